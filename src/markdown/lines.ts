import type { Point } from './document.ts';

/** The lines of a text, which end at LF, CRLF or a lone CR, as in CommonMark. */
export interface LineIndex {
  readonly count: number;
  /** The start offset of a line (from 1, clamped). */
  start(line: number): number;
  /** The line (from 1) that contains an offset (clamped). */
  at(offset: number): number;
  point(offset: number): Point;
}

/** Indexes the lines in one pass over `text`. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  const hasCarriageReturn = text.includes('\r');
  if (hasCarriageReturn) {
    const ending = /\r\n?|\n/g;
    while (ending.exec(text)) starts.push(ending.lastIndex);
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  const at = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return {
    count: starts.length,
    start: (line) => starts[Math.min(Math.max(line, 1), starts.length) - 1]!,
    at,
    point(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const line = at(inside);
      // A byte order mark does not count as a column.
      const mark = line === 1 && inside > 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
      return { line, column: inside - starts[line - 1]! + 1 - mark };
    },
  };
}
