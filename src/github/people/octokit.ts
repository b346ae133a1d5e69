import { z } from 'zod';
import { ANYTHING, type Context, look } from '../call.ts';
import { inRepo, nameOf } from '../names.ts';
import type { People, Permission } from './port.ts';

const ROLES = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;
const PERMISSION = z.object({
  // Knows maintain and triage, and custom roles by names of their own. Old servers do not have it.
  role_name: z.string().optional(),
  permission: z.string(),
});

export function octokitPeople(context: Context): People {
  const { repos, issues } = context.client.rest;
  const permissions = new Map<string, Promise<Permission>>();
  return {
    permission(repo, login) {
      const doing = `ask what ${login} may do in ${nameOf(inRepo(repo))}`;
      const key = doing.toLowerCase();
      const known = permissions.get(key);
      if (known) return known;
      const get = () => repos.getCollaboratorPermissionLevel({ ...inRepo(repo), username: login });
      const asked = look(context, doing, PERMISSION, get).then((found) =>
        found ? toPermission(found) : 'none',
      );
      permissions.set(key, asked);
      asked.catch(() => permissions.delete(key));
      return asked;
    },
    async assignable(repo, login) {
      const doing = `ask whether ${login} can be assigned in ${nameOf(inRepo(repo))}`;
      const ask = () => issues.checkUserCanBeAssigned({ ...inRepo(repo), assignee: login });
      return (await look(context, doing, ANYTHING, ask)) !== null;
    },
  };
}

/** For a custom role, the coarse `permission` counts. */
function toPermission(raw: z.infer<typeof PERMISSION>): Permission {
  const known = (name: string | undefined) => ROLES.find((role) => role === name);
  return known(raw.role_name) ?? known(raw.permission) ?? 'none';
}
