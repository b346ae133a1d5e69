import type { Policy } from '../../policy/schema.ts';
import type { Slo } from '../../policy/sections/slos.ts';
import { zoneNamed } from '../../time/zone.ts';
import { type BudgetState, budgetFrom } from './budget.ts';
import { budgetWindow } from './window.ts';

/** The budget of an objective from a measured failure ratio (0 to 1) of its window instead of from incidents. */
export function budgetByRatio(
  slo: Slo,
  ratio: number,
  { reliability }: Pick<Policy, 'reliability'>,
  at: Date,
): BudgetState {
  const window = budgetWindow(slo.window, at.getTime(), zoneNamed(reliability.zone)!);
  // The times of the failures are unknown, so they are spread evenly.
  return budgetFrom(slo, window, ratio > 0 ? [{ ...window, rate: ratio }] : [], at, []);
}

/** The query of an objective with `$window` replaced by its length. */
export const queryOf = ({ query, window }: Slo) => query?.replaceAll('$window', window) ?? null;
