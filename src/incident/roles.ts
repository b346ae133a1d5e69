import type { Policy } from '../policy/schema.ts';
import { ROLES } from '../vocabulary/roles.ts';

/** The roles that there are, each with its title: those of every incident, then the policy's own. */
export function rolesFor(policy: Policy): Readonly<Record<string, string>> {
  return { ...ROLES, ...policy.incidents.roles };
}
