/** Why the rest of a text is not read, and from where. */
export interface Unread {
  readonly from: number;
  /** One sentence for the reader. */
  readonly reason: string;
}

export interface Readable {
  /** What the parser gets: as long as the text up to `unread`, so that every offset stays. */
  readonly text: string;
  readonly unread: Unread | null;
}

/**
 * What the parser may spend, counted in characters of plain text; lines and table cells cost it more than their
 * characters. 400,000 are some 50,000 words; the longest post-mortems that people publish have 20,000.
 */
const MAX_COST = 400_000;
const LINE_COST = 16;
const ITEM_COST = 30;
const PIPE_COST = 10;
const MAX_NESTING = 40;
/** Blocks of the kinds for which the parser's time grows with the square of their number. */
const MAX_COSTLY_BLOCKS = 500;
/** Marks of emphasis, links and code in one paragraph; beyond, they are taken as plain characters. */
const MAX_MARKS = 1500;

const MARKERS = /(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/y;
const UNDERLINE = /[ \t]{0,3}(?:-+|=+)[ \t]*$/;
const STARTS_BLOCK = /[ \t]*(?:[-+*>#|]|\d{1,9}[.)])/y;

/**
 * Keeps the parser from inputs on which it would take minutes or overflow the stack: binary, very long,
 * nested hundreds deep, or made of marks. One pass, linear.
 */
export function limit(text: string): Readable {
  if (text.slice(0, 8000).includes('\0')) {
    return { text: '', unread: { from: 0, reason: 'The file is binary, not text.' } };
  }
  let end = text.length;
  let unread: Unread | null = null;
  const stop = (from: number, reason: string) => {
    end = from;
    unread = { from, reason };
  };
  const tame: [number, number][] = [];
  let paragraph = 0;
  let marks = 0;
  let costly = 0;
  let cost = 0;
  let wasBlank = true;
  const close = (at: number) => {
    if (marks > MAX_MARKS) tame.push([paragraph, at]);
    paragraph = at;
    marks = 0;
  };
  for (let start = 0; start < end; ) {
    const next = lineAfter(text, start, end);
    const nesting = nestingAt(text, start);
    if (nesting > MAX_NESTING) {
      stop(start, `A line nests quotes or lists ${nesting} deep; up to ${MAX_NESTING} are read.`);
      break;
    }
    STARTS_BLOCK.lastIndex = start;
    const line = next - start < 200 ? text.slice(start, next).trimEnd() : 'x';
    const isBlank = line.trim() === '';
    if (isBlank || STARTS_BLOCK.test(text)) close(start);
    if (
      line !== '' &&
      (UNDERLINE.test(line) || (wasBlank && /^[ \t]*>/.test(line))) &&
      ++costly > MAX_COSTLY_BLOCKS
    ) {
      stop(start, `There are more than ${MAX_COSTLY_BLOCKS} quotes and underlined headings.`);
      break;
    }
    const counted = count(text, start, next);
    cost += next - start + LINE_COST + counted.pipes * PIPE_COST + (nesting > 0 ? ITEM_COST : 0);
    if (cost > MAX_COST) {
      stop(start, 'The file is too long for a post-mortem.');
      break;
    }
    marks += counted.marks;
    wasBlank = isBlank;
    start = next;
  }
  close(end);
  return { text: tame.length === 0 ? text.slice(0, end) : tamed(text.slice(0, end), tame), unread };
}

function lineAfter(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return end;
}

/** Depth of the quotes and lists that a line opens, or, for a marker far to the right, that it continues. */
function nestingAt(text: string, start: number): number {
  MARKERS.lastIndex = start;
  const match = MARKERS.exec(text);
  if (!match) return 0;
  const indent = match[0].search(/\S/);
  return (match[0].match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) + Math.floor(indent / 4);
}

/** Asterisk, underscore, brackets, backtick, ampersand, less-than, exclamation mark. */
const MARK = new Set([42, 95, 91, 93, 96, 38, 60, 33]);

function count(text: string, from: number, to: number): { marks: number; pipes: number } {
  let marks = 0;
  let pipes = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 124) pipes++;
    else if (MARK.has(code)) marks++;
  }
  return { marks, pipes };
}

function tamed(text: string, spans: readonly [number, number][]): string {
  let result = '';
  let at = 0;
  for (const [start, end] of spans) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[*_[\]`&<!]/g, '.');
    at = end;
  }
  return result + text.slice(at);
}
