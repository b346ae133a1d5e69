import type { GitHub } from './port.ts';

/** Permissions of a GitHub App on a repository that Debrief could ask for. */
export type AppPermission = 'metadata' | 'issues' | 'pull_requests' | 'contents' | 'checks' | 'merge_queues';
export type Access = 'read' | 'write';

/** What each method of the port needs from GitHub. `app.yml`, docs/security.md and the install guide follow from it. */
export const PERMISSIONS: Readonly<Record<keyof GitHub, Partial<Readonly<Record<AppPermission, Access>>>>> = {
  issue: { issues: 'read' },
  issueEvents: { issues: 'read' },
  issuesWithLabels: { issues: 'read' },
  pullRequestsWithLabel: { issues: 'read', pull_requests: 'read' },
  pullRequest: { pull_requests: 'read' },
  pullRequestFrom: { pull_requests: 'read' },
  pullRequestsOfSuite: { checks: 'read', pull_requests: 'read' },
  // The refs are contents; without the other, GitHub sends no event when a merge group is made.
  mergeGroups: { contents: 'read', merge_queues: 'read' },
  changedFiles: { pull_requests: 'read' },
  file: { contents: 'read' },
  filesIn: { contents: 'read' },
  versions: { contents: 'read' },
  defaultBranch: { metadata: 'read', contents: 'read' },
  permission: { metadata: 'read' },
  assignable: { metadata: 'read' },
  openIssue: { issues: 'write' },
  editIssue: { issues: 'write' },
  addLabels: { issues: 'write' },
  removeLabel: { issues: 'write' },
  assign: { issues: 'write' },
  comment: { issues: 'write' },
  editComment: { issues: 'write' },
  react: { issues: 'write' },
  subIssues: { issues: 'read' },
  addSubIssue: { issues: 'write' },
  commitToBranch: { contents: 'write' },
  openPullRequest: { pull_requests: 'write' },
  report: { checks: 'write' },
};

/** The least that all methods together need. */
export function neededPermissions(): Partial<Record<AppPermission, Access>> {
  const needed: Partial<Record<AppPermission, Access>> = {};
  for (const permissions of Object.values(PERMISSIONS))
    for (const [name, access] of Object.entries(permissions) as [AppPermission, Access][])
      if (needed[name] !== 'write') needed[name] = access;
  return needed;
}
