import type { Permissions } from '../needs.ts';
import type { Discussions } from './port.ts';

export const discussionsPermissions: Permissions<Discussions> = {
  needs: { openDiscussion: { discussions: 'write' } },
  why: {
    discussions:
      'Opens a discussion about an accepted post-mortem, only where the policy names a category (`postmortems.announce`). Reads none.',
  },
};
