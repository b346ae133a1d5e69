import { toGitHubError } from '../github/errors.ts';
import type { Store } from '../store/store.ts';
import type { Attempt, Installations } from './installations.ts';
import type { Logger } from './log.ts';

/** Failed deliveries to request again in one run, one each second; later runs and the sweep do the rest. */
const MOST = 1000;

/** Somebody may wait for these: an incident was declared, or a command given. */
const URGENT = ['issues', 'issue_comment'];

export interface RedeliverOptions {
  readonly installations: Pick<Installations, 'failedDeliveries' | 'redeliver'>;
  readonly store: Pick<Store, 'knows'>;
  readonly log: Logger;
}

/**
 * Asks GitHub to redeliver what it could not deliver, which it never does on its own: what is about incidents first, and
 * the oldest first, as GitHub forgets it first. Resolves to how many it asked for. `asked` holds the last attempt
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
  const newest = new Map<string, Attempt>();
  for (const attempt of failed) if (!newest.has(attempt.guid)) newest.set(attempt.guid, attempt);
  for (const guid of asked.keys()) if (!newest.has(guid)) asked.delete(guid);
  const missing = [...newest.values()].filter(
    ({ id, guid }) => !arrived.has(guid) && id > (asked.get(guid) ?? -1),
  );
  const rank = ({ event }: Attempt) => (URGENT.includes(event) ? 0 : 1);
  const wanted = missing.sort((a, b) => rank(a) - rank(b) || a.id - b.id).slice(0, MOST);
  for (const { id, guid } of wanted) {
    const before = asked.get(guid);
    // Noted first, so that one which GitHub cannot redeliver never keeps the others from being asked for.
    asked.set(guid, id);
    try {
      await installations.redeliver(id);
    } catch (error) {
      const { status, retryAfter, message } = toGitHubError(`redeliver ${guid}`, error, Date.now());
      if (retryAfter !== null) {
        // A rate limit says nothing about this one.
        if (status === 403 || status === 429)
          if (before === undefined) asked.delete(guid);
          else asked.set(guid, before);
        throw error;
      }
      log.warn({ delivery: guid, status }, message);
    }
  }
  if (wanted.length) log.info({ deliveries: wanted.length, of: missing.length }, 'asked for again');
  return wanted.length;
}
