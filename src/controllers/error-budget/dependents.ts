import type { Row } from '../../store/store.ts';
import { fullRef, type IssueRef, type ObjectRef, parseRef } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';

/** The open pull requests whose check depends on the budgets of services. */
const PULLS = 'budget-pull';
/** How many of them are looked at again at once; the timer gets to the others. */
const MOST = 100;

export const dependentRow = (pull: IssueRef, services: readonly string[]): Row => ({
  table: PULLS,
  key: fullRef(pull),
  data: { services },
});

/**
 * The open pull requests of the same owner that wait for the budget of one of these services: an incident that changes
 * spends it from now on, and their check must not say for hours that all of it is left.
 */
export async function dependents(
  services: readonly string[],
  { owner, repo }: IssueRef,
  readModel: World['readModel'],
): Promise<ObjectRef[]> {
  if (!readModel || services.length === 0) return [];
  const wanted = new Set(services.map((name) => name.toLowerCase()));
  const rows = await readModel.rows(PULLS);
  return rows
    .filter(({ data }) => (data.services as string[]).some((name) => wanted.has(name.toLowerCase())))
    .flatMap(({ key }) => parseRef(key, { owner, repo }) ?? [])
    .filter((pull) => pull.owner.toLowerCase() === owner.toLowerCase())
    .slice(0, MOST)
    .map((pull) => ({ kind: 'error-budget', ...pull }));
}
