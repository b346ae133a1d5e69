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
  return differences(before, after).filter(({ path }) => !known.has(path));
}

/** The files in some folders that a pull request changes; null if GitHub cuts off one of those. */
export async function filesWithin(
  context: Context,
  pull: PullRequest,
  mergeBase: string,
  folders: readonly string[],
): Promise<ChangedFile[] | null> {
  const found: ChangedFile[] = [];
  for (const folder of folders) {
    const before = await filesIn(folder, context, pull, mergeBase);
    const after = before && (await filesIn(folder, context, pull, pull.head.sha));
    if (!before || !after) return null;
    found.push(...differences(before, after));
  }
  return found;
}

/** What each file holds, by its path. */
type Files = ReadonlyMap<string, string>;

function differences(before: Files, after: Files): ChangedFile[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    const status = !after.has(path) ? 'removed' : before.has(path) ? 'modified' : 'added';
    return [{ path, previousPath: null, status, shown: [] }];
  });
}

/** Null if GitHub does not list all of them; none if a commit has no such folder. */
async function filesIn(
  folder: string,
  context: Context,
  pull: PullRequest,
  commit: string,
): Promise<Files | null> {
  let sha = commit;
  for (const name of folder.split('/')) {
    const tree = await treeOf(context, pull, sha);
    const below = tree?.tree.find(({ path, type }) => path === name && type === 'tree')?.sha;
    if (!below) return tree && !tree.truncated ? new Map() : null;
    sha = below;
  }
  const files = await filesAt(context, pull, sha);
  return files && new Map([...files].map(([path, what]) => [`${folder}/${path}`, what]));
}

/** The files of a commit or a folder; null if GitHub does not list all of them. */
async function filesAt(context: Context, pull: PullRequest, sha: string): Promise<Files | null> {
  const found = await treeOf(context, pull, sha, { recursive: '1' });
  if (!found || found.truncated) return null;
  const files = found.tree.filter(({ type }) => type !== 'tree');
  return new Map(files.map(({ path, mode, sha }) => [path, `${mode} ${sha}`]));
}

function treeOf(context: Context, pull: PullRequest, sha: string, how: { readonly recursive?: string } = {}) {
  const { getTree } = context.client.rest.git;
  const get = () => getTree({ ...inRepo(pull), tree_sha: sha, ...how });
  return look(context, `list the files of ${nameOf(inRepo(pull))} at ${sha}`, TREE, get);
}
