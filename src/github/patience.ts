import type { Octokit } from '@octokit/rest';
import { GitHubError, toGitHubError } from './errors.ts';

/** The part of an Octokit that is needed to intercept its requests. */
type Hooked = Pick<Octokit, 'hook'>;

/**
 * Keeps to GitHub's rate limits, for all clients of one installation in this process: to `retry-after`, to the reset of
 * a used-up limit, and to a minute where GitHub names no time. Until that is over nothing is asked, and every request
 * fails at once with the seconds that are left.
 */
export class Patience {
  /** Milliseconds: when GitHub asked for a pause, and when it ends. */
  private pause = { since: 0, until: 0 };
  private readonly now: () => number;

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** Stands between a client and GitHub from now on. */
  guard(client: Hooked): void {
    client.hook.wrap('request', async (request, options) => {
      const left = this.end() - this.now();
      if (left > 0)
        throw new GitHubError('GitHub has asked for a pause that is not over', 429, Math.ceil(left / 1000));
      try {
        const answer = await request(options);
        // GraphQL refuses with status 200.
        const { errors } = (answer.data ?? {}) as { errors?: unknown };
        if (Array.isArray(errors)) this.heed(Object.assign(new Error(), { response: answer }));
        return answer;
      } catch (error) {
        this.heed(error);
        throw error;
      }
    });
  }

  private heed(error: unknown): void {
    const now = this.now();
    const { status, retryAfter } = toGitHubError('', error, now);
    const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
    const isLimit = status === 403 || status === 429 || Boolean(response?.headers?.['retry-after']);
    if (retryAfter === null || !isLimit) return;
    this.pause = { since: now, until: Math.max(this.end(), now + 1000 * retryAfter) };
  }

  /** Milliseconds; 0 for no pause. A clock that was set back makes none longer: GitHub is asked, and may want another. */
  private end(): number {
    return this.now() < this.pause.since ? 0 : this.pause.until;
  }
}
