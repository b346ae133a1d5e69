/** A stretch of a block's text. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** The text with some stretches blanked out, at its length: what is known to be a field is read once. */
export function blanked(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  let result = '';
  let at = 0;
  for (const { start, end } of ordered(cuts)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    result += text.slice(at, from) + ' '.repeat(end - from);
    at = end;
  }
  return result + text.slice(at);
}

/** A text without some stretches, and the ends tidied. `start` and `end` say where what is left stands. */
export function without(text: string, cuts: readonly Cut[]): { text: string; start: number; end: number } {
  let rest = '';
  let at = 0;
  let first = -1;
  let last = 0;
  for (const cut of [...ordered(cuts), { start: text.length, end: text.length }]) {
    if (cut.start > at) {
      const piece = text.slice(at, cut.start);
      if (/\S/.test(piece)) {
        if (first === -1) first = at + piece.search(/\S/);
        last = at + piece.trimEnd().length;
      }
      rest += piece;
    }
    at = Math.max(at, cut.end);
  }
  const spaced = rest
    .replace(/[([][^\S\n]{0,3}[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=: )/g, '');
  const opened = spaced.split('(').length - spaced.split(')').length;
  const balanced =
    opened < 0 ? spaced.replace(/\) ?\.? ?$/, '') : opened > 0 ? spaced.replace(/\( ?$/, '') : spaced;
  return { text: tidied(balanced), start: Math.max(first, 0), end: Math.max(last, 0) };
}

const ordered = (cuts: readonly Cut[]) => [...cuts].sort((a, b) => a.start - b.start);

const IN_FRONT = new Set(' :–—|-→');
const BEHIND = new Set(' –—,;:(|-→');

/** Without the marks that separated what was cut. */
function tidied(text: string): string {
  let start = 0;
  let end = text.length;
  while (
    start < end &&
    (IN_FRONT.has(text[start]!) || (',;.'.includes(text[start]!) && text[start + 1] === ' '))
  )
    start++;
  while (end > start && BEHIND.has(text[end - 1]!)) end--;
  return text.slice(start, end);
}
