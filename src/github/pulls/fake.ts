import type { Session } from '../fake/session.ts';
import { type FakeIssue, type FakePull, pages, same } from '../fake/state.ts';
import { GitHubError } from '../port.ts';
import type { PullRequest, Pulls } from './port.ts';

export function fakePulls(session: Session): Pulls {
  return {
    async pullRequest(ref) {
      session.cost.reads = 1;
      const found = session.github.find(ref)?.issues.get(ref.number);
      return found?.pull ? show(session, found, found.pull) : null;
    },
    async pullRequestFrom(repo, branch) {
      session.cost.reads = 1;
      const from = session.all(repo).filter(({ pull }) => pull?.head === branch);
      const found = from.findLast(({ issue }) => issue.author.app) ?? from.at(-1);
      return found?.pull
        ? { ...show(session, found, found.pull), fileCount: null, commentCount: null, lineCommentCount: null }
        : null;
    },
    async pullRequestsWithLabel(repo, label, since) {
      const found = session
        .all(repo)
        .filter(({ issue }) => issue.isPullRequest && issue.labels.some((own) => same(own, label)))
        .filter(({ issue }) => issue.updatedAt >= since);
      session.cost.reads = pages(found);
      return found.map(({ issue: { number, state, updatedAt } }) => ({ number, state, updatedAt })).reverse();
    },
    async changedFiles(ref) {
      const { git } = session.repo(ref);
      const { pull } = session.find(ref);
      const files = pull ? git.diff(pull.base, pull.head) : [];
      session.cost.reads = pages(files);
      return files;
    },
    async changedIn(pull, folders) {
      const { git } = session.repo(pull);
      const isIn = (path: string) => folders.some((folder) => path.startsWith(`${folder}/`));
      session.cost.reads = 1 + folders.reduce((sum, folder) => sum + 2 * folder.split('/').length + 2, 0);
      return git
        .diff(pull.base.ref, pull.head.ref)
        .flatMap((file) => (isIn(file.path) ? [{ ...file, shown: [] }] : []));
    },
    async mergeBase(pull) {
      session.cost.reads = 1;
      return session.repo(pull).git.mergeBase(pull.base.sha, pull.head.sha)?.sha ?? null;
    },
    async openPullRequest(repo, { title, body, head, base, draft }) {
      session.cost.writes = 1;
      const state = session.repo(repo);
      for (const branch of [head, base])
        if (!state.git.branches.has(branch)) throw new GitHubError(`There is no branch ${branch}`, 422);
      if (!state.git.diff(base, head).length)
        throw new GitHubError(`No commits between ${base} and ${head}`, 422);
      const open = session.all(repo).find(({ issue, pull }) => pull?.head === head && issue.state === 'open');
      if (open) {
        session.cost.reads = 1;
        if (!open.issue.author.app) throw new GitHubError(`A pull request already exists for ${head}`, 422);
        return show(session, open, open.pull!);
      }
      const pull: FakePull = {
        head,
        base,
        draft,
        mergedAt: null,
        mergeSha: null,
        baseSha: null,
        threads: [],
        approvedBy: new Set(),
      };
      return show(session, session.create(state, title, body, pull), pull);
    },
  };
}

/** A pull request as GitHub shows it now. */
function show(session: Session, { issue, events }: FakeIssue, pull: FakePull): PullRequest {
  const { git } = session.repo(issue);
  const sha = (branch: string) => git.branches.get(branch) ?? '';
  const { owner, repo, number, title, body, author, state, url, labels, createdAt } = issue;
  return {
    owner,
    repo,
    number,
    title,
    body,
    author,
    state,
    url,
    labels: [...labels],
    merged: pull.mergedAt !== null,
    mergedAt: pull.mergedAt,
    mergeSha: pull.mergeSha,
    draft: pull.draft,
    head: { ref: pull.head, sha: sha(pull.head), fork: false },
    base: { ref: pull.base, sha: pull.baseSha ?? sha(pull.base) },
    createdAt,
    fileCount: git.diff(pull.base, pull.head).length,
    commentCount: events.filter(({ type }) => type === 'commented').length,
    lineCommentCount: pull.threads.length,
  };
}
