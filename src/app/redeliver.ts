import type { Store } from '../store/store.ts';
import type { Installations } from './installations.ts';
import type { Logger } from './log.ts';

/** Failed deliveries to request again in one run; later runs and the sweep do the rest. */
const MOST = 100;

export interface RedeliverOptions {
  readonly installations: Pick<Installations, 'failedDeliveries' | 'redeliver'>;
  readonly store: Pick<Store, 'knows'>;
  readonly log: Logger;
}

/**
 * Asks GitHub to redeliver what it could not deliver, which it never does on its own. `asked` holds the last attempt
 * we know of for each delivery: only a newer failed attempt is a reason to ask again. (Deliveries that touch nothing
 * of ours are not stored, so the store alone cannot tell.)
 */
export async function redeliver(
  { installations, store, log }: RedeliverOptions,
  asked: Map<string, number>,
): Promise<number> {
  const failed = await installations.failedDeliveries();
  const arrived = await store.knows(failed.map(({ guid }) => guid));
  // GitHub lists each attempt; a delivery's newest comes first.
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
