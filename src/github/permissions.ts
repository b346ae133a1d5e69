import { checksPermissions } from './checks/permissions.ts';
import { commentsPermissions } from './comments/permissions.ts';
import { contentsPermissions } from './contents/permissions.ts';
import { issuesPermissions } from './issues/permissions.ts';
import { mergeQueuePermissions } from './merge-queue/permissions.ts';
import { peoplePermissions } from './people/permissions.ts';
import type { GitHub } from './port.ts';
import { pullsPermissions } from './pulls/permissions.ts';
import { subIssuesPermissions } from './sub-issues/permissions.ts';

/** Permissions of a GitHub App on a repository that Debrief could ask for, in the order of `app.yml`. */
export const APP_PERMISSIONS = [
  'metadata',
  'issues',
  'pull_requests',
  'contents',
  'checks',
  'merge_queues',
] as const;
export type AppPermission = (typeof APP_PERMISSIONS)[number];
export type Access = 'read' | 'write';

/** What the methods of a capability need from GitHub, and for people, why. */
export interface Permissions<Capability> {
  readonly needs: Readonly<Record<keyof Capability, Readonly<Partial<Record<AppPermission, Access>>>>>;
  /** For each permission that is needed, a sentence for `app.yml` and docs/security.md. */
  readonly why: Readonly<Partial<Record<AppPermission, string>>>;
}

const ALL: readonly Permissions<Partial<GitHub>>[] = [
  issuesPermissions,
  commentsPermissions,
  subIssuesPermissions,
  pullsPermissions,
  contentsPermissions,
  checksPermissions,
  mergeQueuePermissions,
  peoplePermissions,
];

/** What each method of the port needs. */
export const NEEDS: Permissions<GitHub>['needs'] = {
  ...issuesPermissions.needs,
  ...commentsPermissions.needs,
  ...subIssuesPermissions.needs,
  ...pullsPermissions.needs,
  ...contentsPermissions.needs,
  ...checksPermissions.needs,
  ...mergeQueuePermissions.needs,
  ...peoplePermissions.needs,
};

/** The least that all methods together need, with all reasons; in the order of `app.yml`. */
export function appPermissions(): { permission: AppPermission; access: Access; why: readonly string[] }[] {
  return APP_PERMISSIONS.map((permission) => {
    const access = Object.values(NEEDS).map((needs) => needs[permission]);
    const why = ALL.map((capability) => capability.why[permission]).filter((reason) => reason !== undefined);
    return { permission, access: access.includes('write') ? 'write' : 'read', why };
  });
}
