import type { GitHub } from '../github/port.ts';
import type { Controller, ObjectRef } from './controller.ts';

/** The open pull requests whose checks somebody wants to run again. */
type RerunFacts = readonly ObjectRef[];

/**
 * The checks of a commit, which somebody asked to run again, where GitHub does not name the pull requests: those of
 * forks. Nothing is done here; the pull requests are looked at next.
 */
export const checkSuiteController: Controller<RerunFacts, never> = {
  kind: 'check-suite',
  async observe({ owner, repo, number }: ObjectRef, port: GitHub) {
    const pulls = await port.pullRequestsOfSuite({ owner, repo }, number);
    return pulls?.map((pull) => ({ kind: 'post-mortem', owner, repo, number: pull })) ?? null;
  },
  decide: () => [],
  describe: () => '',
  apply: ({ type }) => Promise.reject(new Error(`there is no step ${type}`)),
  shownOn: (pulls) => pulls,
};
