import type { Hint } from '../controllers/hint.ts';
import { CONTROLLERS } from '../controllers/index.ts';
import type { Policy } from '../policy/schema.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import { POLICY_EVENTS } from './policies.ts';
import { RENAME_EVENTS } from './renamed-repository.ts';

/** The events that the App subscribes to, by name, each with the reasons of all that listen to it. */
export function subscriptions(): { event: string; why: readonly string[] }[] {
  const reasons = [
    ...Object.entries(POLICY_EVENTS),
    ...Object.entries(RENAME_EVENTS),
    ...Object.values(CONTROLLERS).flatMap(({ events }) =>
      Object.entries(events).map(([event, { why }]) => [event, why] as const),
    ),
  ];
  const byEvent = Map.groupBy(reasons, ([event]) => event);
  return [...byEvent.keys()]
    .sort()
    .map((event) => ({ event, why: [...new Set(byEvent.get(event)!.map(([, why]) => why))] }));
}

interface Payload extends Omit<Hint, 'own' | 'app' | 'policy'> {
  readonly sender?: { readonly login?: string };
  readonly repository?: { readonly name?: string; readonly owner?: { readonly login?: string } };
}

/**
 * The objects that a delivery touches, according to each controller. Pure. A delivery only says where to look: one
 * dropped here costs nothing but delay, one let in costs a look.
 *
 * @param app the App's slug
 * @param policyOf the policy of a repository where it is known without asking GitHub
 */
export function route(
  event: string,
  payload: unknown,
  app: string,
  policyOf: (repo: Repo) => Policy | null = () => null,
): ObjectRef[] {
  const read = (typeof payload === 'object' && payload !== null ? payload : {}) as Payload;
  const owner = read.repository?.owner?.login;
  const repo = read.repository?.name;
  if (!owner || !repo) return [];
  const own = String(read.sender?.login).toLowerCase() === `${app}[bot]`.toLowerCase();
  const policy = policyOf({ owner, repo });
  return Object.values(CONTROLLERS).flatMap(({ kind, events }) => {
    const listener = Object.hasOwn(events, event) ? events[event] : undefined;
    const numbers = listener?.objects({ ...read, own, app, policy }) ?? [];
    return numbers.filter(isNumber).map((number) => ({ kind, owner, repo, number }));
  });
}

function isNumber(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
