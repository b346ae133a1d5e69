import type { Counted } from '../counted.ts';
import { duration, percent } from '../words.ts';
import type { Budget } from './budget.ts';

/** How many incidents are named for each budget. */
const MOST = 5;

/** Budgets for people, a paragraph each. `incidents` says for whom the share of users is not known. */
export function toText(budgets: readonly Budget[], incidents: readonly Counted[]): string {
  if (budgets.length === 0) return 'The policy has no objectives: add them under `slos:`.\n';
  const unknown = new Set(incidents.filter(({ line }) => line.affected === null).map(({ line }) => line.id));
  return budgets.map((budget) => `${paragraph(budget, unknown).join('\n')}\n`).join('\n');
}

function paragraph(budget: Budget, unknown: ReadonlySet<string>): string[] {
  const { service, objective, window, budgetMinutes, spentMinutes, left, burnRate, exhaustedAt, spentBy } =
    budget;
  const named = spentBy.slice(0, MOST);
  return [
    `${service}: ${objective} % from ${window.from.slice(0, 10)} to ${window.to.slice(0, 10)}`,
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
    ...(spentBy.length > MOST ? [`  and ${spentBy.length - MOST} more`] : []),
  ];
}
