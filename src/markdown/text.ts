import type { MaskKind, ProseBlock, Span } from './document.ts';

/** A prose block that knows its source line ends, for layouts with one entry per line. */
export interface Block extends ProseBlock {
  /** Offsets into `text` of the spaces that replace line ends, ascending. */
  readonly breaks: readonly number[];
}

/** Builds the text of one block and remembers the source of each piece. */
export class TextBuilder implements Block {
  readonly kind: ProseBlock['kind'];
  readonly span: Span;
  text = '';
  readonly breaks: number[] = [];
  readonly stops: number[] = [];
  readonly masks: { kind: MaskKind; start: number; end: number }[] = [];
  // Four numbers per piece: offset and length in the text, offset and length in the source.
  #pieces: number[] = [];
  readonly #source: string;

  constructor(source: string, kind: ProseBlock['kind'], span: Span) {
    this.#source = source;
    this.kind = kind;
    this.span = span;
  }

  /** Adds `value`, which represents the source from `start` to `end`. */
  add(value: string, start: number, end: number): void {
    if (value.length === 0) return;
    // Most blocks are one piece, and a literal array takes a fifth of the memory of one that has grown.
    if (this.text === '') this.#pieces = [0, value.length, start, end - start];
    else this.#pieces.push(this.text.length, value.length, start, end - start);
    this.text += OTHER_SPACE.test(value) ? value.replace(OTHER_SPACES, ' ') : value;
  }

  /**
   * Adds a line end of the source as a space, unless a space precedes it (as at the end of a line of code). `hard` marks
   * an explicit line break.
   */
  break(start: number, end: number, hard = false): void {
    const spaced = this.text.endsWith(' ');
    const at = this.text.length - (spaced ? 1 : 0);
    // `<br>` at the end of a line is one break.
    if (this.breaks.at(-1) !== at) this.breaks.push(at);
    if (hard) this.stops.push(at);
    if (!spaced) this.add(' ', start, end);
  }

  /** Runs `write` and masks whatever it adds. */
  masked(kind: MaskKind, write: () => void): void {
    const start = this.text.length;
    write();
    if (this.text.length > start) this.masks.push({ kind, start, end: this.text.length });
  }

  /**
   * Adds the value of a text node, in which escapes, entities, indents and quote marks are resolved. Walks value and
   * source in parallel to map every character. In `literal` text (code), escapes and entities have no meaning.
   */
  addText(value: string, start: number, end: number, literal = false): void {
    if (value.length === end - start && !NEEDS_MAPPING.test(value)) {
      this.add(value, start, end);
      return;
    }
    const source = this.#source;
    let at = start;
    let index = 0;
    while (index < value.length) {
      const char = value[index]!;
      if (char === '\n' || char === '\r') {
        while (at < end && source[at] !== '\n' && source[at] !== '\r') at++;
        const width = value.startsWith('\r\n', index) ? 2 : 1;
        let next = Math.min(at + (source.startsWith('\r\n', at) ? 2 : 1), end);
        while (next < end && isIndent(source[next]!) && source[next] !== value[index + width]) next++;
        this.break(at, next);
        at = next;
        index += width;
        continue;
      }
      if (INVISIBLE.test(char)) {
        at += source[at] === char ? 1 : markupWidth(source, at, end);
        index++;
        continue;
      }
      if (char === '~' && value[index + 1] === '~' && source.startsWith('~~', at)) {
        index += 2;
        at += 2;
        continue;
      }
      if (source[at] === char && (literal || (char !== '&' && char !== '\\'))) {
        const length = sameLength(value, index, source, at, end);
        this.add(value.slice(index, index + length), at, at + length);
        index += length;
        at += length;
        continue;
      }
      const width = literal ? 1 : markupWidth(source, at, end);
      this.add(char, at, Math.min(at + width, end));
      at = Math.min(at + width, end);
      index++;
    }
  }

  /** Finishes the block; call it after everything is added. */
  done(): Block {
    maskUrls(this.text, this.masks);
    maskQuotations(this.text, this.masks);
    for (const at of this.breaks) if (OWN_LINE.test(this.text.slice(at + 1, at + 50))) this.stops.push(at);
    this.stops.sort((a, b) => a - b);
    return this;
  }

  source(start: number, end: number): Span {
    return sourceSpan(this.#pieces, this.span, start, end);
  }
}

/** The start of a line that is an entry of its own: "Root cause: …", "14:05 …", "T+0:25 - …". */
const OWN_LINE = /^(?:[A-Z][A-Za-z'’/-]*(?: [A-Za-z'’/-]+){0,3}: |(?:T[+-] ?)?\d{1,2}:\d\d\b)/;

/** No-break, narrow and wide spaces. They become plain spaces, the only ones that the readers look for. */
const OTHER_SPACE = /(?![ \u3000])\p{Zs}/u;
const OTHER_SPACES = new RegExp(OTHER_SPACE, 'gu');

