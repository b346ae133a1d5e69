import { keyOf, type ObjectRef } from '../vocabulary/refs.ts';

/** Looks follow looks (an issue was opened, its panel shows it); this many are more than any incident needs. */
const MOST = 50;

/**
 * Looks at objects, and at those that each look says to reconcile next, until none is left: the queue of a run without
 * a server. As in the store, an object waits once, however many ask for it. Throws when it never comes to rest.
 */
export async function drain(
  refs: readonly ObjectRef[],
  look: (ref: ObjectRef) => Promise<readonly ObjectRef[]>,
  most = MOST,
): Promise<void> {
  const queue = new Map(refs.map((ref) => [keyOf(ref), ref]));
  for (let looks = 0; queue.size; looks++) {
    const [key, ref] = queue.entries().next().value!;
    if (looks === most) throw new Error(`never at rest: ${[...queue.keys()].join(', ')}`);
    queue.delete(key);
    for (const next of await look(ref)) if (!queue.has(keyOf(next))) queue.set(keyOf(next), next);
  }
}
