import type { Counted } from '../counted.ts';
import { clip, type Span } from '../spans.ts';

/** An interval of spending; the rate is the share of affected users (1 for all). */
export interface Spending extends Span {
  readonly rate: number;
}

export interface Spent {
  /** In order, without intervals of rate 0. */
  readonly course: readonly Spending[];
  /** Milliseconds of the budget by incident, largest first. */
  readonly by: readonly { readonly incident: Counted; readonly spent: number }[];
}

/** The share of affected users; 1 if unknown. */
const weightOf = ({ line }: Counted) => line.affected ?? 1;

/**
 * The budget that incidents spend in a window: their impact time × the share of affected users. Simultaneous incidents
 * add up to at most all users; the excess is divided among them in proportion. A linear sweep over the sorted starts and
 * ends.
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
  let totalWeight = 0;
  let last = window.from;
  /** Milliseconds so far, scaled down where the shares add up to more than all users. */
  let scaledTime = 0;
  for (const { at, weight, index } of changes) {
    // Checks the count, since rounding errors could leave the sum of shares above 0.
    if (at > last && active > 0) {
      course.push({ from: last, to: at, rate: Math.min(1, totalWeight) });
      scaledTime += (at - last) / Math.max(1, totalWeight);
    }
    last = at;
    active += Math.sign(weight);
    totalWeight = active === 0 ? 0 : totalWeight + weight;
    spent[index]! -= weight * scaledTime;
  }
  const by = counted
    .map((incident, index) => ({ incident, spent: spent[index]! }))
    .filter((each) => each.spent > 0)
    .sort((a, b) => b.spent - a.spent || (a.incident.line.id < b.incident.line.id ? -1 : 1));
  return { course, by };
}
