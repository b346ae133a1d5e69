import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Clock } from './clock.ts';
import type { Dispatch, IssueRow, Opened, PullRow, RepoRow, UserRow } from './emulator.ts';

/** Roles on a repository, from none to all. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who sent the request: a person with a token, or the App with an installation token. */
export type Asker =
  | { kind: 'person'; user: UserRow }
  | { kind: 'app'; permissions: Record<string, string> }
  | { kind: 'nobody' };

/** An answer of the API. Bodies are `any`, because their shapes are GitHub's, not ours. */
export interface Answer {
  status: number;
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: shapes of GitHub's API, checked by the tests against Octokit.
  data: any;
  headers: Headers;
}

/** The sandbox as its additions and pages see it. */
export interface World extends Opened {
  /** The number of the App's one installation. */
  readonly installation: number;
  /** Milliseconds at which the App was installed: when it got its first delivery. Null before that. */
  installedAt: number | null;
  /** The numbers of repositories of its account that the installation does not cover. */
  uninstalled: Set<number>;
  /** Where transferred issues are now, as paths, by their former names such as `kelp-works/shop#1`. */
  moved: Map<string, string>;
  /** The numbers of renamed repositories, by their former names in lower case. */
  renamed: Map<string, number>;
  clock: Clock;
  app: { id: number; slug: string; name: string };
  /** How many requests so far may have changed something. */
  writes: number;
  /** Sends a webhook to the App, as GitHub would. */
  dispatch: Dispatch;
  /** The whole API, including additions, in-process. */
  api(token: string | null, method: string, path: string, body?: unknown): Promise<Answer>;
}

