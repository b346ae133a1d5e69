import type { GitHub, Permission } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';

/** Roles from the fewest to the most rights. */
export const ROLES: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];

/** Whether somebody has the role that commands need; 1 call. */
export async function mayCommand(
  login: string,
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<boolean> {
  return ROLES.indexOf(await github.permission(ref, login)) >= ROLES.indexOf(policy.incidents.commandRole);
}
