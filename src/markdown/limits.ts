import type { Span } from './document.ts';

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
  /** Ends of paragraphs that are too long; the parser gets line ends in their place. */
  readonly skipped: readonly Span[];
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

/**
 * Characters of one paragraph, list item or cell. The longest in 289 published post-mortems has 2,000; patterns that
 * look at all of a sentence again and again stay cheap below it.
 */
const MAX_BLOCK = 5000;

const MARKERS = /(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/y;
const NUMBER = /[ \t]*\d{1,9}[.)]/y;
/** With what a list or a quote opens, but for a number; and any block. */
const OPENS = ['-', '+', '*', '>'];
const BEGINS = [...OPENS, '#', '|'];
/** With what a line begins that goes on with no paragraph, though the parser may think so. */
const APART = ['', '`', '~', '<', ...BEGINS];

/** A text that is no longer than this, and has no more lines, can cost too much only by its marks and its nesting. */
const SMALL = 20_000;
const FEW_LINES = 500;
/** The least that nests deeper than is read: one character for each level. */
const DEEP = new RegExp(`^[ \\t>*+\\d.)-]{${MAX_NESTING + 1}}`, 'm');
const MARKS = /[*_[\]`&<!]/g;
const BLANK_LINE = /\n\r?\n/;

/**
 * Keeps the parser from inputs on which it would take minutes or overflow the stack: binary, very long,
 * nested hundreds deep, or made of marks. One pass, linear. `lineCount` is how many lines the text has.
 */
export function limit(text: string, lineCount: number): Readable {
  if (text.slice(0, 8000).includes('\0')) {
    return { text: '', unread: { from: 0, reason: 'The file is binary, not text.' }, skipped: [] };
  }
  return isHarmless(text, lineCount) ? { text, unread: null, skipped: [] } : limited(text);
}

/** True for nearly every document that people write: nothing in it can reach a limit. */
function isHarmless(text: string, lineCount: number): boolean {
  if (text.length > SMALL || lineCount > FEW_LINES || DEEP.test(text)) return false;
  if (text.length > MAX_BLOCK && text.split(BLANK_LINE).some(({ length }) => length > MAX_BLOCK))
    return false;
  let marks = 0;
  MARKS.lastIndex = 0;
  while (MARKS.test(text)) if (++marks > MAX_MARKS) return false;
  return true;
}

function limited(text: string): Readable {
  let end = text.length;
  let unread: Unread | null = null;
  const stop = (from: number, reason: string) => {
    end = from;
    unread = { from, reason };
  };
  const tame: [number, number][] = [];
  const skipped: Span[] = [];
  let block = 0;
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
    const line = lineAt(text, start, end);
    const { first, last, next } = line;
    const nesting = OPENS.includes(first) || isDigit(first) ? nestingAt(text, start) : 0;
    if (nesting > MAX_NESTING) {
      stop(start, `A line nests quotes or lists ${nesting} deep; up to ${MAX_NESTING} are read.`);
      break;
    }
    if (first === '' || BEGINS.includes(first) || (isDigit(first) && isNumbered(text, start))) close(start);
    const isCostly = last === '-' || last === '=' || (wasBlank && first === '>');
    if (isCostly && next - start < 200 && ++costly > MAX_COSTLY_BLOCKS) {
      stop(start, `There are more than ${MAX_COSTLY_BLOCKS} quotes and underlined headings.`);
      break;
    }
    cost += next - start + LINE_COST + line.pipes * PIPE_COST + (nesting > 0 ? ITEM_COST : 0);
    if (cost > MAX_COST) {
      stop(start, 'The file is too long for a post-mortem.');
      break;
    }
    if (APART.includes(first) || line.pipes > 0 || (isDigit(first) && isNumbered(text, start))) block = start;
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
  const read = tame.length === 0 ? text.slice(0, end) : tamed(text.slice(0, end), tame);
  return { text: emptied(read, skipped), unread, skipped };
}

/** What a character means to the parser's cost; letters and most others mean nothing. */
const [SPACE, MARK, PIPE, LINE_END] = [1, 2, 3, 4];
const MEANINGS = new Uint8Array(128);
const mean = (meaning: number, characters: string) => {
  for (const character of characters) MEANINGS[character.charCodeAt(0)] = meaning;
};
mean(SPACE, ' \t');
mean(MARK, '*_[]`&<!');
mean(PIPE, '|');
mean(LINE_END, '\n\r');

interface Line {
  /** Where the next line begins. */
  readonly next: number;
  /** Its first and last characters that are no space; both empty for a blank line. */
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
    const meaning = code < 128 ? MEANINGS[code] : 0;
    if (meaning === LINE_END) break;
    if (meaning === SPACE) continue;
    if (first < 0) first = at;
    last = at;
    if (meaning === MARK) marks++;
    else if (meaning === PIPE) pipes++;
  }
  const next = Math.min(end, at + (text.startsWith('\r\n', at) ? 2 : 1));
  return { next, first: text.charAt(first), last: text.charAt(last), marks, pipes };
}

const isDigit = (character: string) => character >= '0' && character <= '9';

function isNumbered(text: string, start: number): boolean {
  NUMBER.lastIndex = start;
  return NUMBER.test(text);
}

/** Depth of the quotes and lists that a line opens, or, for a marker far to the right, that it continues. */
function nestingAt(text: string, start: number): number {
  MARKERS.lastIndex = start;
  const match = MARKERS.exec(text);
  if (!match) return 0;
  const indent = match[0].search(/\S/);
  return (match[0].match(/>|[-+*]|\d+[.)]/g)?.length ?? 0) + Math.floor(indent / 4);
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

/** The text with line ends for what is skipped, so that every offset stays. */
function emptied(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += text.slice(at, start) + '\n'.repeat(Math.min(end, text.length) - start);
    at = end;
  }
  return result + text.slice(at);
}
