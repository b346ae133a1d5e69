import type { Session } from '../fake/session.ts';
import { groupPrefix } from './group.ts';
import type { MergeQueue } from './port.ts';

export function fakeMergeQueue(session: Session): MergeQueue {
  return {
    async mergeGroups({ owner, repo, number, base }) {
      session.cost.reads = 1;
      const prefix = groupPrefix(base.ref, number);
      return [...session.repo({ owner, repo }).git.branches].flatMap(([branch, sha]) =>
        branch.startsWith(prefix) ? [sha] : [],
      );
    },
  };
}
