import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { zoneNamed } from '../../time/zone.ts';
import { type BudgetState, budgetFrom } from './budget.ts';
import { budgetWindow } from './window.ts';

/** The budget of an objective from the share of its window that failed, from 0 to 1, instead of from incidents. */
export function budgetByRatio(
  slo: Slo,
  ratio: number,
  { reliability }: Pick<Policy, 'reliability'>,
  at: Date,
): BudgetState {
  const window = budgetWindow(slo.window, at.getTime(), zoneNamed(reliability.zone)!);
  // When in the window it failed is not known: evenly is as good as anything.
  return budgetFrom(slo, window, ratio > 0 ? [{ ...window, rate: ratio }] : [], at, []);
}

/** The query of an objective with the length of its window in place. */
export const queryOf = ({ query, window }: Slo) => query?.replaceAll('$window', window) ?? null;
