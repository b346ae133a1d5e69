import { hash } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Addition, type Env, passOn } from './addition.ts';
import { checks } from './additions/checks.ts';
import { comments } from './additions/comments.ts';
import { contents } from './additions/contents.ts';
import { deployments } from './additions/deployments.ts';
import { discussions } from './additions/discussions.ts';
import { graphql } from './additions/graphql.ts';
import { installations } from './additions/installations.ts';
import { issueFields } from './additions/issue-fields.ts';
import { issues } from './additions/issues.ts';
import { merge } from './additions/merge.ts';
import { people } from './additions/people.ts';
import { pulls } from './additions/pulls.ts';
import { reactions } from './additions/reactions.ts';
import { refusals } from './additions/refusals.ts';
import { repositories } from './additions/repositories.ts';
import { reviews } from './additions/reviews.ts';
import { subIssues } from './additions/sub-issues.ts';
import { timeline } from './additions/timeline.ts';
import { keepingAnswers } from './kept-answers.ts';
import { repoNamed, type World } from './world.ts';

/** Tried in this order; emulate answers everything else. */
const ADDITIONS: Addition[] = [
  refusals,
  graphql,
  people,
  installations,
  subIssues,
  issueFields,
  issues,
  timeline,
  comments,
  reactions,
  pulls,
  reviews,
  merge,
  checks,
  contents,
  deployments,
  discussions,
  repositories,
];

/** The API of the sandbox: our additions, then emulate. `extra` routes are tried first. */
export function makeFront(world: World, extra: Hono<Env>[]): (request: Request) => Promise<Response> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') {
      c.set('body', '');
      return next();
    }
    c.set('body', await c.req.raw.text());
    world.writes += 1;
    // What was read before the write has ended may be half of it.
    world.changes.changed(ADDITIONS_STATE);
    await next();
    world.changes.changed(ADDITIONS_STATE);
  });
  for (const routes of extra) app.route('/', routes);
  for (const addition of ADDITIONS) app.route('/', addition(world));
  app.all('*', (c) => passOn(world, c));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error('sandbox:', error);
    return c.json({ message: 'Server Error' }, 500);
  });
  const ask = async (request: Request) => {
    if (!FILES.test(request.url)) world.changes.read(ADDITIONS_STATE);
    return app.fetch(redirected(world, withoutPrefix(request)));
  };
  const askOnce = keepingAnswers(ask, world.changes, finished);
  return async (request) => (request.method === 'GET' ? askOnce(request) : polished(await ask(request)));
}

/** What additions keep themselves, as a part of GitHub's state. */
export const ADDITIONS_STATE = 'additions';
/** No addition that keeps anything has a say in these. */
const FILES = /^[^?]*\/repos\/[^/]+\/[^/]+\/contents\//;

/** The text of an answer as GitHub gives it, with an ETag in its headers. */
function finished(text: string, headers: Headers): string {
  const result = inSeconds(text);
  headers.set('etag', `W/"${hash('sha1', result)}"`);
  return result;
}

async function polished(response: Response): Promise<Response> {
  const { status, headers } = response;
  if (!headers.get('content-type')?.includes('json')) return response;
  headers.delete('content-length');
  return new Response(inSeconds(await response.text()), { status, headers });
}

/** Times are whole seconds, so events in the same second cannot be ordered by time. */
const inSeconds = (json: string): string =>
  json.replace(/(":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z"/g, '$1Z"');

/** GitHub Enterprise Server has its API below `/api/v3` and `/api/graphql`; both ways work here. */
function withoutPrefix(request: Request): Request {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql');
  if (path === url.pathname) return request;
  url.pathname = path || '/';
  return new Request(url, request as RequestInit);
}

/** The request for a repository by its former name, as a client that follows GitHub's redirect sends it again. */
function redirected(world: World, request: Request): Request {
  const [, name] = /^[^?]*?\/repos\/([^/?]+\/[^/?]+)/.exec(request.url) ?? [];
  if (!name || world.renamed.size === 0) return request;
  const now = repoNamed(world, name)?.full_name ?? name;
  return now.toLowerCase() === name.toLowerCase()
    ? request
    : new Request(request.url.replace(`/repos/${name}`, `/repos/${now}`), request as RequestInit);
}
