import { DAY } from '../vocabulary/milliseconds.ts';
import type { Column } from './columns.ts';

const YEAR = 365 * DAY;

/**
 * A column with 1 for each repeat incident: linked to an earlier one by somebody, or with the same title words and a
 * service in common with one whose impact started at most a year before. Linear.
 */
export const repeatsAmong: Column = (incidents) => {
  const last = new Map<string, Map<string, number>>();
  const cache = new Map<string, string>();
  return Float64Array.from(incidents, ({ line: { title, recurrenceOf }, services, impact }) => {
    let isRepeat = recurrenceOf !== null;
    const words = cache.get(title) ?? wordsOf(title);
    cache.set(title, words);
    if (words === '') return Number(isRepeat);
    for (const service of services) {
      const startsByWords = last.get(service) ?? new Map<string, number>();
      if (impact.from - (startsByWords.get(words) ?? -Infinity) <= YEAR) isRepeat = true;
      last.set(service, startsByWords.set(words, impact.from));
    }
    return Number(isRepeat);
  });
};

/** The words of a title, regardless of order, numbers and punctuation. */
function wordsOf(title: string): string {
  const words = title.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  return [...new Set(words)].sort().join(' ');
}
