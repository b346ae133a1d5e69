import type { PullRow, RepoRow } from './emulator.ts';
import { systemToken, type World } from './world.ts';

export const branchSha = (world: World, repo: RepoRow, branch: string): string | undefined =>
  world.tables.branches.findBy('repo_id', repo.id).find((row) => row.name === branch)?.sha;

/**
 * GitHub's comparison from the merge base of two commits or branches.
 * Throws when they have none: an empty answer would read as a pull request that changes nothing, and every gate would
 * let it pass.
 */
export async function changes(world: World, repo: RepoRow, base: string, head: string) {
  const answer = await compare(world, repo, base, head);
  if (!answer.ok)
    throw new Error(`comparing ${base} with ${head} failed: ${answer.status} ${JSON.stringify(answer.data)}`);
  return answer.data;
}

/** The commits of a push; none for a branch that is new, or replaced by one that shares no commit with it. */
export async function pushed(world: World, repo: RepoRow, before: string, after: string) {
  const none = { files: [], commits: [] };
  if (/^0+$/.test(before)) return none;
  const answer = await compare(world, repo, before, after);
  return answer.status === 404 ? none : answer.data;
}

function compare(world: World, repo: RepoRow, base: string, head: string) {
  const range = `${encodeURIComponent(base)}...${encodeURIComponent(head)}`;
  return world.api(systemToken(world, repo), 'GET', `/repos/${repo.full_name}/compare/${range}`);
}

/** What a pull request changes: against its base branch while it is open, against its base commit afterwards. */
export const changesOf = (world: World, repo: RepoRow, pull: PullRow) =>
  changes(world, repo, pull.merged ? pull.base_sha : pull.base_ref, pull.head_sha);

/** After a push, open pull requests from that branch have a new head. */
export function moveHeads(world: World, repo: RepoRow, branch: string, after: string): PullRow[] {
  const from = world.tables.pullRequests
    .all()
    .filter((pull) => pull.state === 'open' && pull.head_repo_id === repo.id && pull.head_ref === branch);
  return from
    .filter((pull) => pull.head_sha !== after)
    .map((pull) => world.tables.pullRequests.update(pull.id, { head_sha: after })!);
}
