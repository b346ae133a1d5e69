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

/** What is covered by at least one of the spans that are added, in the order of their beginnings, and lies in a window. */
export class Union {
  readonly #window: Span;
  readonly #merged: Span[] = [];
  #from = Number.NaN;
  #to = Number.NaN;

  constructor(window: Span) {
    this.#window = window;
  }

  /** Two numbers and no span: there are millions. */
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

  /** In order, with no overlaps. */
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

/** What of a span is left when holes, in any order, are cut out of it. */
export function without(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = span;
  for (const hole of [...holes].sort((a, b) => a.from - b.from)) {
    if (hole.to <= hole.from || hole.to <= from) continue;
    if (hole.from >= span.to) break;
    if (hole.from > from) left.push({ from, to: hole.from });
    from = hole.to;
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}
