import type { Store } from '../store/store.ts';
import type { Installations } from './installations.ts';
import type { Logger } from './log.ts';

/** At most so many failed deliveries are asked for again at once; later runs and the sweep do the rest. */
const MOST = 100;

export interface RedeliverOptions {
  readonly installations: Pick<Installations, 'failedDeliveries' | 'redeliver'>;
  readonly store: Pick<Store, 'knows'>;
  readonly log: Logger;
}

/**
 * Asks GitHub to send again what it could not deliver: it never does so by itself. `asked` holds, by delivery, the
 * attempt after which it was asked for: only a newer attempt that failed as well is a reason to ask again. (What
 * arrives and touches nothing of ours is not stored, so the store alone cannot tell.)
 */
export async function redeliver(
  { installations, store, log }: RedeliverOptions,
  asked: Map<string, number>,
): Promise<number> {
  const failed = await installations.failedDeliveries();
  const arrived = await store.knows(failed.map(({ guid }) => guid));
  // GitHub lists each attempt: the first one of a delivery is the newest.
  const newest = new Map<string, number>();
  for (const { id, guid } of failed) if (!newest.has(guid)) newest.set(guid, id);
  for (const guid of asked.keys()) if (!newest.has(guid)) asked.delete(guid);
  const missing = [...newest].filter(([guid, id]) => !arrived.has(guid) && id > (asked.get(guid) ?? -1));
  const wanted = missing.slice(0, MOST);
  for (const [guid, id] of wanted) {
    await installations.redeliver(id);
    asked.set(guid, id);
  }
  if (wanted.length) log.info({ deliveries: wanted.length, of: missing.length }, 'asked for again');
  return wanted.length;
}
