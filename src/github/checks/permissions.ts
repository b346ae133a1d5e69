import type { Permissions } from '../needs.ts';
import type { Checks } from './port.ts';

export const checksPermissions: Permissions<Checks> = {
  needs: {
    report: { checks: 'write' },
    pullRequestsAt: { pull_requests: 'read' },
    pullRequestsOfSuite: { checks: 'read', pull_requests: 'read' },
  },
  why: {
    checks:
      'Reports the lint of a post-mortem as a check with annotations, so that it can be required before a merge.',
  },
};
