import { type GitHubError, toGitHubError } from '../github/errors.ts';
import type { Store } from '../store/store.ts';
import { HOUR } from '../vocabulary/milliseconds.ts';
import type { Attempt, Installations } from './installations.ts';
import type { Logger } from './log.ts';

/** Failed deliveries to request again in one run, one each second; later runs and the sweep do the rest. */
const MOST = 1000;

/** Somebody may wait for these: an incident was declared, or a command given. */
const URGENT = ['issues', 'issue_comment'];

/** How many fail one after another until the rest waits for the next run: GitHub is down. */
const DOWN = 5;

/** Milliseconds after the first failure at which one is given up: no outage of GitHub has to lose it. */
const PATIENCE = 6 * HOUR;

/**
 * What a process knows of each delivery, by its guid: the last attempt for which it need not ask again, and since when
 * GitHub fails to redeliver it, in milliseconds.
 */
export type Asked = Map<string, { readonly attempt: number; readonly failingSince: number | null }>;

export interface RedeliverOptions {
  readonly installations: Pick<Installations, 'failedDeliveries' | 'redeliver'>;
  readonly store: Pick<Store, 'knows'>;
  readonly log: Logger;
  /** Milliseconds. */
  readonly now: () => number;
}

/**
 * Asks GitHub to redeliver what it could not deliver, which it never does on its own: what is about incidents first, and
 * the oldest first, as GitHub forgets it first. Resolves to how many it asked for. `asked` holds the last attempt
 * we know of for each delivery: only a newer failed attempt is a reason to ask again. (Deliveries that touch nothing
 * of ours are not stored, so the store alone cannot tell.)
 *
 * One that GitHub cannot redeliver now keeps no other from being asked for. Throws at the end if there was such a one, or
 * at a rate limit, so that the next run comes soon.
 */
export async function redeliver(options: RedeliverOptions, asked: Asked): Promise<number> {
  const { installations, log } = options;
  const missing = await wantedAgain(options, asked);
  const wanted = missing.slice(0, MOST);
  let failure: GitHubError | null = null;
  let inARow = 0;
  for (const { id, guid } of wanted) {
    try {
      await installations.redeliver(id);
      asked.set(guid, { attempt: id, failingSince: null });
      inARow = 0;
    } catch (error) {
      const refusal = toGitHubError(`redeliver ${guid}`, error, options.now());
      const { status, retryAfter, message } = refusal;
      if (retryAfter === null) {
        asked.set(guid, { attempt: id, failingSince: null });
        log.warn({ delivery: guid, status }, message);
        inARow = 0;
        continue;
      }
      // A rate limit says nothing about this one.
      if (status === 403 || status === 429) throw refusal;
      failure = noteFailure({ id, guid }, refusal, options, asked) ?? failure;
      inARow += 1;
      if (inARow === DOWN) break;
    }
  }
  if (failure) throw failure;
  if (wanted.length) log.info({ deliveries: wanted.length, of: missing.length }, 'asked for again');
  return wanted.length;
}

/** The failed deliveries to ask for, in this order. Forgets what GitHub no longer lists. */
async function wantedAgain({ installations, store }: RedeliverOptions, asked: Asked): Promise<Attempt[]> {
  const failed = await installations.failedDeliveries();
  const arrived = await store.knows(failed.map(({ guid }) => guid));
  // GitHub lists each attempt; a delivery's newest comes first.
  const newest = new Map<string, Attempt>();
  for (const attempt of failed) if (!newest.has(attempt.guid)) newest.set(attempt.guid, attempt);
  for (const guid of asked.keys()) if (!newest.has(guid)) asked.delete(guid);
  const rank = ({ event }: Attempt) => (URGENT.includes(event) ? 0 : 1);
  const failing = ({ guid }: Attempt) => ((asked.get(guid)?.failingSince ?? null) === null ? 0 : 1);
  return [...newest.values()]
    .filter(({ id, guid }) => !arrived.has(guid) && id > (asked.get(guid)?.attempt ?? -1))
    .sort((a, b) => rank(a) - rank(b) || failing(a) - failing(b) || a.id - b.id);
}

/** The failure, if the delivery is to be asked for again; null once it is given up. */
function noteFailure(
  { id, guid }: Pick<Attempt, 'id' | 'guid'>,
  failure: GitHubError,
  { log, now }: RedeliverOptions,
  asked: Asked,
): GitHubError | null {
  const before = asked.get(guid);
  const since = before?.failingSince ?? now();
  if (now() - since < PATIENCE) {
    asked.set(guid, { attempt: before?.attempt ?? -1, failingSince: since });
    return failure;
  }
  asked.set(guid, { attempt: id, failingSince: null });
  log.error({ delivery: guid, status: failure.status }, `given up: ${failure.message}`);
  return null;
}
