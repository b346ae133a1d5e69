import type { Octokit } from '@octokit/rest';
import { statusOf } from './errors.ts';

/** The part of an Octokit that is needed to intercept its requests. */
type Hooked = Pick<Octokit, 'hook'>;

/** Milliseconds before something is asked once more. */
export const ONCE_MORE = 400;
/** Milliseconds: an attempt that took longer than this is not repeated, since GitHub hardly answers at all then. */
const SLOW = 10_000;

/**
 * Tries a read once more if its connection broke, GitHub failed, or its answer was cut off. A look makes several reads
 * and begins again when one of them fails, so in an outage that breaks one request in three hardly any look would come
 * to its end. Writes are never repeated here: the first attempt may have been carried out.
 *
 * @param pause waits for milliseconds
 */
export function readOnceMore(client: Hooked, pause: (milliseconds: number) => Promise<void>): void {
  client.hook.wrap('request', async (request, options) => {
    if (options.method !== 'GET') return request(options);
    const began = performance.now();
    const isSlow = () => performance.now() - began > SLOW;
    try {
      const answer = await request(options);
      if (!isCutOff(answer) || isSlow()) return answer;
    } catch (error) {
      if ((statusOf(error) ?? 0) < 500 || isSlow()) throw error;
    }
    await pause(ONCE_MORE);
    return request(options);
  });
}

/** What should be JSON is still a text, because it could not be parsed. */
function isCutOff({ data, headers }: { data: unknown; headers: { 'content-type'?: string } }): boolean {
  return typeof data === 'string' && /^application\/json\b/.test(headers['content-type'] ?? '');
}