/** Throws an answer in the shape of GitHub's errors. */
export function fail(status: number, message: string, errors?: unknown[]): never {
  const body = {
    message,
    ...(errors && { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status,
  };
  throw new HTTPException(status as 400, { message, res: Response.json(body, { status }) });
}

export const notFound = (): never => fail(404, 'Not Found');

/** The repository that the path names, or 404. */
export function repoOf(world: World, c: Context): RepoRow {
  return repoNamed(world, `${c.req.param('owner')}/${c.req.param('repo')}`) ?? notFound();
}

/** The repository with this name, `owner/name`, now or before it was renamed. */
export function repoNamed({ tables, renamed }: World, name: string): RepoRow | undefined {
  const wanted = name.toLowerCase();
  const former = renamed.get(wanted);
  return (
    tables.repos.all().find((repo) => repo.full_name.toLowerCase() === wanted) ??
    (former === undefined ? undefined : tables.repos.get(former))
  );
}

/** The issue or pull request that the path names, or 404. */
export function issueOf(world: World, c: Context, repo: RepoRow): IssueRow {
  const number = Number(c.req.param('number'));
  const found = world.tables.issues.findBy('repo_id', repo.id).find((row) => row.number === number);
  return found ?? movedFrom(world, c, `${repo.full_name}#${number}`);
}

/** Answers with the new address of a transferred issue, or 404. */
function movedFrom(world: World, c: Context, name: string): never {
  const place = world.moved.get(name);
  if (!place) return notFound();
  const location = c.req.url.replace(/\/repos\/[^/]+\/[^/]+\/issues\/\d+/, place);
  const res = Response.json(
    { message: 'Moved Permanently', url: location },
    { status: 301, headers: { location } },
  );
  throw new HTTPException(301, { res });
}

export const pullRow = (world: World, repo: RepoRow, number: number): PullRow | undefined =>
  world.tables.pullRequests.findBy('repo_id', repo.id).find((row) => row.number === number);

export const ownerOf = (repo: RepoRow): string => repo.full_name.slice(0, repo.full_name.indexOf('/'));

export const tokenOf = (c: Context): string | null =>
  c.req.header('authorization')?.replace(/^(bearer|token)\s+/i, '') ?? null;

export function askerOf(world: World, token: string | null): Asker {
  const owner = token === null ? undefined : world.tokens.get(token);
  if (!owner) return { kind: 'nobody' };
  if (owner.installation) return { kind: 'app', permissions: owner.installation.permissions };
  const user = world.tables.users.findOneBy('login', owner.login);
  return user ? { kind: 'person', user } : { kind: 'nobody' };
}

/** The role of a person here: owner, organisation admin, collaborator, then what the organisation gives its members. */
export function roleOf(world: World, repo: RepoRow, user: UserRow): Role {
  const { tables } = world;
  if (repo.owner_type === 'User' && repo.owner_id === user.id) return 'admin';
  const found: Role[] = [repo.private ? 'none' : 'read'];
  const teams = tables.teamMembers
    .findBy('user_id', user.id)
    .map((member) => ({ member, team: tables.teams.get(member.team_id) }))
    .filter(({ team }) => repo.owner_type === 'Organization' && team?.org_id === repo.owner_id);
  if (teams.some(({ member, team }) => team?.slug === 'members' && member.role === 'maintainer'))
    return 'admin';
  if (teams.length)
    found.push(asRole(tables.orgs.get(repo.owner_id)?.default_repository_permission ?? 'read'));
  for (const row of tables.collaborators.findBy('repo_id', repo.id))
    if (row.user_id === user.id) found.push(asRole(row.permission));
  return found.reduce((best, role) => (ROLES.indexOf(role) > ROLES.indexOf(best) ? role : best));
}

const asRole = (permission: string): Role =>
  permission === 'pull' ? 'read' : permission === 'push' ? 'write' : (permission as Role);

export const atLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** The acting account: the person, or the App's bot. Throws 401 or 403 if it is not allowed to. */
export function actorOf(world: World, c: Context, repo: RepoRow, permission: string, least: Role): UserRow {
  const asker = askerOf(world, tokenOf(c));
  if (asker.kind === 'nobody') return fail(401, 'Requires authentication');
  if (asker.kind === 'person') {
    if (atLeast(roleOf(world, repo, asker.user), least)) return asker.user;
    return fail(403, 'Must have admin rights to Repository.');
  }
  if (asker.permissions[permission] !== 'write') fail(403, 'Resource not accessible by integration');
  return botOf(world);
}

/** The App's own account, `slug[bot]`; emulate creates it at its first write, and so do we. */
export function botOf(world: World): UserRow {
  const login = `${world.app.slug}[bot]`;
  const known = world.tables.users.findOneBy('login', login);
  if (known) return known;
  const row = { login, node_id: '', avatar_url: '', gravatar_id: '', type: 'Bot', site_admin: false };
  const email = `${world.app.id}+${login}@users.noreply.github.com`;
  const bot = world.tables.users.insert({ ...row, name: world.app.name, email });
  return world.tables.users.update(bot.id, { node_id: `BOT_${bot.id}` })!;
}

/** One page of a list, with GitHub's `Link` header. */
export function paged<T>(c: Context, rows: readonly T[]): { slice: T[]; headers: Record<string, string> } {
  const url = new URL(c.req.url);
  const per = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? 30) || 30, 1), 100);
  const page = Math.max(Number(url.searchParams.get('page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(rows.length / per), 1);
  const to = (number: number, rel: string) => {
    url.searchParams.set('page', String(number));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev'), to(1, 'first')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  const headers: Record<string, string> = links.length ? { link: links.join(', ') } : {};
  return { slice: rows.slice((page - 1) * per, page * per), headers };
}

/** The short account object that GitHub nests everywhere. */
export function accountOf(world: World, user: UserRow | undefined) {
  if (!user) return null;
  const { login, id, node_id, type } = user;
  const path = encodeURIComponent(login);
  return {
    login,
    id,
    node_id,
    type,
    avatar_url: `${world.url}/avatars/u/${path}`,
    url: `${world.url}/users/${path}`,
    html_url: type === 'Bot' ? `${world.url}/apps/${world.app.slug}` : `${world.url}/${path}`,
    site_admin: false,
  };
}

const HOUR = 3_600_000;

/**
 * A token for the sandbox's own reads and writes on a repository, without permission checks. Each hour of the sandbox
 * has its own: emulate allows 5,000 requests per token in an hour of machine time, in which a story may span months.
 */
export function systemToken(world: World, repo: RepoRow): string {
  const hour = Math.floor(world.clock.now() / HOUR);
  const token = `sandbox_system_${repo.owner_type}_${repo.owner_id}_${hour}`;
  const kinds = ['contents', 'issues', 'pull_requests', 'checks', 'administration', 'metadata', 'workflows'];
  world.tokens.set(token, {
    login: ownerOf(repo),
    id: repo.owner_id,
    scopes: [],
    installation: {
      installationId: 0,
      appId: world.app.id,
      permissions: Object.fromEntries(kinds.map((kind) => [kind, 'write'])),
      accountId: repo.owner_id,
      accountType: repo.owner_type,
      repositoryIds: [],
      repositorySelection: 'all',
    },
  });
  return token;
}
