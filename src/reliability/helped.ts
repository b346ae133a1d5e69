import type { Column } from './columns.ts';

/**
 * A column with the number of action items of each incident that helped: in the trial period after the item was done
 * (see `promisesOf`), no incident of the same service and no recurrence of this one began.
 */
export const helpedAmong: Column = (incidents) => {
  const ofService = new Map<string, number[]>();
  const after = new Map<string, number[]>();
  const note = (begun: Map<string, number[]>, key: string, at: number) => {
    const starts = begun.get(key);
    if (starts) starts.push(at);
    else begun.set(key, [at]);
  };
  // Ordered, since incidents are ordered by start.
  for (const { services, line, impact } of incidents) {
    for (const service of services) note(ofService, service, impact.from);
    if (line.recurrenceOf !== null) note(after, line.recurrenceOf, impact.from);
  }
  return Float64Array.from(incidents, ({ services, line, promises: { trials } }) => {
    let helped = 0;
    for (const { from, to } of trials) {
      const isBack = (starts: readonly number[] | undefined) => firstAfter(starts ?? NONE, from) <= to;
      if (!isBack(after.get(line.id)) && !services.some((service) => isBack(ofService.get(service))))
        helped += 1;
    }
    return helped;
  });
};

const NONE: readonly number[] = [];

/** Binary search for the first of the sorted instants after `instant`; infinity if there is none. */
function firstAfter(sorted: readonly number[], instant: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? Infinity;
}
