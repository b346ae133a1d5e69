import { createHash } from 'node:crypto';
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
import { reviews } from './additions/reviews.ts';
import { subIssues } from './additions/sub-issues.ts';
import { timeline } from './additions/timeline.ts';
import type { World } from './world.ts';

/** Tried in this order; emulate answers what none of them does. */
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
];

/** The API of the sandbox: our additions, then emulate. `extra` routes are tried first. */
export function makeFront(world: World, extra: Hono<Env>[]): (request: Request) => Promise<Response> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('body', await c.req.raw.text());
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') world.writes += 1;
    await next();
  });
  for (const routes of extra) app.route('/', routes);
  for (const addition of ADDITIONS) app.route('/', addition(world));
  app.all('*', (c) => passOn(world, c));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error('sandbox:', error);
    return c.json({ message: 'Server Error' }, 500);
  });
  return async (request) => unlessKnown(request, await inSeconds(await app.fetch(withoutPrefix(request))));
}

/** GitHub's times are whole seconds, so events in the same second cannot be ordered by time. */
async function inSeconds(response: Response): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('json')) return response;
  const text = (await response.text()).replace(/(":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z"/g, '$1Z"');
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(text, { status: response.status, headers });
}

/** 304 for what the asker has already, by its ETag. */
async function unlessKnown(request: Request, response: Response): Promise<Response> {
  const isJson = response.headers.get('content-type')?.includes('json');
  if (request.method !== 'GET' || response.status !== 200 || !isJson) return response;
  const text = await response.text();
  const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const headers = new Headers(response.headers);
  headers.set('etag', etag);
  return new Response(text, { status: 200, headers });
}

/** GitHub Enterprise Server has its API below `/api/v3` and `/api/graphql`; both ways work here. */
function withoutPrefix(request: Request): Request {
  const url = new URL(request.url);
  const path = url.pathname.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql');
  if (path === url.pathname) return request;
  url.pathname = path || '/';
  return new Request(url, request as RequestInit);
}
