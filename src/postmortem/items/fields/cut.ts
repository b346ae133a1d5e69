/** A stretch of a block's text. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** The text with the cuts replaced by spaces, so that offsets still hold and no field is read twice. */
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

/** The text without the cuts, with tidy ends. `start` and `end` are the offsets of the remainder. */
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
    .replace(/[([][^\S\n]{0,3}[)\]]|（[\s、，]{0,4}）?$/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=: )/g, '');
  const opened = spaced.split('(').length - spaced.split(')').length;
  const balanced =
    opened < 0 ? spaced.replace(/\) ?\.? ?$/, '') : opened > 0 ? spaced.replace(/\( ?$/, '') : spaced;
  const isOpen = balanced.split('[').length < balanced.split(']').length;
  return {
    text: tidied(isOpen ? balanced.replace(/\] ?\.? ?$/, '') : balanced),
    start: Math.max(first, 0),
    end: Math.max(last, 0),
  };
}

const ordered = (cuts: readonly Cut[]) => [...cuts].sort((a, b) => a.start - b.start);

const LEADING = new Set(' :–—|-→');
const TRAILING = new Set(' –—,;:(|-→');

/** Strips the marks that separated the cuts. */
function tidied(text: string): string {
  let start = 0;
  let end = text.length;
  while (
    start < end &&
    (LEADING.has(text[start]!) || (',;.'.includes(text[start]!) && text[start + 1] === ' '))
  )
    start++;
  while (end > start && TRAILING.has(text[end - 1]!)) end--;
  return text.slice(start, end);
}
