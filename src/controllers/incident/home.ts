import type { PhrasingContent } from 'mdast';
import { GitHubError } from '../../github/port.ts';
import { phrase } from '../../markdown/write/markdown.ts';
import { type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';

/**
 * The repository in which an incident is opened: `wanted` by the policy, or `here` if the App is known not to be
 * installed there. 1 call if they differ, cached for repositories that have the App.
 */
export async function homeWithApp(
  wanted: Repo,
  here: Repo,
  world: Pick<World, 'isInstalled'>,
): Promise<Repo> {
  const isMissing = !sameRepo(wanted, here) && (await lacksApp(wanted, world));
  return isMissing ? { owner: here.owner, repo: here.repo } : wanted;
}

/**
 * Whether a repository is known to lack the App. Unknown does not count as missing: no incident waits for the answer.
 */
export async function lacksApp(repo: Repo, { isInstalled }: Pick<World, 'isInstalled'>): Promise<boolean> {
  try {
    return isInstalled !== undefined && !(await isInstalled(repo));
  } catch (error) {
    if (error instanceof GitHubError) return false;
    throw error;
  }
}

/** A note for an incident that was opened elsewhere. */
export const belongsIn = ({ owner, repo }: Repo): PhrasingContent[] =>
  phrase`It belongs in \`${owner}/${repo}\`, but this App is not installed there, or the policy misspells the repository.`;
