import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { GitHub, Permission } from '../port.ts';
import { type Changes, FakeGit } from './git.ts';
import { type FakePerson, fakePerson } from './people.ts';
import { fakePort } from './port.ts';
import { Session } from './session.ts';
import type { FakeRepository } from './state.ts';

export type { FakePerson } from './people.ts';
export type { FakeIssue, FakeRepository } from './state.ts';

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

  /** Creates a repository, or gives the one that exists; seeds add to it. Without `files` it has no commit. */
  repository(
    owner: string,
    repo: string,
    seed: { people?: Record<string, Permission>; files?: Changes; defaultBranch?: string } = {},
  ): FakeRepository {
    const key = `${owner}/${repo}`.toLowerCase();
    const state =
      this.repositories.get(key) ?? emptyRepository({ owner, repo }, seed.defaultBranch ?? 'main');
    this.repositories.set(key, state);
    for (const [login, permission] of Object.entries(seed.people ?? {})) state.people.set(login, permission);
    if (seed.files) state.git.commit(state.defaultBranch, seed.files, 'Seed', 'seed');
    return state;
  }

  find(repo: Repo): FakeRepository | null {
    return this.repositories.get(`${repo.owner}/${repo.repo}`.toLowerCase()) ?? null;
  }

  /** The App's port: every call is counted and passes `onCall`. */
  port(): GitHub {
    const session = new Session(this, { login: APP, kind: 'bot', app: true });
    return new Proxy(fakePort(session), {
      get: (target, name: keyof GitHub) => {
        const method = target[name] as unknown;
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          this.onCall?.('before', name);
          // A refused call is a call, too: it is counted before its outcome is known.
          const entry = { method: name, reads: 0, writes: 0 };
          this.calls.push(entry);
          session.cost = entry;
          const result = await (method as (...args: unknown[]) => Promise<unknown>)(...args);
          this.onCall?.('after', name);
          return result;
        };
      },
    });
  }

  as(login: string): FakePerson {
    const kind = login.endsWith('[bot]') ? 'bot' : 'user';
    return fakePerson(new Session(this, { login, kind, app: login === APP }));
  }

  /** What is left of an issue that was deleted, or moved to another repository: reads answer null from then on. */
  removeIssue(ref: IssueRef): void {
    this.find(ref)?.issues.delete(ref.number);
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

function emptyRepository({ owner, repo }: Repo, defaultBranch: string): FakeRepository {
  return {
    owner,
    repo,
    git: new FakeGit(),
    defaultBranch,
    people: new Map(),
    labels: new Set(),
    issues: new Map(),
    comments: new Map(),
    reactions: [],
    checks: [],
    suites: new Map(),
    lastNumber: 0,
    hasIssues: true,
    hasSubIssues: true,
  };
}
