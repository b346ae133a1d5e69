/** A half-open interval in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const length = ({ from, to }: Span) => to - from;
export const total = (spans: readonly Span[]) => spans.reduce((sum, span) => sum + length(span), 0);

/** The part of a span inside a window; null if they do not overlap. */
export function clip(span: Span, window: Span): Span | null {
  const from = Math.max(span.from, window.from);
  const to = Math.min(span.to, window.to);
  return from < to ? { from, to } : null;
}

/** Builds the union of spans within a window; they must be added ordered by start. */
export class Union {
  readonly #window: Span;
  readonly #merged: Span[] = [];
  #from = Number.NaN;
  #to = Number.NaN;

  constructor(window: Span) {
    this.#window = window;
  }

  /** Takes numbers rather than a `Span` to avoid millions of objects. */
  add(start: number, end: number): void {
    const from = Math.max(start, this.#window.from);
    const to = Math.min(end, this.#window.to);
    if (from >= to) return;
    if (from <= this.#to) {
      this.#to = Math.max(this.#to, to);
      return;
    }
    this.#close();
    this.#from = from;
    this.#to = to;
  }

  /** In order, without overlaps. */
  spans(): Span[] {
    this.#close();
    return this.#merged;
  }

  #close(): void {
    if (this.#from < this.#to) this.#merged.push({ from: this.#from, to: this.#to });
    this.#from = Number.NaN;
    this.#to = Number.NaN;
  }
}

/** The parts of a span that remain after removing holes (in any order). */
export function subtract(span: Span, holes: readonly Span[]): Span[] {
  const remaining: Span[] = [];
  let { from } = span;
  for (const hole of [...holes].sort((a, b) => a.from - b.from)) {
    if (hole.to <= hole.from || hole.to <= from) continue;
    if (hole.from >= span.to) break;
    if (hole.from > from) remaining.push({ from, to: hole.from });
    from = hole.to;
  }
  if (from < span.to) remaining.push({ from, to: span.to });
  return remaining;
}
