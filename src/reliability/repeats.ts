import type { Column } from './columns.ts';

const YEAR = 365 * 86_400_000;

/**
 * A column with 1 for each incident that came back: linked to an earlier one by somebody, or with the words of the title
 * and a service of one whose impact started at most a year before. Linear.
 */
export const repeatsAmong: Column = (incidents) => {
  const last = new Map<string, Map<string, number>>();
  const known = new Map<string, string>();
  return Float64Array.from(incidents, ({ line: { title, recurrenceOf }, services, impact }) => {
    let isRepeat = recurrenceOf !== null;
    const words = known.get(title) ?? wordsOf(title);
    known.set(title, words);
    if (words === '') return Number(isRepeat);
    for (const service of services) {
      const troubles = last.get(service) ?? new Map<string, number>();
      if (impact.from - (troubles.get(words) ?? -Infinity) <= YEAR) isRepeat = true;
      last.set(service, troubles.set(words, impact.from));
    }
    return Number(isRepeat);
  });
};

/** The words of a title without their order, numbers and marks. */
function wordsOf(title: string): string {
  const words = title.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  return [...new Set(words)].sort().join(' ');
}
