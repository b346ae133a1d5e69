import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Env } from '../addition.ts';
import type { RepoRow } from '../emulator.ts';
import type { Json } from '../json.ts';
import { type Answer, systemToken, type World } from '../world.ts';
import type { Place } from './markdown.ts';

/** Somebody looks at a repository. */
export interface Visit {
  readonly world: World;
  readonly repo: RepoRow;
  /** `/OWNER/REPO` */
  readonly base: string;
  /** The login that the visitor acts as. */
  readonly me: string;
  readonly place: Place;
  /** The current URL, including what was typed. */
  readonly path: string;
  /** GitHub's message if it refused the last form. */
  readonly refused: string | null;
  /** What was typed into that form, so that nobody has to type it again. */
  readonly typed: URLSearchParams | null;
  /** Acts as the visitor. Paths are below the repository. */
  act(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Reads what everybody may see; null if it does not exist. */
  read(path: string): Promise<Json>;
}

/** People to act as: those with a token, except the organisation's admin. */
export function peopleOf(world: World): string[] {
  const owners = [...world.tokens.values()].filter((owner) => !owner.installation);
  return [...new Set(owners.map((owner) => owner.login))].filter((login) => !login.startsWith('admin-of-'));
}

/** The visit for a URL; null if it is not one of our repositories, so the API should answer. */
export function visiting(world: World, c: Context<Env>): Visit | null {
  const name = `${c.req.param('owner')}/${c.req.param('repo')}`.toLowerCase();
  const repo = world.tables.repos.all().find((row) => row.full_name.toLowerCase() === name);
  if (!repo) return null;
  const me = whoAmI(world, c);
  const typed = c.req.query('typed') ?? '';
  const { pathname } = new URL(c.req.url);
  const token = [...world.tokens].find(([, owner]) => owner.login === me && !owner.installation)![0];
  const api = `/repos/${repo.full_name}`;
  return {
    ...{
      world,
      repo,
      me,
      base: `/${repo.full_name}`,
      path: typed ? `${pathname}?typed=${encodeURIComponent(typed)}` : pathname,
    },
    place: {
      url: world.url,
      repo: repo.full_name,
      title: (number) =>
        world.tables.issues.findBy('repo_id', repo.id).find((row) => row.number === number)?.title ?? null,
    },
    refused: c.req.query('refused') ?? null,
    typed: refusedForms.get(typed) ?? null,
    act: (method, path, body) => world.api(token, method, api + path, body),
    read: async (path) => {
      const answer = await world.api(systemToken(world, repo), 'GET', api + path);
      return answer.ok ? answer.data : null;
    },
  };
}

function whoAmI(world: World, c: Context<Env>): string {
  const people = peopleOf(world);
  const wanted = getCookie(c, 'as');
  return people.find((login) => login === wanted) ?? people[0]!;
}

const refusedForms = new Map<string, URLSearchParams>();
const REFUSED_FORMS = 50;

/** Returns to a page after a form; if GitHub refused, with its reason and what was typed. */
export function back(c: Context<Env>, to: string, answer?: Answer): Response {
  if (!answer || answer.ok) return c.redirect(to, 303);
  const [path, hash] = to.split('#');
  const said =
    answer.data?.errors?.[0]?.message ?? answer.data?.message ?? `GitHub answered ${answer.status}.`;
  // GitHub answers 404 to people without access.
  const refused = answer.status === 404 ? 'You may not do that here; act as somebody who may.' : said;
  const typed = randomUUID();
  refusedForms.set(typed, formOf(c));
  if (refusedForms.size > REFUSED_FORMS) refusedForms.delete([...refusedForms.keys()][0]!);
  return c.redirect(`${path}?${new URLSearchParams({ refused, typed })}${hash ? `#${hash}` : ''}`, 303);
}

/** The fields of a form. */
export function formOf(c: Context<Env>): URLSearchParams {
  return new URLSearchParams(c.get('body'));
}
