import type { Span } from './document.ts';

/** The offset from which a text is not read, and why. */
export interface Unread {
  readonly from: number;
  /** One sentence for the reader. */
  readonly reason: string;
}

export interface Readable {
  /** The text for the parser, of unchanged length up to `unread`, so that offsets stay valid. */
  readonly text: string;
  readonly unread: Unread | null;
  /** The tails of overlong paragraphs, replaced by line ends for the parser. */
  readonly skipped: readonly Span[];
}

/**
 * The parser's budget in characters of plain text; lines and table cells cost more than their characters. 400,000
 * characters are about 50,000 words; the longest published post-mortems have 20,000.
 */
const MAX_COST = 400_000;
const LINE_COST = 16;
const ITEM_COST = 30;
const PIPE_COST = 10;
const MAX_NESTING = 40;
/** The number of blocks of a kind that takes the parser quadratic time. */
const MAX_COSTLY_BLOCKS = 500;
/** Emphasis, link and code marks in one paragraph; with more, all of them are read as plain characters. */
const MAX_MARKS = 1500;

/**
 * Characters in one paragraph, list item or cell. The longest in 289 published post-mortems has 2,000, and patterns that
 * scan a sentence repeatedly stay cheap below this limit.
 */
const MAX_BLOCK = 5000;

const MARKERS = /(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/y;
const NUMBER = /[ \t]*\d{1,9}[.)]/y;
/** First characters of a list item (other than a number) or quote. */
const CONTAINER_STARTS = ['-', '+', '*', '>'];
const BLOCK_STARTS = [...CONTAINER_STARTS, '#', '|'];
/** First characters of a line that does not continue a paragraph, even if the parser thinks so; '' is a blank line. */
const PARAGRAPH_ENDS = ['', '`', '~', '<', ...BLOCK_STARTS];

