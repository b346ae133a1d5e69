import { wordsOf } from '../languages/labels.ts';
import type { Words } from '../languages/language.ts';
import { type PhraseFinder, phraseFinder } from '../languages/phrase-finder.ts';
import { languages } from '../languages/words/index.ts';
import { skip } from './skip.ts';

/** Words for a day counted from the previous entry or the incident, by the number of days: -1 is the day before. */
const ENGLISH: Readonly<Record<number, Words>> = {
  [-2]: 'two days before, two days earlier',
  [-1]: 'previous day, day before, night before, evening before, the day prior, day prior',
  0: 'same day, later that day, later the same day, that evening, that afternoon, that night',
  1: 'next day, following day, next morning, following morning, day after, morning after, next afternoon, next evening',
  2: 'two days later',
};
const ENGLISH_ARTICLES: Words = 'on, in, the';
/** What may come between such words and a clock time. */
const BETWEEN = /\s*[,:：;(（–—-]?\s*/y;
const SPACE = /\s?/y;

let finders: { readonly days: PhraseFinder<number>; readonly articles: PhraseFinder<null> } | null = null;

/**
 * The day that words at `at` name relative to another: "The next day, ", "Veille, ", "翌日". `end` is the offset of what
 * follows, where the clock time must be; null if there are no such words.
 */
export function dayWordsAt(text: string, at: number): { readonly days: number; readonly end: number } | null {
  finders ??= makeFinders();
  let start = at;
  for (let articles = 0; ; articles++) {
    const found = finders.days(text, start);
    if (found) return { days: found.value, end: skip(BETWEEN, text, found.end) };
    // "On the next day"
    const article = articles < 2 ? finders.articles(text, start) : null;
    if (!article) return null;
    start = skip(SPACE, text, article.end);
  }
}

function makeFinders() {
  const days = new Map<string, number>();
  for (const words of [ENGLISH, ...languages.map(({ dayWords }) => dayWords ?? {})])
    for (const [count, list] of Object.entries(words))
      for (const word of wordsOf(list)) days.set(word, Number(count));
  const articles = [ENGLISH_ARTICLES, ...languages.map(({ articles }) => articles ?? '')].flatMap(wordsOf);
  return { days: phraseFinder(days), articles: phraseFinder(articles.map((word) => [word, null])) };
}
