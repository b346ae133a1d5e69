import type { Column } from './columns.ts';

/**
 * A column with the number of action items of each incident that helped: in the stretch after the item was done, no
 * incident of the same service began, and none that came back with this one. `promisesOf` says which stretch that is.
 */
export const helpedAmong: Column = (incidents) => {
  const begun = new Map<string, number[]>();
  const note = (key: string, at: number) => {
    const starts = begun.get(key);
    if (starts) starts.push(at);
    else begun.set(key, [at]);
  };
  // In the order of their starts, as incidents are.
  for (const { services, line, impact } of incidents) {
    for (const service of services) note(`service ${service}`, impact.from);
    if (line.recurrenceOf !== null) note(`after ${line.recurrenceOf}`, impact.from);
  }
  return Float64Array.from(incidents, ({ services, line, promises: { trials } }) => {
    if (trials.length === 0) return 0;
    const keys = [...services.map((service) => `service ${service}`), `after ${line.id}`];
    return trials.filter(({ from, to }) => !keys.some((key) => firstAfter(begun.get(key) ?? [], from) <= to))
      .length;
  });
};

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
