import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { decide, type ProposeStep } from './decide.ts';
import { BRANCH, type DocumentFacts, observe } from './observe.ts';

const TITLE = 'Bring action items up to date';

/**
 * The post-mortems of a repository: one pull request proposes to write back what happened to the issues of their
 * items, if the policy wants it. There is one such object for each repository; the item controllers queue it.
 */
export default defineController<DocumentFacts, ProposeStep>({
  kind: 'item-documents',
  events: {},
  observe,
  decide: (facts, policy) => decide(facts, policy),
  describe: ({ pull, files }) =>
    `${pull ? `Bring #${pull.number} up to date` : 'Open a pull request'} with what happened to action items (${files.length} files).`,
  apply,
});

async function apply(step: ProposeStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  const { base, pull, files, body, isOver } = step;
  const head = pull?.head ?? (await github.startBranch(ref, BRANCH)).sha;
  if (files.length > 0) await github.changeFiles(ref, BRANCH, files, TITLE, head);
  if (!pull) {
    const opened = await github.openPullRequest(ref, {
      title: TITLE,
      body,
      head: BRANCH,
      base,
      draft: false,
    });
    return { outcome: 'done', made: opened.number };
  }
  const { owner, repo } = ref;
  await github.editIssue({ owner, repo, number: pull.number }, { body, ...(isOver && { state: 'closed' }) });
  return { outcome: 'done' };
}
