import type { Session } from '../fake/session.ts';
import { pages } from '../fake/state.ts';
import { GitHubError } from '../port.ts';
import type { Reviews } from './port.ts';

export function fakeReviews(session: Session): Reviews {
  const { actor } = session;
  return {
    async reviewThreads(ref) {
      const { threads } = session.find(ref).pull!;
      session.cost.reads = pages(threads);
      return threads.map((thread) => ({ ...thread }));
    },
    async review(ref, _sha, _body, comments) {
      session.cost.writes = 1;
      const { git } = session.repo(ref);
      const { threads, base, head } = session.find(ref).pull!;
      const files = new Map(git.diff(base, head).map((file) => [file.path, file]));
      for (const { path, from, to } of comments)
        if (!files.get(path)?.shown.some((lines) => lines.from <= from && to <= lines.to))
          throw new GitHubError(`Line ${to} of ${path} is not part of the diff`, 422);
      for (const { body } of comments)
        threads.push({
          id: `thread-${session.github.nextId()}`,
          author: actor,
          body,
          answered: false,
          resolved: false,
        });
    },
    async resolveThread(ref, id) {
      session.cost.writes = 1;
      const thread = session.find(ref).pull!.threads.find((each) => each.id === id);
      if (!thread) throw new GitHubError(`There is no conversation ${id}`, 404);
      thread.resolved = true;
    },
    async reviewComments(ref) {
      const { reviewComments } = session.find(ref);
      session.cost.reads = pages(reviewComments);
      return structuredClone(reviewComments);
    },
    async approvals(ref) {
      session.cost.reads = 1;
      return [...session.find(ref).pull!.approvedBy];
    },
  };
}
