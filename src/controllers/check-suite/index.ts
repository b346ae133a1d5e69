import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController } from '../controller.ts';
import { rerun } from '../hint.ts';

/**
 * The checks of one App on one commit; its number is GitHub's id of the suite. When somebody asks to run them again,
 * GitHub does not name the pull requests of forks, so they are looked up here and reconciled next.
 */
export default defineController<readonly ObjectRef[], never>({
  kind: 'check-suite',
  events: {
    check_run: {
      why: '“Re-run” on the check of a pull request from a fork.',
      objects: (hint) => (rerun(hint, hint.check_run)?.length === 0 ? [hint.check_run?.check_suite?.id] : []),
    },
    check_suite: {
      why: '“Re-run all checks” on a pull request from a fork.',
      objects: (hint) => (rerun(hint, hint.check_suite)?.length === 0 ? [hint.check_suite?.id] : []),
    },
  },
  async observe({ owner, repo, number }, { github }) {
    const pulls = await github.pullRequestsOfSuite({ owner, repo }, number);
    return pulls?.map((pull) => ({ kind: 'post-mortem', owner, repo, number: pull })) ?? null;
  },
  decide: () => [],
  shownOn: (pulls) => pulls,
  describe: () => '',
  apply: () => Promise.reject(new Error('a check suite has no steps')),
});
