import type { GitHub } from '../github/port.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import type { Policy } from '../policy/schema.ts';
import { policyOf } from '../reconcile/policy-source.ts';
import type { StatusSource } from '../status-page/board.ts';
import { publicIncident } from '../status-page/read.ts';
import type { Store } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { LiveStatus } from '../web/status/live.ts';
import type { Logger } from './log.ts';

/** Milliseconds for which the policy is believed: it changes seldom, and reading it costs calls. */
const BELIEVED = 5 * 60_000;

export interface StatusOptions {
  /** The repository whose policy describes the page; the incidents are those of its owner. */
  readonly place: Repo;
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  readonly store: Pick<Store, 'readModel'>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The status page of an owner, from the read model and the policy on GitHub. */
export function liveStatus({ place, githubFor, store, log, now }: StatusOptions): LiveStatus {
  let policy: Policy = DEFAULT_POLICY;
  let believedUntil = 0;
  const readPolicy = async () => {
    if (now().getTime() < believedUntil) return;
    try {
      const github = await githubFor(place);
      if (github) policy = (await policyOf(github, place)).policy;
      else
        log.warn(
          { repository: `${place.owner}/${place.repo}` },
          'STATUS_PAGE: the App is not installed there',
        );
    } catch (error) {
      // GitHub may be away; the page goes on with the policy it had.
      log.warn({ err: error }, 'the policy of the status page cannot be read');
    }
    believedUntil = now().getTime() + BELIEVED;
  };
  return new LiveStatus(async (): Promise<StatusSource> => {
    await readPolicy();
    const rows = await store.readModel.published(place.owner);
    const incidents = rows.flatMap(({ key, data }) => {
      try {
        return publicIncident({ ...data, id: key }, policy.reliability.impactEndsAt) ?? [];
      } catch (error) {
        // One row that cannot be read must not take the page away.
        log.warn({ err: error, incident: key }, 'left out of the status page');
        return [];
      }
    });
    return { settings: policy.statusPage, services: policy.services, incidents };
  });
}
