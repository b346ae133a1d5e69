import type { Octokit } from '@octokit/rest';
import { statusOf } from './errors.ts';

/** The part of an Octokit that is needed to intercept its requests. */
type Hooked = Pick<Octokit, 'hook'>;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

interface Kept {
  readonly etag: string;
  /** All but the data. */
  readonly answer: Omit<Answer, 'data'>;
  /** The data as text: Octokit's `paginate` changes an answer in place, so each caller gets its own. */
  readonly json: string;
  /** How often in a row GitHub gave it. */
  readonly times: number;
}

/**
 * An answer that came twice was not cut off on its way. One that says "none" may have been, even twice: it must come
 * three times. An object without anything in it is never whole.
 */
const isSure = ({ json, times }: Kept): boolean => json !== '{}' && times >= (json === '[]' ? 3 : 2);

/** Characters of all answers that are kept; the least recently asked for are dropped first. */
const MOST = 32 * 2 ** 20;

/**
 * Keeps answers to GET requests with their ETags, and sends `If-None-Match` the next time. When nothing has changed,
 * GitHub answers 304, which is free of the rate limit, and the caller gets the answer that was kept.
 *
 * Only an answer that came more than once is reused. One that was cut off on its way and looks like an empty list would
 * otherwise come back until something changes.
 */
export class Answers {
  private readonly kept = new Map<string, Kept>();
  private readonly most: number;
  private size = 0;

  constructor(most = MOST) {
    this.most = most;
  }

  /** Hooks into a client. `who`: whose answers these are, since others may see less. */
  guard(client: Hooked, who = ''): void {
    client.hook.wrap('request', async (request, options) => {
      if (options.method !== 'GET') return request(options);
      const { headers, request: how, ...what } = options;
      const key = `${who} ${JSON.stringify(what)}`;
      const known = this.kept.get(key);
      // Changed in place: a hook that was there before this one sees these options, and not others that it is given.
      if (known && isSure(known)) Object.assign(headers, { 'if-none-match': known.etag });
      // Octokit looks at every value for integers that are too long for a number, which GitHub does not use, and
      // takes several times as long as `JSON.parse`.
      options.request = { ...how, parseSuccessResponseBody: false };
      try {
        const answer = await request(options);
        const text = await textOf(answer.data);
        const data = parsed(text, answer.headers['content-type']);
        this.keep(key, { ...answer, data }, text, known);
        return { ...answer, data } as never;
      } catch (error) {
        if (!known || statusOf(error) !== 304) throw error;
        this.touch(key, known);
        return { ...known.answer, data: JSON.parse(known.json) } as never;
      }
    });
  }

  private keep(key: string, answer: Answer, json: string, before: Kept | undefined): void {
    const { etag } = answer.headers;
    const there = this.kept.get(key);
    if (there) this.drop(key, there);
    if (answer.status !== 200 || typeof etag !== 'string' || typeof answer.data !== 'object') return;
    const { data: _, ...rest } = answer;
    const isSame = before?.etag === etag && before.json === json;
    this.kept.set(key, { etag, answer: rest, json, times: isSame ? before.times + 1 : 1 });
    this.size += json.length;
    for (const [oldest, each] of this.kept) {
      if (this.size <= this.most) break;
      this.drop(oldest, each);
    }
  }

  private touch(key: string, known: Kept): void {
    this.kept.delete(key);
    this.kept.set(key, known);
  }

  private drop(key: string, known: Kept): void {
    this.kept.delete(key);
    this.size -= known.json.length;
  }
}

/** The text of a body; empty when the connection breaks before its end, as with Octokit. */
async function textOf(body: unknown): Promise<string> {
  return body instanceof ReadableStream ? new Response(body).text().catch(() => '') : '';
}

/** JSON; the text itself when it is something else, or was cut off. */
function parsed(text: string, type: string | undefined): unknown {
  if (!/^application\/(?:scim\+)?json\b/i.test(type ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
