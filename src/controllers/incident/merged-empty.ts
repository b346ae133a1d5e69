import type { GitHub, PullRequest } from '../../github/port.ts';
import { withMethods } from '../../github/with.ts';
import type { Policy } from '../../policy/schema.ts';
import { draftOf } from '../documents.ts';
import { readLinked } from '../ignored-documents.ts';

/**
 * Whether a pull request with a draft was merged without any post-mortem. The files that it changes decide: what
 * `lint.ignore` covers is there, and so is a file that GitHub does not show for a moment after the merge. 1 call for each
 * 100 files; if the draft is not where it was, also those to look for it.
 */
export async function isMergedEmpty(pull: PullRequest, github: GitHub, policy: Policy): Promise<boolean> {
  const files = await github.changedFiles(pull);
  const draft = draftOf(pull);
  if (files.some(({ path, status }) => path === draft && status !== 'removed')) return false;
  let isUnread = false;
  const noting = withMethods(github, {
    async file(repo, path, sha) {
      const file = await github.file(repo, path, sha);
      if (!file) isUnread = true;
      return file;
    },
  });
  const documents = await readLinked(pull, pull.mergeSha ?? pull.base.sha, noting, policy, files);
  return documents.length === 0 && !isUnread;
}
