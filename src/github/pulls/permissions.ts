import type { Permissions } from '../needs.ts';
import type { Pulls } from './port.ts';

export const pullsPermissions: Permissions<Pulls> = {
  needs: {
    pullRequest: { pull_requests: 'read' },
    pullRequestFrom: { pull_requests: 'read' },
    pullRequestsWithLabel: { issues: 'read', pull_requests: 'read' },
    changedFiles: { pull_requests: 'read', contents: 'read' },
    changedIn: { contents: 'read' },
    mergeBase: { contents: 'read' },
    openPullRequest: { pull_requests: 'write' },
  },
  why: {
    pull_requests: 'Opens the pull request of a post-mortem; reads which files a pull request changes.',
  },
};
