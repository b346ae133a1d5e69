import type { Context, Hono } from 'hono';
import { fail, type World } from './world.ts';

/** Reads the body of a request once, so that an addition can use it and still pass the request on. */
export type Env = { Variables: { body: string } };
export type Addition = (world: World) => Hono<Env>;

/** The body as JSON; an empty object if there is no body. */
// biome-ignore lint/suspicious/noExplicitAny: what clients send is theirs; each use checks what it needs.
export function jsonOf(c: Context<Env>): any {
  const text = c.get('body');
  if (!text.trim()) return {};
  try {
    return JSON.parse(text);
  } catch {
    return fail(400, 'Problems parsing JSON');
  }
}

/** Passes the request on to emulate, with another body if one is given. */
export function passOn(world: World, c: Context<Env>, body?: unknown): Promise<Response> {
  const { method, url } = c.req.raw;
  const sends = method !== 'GET' && method !== 'HEAD';
  // emulate requires a body where GitHub's own clients send none, for example to lock a conversation.
  const text = body === undefined ? c.get('body') || '{}' : JSON.stringify(body);
  const headers = new Headers(c.req.raw.headers);
  headers.delete('content-length');
  return world.emulated(new Request(url, { method, headers, ...(sends && { body: text }) }));
}
