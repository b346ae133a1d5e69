import type { Session } from '../fake/session.ts';
import { pages } from '../fake/state.ts';
import { GitHubError } from '../port.ts';
import type { Checks } from './port.ts';

export function fakeChecks(session: Session): Checks {
  return {
    async report(repo, check) {
      const { checks, git } = session.repo(repo);
      if (!git.commits.has(check.sha)) throw new GitHubError(`No commit found for SHA: ${check.sha}`, 422);
      const at = checks.findIndex((known) => known.sha === check.sha && known.name === check.name);
      const unchanged = JSON.stringify(checks[at]) === JSON.stringify(check);
      const batches = Math.max(1, Math.ceil(check.annotations.length / 50));
      Object.assign(session.cost, { reads: unchanged ? 2 : 1, writes: unchanged ? 0 : batches });
      checks.splice(at === -1 ? checks.length : at, 1, structuredClone(check));
    },
    async pullRequestsAt(repo, sha) {
      const { git } = session.repo(repo);
      const open = session.all(repo).filter(({ issue, pull }) => pull && issue.state === 'open');
      session.cost.reads = pages(open);
      return open.filter(({ pull }) => git.branches.get(pull!.head) === sha).map(({ issue }) => issue.number);
    },
    async pullRequestsOfSuite(repo, suite) {
      const { suites, git } = session.repo(repo);
      const sha = suites.get(suite);
      const open = session.all(repo).filter(({ issue, pull }) => pull && issue.state === 'open');
      session.cost.reads = sha ? 1 + pages(open) : 1;
      const found = open.filter(({ pull }) => git.branches.get(pull!.head) === sha);
      return sha ? found.map(({ issue }) => issue.number) : null;
    },
  };
}
