import type { Octokit } from '@octokit/rest';
import type { Features } from './features.ts';
import { isGone, toGitHubError } from './octokit-errors.ts';

/** The parts of an Octokit that the adapter uses; Probot's own has them too. */
export type Client = Pick<Octokit, 'rest' | 'graphql' | 'paginate'>;

/** What the adapter's files share. */
export interface Context {
  readonly client: Client;
  /** The App's login, `debrief[bot]`. */
  readonly app: string;
  readonly features: Features;
  readonly now: () => number;
}

/** Runs a call; whatever it throws comes out as a `GitHubError` that says what was being done. */
export async function call<T>(context: Context, doing: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toGitHubError(doing, error, context.now());
  }
}

/** As `call`; null when GitHub says that it is not there. */
export async function look<T>(context: Context, doing: string, run: () => Promise<T>): Promise<T | null> {
  return call(context, doing, async () => {
    try {
      return await run();
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  });
}
