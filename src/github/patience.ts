import type { Octokit } from '@octokit/rest';
import { GitHubError, toGitHubError } from './errors.ts';

/** The part of an Octokit that is needed to intercept its requests. */
type Hooked = Pick<Octokit, 'hook'>;

/**
 * Keeps to `retry-after` and to the reset of a used-up rate limit, for all clients of one installation in this process:
 * until the time is over nothing is asked, and every request fails at once with the seconds that are left.
 */
export class Patience {
  private until = 0;
  private readonly now: () => number;

  /** @param now milliseconds */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** Stands between a client and GitHub from now on. */
  guard(client: Hooked): void {
    client.hook.wrap('request', async (request, options) => {
      const left = this.until - this.now();
      if (left > 0)
        throw new GitHubError('GitHub has asked for a pause that is not over', 429, Math.ceil(left / 1000));
      try {
        return await request(options);
      } catch (error) {
        this.heed(error);
        throw error;
      }
    });
  }

  private heed(error: unknown): void {
    const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } };
    const headers = response?.headers ?? {};
    if (!headers['retry-after'] && String(headers['x-ratelimit-remaining']) !== '0') return;
    const { retryAfter } = toGitHubError('', error, this.now());
    this.until = Math.max(this.until, this.now() + 1000 * (retryAfter ?? 0));
  }
}
