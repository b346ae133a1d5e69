/** A stretch of time in milliseconds since 1970; it ends just before `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const length = ({ from, to }: Span) => to - from;
export const total = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + length(span), 0);

/** The part of a span inside another; null when they do not meet. */
export function clip(span: Span, window: Span): Span | null {
  const from = Math.max(span.from, window.from);
  const to = Math.min(span.to, window.to);
  return from < to ? { from, to } : null;
}

/**
 * What is covered by at least one of the spans that begin and end at these instants, in order, with no overlaps. Sorts
 * both: going through beginnings and ends apart needs no pairs, and numbers alone sort fastest.
 */
export function union(starts: Float64Array, ends: Float64Array): Span[] {
  starts.sort();
  ends.sort();
  const merged: Span[] = [];
  let first = 0;
  for (let index = 0; index < ends.length; index++) {
    // As many have ended as have begun, and the next one begins later.
    const isOver = index + 1 === ends.length || starts[index + 1]! > ends[index]!;
    if (!isOver) continue;
    if (starts[first]! < ends[index]!) merged.push({ from: starts[first]!, to: ends[index]! });
    first = index + 1;
  }
  return merged;
}

/** What of a span is left when holes are cut out of it. */
export function without(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = span;
  const real = holes.filter((hole) => hole.from < hole.to);
  const starts = Float64Array.from(real, (hole) => hole.from);
  const ends = Float64Array.from(real, (hole) => hole.to);
  for (const hole of union(starts, ends)) {
    if (hole.to <= from) continue;
    if (hole.from >= span.to) break;
    if (hole.from > from) left.push({ from, to: hole.from });
    from = hole.to;
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}
