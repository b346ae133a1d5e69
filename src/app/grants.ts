import { OPTIONAL_PERMISSIONS } from '../github/needs.ts';
import { appPermissions } from '../github/permissions.ts';

/** A permission that an account has not granted, or not in full: what depends on it does not work there. */
export interface Lack {
  readonly owner: string;
  readonly permission: string;
  readonly access: 'read' | 'write';
  /** What it is for, in sentences. */
  readonly why: readonly string[];
}

/**
 * The permissions that the App needs and an account has not granted; a new permission waits until the account's owner
 * accepts it. Optional permissions are not reported.
 *
 * @param granted GitHub's `permissions` of the installation
 */
export function lacksOf(owner: string, granted: object): Lack[] {
  const has = new Map(Object.entries(granted));
  return appPermissions()
    .filter(({ permission }) => !OPTIONAL_PERMISSIONS.includes(permission))
    .filter(({ permission, access }) => ![access, 'write', 'admin'].includes(has.get(permission)))
    .map(({ permission, access, why }) => ({ owner, permission, access, why }));
}
