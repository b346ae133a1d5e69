import type { ChangedFile, GitHub, PullRequest } from '../github/port.ts';
import { matchGlobs, matchIgnored } from '../policy/glob.ts';
import type { Policy } from '../policy/schema.ts';
import {
  type ChangedDocument,
  draftOf,
  likeliestFirst,
  readAll,
  readDocuments,
  statedIn,
  TEXT,
} from './documents.ts';
import { draftedFor } from './incident/find.ts';

/** How many to read: a policy may ignore an archive with hundreds, and a pull request move it. */
const MOST = 30;

/**
 * The post-mortems in a pull request that `lint.ignore` covers, at a commit. Nobody judges them, but they are the
 * post-mortems of their incidents all the same. Only beyond doubt: Debrief's own draft, and what names its incident. 1
 * call for each file that may be one.
 */
export async function readIgnored(
  pull: PullRequest,
  sha: string,
  github: GitHub,
  policy: Policy,
  files: readonly ChangedFile[],
): Promise<ChangedDocument[]> {
  const isIgnored = matchIgnored(policy.lint.ignore);
  const isNamed = matchGlobs(policy.postmortems.files);
  const draft = draftOf(pull);
  const mayBeMoved = draftedFor(pull) !== null;
  const ignored = files.filter(
    ({ path, status }) =>
      status !== 'removed' &&
      isIgnored(path) &&
      (path === draft || isNamed(path) || (mayBeMoved && TEXT.test(path))),
  );
  const read = await readAll(likeliestFirst(ignored, pull).slice(0, MOST), pull, sha, github);
  return read.filter((document) => document.path === draft || statedIn(document, pull).length > 0);
}

/** All post-mortems in a pull request, judged or not. The calls of `readDocuments` and `readIgnored`. */
export async function readLinked(
  pull: PullRequest,
  sha: string,
  github: GitHub,
  policy: Policy,
  files: readonly ChangedFile[],
): Promise<ChangedDocument[]> {
  return [
    ...(await readDocuments(pull, sha, github, policy, files)),
    ...(await readIgnored(pull, sha, github, policy, files)),
  ];
}
