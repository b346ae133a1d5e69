import { z } from 'zod';
import { type Context, look } from '../call.ts';
import { inRepo, nameOf } from '../names.ts';
import type { ChangedFile, PullRequest } from './port.ts';

const TREE = z.object({
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), sha: z.string().nullish(), type: z.string() }),
  ),
  truncated: z.boolean(),
});

/**
 * The files that a pull request changes beyond those that GitHub lists, from the files of two commits; a renamed one counts
 * as removed and added. None if GitHub cuts off the files of either. 2 calls.
 */
export async function unlistedFiles(
  context: Context,
  pull: PullRequest,
  mergeBase: string,
  listed: readonly ChangedFile[],
): Promise<ChangedFile[]> {
  const before = await filesAt(context, pull, mergeBase);
  const after = before && (await filesAt(context, pull, pull.head.sha));
  if (!before || !after) return [];
  const known = new Set(listed.flatMap(({ path, previousPath }) => [path, previousPath ?? path]));
  const paths = new Set([...before.keys(), ...after.keys()]).difference(known);
  return [...paths].flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const status = !after.has(path) ? 'removed' : before.has(path) ? 'modified' : 'added';
    return [{ path, previousPath: null, status, shown: [] }];
  });
}

/** What each file holds, by its path; null if GitHub does not list all of them. */
async function filesAt(
  context: Context,
  pull: PullRequest,
  sha: string,
): Promise<Map<string, string> | null> {
  const { getTree } = context.client.rest.git;
  const get = () => getTree({ ...inRepo(pull), tree_sha: sha, recursive: '1' });
  const found = await look(context, `list the files of ${nameOf(inRepo(pull))} at ${sha}`, TREE, get);
  if (!found || found.truncated) return null;
  const files = found.tree.filter(({ type }) => type !== 'tree');
  return new Map(files.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}
