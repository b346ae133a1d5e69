import type { PostMortem, TimelineEntry } from '../../../postmortem/model.ts';
import { memoized } from '../../../vocabulary/memoized.ts';
import { ownStems } from '../similar.ts';
import { deedsIn, phaseOf, withoutDeeds } from './deeds.ts';
import { minuteOfDay } from './minute-of-day.ts';

/** An entry of the timeline with a clock time, as it is compared with sentences. */
export interface ToldEntry {
  readonly entry: TimelineEntry;
  readonly minute: number;
}

/** Read only where a sentence gives a time that is no entry's: in most documents, none does. */
const deedsOf = memoized(({ text }: TimelineEntry) => deedsIn(text));
const subjectIn = memoized(({ text }: TimelineEntry) => subjectOf(text));

export const toldEntries = memoized(({ timeline }: PostMortem): readonly ToldEntry[] =>
  timeline.flatMap((entry): ToldEntry[] => {
    const minute = entry.time && entry.time.precision !== 'date' ? minuteOfDay(entry.time) : null;
    if (minute === null) return [];
    return [{ entry, minute }];
  }),
);

/** In one of two texts only, they make another event of it. */
const OTHER =
  /\b(?:attempt\w*|tr(?:y|ies|ied)|retr\w*|fail\w*|first|second|third|next|again|more|partial\w*|partly|remaining|rest|all|another|not|no|never|without|staging|canary|test\w*|plan\w*|ask\w*|consider\w*|would|should|could|will|decid\w*|decision|propos\w*|request\w*|approv\w*|prepar\w*|ticket|status page|announc\w*|post(?:ed|s)|confirm\w*|verif\w*|locally|manual\w*|automatic\w*)\b/gi;
/** Words that stand for whatever the entry names. */
const WHATEVER =
  /\b(?:it|both|everything|the (?:change|process(?:es)?|system|fix|incident|outage|issue|problem)|processes|utc|successful\w*|complete\w*|finish\w*|start\w*|began|begins|done|finally|eventually|immediately|only)\b/gi;
const NUMBER = /(?<![\w:.])#?\d+(?:\.\d+)*(?![\d:])/g;

/** The only entry that tells the deed of this clause, of the same thing; null if none or several do. */
export function entryTelling(entries: readonly ToldEntry[], clause: string): ToldEntry | null {
  const deeds = deedsIn(clause);
  if (deeds.length === 0) return sameWords(entries, clause);
  const told = entries.filter(({ entry }) => deedsOf(entry).some((deed) => deeds.includes(deed)));
  const [only, ...more] = told.filter((each) => isSame(each, clause, told.length === 1));
  return only && more.length === 0 ? only : null;
}

/** A deed that is in no list, told in the same words: "the admin opened the dashboard at 07:20". */
function sameWords(entries: readonly ToldEntry[], clause: string): ToldEntry | null {
  const words = subjectOf(clause);
  if (words.size < ENOUGH) return null;
  const told = entries.filter(
    ({ entry }) => [...words].filter((word) => subjectIn(entry).has(word)).length >= words.size * ALIKE,
  );
  const [only, ...more] = told;
  return only && more.length === 0 && isSame(only, clause, true) ? only : null;
}
const ENOUGH = 3;
const ALIKE = 0.75;

/** `isOnly`: no other entry tells the deed, so it need not be said of what. */
function isSame({ entry }: ToldEntry, clause: string, isOnly: boolean): boolean {
  if (others(clause) !== others(entry.text)) return false;
  const mine = numbersIn(clause);
  const theirs = numbersIn(entry.text);
  if (mine.length > 0 && theirs.length > 0 && !mine.some((each) => theirs.includes(each))) return false;
  const words = subjectOf(clause);
  const subject = subjectIn(entry);
  const shared = [...words].filter((word) => subject.has(word)).length;
  return shared >= Math.min(words.size, subject.size) * LIKE && (isOnly || shared > 0);
}
/** How many words of the shorter one must be in the longer one. */
const LIKE = 0.6;

/** What a text is about, without the deed. */
const subjectOf = (text: string): ReadonlySet<string> => ownStems(withoutDeeds(text.replace(WHATEVER, ' ')));

const others = (text: string) =>
  [...new Set(text.match(OTHER)?.map((word) => word.toLowerCase().slice(0, 4)))].sort().join();

const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];

/**
 * Whether two tellings of one deed cannot both be right: of the same end of it, or its end before its beginning. `at` is
 * the minute that the clause gives.
 */
export function isElsewhere({ entry, minute }: ToldEntry, clause: string, at: number): boolean {
  const [said, told] = [phaseOf(clause), phaseOf(entry.text)];
  if (said === told) return true;
  if (told === 'end') return at > minute;
  return said === 'end' && told === null && at < minute;
}
