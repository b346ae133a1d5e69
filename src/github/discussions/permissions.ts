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
      'Optional: leave it out if no policy uses discussions (`postmortems.announce`, `reports`; off by default). Opens a discussion about an accepted post-mortem or with the reliability report; reads and edits only its own reports.',
  },
};
