import type { Hint } from '../controllers/hint.ts';
import { CONTROLLERS } from '../controllers/index.ts';
import type { ObjectRef } from '../vocabulary/refs.ts';
import { POLICY_EVENTS } from './policies.ts';

/** The events that some controller listens to, and those that tell of another policy. */
export const EVENTS: readonly string[] = [
  ...new Set([...Object.values(CONTROLLERS).flatMap(({ events }) => Object.keys(events)), ...POLICY_EVENTS]),
].sort();

interface Payload extends Omit<Hint, 'own' | 'app'> {
  readonly sender?: { readonly login?: string };
  readonly repository?: { readonly name?: string; readonly owner?: { readonly login?: string } };
}

/**
 * The objects that a delivery touches, by what each controller says of it. Pure. A delivery only says where to look,
 * so what is left out here costs nothing but delay, and what is let in costs a look. `app` is the App's slug.
 */
export function route(event: string, payload: unknown, app: string): ObjectRef[] {
  const read = (typeof payload === 'object' && payload !== null ? payload : {}) as Payload;
  const owner = read.repository?.owner?.login;
  const repo = read.repository?.name;
  if (!owner || !repo) return [];
  const own = read.sender?.login?.toLowerCase() === `${app}[bot]`.toLowerCase();
  return Object.values(CONTROLLERS).flatMap(({ kind, events }) => {
    const listener = Object.hasOwn(events, event) ? events[event] : undefined;
    const numbers = listener?.({ ...read, own, app }) ?? [];
    return numbers.filter(isNumber).map((number) => ({ kind, owner, repo, number }));
  });
}

function isNumber(value: number | null | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
