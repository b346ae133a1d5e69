import { markdown } from 'alex';
import type { Detector } from './measure.ts';

/** A sentence is flagged when alex has any message for it. */
export async function alexDetector(): Promise<Detector> {
  return (text) => (markdown(text).messages.length > 0 ? 'blame' : null);
}

/** A sentence is flagged when write-good has any suggestion for it. */
export async function writeGood(): Promise<Detector> {
  const check = ((await import('write-good' as string)) as { default: (text: string) => unknown[] }).default;
  return (text) => (check(text).length > 0 ? 'blame' : null);
}

const WORDS: readonly [string, RegExp][] = [
  ['counterfactual', /\b(?:should|could|would|ought to) (?:not )?have\b|\bif only\b/i],
  ['hindsight', /\b(?:obvious(?:ly)?|clearly|in hindsight|inevitabl[ey]|doomed)\b/i],
  [
    'blame',
    /\b(?:human error|operator error|user error|fail(?:ed|s|ure)?|forg[eo]t(?:ten)?|negle(?:ct|ted|cted|gence)|careless(?:ly|ness)?|mistake(?:nly)?|accidentally|inadvertently|ignored|missed|fault|blame|wrong(?:ly)?|messed up|broke|sloppy|incompetent|overlooked|misread)\b/i,
  ],
];

/** What most teams would write in an afternoon: a list of words. */
export const wordList: Detector = (text) => WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
