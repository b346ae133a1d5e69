import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check } from '../call.ts';
import { GitHubError } from '../errors.ts';
import { nameOf } from '../names.ts';
import { headOf } from './commit.ts';
import type { NewFile } from './port.ts';

const COMMIT = z.object({ message: z.string(), tree: z.object({ sha: z.string() }) });
const MADE = z.object({ sha: z.string() });

/** A branch that must not be overwritten. */
export const notOurs = (repo: Repo, branch: string) =>
  new GitHubError(
    `the branch ${branch} of ${nameOf(repo)} contains something else, and is left alone; name another one`,
    409,
  );

/** `replaceBranch` of the port, for a branch that is not the default one. */
export async function replaceBranch(
  context: Context,
  repo: Repo,
  branch: string,
  files: readonly NewFile[],
  message: string,
): Promise<boolean> {
  const { git } = context.client.rest;
  const doing = `write ${branch} in ${nameOf(repo)}`;
  const head = await headOf(context, repo, branch);
  const last = head && check(doing, COMMIT, (await git.getCommit({ ...repo, commit_sha: head })).data);
  if (last && last.message.trim() !== message) throw notOurs(repo, branch);
  const tree = await git.createTree({
    ...repo,
    tree: files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text })),
  });
  const made = check(doing, MADE, tree.data).sha;
  if (last && last.tree.sha === made) return false;
  const commit = await git.createCommit({ ...repo, message, tree: made, parents: [] });
  const { sha } = check(doing, MADE, commit.data);
  // A single commit, however often the files change: the branch does not grow.
  if (head) await git.updateRef({ ...repo, ref: `heads/${branch}`, sha, force: true });
  else await git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha });
  return true;
}
