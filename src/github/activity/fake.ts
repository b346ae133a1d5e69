import type { Session } from '../fake/session.ts';
import type { Activity, Newest, Span } from './port.ts';

export function fakeActivity(session: Session): Activity {
  /** As GitHub pages it: newest first, the last page that may be read ends the list. */
  function newest<T extends { readonly at: string }>(
    all: readonly T[],
    { since, until }: Span,
    pages: number,
  ): Newest<T> {
    const found = all.filter(({ at }) => at >= since && at <= until).sort((a, b) => b.at.localeCompare(a.at));
    session.cost.reads = Math.min(pages, Math.floor(found.length / 100) + 1);
    return { items: found.slice(0, pages * 100), more: found.length > pages * 100 };
  }
  return {
    async commits(repo, branch, span, pages) {
      const state = session.github.find(repo);
      const commits = state ? state.git.history(branch) : [];
      const url = (sha: string) => `${session.github.url}/${repo.owner}/${repo.repo}/commit/${sha}`;
      const all = commits.map(({ sha, parents, at, message }) => ({
        sha,
        parents,
        at,
        message,
        url: url(sha),
      }));
      return newest(all, span, pages);
    },
    async commitFiles(repo, sha) {
      session.cost.reads = 1;
      return session.github.find(repo)?.git.changedIn(sha) ?? null;
    },
    async deployments(repo, span, pages) {
      const all = session.github.find(repo)?.deployments ?? [];
      return newest(
        all.map(({ id, sha, environment, at }) => ({ id, sha, environment, at })),
        span,
        pages,
      );
    },
    async deploymentStatuses(repo, deployment) {
      session.cost.reads = 1;
      const found = session.github.find(repo)?.deployments.find(({ id }) => id === deployment);
      return found?.statuses.toReversed() ?? [];
    },
    async releases(repo, span, pages) {
      return newest(session.github.find(repo)?.releases ?? [], span, pages);
    },
    async workflowRuns(repo, _branch, span, pages) {
      return newest(session.github.find(repo)?.runs ?? [], span, pages);
    },
  };
}
