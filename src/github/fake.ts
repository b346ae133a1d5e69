import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { type Changes, FakeGit, readFile } from './fake-git.ts';
import { FakePort } from './fake-port.ts';
import type {
  Actor,
  CheckReport,
  Comment,
  GitHub,
  Issue,
  IssueEvent,
  Permission,
  PullRequest,
} from './port.ts';
import { GitHubError } from './port.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An issue or a pull request as the fake holds it. */
export interface FakeIssue {
  readonly issue: Mutable<Issue>;
  readonly events: IssueEvent[];
  readonly children: Issue[];
  /** `head` and `base` are branches; what they point at is looked up when somebody reads. */
  pull: {
    head: string;
    base: string;
    draft: boolean;
    mergedAt: string | null;
    mergeSha: string | null;
  } | null;
}

export interface FakeRepository extends Repo {
  readonly git: FakeGit;
  defaultBranch: string;
  readonly people: Map<string, Permission>;
  readonly labels: Set<string>;
  readonly issues: Map<number, FakeIssue>;
  readonly comments: Map<number, { comment: Mutable<Comment>; issue: FakeIssue }>;
  readonly reactions: { comment: number; reaction: string; login: string }[];
  readonly checks: CheckReport[];
  /** Commits by the ids of their check suites. */
  readonly suites: Map<number, string>;
  lastNumber: number;
  hasIssues: boolean;
  hasSubIssues: boolean;
}

/** One method called through the App's port, and the calls to GitHub that the real adapter would make for it. */
export interface CountedCall {
  readonly method: keyof GitHub;
  readonly reads: number;
  readonly writes: number;
}

const APP = 'debrief[bot]';

/**
 * A GitHub in memory for tests. `port()` is the App's door, counted; `as('ada')` is a person's.
 *
 *     const github = new FakeGitHub({ now: () => new Date('2026-03-01T10:00:00Z') });
 *     const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
 *     const { issue } = await github.as('ada').openIssue(repo, { title: 'Down', body: '', labels: ['incident'], assignees: [] });
 *     await controller.apply(step, issue, github.port());
 *     expect(github.writes).toBe(2);
 */
export class FakeGitHub {
  readonly calls: CountedCall[] = [];
  readonly url = 'https://github.test';
  /** Called around each call of the App. Throw `before` to refuse it, `after` to lose its answer (a crash). */
  onCall: ((when: 'before' | 'after', method: keyof GitHub) => void) | null = null;
  readonly now: () => Date;
  private readonly repositories = new Map<string, FakeRepository>();
  private lastId = 1000;

  constructor(options: { now?: () => Date } = {}) {
    this.now = options.now ?? (() => new Date());
  }

  get reads(): number {
    return this.calls.reduce((sum, call) => sum + call.reads, 0);
  }

  get writes(): number {
    return this.calls.reduce((sum, call) => sum + call.writes, 0);
  }

  forgetCalls(): void {
    this.calls.length = 0;
  }

  /** Makes a repository, or gives the one that is there; seeds add to it. An empty `files` leaves it without a commit. */
  repository(
    owner: string,
    repo: string,
    seed: { people?: Record<string, Permission>; files?: Changes; defaultBranch?: string } = {},
  ): FakeRepository {
    const key = `${owner}/${repo}`.toLowerCase();
    let state = this.repositories.get(key);
    if (!state) {
      state = {
        ...{ owner, repo, git: new FakeGit(), defaultBranch: seed.defaultBranch ?? 'main' },
        ...{ people: new Map(), labels: new Set(), issues: new Map(), comments: new Map() },
        ...{
          reactions: [],
          checks: [],
          suites: new Map(),
          lastNumber: 0,
          hasIssues: true,
          hasSubIssues: true,
        },
      };
      this.repositories.set(key, state);
    }
    for (const [login, permission] of Object.entries(seed.people ?? {})) state.people.set(login, permission);
    if (seed.files) state.git.commit(state.defaultBranch, seed.files, 'Seed', 'seed');
    return state;
  }

  find(repo: Repo): FakeRepository | null {
    return this.repositories.get(`${repo.owner}/${repo.repo}`.toLowerCase()) ?? null;
  }

  /** The App's port: every call is counted and passes `onCall`. */
  port(): GitHub {
    const real = new FakePort(this, { login: APP, kind: 'bot', app: true });
    return new Proxy(real, {
      get: (target, name: keyof GitHub) => {
        const method = target[name] as unknown;
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          this.onCall?.('before', name);
          // A refused call is a call too: it is counted before it is known how it ends.
          const entry = { method: name, reads: 0, writes: 0 };
          this.calls.push(entry);
          target.cost = entry;
          const result = await (method as (...args: unknown[]) => Promise<unknown>).apply(target, args);
          this.onCall?.('after', name);
          return result;
        };
      },
    });
  }

  /** A person's hands: everything that the port can do, uncounted, and what only people do. */
  as(login: string): FakePerson {
    return new FakePerson(this, {
      login,
      kind: login.endsWith('[bot]') ? 'bot' : 'user',
      app: login === APP,
    });
  }

  /** Where an issue goes when it is deleted, or moved to another repository: reads answer null from then on. */
  removeIssue(ref: IssueRef): void {
    this.find(ref)?.issues.delete(ref.number);
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

/** A port with a person's further powers. */
export class FakePerson extends FakePort {
  /** Merges as GitHub does: a commit on the base branch, the issues that the body closes are closed. */
  async merge(ref: IssueRef): Promise<PullRequest> {
    const { git, defaultBranch } = this.repo(ref);
    const found = this.find(ref);
    const pull = found.pull;
    if (!pull || found.issue.state === 'closed') throw new GitHubError('Pull request is not open', 405);
    const commit = git.commit(
      pull.base,
      git.changesOf(pull.base, pull.head),
      found.issue.title,
      this.actor.login,
    );
    Object.assign(pull, { mergedAt: this.at(), mergeSha: commit.sha, draft: false });
    await this.editIssue(ref, { state: 'closed' });
    if (pull.base === defaultBranch) {
      for (const [, number] of found.issue.body.matchAll(/\b(?:clos|fix|resolv)e?[sd]?:? #(\d+)/gi))
        if (this.repo(ref).issues.get(Number(number))?.issue.state === 'open')
          await this.editIssue({ ...ref, number: Number(number) }, { state: 'closed' });
    }
    return (await this.pullRequest(ref))!;
  }

  /** Commits to a branch, the default one when none is named; the branch is made from the default one. */
  write(repo: Repo, changes: Changes, branch?: string): string {
    const { git, defaultBranch } = this.repo(repo);
    const name = branch ?? defaultBranch;
    const head = git.branches.get(defaultBranch);
    if (!git.branches.has(name) && head) git.branches.set(name, head);
    return git.commit(name, changes, 'Edit', this.actor.login).sha;
  }

  lock(ref: IssueRef, locked = true): void {
    const found = this.find(ref);
    found.issue.locked = locked;
    this.happened(found, { type: locked ? 'locked' : 'unlocked' });
  }

  deleteComment(repo: Repo, id: number): void {
    const { comments } = this.repo(repo);
    const held = comments.get(id);
    if (!held) return;
    comments.delete(id);
    const at = held.issue.events.findIndex((event) => event.type === 'commented' && event.comment.id === id);
    held.issue.events.splice(at, 1);
  }

  readAt(repo: Repo, path: string, ref: string): string | null {
    const commit = this.repo(repo).git.resolve(ref);
    return commit ? (readFile(commit.tree, path)?.text ?? null) : null;
  }
}

export type { Actor };
