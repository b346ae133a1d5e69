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
      'Optional: leave it out where no policy asks for discussions (`postmortems.announce`, `reports`), which is off by default. Opens a discussion about an accepted post-mortem or with the reliability report; reads and edits none but its own reports.',
  },
};
