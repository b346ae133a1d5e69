import { Hono } from 'hono';
import type { Addition, Env } from '../addition.ts';
import { accountOf, atLeast, notFound, repoOf, roleOf } from '../world.ts';

/** GitHub's older word for each role. */
const LEGACY = {
  none: 'none',
  read: 'read',
  triage: 'read',
  write: 'write',
  maintain: 'write',
  admin: 'admin',
};

/** Permission and assignability: emulate answers 404 for outsiders and calls every member an admin. */
export const people: Addition = (world) => {
  const app = new Hono<Env>();
  const userOf = (login: string) =>
    world.tables.users.all().find((user) => user.login.toLowerCase() === login.toLowerCase()) ?? notFound();

  app.get('/repos/:owner/:repo/collaborators/:login/permission', (c) => {
    const repo = repoOf(world, c);
    const user = userOf(c.req.param('login'));
    const role = roleOf(world, repo, user);
    return c.json({ permission: LEGACY[role], role_name: role, user: accountOf(world, user) });
  });

  app.get('/repos/:owner/:repo/assignees/:login', (c) => {
    const repo = repoOf(world, c);
    const user = userOf(c.req.param('login'));
    return assignable(user.id) ? c.body(null, 204) : notFound();

    // Members and collaborators of any role; an outsider who merely reads is neither.
    function assignable(id: number): boolean {
      const member = world.tables.teamMembers
        .findBy('user_id', id)
        .some((row) => world.tables.teams.get(row.team_id)?.org_id === repo.owner_id);
      const collaborator = world.tables.collaborators
        .findBy('repo_id', repo.id)
        .some((row) => row.user_id === id);
      return member || collaborator || atLeast(roleOf(world, repo, user), 'write');
    }
  });
  return app;
};
