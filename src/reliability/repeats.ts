import type { Counted } from './counted.ts';

const YEAR = 365 * 86_400_000;

/**
 * Ids of the incidents that came back: linked to an earlier one by somebody, or with the words of the title and a
 * service of one whose impact started at most a year before. Linear. Takes incidents in the order of their start.
 */
export function repeatsAmong(incidents: readonly Counted[]): Set<string> {
  const repeats = new Set<string>();
  const last = new Map<string, number>();
  for (const { line, services, impact } of incidents) {
    if (line.recurrenceOf !== null) repeats.add(line.id);
    const words = wordsOf(line.title);
    if (words === '') continue;
    for (const service of services) {
      const trouble = `${service}\n${words}`;
      const before = last.get(trouble);
      if (before !== undefined && impact.from - before <= YEAR) repeats.add(line.id);
      last.set(trouble, impact.from);
    }
  }
  return repeats;
}

/** The words of a title without their order, numbers and marks. */
function wordsOf(title: string): string {
  const words = title.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  return [...new Set(words)].sort().join(' ');
}
