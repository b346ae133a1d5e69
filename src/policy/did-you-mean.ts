import { distance } from 'fastest-levenshtein';

/** Longer words are no typing mistakes, and comparing them takes long. */
const MAX_LENGTH = 100;

/** The candidate that a mistyped word most likely meant, or null when none is near. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > MAX_LENGTH) return null;
  let best: string | null = null;
  // Two letters that changed places count as two.
  let least = Math.max(word.length < 4 ? 1 : 2, Math.round(word.length * 0.35)) + 1;
  for (const candidate of candidates) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** ` Did you mean "x"?` to append to a message, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const best = closest(word, candidates);
  return best === null ? '' : ` Did you mean "${best}"?`;
}
