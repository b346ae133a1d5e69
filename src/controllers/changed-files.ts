import type { ChangedFile, GitHub, PullRequest } from '../github/port.ts';
import { excludes, folderOf } from '../policy/glob.ts';
import type { Policy } from '../policy/schema.ts';
import { draftOf } from './documents.ts';

export interface Changed {
  readonly files: readonly ChangedFile[];
  /** Whether GitHub does not list all of them, so that a post-mortem may be among the others. */
  readonly isCutOff: boolean;
}

/** How many folders to ask for. */
const MOST = 10;

/**
 * The files that a pull request changes, among them all that may be post-mortems, if GitHub can list those. 1 call for
 * each 100 files; for more than 3,000, in a large repository, also those for the folders that the policy names.
 */
export async function changedFiles(pull: PullRequest, github: GitHub, policy: Policy): Promise<Changed> {
  const files = await github.changedFiles(pull);
  if (files.length >= (pull.fileCount ?? 0)) return { files, isCutOff: false };
  const folders = foldersOf(pull, policy);
  const others = folders && (await github.changedIn(pull, folders));
  if (!others) return { files, isCutOff: true };
  const known = new Set(files.map(({ path }) => path));
  return { files: [...files, ...others.filter(({ path }) => !known.has(path))], isCutOff: false };
}

/** The folders with post-mortems, none within another; null if they may be anywhere, or in too many. */
function foldersOf(pull: PullRequest, { postmortems }: Policy): string[] | null {
  const globs = [...postmortems.files.filter((glob) => !excludes(glob)), draftOf(pull) ?? []].flat();
  const folders = [...new Set(globs.map(folderOf))];
  if (folders.includes('')) return null;
  const outer = folders.filter((each) => !folders.some((other) => each.startsWith(`${other}/`)));
  return outer.length > MOST ? null : outer;
}
