import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Permission } from '../port.ts';
import { type Changes, FakeGit } from './git.ts';
import type { FakeRepository } from './state.ts';

/** The fake's memory: repositories with their issues, files and people. */
export class FakeServer {
  readonly url = 'https://github.test';
  readonly now: () => Date;
  private readonly repositories = new Map<string, FakeRepository>();
  private lastId = 1000;

  constructor(options: { now?: () => Date } = {}) {
    this.now = options.now ?? (() => new Date());
  }

  /** Creates a repository, or gives the one that exists; seeds add to it. Without `files` it has no commit. */
  repository(
    owner: string,
    repo: string,
    seed: { people?: Record<string, Permission>; files?: Changes; defaultBranch?: string } = {},
  ): FakeRepository {
    const key = `${owner}/${repo}`.toLowerCase();
    const state =
      this.repositories.get(key) ?? emptyRepository({ owner, repo }, seed.defaultBranch ?? 'main', this.now);
    this.repositories.set(key, state);
    for (const [login, permission] of Object.entries(seed.people ?? {})) state.people.set(login, permission);
    if (seed.files) state.git.commit(state.defaultBranch, seed.files, 'Seed', 'seed');
    return state;
  }

  find(repo: Repo): FakeRepository | null {
    return this.repositories.get(`${repo.owner}/${repo.repo}`.toLowerCase()) ?? null;
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

function emptyRepository({ owner, repo }: Repo, defaultBranch: string, now: () => Date): FakeRepository {
  return {
    owner,
    repo,
    git: new FakeGit(now),
    defaultBranch,
    people: new Map(),
    labels: new Set(),
    issues: new Map(),
    comments: new Map(),
    reactions: [],
    pinned: new Map(),
    checks: [],
    suites: new Map(),
    deployments: [],
    releases: [],
    runs: [],
    discussionCategories: [],
    discussions: [],
    lastNumber: 0,
    hasIssues: true,
    hasSubIssues: true,
  };
}
