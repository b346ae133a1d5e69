import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import { brokenAnswer, isGone, statusOf, toGitHubError } from './errors.ts';
import { ONCE_MORE } from './once-more.ts';
import type { Server } from './server.ts';

/** The parts of an Octokit that the adapter uses; Probot's own has them too. */
export type Client = Pick<Octokit, 'rest' | 'graphql' | 'request'>;

/** What the adapter's files share. */
export interface Context {
  readonly client: Client;
  /** The login that Debrief writes as, `debrief[bot]`. */
  readonly app: string;
  readonly server: Server;
  /** Milliseconds, as `Date.now()`. */
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** An answer of an Octokit, as far as it is used. */
export interface Answer {
  readonly data: unknown;
}

/** Items on a page of a list, the most that GitHub gives. */
export const PAGE = 100;

/** The shape of an answer that nothing is read from. */
export const ANYTHING = z.unknown();

/** Runs several calls that are one action; whatever they throw comes out as a `GitHubError` that says what failed. */
export async function run<T>(context: Context, doing: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw toGitHubError(doing, error, context.now());
  }
}

/**
 * The result of a request, tried once more after a 404: a replica that lags does not know yet what was written a moment
 * ago, and a request that was answered with 404 has written nothing.
 */
export async function retryOn404<T>({ pause }: Context, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    await pause(ONCE_MORE);
    return ask();
  }
}

/** One call, tried once more after a 404, and its answer when it has the shape that is expected. */
export function call<T>(
  context: Context,
  doing: string,
  shape: z.ZodType<T>,
  request: () => Promise<Answer>,
): Promise<T> {
  return run(context, doing, () =>
    retryOn404(context, async () => check(doing, shape, (await request()).data)),
  );
}

/**
 * As `call`; null when it is not there. A 404 is not believed at once: a replica that lags answers 404 for what was
 * written a second ago, so GitHub is asked again (see `Presence` for how often).
 *
 * @param known whether something else has shown that it exists, such as the webhook that named it
 */
export async function look<T>(
  context: Context,
  doing: string,
  shape: z.ZodType<T>,
  request: () => Promise<Answer>,
  { known = false } = {},
): Promise<T | null> {
  return run(context, doing, () =>
    ifThere(context, doing, async () => check(doing, shape, (await request()).data), known),
  );
}

/** The result of `ask`; null when GitHub keeps answering 404 or 410. */
export async function ifThere<T>(
  { server, now, pause }: Context,
  key: string,
  ask: () => Promise<T>,
  known = false,
): Promise<T | null> {
  const pauses = [...server.presence.pauses(key, now(), known)];
  for (;;) {
    try {
      const found = await ask();
      server.presence.saw(key, true, now());
      return found;
    } catch (error) {
      if (!isGone(error)) throw error;
      const wait = pauses.shift();
      if (wait === undefined) {
        server.presence.saw(key, false, now());
        return null;
      }
      await pause(wait);
    }
  }
}

/**
 * All items of a list, page by page. Not Octokit's own `paginate`, which takes an answer without a list for an empty
 * list. A full page without a link to the next one may be a broken answer, so the next page is requested anyway.
 *
 * @param first the first page, as an Octokit method's `endpoint` gives it for `per_page: PAGE`
 */
export function list<T>(
  context: Context,
  doing: string,
  shape: z.ZodType<T>,
  first: { readonly url: string },
): Promise<T[]> {
  return run(context, doing, async () => {
    const items: T[] = [];
    let url: string | null = first.url;
    for (let page = 1; url !== null; page += 1) {
      const answer: Answer & { headers: { link?: string } } = await context.client.request({
        method: 'GET',
        url,
      });
      const found = check(doing, z.array(shape), answer.data);
      items.push(...found);
      const next = /<([^<>]+)>;\s*rel="next"/.exec(answer.headers.link ?? '')?.[1];
      url = next ?? (found.length === PAGE ? withPage(url, page + 1) : null);
    }
    return items;
  });
}

function withPage(url: string, page: number): string {
  const next = new URL(url);
  next.searchParams.set('page', String(page));
  return next.href;
}

/** `data`, typed, when it has this shape; throws a `GitHubError` to be tried again otherwise. */
export function check<T>(doing: string, shape: z.ZodType<T>, data: unknown): T {
  const result = shape.safeParse(data);
  if (result.success) return result.data;
  const [problem] = result.error.issues;
  const where = problem?.path.join('.');
  throw brokenAnswer(
    doing,
    where ? `\`${where}\` is missing or has the wrong type` : 'it has the wrong type',
  );
}
