import type { Permissions } from '../needs.ts';
import type { Discussions } from './port.ts';

export const discussionsPermissions: Permissions<Discussions> = {
  needs: {
    openDiscussion: { discussions: 'write' },
    ownDiscussions: { discussions: 'read' },
    editDiscussion: { discussions: 'write' },
  },
  why: {
    discussions:
      'Opens a discussion about an accepted post-mortem or with the reliability report, only where the policy wants one (`postmortems.announce`, `reports`). Reads and edits none but its own reports.',
  },
};