/** A text within these limits can be too expensive only because of its marks or nesting. */
const SMALL_LENGTH = 20_000;
const SMALL_LINE_COUNT = 500;
/** The shortest line that can exceed `MAX_NESTING`, with one character per level. */
const TOO_DEEP = new RegExp(`^[ \\t>*+\\d.)-]{${MAX_NESTING + 1}}`, 'm');
const MARKS = /[*_[\]`&<!]/g;
const BLANK_LINE = /\n\r?\n/;

/**
 * Protects the parser from inputs on which it would take minutes or overflow the stack: binary, very long, nested
 * hundreds of levels deep, or full of marks. One linear pass. `lineCount` is the number of lines in `text`.
 */
export function limit(text: string, lineCount: number): Readable {
  if (text.slice(0, 8000).includes('\0')) {
    return { text: '', unread: { from: 0, reason: 'The file is binary, not text.' }, skipped: [] };
  }
  return isWithinLimits(text, lineCount) ? { text, unread: null, skipped: [] } : applyLimits(text);
}

/** A cheap pre-check that no limit can be reached; true for nearly every real document. */
function isWithinLimits(text: string, lineCount: number): boolean {
  if (text.length > SMALL_LENGTH || lineCount > SMALL_LINE_COUNT || TOO_DEEP.test(text)) return false;
  if (
    text.length > MAX_BLOCK &&
    text.split(text.includes('\r') ? BLANK_LINE : '\n\n').some(({ length }) => length > MAX_BLOCK)
  )
    return false;
  let marks = 0;
  MARKS.lastIndex = 0;
  while (MARKS.test(text)) if (++marks > MAX_MARKS) return false;
  return true;
}

function applyLimits(text: string): Readable {
  let end = text.length;
  let unread: Unread | null = null;
  const stop = (from: number, reason: string) => {
    end = from;
    unread = { from, reason };
  };
  const overmarked: [number, number][] = [];
  const skipped: Span[] = [];
  let block = 0;
  let paragraph = 0;
  let marks = 0;
  let costly = 0;
  let cost = 0;
  let wasBlank = true;
  const close = (at: number) => {
    if (marks > MAX_MARKS) overmarked.push([paragraph, at]);
    paragraph = at;
    marks = 0;
  };
  for (let start = 0; start < end; ) {
    const line = lineAt(text, start, end);
    const { first, last, next } = line;
    const nesting = CONTAINER_STARTS.includes(first) || isDigit(first) ? nestingAt(text, start) : 0;
    if (nesting > MAX_NESTING) {
      stop(start, `A line nests quotes or lists ${nesting} deep; up to ${MAX_NESTING} are read.`);
      break;
    }
    if (first === '' || BLOCK_STARTS.includes(first) || (isDigit(first) && isNumbered(text, start)))
      close(start);
    const isCostly = last === '-' || last === '=' || (wasBlank && first === '>');
    if (isCostly && next - start < 200 && ++costly > MAX_COSTLY_BLOCKS) {
      stop(start, `There are more than ${MAX_COSTLY_BLOCKS} quotes and underlined headings.`);
      break;
    }
    cost += next - start + LINE_COST + line.pipes * PIPE_COST + (nesting > 0 ? ITEM_COST : 0);
    if (cost > MAX_COST) {
      stop(
        start,
        `The file is too long for a post-mortem: Debrief reads about ${MAX_COST.toLocaleString('en')} characters, fewer in lists and tables.`,
      );
      break;
    }
    if (PARAGRAPH_ENDS.includes(first) || line.pipes > 0 || (isDigit(first) && isNumbered(text, start)))
      block = start;
    if (next - block > MAX_BLOCK + 1) {
      const from = Math.max(start, block + MAX_BLOCK);
      const before = skipped.at(-1);
      if (before && before.start >= block) skipped[skipped.length - 1] = { ...before, end: next };
      else skipped.push({ start: from, end: next });
    }
    marks += line.marks;
    wasBlank = first === '';
    start = next;
  }
  close(end);
  const read = overmarked.length === 0 ? text.slice(0, end) : withoutMarks(text.slice(0, end), overmarked);
  return { text: blanked(read, skipped), unread, skipped };
}

/** Character classes that affect the parser's cost; letters and most other characters have none. */
const [SPACE, MARK, PIPE, LINE_END] = [1, 2, 3, 4];
const CLASSES = new Uint8Array(128);
const classify = (charClass: number, characters: string) => {
  for (const character of characters) CLASSES[character.charCodeAt(0)] = charClass;
};
classify(SPACE, ' \t');
classify(MARK, '*_[]`&<!');
classify(PIPE, '|');
classify(LINE_END, '\n\r');

interface Line {
  /** Offset of the next line. */
  readonly next: number;
  /** The first and last non-space characters; both empty for a blank line. */
  readonly first: string;
  readonly last: string;
  readonly marks: number;
  readonly pipes: number;
}

function lineAt(text: string, start: number, end: number): Line {
  let at = start;
  let first = -1;
  let last = -1;
  let marks = 0;
  let pipes = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const charClass = code < 128 ? CLASSES[code] : 0;
    if (charClass === LINE_END) break;
    if (charClass === SPACE) continue;
    if (first < 0) first = at;
    last = at;
    if (charClass === MARK) marks++;
    else if (charClass === PIPE) pipes++;
  }
  const next = Math.min(end, at + (text.startsWith('\r\n', at) ? 2 : 1));
  return { next, first: text.charAt(first), last: text.charAt(last), marks, pipes };
}

const isDigit = (character: string) => character >= '0' && character <= '9';

function isNumbered(text: string, start: number): boolean {
  NUMBER.lastIndex = start;
  return NUMBER.test(text);
}

/** The depth of quotes and lists that a line opens; a deeply indented marker counts the lists it continues. */
function nestingAt(text: string, start: number): number {
  MARKERS.lastIndex = start;
  const match = MARKERS.exec(text);
  if (!match) return 0;
  const indent = match[0].search(/\S/);
  return (match[0].match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) + Math.floor(indent / 4);
}

function withoutMarks(text: string, spans: readonly [number, number][]): string {
  let result = '';
  let at = 0;
  for (const [start, end] of spans) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[*_[\]`&<!]/g, '.');
    at = end;
  }
  return result + text.slice(at);
}

/** Replaces spans by line ends of the same length, so that offsets stay valid. */
function blanked(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + '\n'.repeat(Math.min(end, text.length) - start);
    at = end;
  }
  return result + text.slice(at);
}
