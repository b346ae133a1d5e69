import { isForPracticeIn, showsSeveralIn } from '../../languages/forms.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { everyMatch, shows } from '../../postmortem/phrases/sign.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import { alone, atHome, forPractice, several, toCustomers, withAssistant } from '../phrases/readers.ts';

/**
 * Whom an account is written for. That decides what it owes them: a team shares the work, customers cannot be assigned
 * any, and whoever works alone owns all of it.
 *
 * - `team`: several people act, or others depend on them
 * - `author`: something shows that one person runs this, and nothing shows a second one
 * - `customers`: it speaks to those who use the service
 * - `class`: the incident was made on purpose, to learn from it
 * - null: nothing tells
 */
export type Readers = 'team' | 'author' | 'customers' | 'class' | null;

/** How much of a document says whom it is for, and how much says that it was an exercise. */
const LONGEST = 40_000;
const HEAD = 1200;

const WE = /\b(?:we|our|us)\b/gi;
const I = /(?<![\w/.-])(?:I|I['’](?:m|ve|d|ll)|my|myself)(?![\w/.-])/g;
/** One person says "we" now and then. */
const A_TEAM = 4;
const OFTEN = 3;
const AT_HOME = 3;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whom an account is written for. */
export const readersOf = memoized(
  ({ title, document, people, frontMatter, language }: PostMortem): Readers => {
    const from = frontMatter?.span.end ?? 0;
    const text = document.text.slice(from, from + LONGEST);
    const head = `${title?.value ?? ''}\n${text.slice(0, HEAD)}`;
    if (shows(forPractice, head) || (language && isForPracticeIn(language, head))) return 'class';
    if (shows(toCustomers, text)) return 'customers';
    if (people.length > 1 || count(text, WE) >= A_TEAM || shows(several, text)) return 'team';
    if (language && showsSeveralIn(language, text)) return 'team';
    const things = new Set(text.match(everyMatch(atHome))?.map((thing) => thing.toLowerCase()));
    const isAlone = shows([alone, withAssistant], text) || things.size >= AT_HOME || count(text, I) >= OFTEN;
    return isAlone ? 'author' : null;
  },
);

/** Whether a team or customers read a document. */
export function isForOthers(postmortem: PostMortem): boolean {
  const readers = readersOf(postmortem);
  return readers === 'team' || readers === 'customers';
}
