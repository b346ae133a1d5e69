import type { Counted } from '../counted.ts';
import { clip, type Span } from '../spans.ts';

/** A stretch of time, and how fast it spends: 1 when all users feel it. */
export interface Spending extends Span {
  readonly rate: number;
}

export interface Spent {
  /** In order, without gaps of rate 0. */
  readonly course: readonly Spending[];
  /** Milliseconds of the budget by incident, the most first. */
  readonly by: readonly { readonly incident: Counted; readonly spent: number }[];
}

/** The share of users who felt an incident; where nobody said it, all of them. */
const weightOf = ({ line }: Counted) => line.affected ?? 1;

/**
 * What incidents spend of a budget in a window: the time for which they are felt × the share of users affected.
 * Incidents at the same time add up to all users at most; what is above that is shared out in proportion. Linear once
 * the beginnings and ends are sorted.
 */
export function spend(incidents: readonly Counted[], window: Span, countsFrom: number): Spent {
  const changes: { at: number; weight: number; index: number }[] = [];
  const counted = incidents.filter((each) => weightOf(each) > 0 && weightOf(each) >= countsFrom);
  for (const [index, incident] of counted.entries())
    for (const span of incident.felt) {
      const inside = clip(span, window);
      if (!inside) continue;
      changes.push({ at: inside.from, weight: weightOf(incident), index });
      changes.push({ at: inside.to, weight: -weightOf(incident), index });
    }
  changes.sort((a, b) => a.at - b.at);
  const course: Spending[] = [];
  const spent = counted.map(() => 0);
  let active = 0;
  let together = 0;
  let last = window.from;
  /** Milliseconds so far, those in which several share out one user counted in proportion. */
  let shared = 0;
  for (const { at, weight, index } of changes) {
    // The sum of fractions drifts, so that nobody at all could weigh a little.
    if (at > last && active > 0) {
      course.push({ from: last, to: at, rate: Math.min(1, together) });
      shared += (at - last) / Math.max(1, together);
    }
    last = at;
    active += Math.sign(weight);
    together = active === 0 ? 0 : together + weight;
    spent[index]! -= weight * shared;
  }
  const by = counted
    .map((incident, index) => ({ incident, spent: spent[index]! }))
    .filter((each) => each.spent > 0)
    .sort((a, b) => b.spent - a.spent || (a.incident.line.id < b.incident.line.id ? -1 : 1));
  return { course, by };
}
