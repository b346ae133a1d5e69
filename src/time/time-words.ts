import { wordsOf } from '../languages/labels.ts';
import type { Language, TimeWords } from '../languages/language.ts';
import { perLanguage } from '../languages/per-language.ts';
import { type PhraseFinder, phraseFinder } from '../languages/phrase-finder.ts';
import { unread } from '../languages/unread.ts';
import { languages } from '../languages/words/index.ts';

interface Finders {
  /** Before a time; the value is whether it makes the time approximate. */
  readonly before: PhraseFinder<boolean>;
  readonly beforeClock: PhraseFinder<boolean>;
  readonly and: PhraseFinder<null>;
}

let finders: Finders | null = null;

/** Words around a time in all languages but English: "um 14:05", "le 4 mars", "a las 10:12". */
export function timeWords(): Finders {
  finders ??= makeFinders();
  return finders;
}

function makeFinders(): Finders {
  const all = [...unread, ...languages].flatMap(({ times }) => times ?? []);
  const list = (part: 'clock' | 'about' | 'day' | 'and') => all.flatMap((words) => wordsOf(words[part]));
  const about = list('about').map((word) => [word, true] as const);
  const clock = list('clock').map((word) => [word, false] as const);
  const day = list('day').map((word) => [word, false] as const);
  return {
    before: phraseFinder([...about, ...clock, ...day]),
    beforeClock: phraseFinder([...about, ...clock]),
    and: phraseFinder(list('and').map((word) => [word, null])),
  };
}

const unreadWords = unread.flatMap(({ times }) => (times ? wordsBeforeClock(times) : []));
const wordsOfLanguage = perLanguage(({ times }) => (times ? wordsBeforeClock(times) : []));

/**
 * Whether a text ends with a word that precedes a clock time, in the document's language: “as” in Portuguese only. In a
 * document without a language, it may be one that Debrief only tells from English.
 */
export function endsBeforeClock(text: string, language: Language | null): boolean {
  const lower = text.trimEnd().toLowerCase();
  const words = language ? wordsOfLanguage(language) : unreadWords;
  return words.some(
    (word) => lower.endsWith(word) && !/\p{L}/u.test(lower.charAt(lower.length - word.length - 1)),
  );
}

function wordsBeforeClock({ clock, about }: TimeWords): string[] {
  return [...wordsOf(clock), ...wordsOf(about)];
}
