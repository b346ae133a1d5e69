import { keyOf, type ObjectRef } from '../vocabulary/refs.ts';

/** One look can cause another (an issue was opened, its panel shows it); no incident needs more than this many. */
const MOST = 50;

/**
 * Looks at objects, and at those that each look wants reconciled next, until none is left: the queue of a run without
 * a server. As in the store, an object is queued once, however often it is asked for. Throws if it never settles.
 */
export async function drain(
  refs: readonly ObjectRef[],
  look: (ref: ObjectRef) => Promise<readonly ObjectRef[]>,
  most = MOST,
): Promise<void> {
  const queue = new Map(refs.map((ref) => [keyOf(ref), ref]));
  for (let looks = 0; queue.size; looks++) {
    const [key, ref] = queue.entries().next().value!;
    if (looks === most) throw new Error(`never settled: ${[...queue.keys()].join(', ')}`);
    queue.delete(key);
    for (const next of await look(ref)) if (!queue.has(keyOf(next))) queue.set(keyOf(next), next);
  }
}
