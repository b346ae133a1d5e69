import type { Span } from './days.ts';
import { DOWNTIME, STATUSES, type Status, worst } from './status.ts';

/** A time during which a component was not as it should be. */
export interface Spell extends Span {
  readonly status: Status;
  /** The incident that made it so. */
  readonly by: string;
}

/** The same without overlaps: at each instant the worst counts, the earliest of equals. Oldest first. */
export function withoutOverlaps(spells: readonly Spell[]): Spell[] {
  const edges = [...new Set(spells.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const waiting = spells.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
  const result: Spell[] = [];
  let going: Spell[] = [];
  let next = 0;
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    going = going.filter((spell) => spell.to > from);
    while (next < waiting.length && waiting[next]!.from <= from) going.push(waiting[next++]!);
    if (going.length === 0) continue;
    const status = worst(going.map((spell) => spell.status));
    const { by } = going.find((spell) => spell.status === status)!;
    const last = result.at(-1);
    if (last && last.to === from && last.status === status && last.by === by)
      result[result.length - 1] = { ...last, to };
    else result.push({ from, to, status, by });
  }
  return result;
}

/** What happened within a span. */
export interface Within {
  readonly status: Status;
  /** The incident that made it so; null when all was well. */
  readonly by: string | null;
  /** Milliseconds for which it was in this status. */
  readonly lasted: number;
  /** Milliseconds of downtime, partial outages with their share. */
  readonly down: number;
}

/** Of spells without overlaps. */
export function within(span: Span, spells: readonly Spell[]): Within {
  let found: Within = { status: 'operational', by: null, lasted: 0, down: 0 };
  for (const { from, to, status, by } of spells.slice(firstAfter(span.from, spells))) {
    if (from >= span.to) break;
    const lasted = Math.min(to, span.to) - Math.max(from, span.from);
    const down = found.down + lasted * DOWNTIME[status];
    if (status === found.status) found = { ...found, lasted: found.lasted + lasted, down };
    else if (STATUSES.indexOf(status) > STATUSES.indexOf(found.status)) found = { status, by, lasted, down };
    else found = { ...found, down };
  }
  return found;
}

/** Index of the first spell that ends after an instant. */
function firstAfter(at: number, spells: readonly Spell[]): number {
  let [low, high] = [0, spells.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spells[middle]!.to > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
