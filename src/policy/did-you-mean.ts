import { distance } from 'fastest-levenshtein';

/** Longer words are no typing mistakes, and comparing them takes long. */
const MAX_LENGTH = 100;

/** The candidate that a mistyped word most likely meant, or null when none is near. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  return nearest(word, candidates)[0] ?? null;
}

/** ` Did you mean "x"?` to append to a message, with all that are equally near; or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const quoted = nearest(word, candidates).map((candidate) => `"${candidate}"`);
  const [last, ...others] = quoted.toReversed();
  if (last === undefined) return '';
  return ` Did you mean ${others.length ? `${others.reverse().join(', ')} or ` : ''}${last}?`;
}

function nearest(word: string, candidates: Iterable<string>): string[] {
  if (word.length > MAX_LENGTH) return [];
  let best: string[] = [];
  let least = Math.max(word.length < 4 ? 1 : 2, Math.round(word.length * 0.35));
  const typed = word.toLowerCase();
  for (const candidate of new Set(candidates)) {
    const meant = candidate.toLowerCase();
    const away = isSlip(typed, meant) ? 1 : distance(typed, meant);
    if (away < least) [best, least] = [[candidate], away];
    else if (away === least && !best.some((other) => other.toLowerCase() === meant)) best.push(candidate);
  }
  return best;
}

/** Whether it is one slip: another letter, a word that was cut short (`warn`), or two letters the wrong way round. */
export const isSlip = (typed: string, meant: string): boolean =>
  typed !== meant &&
  (distance(typed, meant) === 1 ||
    (typed.length >= 3 && meant.startsWith(typed) && !meant.includes(' ')) ||
    isSwapped(typed, meant));

/** Whether two neighbouring letters changed places: one slip, which the distance counts as two. */
function isSwapped(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2) === b;
}
