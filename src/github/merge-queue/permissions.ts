import type { Permissions } from '../needs.ts';
import type { MergeQueue } from './port.ts';

export const mergeQueuePermissions: Permissions<MergeQueue> = {
  // The refs of merge groups are contents. Without `merge_queues`, GitHub sends no event when a group is made.
  needs: { mergeGroups: { contents: 'read', merge_queues: 'read' } },
  why: {
    merge_queues:
      'Learns that a merge queue is waiting for that check: a required check that stays silent would block the queue. Changes nothing in the queue.',
  },
};
