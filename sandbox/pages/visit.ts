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
  /** As whom the visitor acts. */
  readonly me: string;
  readonly place: Place;
  /** Where the visitor is, what was typed included. */
  readonly path: string;
  /** What GitHub refused to the last form, in its own words. */
  readonly refused: string | null;
  /** What was typed into that form, so that nobody types it twice. */
  readonly typed: URLSearchParams | null;
  /** Acts as the visitor. Paths are below the repository. */
  act(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Reads what everybody may see; null when it is not there. */
  read(path: string): Promise<Json>;
}

/** People who can be acted as: those with a token of their own, but for the organisation's admin. */
export function peopleOf(world: World): string[] {
  const owners = [...world.tokens.values()].filter((owner) => !owner.installation);
  return [...new Set(owners.map((owner) => owner.login))].filter((login) => !login.startsWith('admin-of-'));
}

/** The visit that an address means; null when it is not one of our repositories, and so is for the API. */
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

/** Back to a page after a form; when GitHub refused, with its reason and what was typed. */
export function back(c: Context<Env>, to: string, answer?: Answer): Response {
  if (!answer || answer.ok) return c.redirect(to, 303);
  const [path, hash] = to.split('#');
  const said =
    answer.data?.errors?.[0]?.message ?? answer.data?.message ?? `GitHub answered ${answer.status}.`;
  // To people without access GitHub says that there is nothing.
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
