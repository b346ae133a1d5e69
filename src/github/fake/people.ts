import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import { type GitHub, GitHubError, type PullRequest } from '../port.ts';
import { type Changes, readFile } from './git.ts';
import { fakePort } from './port.ts';
import type { Session } from './session.ts';

/** A person of the fake: everything that the port can do, uncounted, and what only people do. */
export interface FakePerson extends GitHub {
  /** As on GitHub: a commit on the base branch, and the issues that the body closes are closed. */
  merge(ref: IssueRef): Promise<PullRequest>;
  /** Commits to a branch, the default one when none is named; it is created from the default one. */
  write(repo: Repo, changes: Changes, branch?: string): string;
  commentOnLine(ref: IssueRef, path: string, line: number, body: string): void;
  lock(ref: IssueRef, locked?: boolean): void;
  /** Turns an issue into a discussion: it stays behind, closed and locked. */
  convert(ref: IssueRef): Promise<void>;
  /** Moves an issue to another repository; says where it is then. */
  transfer(ref: IssueRef, to: Repo): IssueRef;
  deleteComment(repo: Repo, id: number): void;
  approve(ref: IssueRef): void;
  /** Answers below every conversation on a pull request's lines. */
  answerThreads(ref: IssueRef): void;
  readAt(repo: Repo, path: string, ref: string): string | null;
}

export function fakePerson(session: Session): FakePerson {
  const port = fakePort(session);
  return {
    ...port,
    async merge(ref) {
      const { git, defaultBranch, issues } = session.repo(ref);
      const { pull, issue } = session.find(ref);
      if (!pull || issue.state === 'closed') throw new GitHubError('Pull request is not open', 405);
      const changes = git.changesOf(pull.base, pull.head);
      const baseSha = git.branches.get(pull.base) ?? null;
      const commit = git.commit(pull.base, changes, issue.title, session.actor.login);
      Object.assign(pull, { mergedAt: session.at(), mergeSha: commit.sha, baseSha, draft: false });
      await port.editIssue(ref, { state: 'closed' });
      if (pull.base === defaultBranch) {
        for (const [, number] of issue.body.matchAll(/\b(?:clos|fix|resolv)e?[sd]?:? #(\d+)/gi))
          if (issues.get(Number(number))?.issue.state === 'open')
            await port.editIssue({ ...ref, number: Number(number) }, { state: 'closed' });
      }
      return (await port.pullRequest(ref))!;
    },
    write(repo, changes, branch) {
      const { git, defaultBranch } = session.repo(repo);
      const name = branch ?? defaultBranch;
      const head = git.branches.get(defaultBranch);
      if (!git.branches.has(name) && head) git.branches.set(name, head);
      return git.commit(name, changes, 'Edit', session.actor.login).sha;
    },
    commentOnLine(ref, path, line, body) {
      const { reviewComments, issue } = session.find(ref);
      const id = session.github.nextId();
      const url = `${issue.url}#discussion_r${id}`;
      reviewComments.push({ id, body, author: session.actor, createdAt: session.at(), url, path, line });
    },
    lock(ref, locked = true) {
      const found = session.find(ref);
      found.issue.locked = locked;
      session.record(found, { type: locked ? 'locked' : 'unlocked' });
    },
    async convert(ref) {
      session.record(session.find(ref), { type: 'converted' });
      await port.editIssue(ref, { state: 'closed' });
      this.lock(ref);
    },
    transfer(ref, to) {
      const place = session.github.moveIssue(ref, to);
      session.record(session.find(place), { type: 'transferred' });
      return place;
    },
    deleteComment(repo, id) {
      const { comments } = session.repo(repo);
      const held = comments.get(id);
      if (!held) return;
      comments.delete(id);
      const { events } = held.issue;
      const at = events.findIndex((event) => event.type === 'commented' && event.comment.id === id);
      events.splice(at, 1);
    },
    approve(ref) {
      session.find(ref).pull!.approvedBy.add(session.actor.login);
    },
    answerThreads(ref) {
      for (const thread of session.find(ref).pull!.threads) thread.answered = true;
    },
    readAt(repo, path, ref) {
      const commit = session.repo(repo).git.resolve(ref);
      return commit ? (readFile(commit.tree, path)?.text ?? null) : null;
    },
  };
}
