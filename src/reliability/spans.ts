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

/** What is covered by at least one of these spans, in order, with no overlaps. Linear once they are sorted. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    if (from >= to) continue;
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of a span is left when holes are cut out of it. */
export function without(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = span;
  for (const hole of union(holes)) {
    if (hole.to <= from) continue;
    if (hole.from >= span.to) break;
    if (hole.from > from) left.push({ from, to: hole.from });
    from = hole.to;
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}
