/** Permissions of a GitHub App on a repository that Debrief could ask for, in the order of `app.yml`. */
export const APP_PERMISSIONS = [
  'metadata',
  'issues',
  'pull_requests',
  'contents',
  'checks',
  'merge_queues',
  'deployments',
  'actions',
  'discussions',
] as const;
export type AppPermission = (typeof APP_PERMISSIONS)[number];
/** An account may leave these out: what needs them is off by default. */
export const OPTIONAL_PERMISSIONS: readonly AppPermission[] = ['discussions'];
export type Access = 'read' | 'write';

/** What the methods of a capability need from GitHub, and for people, why. */
export interface Permissions<Capability> {
  readonly needs: Readonly<Record<keyof Capability, Readonly<Partial<Record<AppPermission, Access>>>>>;
  /** For each permission that is needed, a sentence for `app.yml` and docs/security.md. */
  readonly why: Readonly<Partial<Record<AppPermission, string>>>;
}
