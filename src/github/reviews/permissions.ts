import type { Permissions } from '../needs.ts';
import type { Reviews } from './port.ts';

export const reviewsPermissions: Permissions<Reviews> = {
  needs: {
    reviewThreads: { pull_requests: 'read' },
    review: { pull_requests: 'write' },
    reviewComments: { pull_requests: 'read' },
    // GitHub asks for both: who resolves a conversation lets a merge through that waits for it.
    resolveThread: { contents: 'write', pull_requests: 'write' },
    approvals: { pull_requests: 'read' },
  },
  why: {
    pull_requests:
      'Suggests changes to lines of a post-mortem; reads who approved it, and commands about its proposed action items in comments on lines.',
  },
};