/** Invisible characters: direction marks, joiners, soft hyphens; but not the emoji joiner. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const NEEDS_MAPPING = new RegExp(`[\\r\\n~]|${INVISIBLE.source}`);
const isIndent = (char: string) => char === ' ' || char === '\t' || char === '>';

/** A character of a value that may differ from its source. */
const NOT_ONE_TO_ONE = new RegExp(`[\\r\\n~&\\\\]|${INVISIBLE.source}`, 'g');

/** The length for which value and source agree from `index` and `at` on, up to the next character that may differ. */
function sameLength(value: string, index: number, source: string, at: number, end: number): number {
  NOT_ONE_TO_ONE.lastIndex = index + 1;
  const stop = NOT_ONE_TO_ONE.test(value) ? NOT_ONE_TO_ONE.lastIndex - 1 : value.length;
  const most = Math.min(stop - index, end - at);
  if (source.startsWith(value.slice(index, index + most), at)) return Math.max(most, 1);
  let length = 1;
  while (length < most && source[at + length] === value[index + length]) length++;
  return length;
}

/** The source length of one character: an escape, an entity, or the character itself. */
function markupWidth(source: string, at: number, end: number): number {
  if (source[at] === '\\') return 2;
  if (source[at] === '&') {
    const semicolon = source.indexOf(';', at);
    if (semicolon !== -1 && semicolon < Math.min(at + 34, end)) return semicolon - at + 1;
  }
  return 1;
}

function sourceSpan(pieces: readonly number[], whole: Span, start: number, end: number): Span {
  if (pieces.length === 0) return { start: whole.start, end: whole.start };
  const from = sourceOffset(pieces, start, false);
  return { start: from, end: Math.max(from, end > start ? sourceOffset(pieces, end, true) : from) };
}

/** Maps a text offset to the source. The end of a range belongs to the piece before it, its start to the piece after. */
function sourceOffset(pieces: readonly number[], offset: number, isEnd: boolean): number {
  const key = isEnd ? offset - 1 : offset;
  let low = 0;
  let high = pieces.length / 4 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle * 4]! <= key) low = middle;
    else high = middle - 1;
  }
  const at = pieces[low * 4]!;
  const length = pieces[low * 4 + 1]!;
  const source = pieces[low * 4 + 2]!;
  const width = pieces[low * 4 + 3]!;
  const inside = Math.min(Math.max(offset - at, 0), length);
  if (length === width) return source + inside;
  return inside === 0 ? source : source + width;
}

const URL_IN_TEXT = /\bhttps?:\/\/[^\s<>()[\]]+/g;

function maskUrls(text: string, masks: { kind: MaskKind; start: number; end: number }[]): void {
  if (!text.includes('://')) return;
  for (const match of text.matchAll(URL_IN_TEXT)) {
    masks.push({ kind: 'link', start: match.index, end: match.index + match[0].length });
  }
}

const QUOTATION = /"[^"]{2,400}"|“[^”]{2,400}”/g;

function maskQuotations(text: string, masks: { kind: MaskKind; start: number; end: number }[]): void {
  if (!text.includes('"') && !text.includes('”')) return;
  for (const match of text.matchAll(QUOTATION)) {
    masks.push({ kind: 'quoted', start: match.index, end: match.index + match[0].length });
  }
}

/** A part of a block as a separate block. */
export function slice(block: Block, start: number, end: number): Block {
  const inside = block.masks.filter((mask) => mask.end > start && mask.start < end);
  return {
    kind: block.kind,
    text: block.text.slice(start, end),
    span: block.source(start, end),
    masks: inside.map((mask) => ({
      kind: mask.kind,
      start: Math.max(mask.start, start) - start,
      end: Math.min(mask.end, end) - start,
    })),
    breaks: [],
    stops: block.stops.filter((at) => at > start && at < end).map((at) => at - start),
    source: (from, to) => block.source(from + start, to + start),
  };
}

/** A block without a stretch of its text. */
export function withoutStretch(block: Block, start: number, end: number): Block {
  const moved = (at: number) => (at <= start ? at : Math.max(start, at - (end - start)));
  const within = (at: number) => at > start && at < end;
  return {
    kind: block.kind,
    text: block.text.slice(0, start) + block.text.slice(end),
    span: block.span,
    masks: block.masks
      .filter((mask) => mask.start < start || mask.end > end)
      .map((mask) => ({ kind: mask.kind, start: moved(mask.start), end: moved(mask.end) })),
    breaks: block.breaks.filter((at) => !within(at)).map(moved),
    stops: block.stops.filter((at) => !within(at)).map(moved),
    source: (from, to) =>
      block.source(from < start ? from : from + end - start, to <= start ? to : to + end - start),
  };
}
