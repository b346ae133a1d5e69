import type { Zone } from '../../time/zone.ts';
import type { Counted, Exclusion } from '../counted.ts';
import { daysOf, duration, percent } from '../words.ts';
import type { Budget } from './budget.ts';

/** The number of incidents named per budget. */
const MAX_NAMED = 5;

/**
 * Budgets as text, one paragraph each. `incidents` is used to mark those with an unknown share of users; `excluded` are
 * the incidents of these services that do not count.
 */
export function toText(
  budgets: readonly Budget[],
  incidents: readonly Counted[],
  excluded: readonly Exclusion[],
  zone: Zone,
): string {
  if (budgets.length === 0) return 'The policy has no objectives: add them under `slos:`.\n';
  const unknown = new Set(incidents.filter(({ line }) => line.affected === null).map(({ line }) => line.id));
  const left = excluded.slice(0, MAX_NAMED).map(({ incident, why }) => `  ${incident}: ${why}`);
  if (excluded.length > MAX_NAMED) left.push(`  and ${excluded.length - MAX_NAMED} more`);
  return [
    ...budgets.map((budget) => paragraph(budget, unknown, zone)),
    ...(left.length > 0 ? [['left out', ...left]] : []),
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function paragraph(budget: Budget, unknown: ReadonlySet<string>, zone: Zone): string[] {
  const { service, objective, window, budgetMinutes, spentMinutes, left, burnRate, exhaustedAt, spentBy } =
    budget;
  const named = spentBy.slice(0, MAX_NAMED);
  const { first, last } = daysOf(window, zone);
  return [
    `${service}: ${objective} % from ${first} to ${last}`,
    `  left ${percent(left)}: spent ${duration(spentMinutes)} of ${duration(budgetMinutes)}`,
    ...(burnRate === null
      ? []
      : [`  burn rate ${burnRate.toFixed(2)} (1 spends it by the end of the window)`]),
    ...(exhaustedAt === null
      ? []
      : [`  ${left === 0 ? 'spent since' : 'at this rate spent by'} ${exhaustedAt.slice(0, 16)}Z`]),
    ...named.map(
      ({ incident, minutes }) =>
        `  ${duration(minutes)}  ${incident}${unknown.has(incident) ? ' (share of users unknown: counted as all)' : ''}`,
    ),
    ...(spentBy.length > MAX_NAMED ? [`  and ${spentBy.length - MAX_NAMED} more`] : []),
  ];
}
