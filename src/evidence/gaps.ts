import { MINUTE } from '../vocabulary/milliseconds.ts';

/** A stretch of the incident of which nothing was written down. */
export interface Gap {
  /** ISO instants. */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/**
 * The gaps between instants, from the first one within `during` to its end: each at least `minutes` long. Instants in
 * order.
 */
export function gapsIn(
  instants: readonly string[],
  during: { readonly from: string; readonly to: string },
  minutes: number,
): Gap[] {
  const within = instants.filter((at) => at >= during.from && at <= during.to);
  const edges = [during.from, ...within, during.to];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index]!;
    const length = Math.round((Date.parse(to) - Date.parse(from)) / MINUTE);
    return length >= minutes ? [{ from, to, minutes: length }] : [];
  });
}
