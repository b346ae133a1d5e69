import { activityPermissions } from './activity/permissions.ts';
import { checksPermissions } from './checks/permissions.ts';
import { commentsPermissions } from './comments/permissions.ts';
import { contentsPermissions } from './contents/permissions.ts';
import { discussionsPermissions } from './discussions/permissions.ts';
import { issueFieldsPermissions } from './issue-fields/permissions.ts';
import { issuesPermissions } from './issues/permissions.ts';
import { mergeQueuePermissions } from './merge-queue/permissions.ts';
import { type Access, APP_PERMISSIONS, type AppPermission, type Permissions } from './needs.ts';
import { peoplePermissions } from './people/permissions.ts';
import type { GitHub } from './port.ts';
import { pullsPermissions } from './pulls/permissions.ts';
import { reviewsPermissions } from './reviews/permissions.ts';
import { subIssuesPermissions } from './sub-issues/permissions.ts';

const ALL: readonly Permissions<Partial<GitHub>>[] = [
  issuesPermissions,
  commentsPermissions,
  subIssuesPermissions,
  issueFieldsPermissions,
  pullsPermissions,
  reviewsPermissions,
  discussionsPermissions,
  contentsPermissions,
  checksPermissions,
  mergeQueuePermissions,
  peoplePermissions,
  activityPermissions,
];

/** What each method of the port needs. */
export const NEEDS: Permissions<GitHub>['needs'] = {
  ...issuesPermissions.needs,
  ...commentsPermissions.needs,
  ...subIssuesPermissions.needs,
  ...issueFieldsPermissions.needs,
  ...pullsPermissions.needs,
  ...reviewsPermissions.needs,
  ...discussionsPermissions.needs,
  ...contentsPermissions.needs,
  ...checksPermissions.needs,
  ...mergeQueuePermissions.needs,
  ...peoplePermissions.needs,
  ...activityPermissions.needs,
};

/** The least that all methods together need, with all reasons; in the order of `app.yml`. */
export function appPermissions(): { permission: AppPermission; access: Access; why: readonly string[] }[] {
  return APP_PERMISSIONS.map((permission) => {
    const access = Object.values(NEEDS).map((needs) => needs[permission]);
    const why = ALL.map((capability) => capability.why[permission]).filter((reason) => reason !== undefined);
    return { permission, access: access.includes('write') ? 'write' : 'read', why };
  });
}
