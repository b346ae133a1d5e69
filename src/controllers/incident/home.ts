import type { PhrasingContent } from 'mdast';
import { GitHubError } from '../../github/port.ts';
import { phrase } from '../../markdown/write/markdown.ts';
import { type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';

/**
 * The repository in which an incident is opened: `wanted` by the policy, or `here` where the App is known not to be
 * installed on it. 1 call where they differ, remembered for repositories that have the App.
 */
export async function homeWithApp(
  wanted: Repo,
  here: Repo,
  { isInstalled }: Pick<World, 'isInstalled'>,
): Promise<Repo> {
  if (!isInstalled || sameRepo(wanted, here)) return wanted;
  try {
    return (await isInstalled(wanted)) ? wanted : { owner: here.owner, repo: here.repo };
  } catch (error) {
    // Not known is not missing.
    if (!(error instanceof GitHubError)) throw error;
    return wanted;
  }
}

/** For an incident that was opened elsewhere. */
export const belongsIn = ({ owner, repo }: Repo): PhrasingContent[] =>
  phrase`It belongs in \`${owner}/${repo}\`, but this App is not installed there, or the policy misspells the repository.`;
