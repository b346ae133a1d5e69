import type { Policy } from '../policy/schema.ts';
import type { StatusSource } from '../status-page/board.ts';
import { publicIncident, unreadIncident } from '../status-page/read.ts';
import type { Store } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { LiveStatus } from '../web/status/live.ts';
import type { Logger } from './log.ts';

export interface StatusOptions {
  /** The repository whose policy describes the page; the incidents are those of its owner. */
  readonly place: Repo;
  readonly policyOf: (repo: Repo) => Promise<Policy>;
  readonly store: Pick<Store, 'readModel'>;
  readonly log: Logger;
}

/** The status page of an owner, from the read model and the policy on GitHub. */
export function liveStatus({ place, policyOf, store, log }: StatusOptions): LiveStatus {
  return new LiveStatus(async (): Promise<StatusSource> => {
    const policy = await policyOf(place);
    const rows = await store.readModel.published(place.owner);
    const incidents = rows.flatMap(({ key, data }) => {
      try {
        return publicIncident({ ...data, id: key }, policy.reliability.impactEndsAt) ?? [];
      } catch (error) {
        // One unreadable row must neither take down the page nor turn it green.
        log.error(
          { err: error, incident: key },
          'an incident cannot be read: the status page only says that there is one',
        );
        return unreadIncident(key, data, policy.statusPage.words.nextUpdateSoon) ?? [];
      }
    });
    return { settings: policy.statusPage, services: policy.services, incidents };
  });
}
