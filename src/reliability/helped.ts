import type { Column } from './columns.ts';

/**
 * A column with the number of action items of each incident that helped: in the stretch after the item was done, no
 * incident of the same service began, and none that came back with this one. `promisesOf` says which stretch that is.
 */
export const helpedAmong: Column = (incidents) => {
  const ofService = new Map<string, number[]>();
  const after = new Map<string, number[]>();
  const note = (begun: Map<string, number[]>, key: string, at: number) => {
    const starts = begun.get(key);
    if (starts) starts.push(at);
    else begun.set(key, [at]);
  };
  // In the order of their starts, as incidents are.
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

/** The first of sorted instants that is later than another one, by halving; infinity for none. */
function firstAfter(sorted: readonly number[], instant: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  return sorted[low] ?? Infinity;
}
