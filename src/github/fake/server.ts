import { fullRef, type IssueRef, type Repo, repoKey } from '../../vocabulary/refs.ts';
import type { Permission } from '../port.ts';
import { type Changes, FakeGit } from './git.ts';
import type { FakeRepository } from './state.ts';

/** The fake's memory: repositories with their issues, files and people. */
export class FakeServer {
  readonly url = 'https://github.test';
  readonly now: () => Date;
  private readonly repositories = new Map<string, FakeRepository>();
  private readonly moved = new Map<string, IssueRef>();
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
    const key = repoKey({ owner, repo });
    const state =
      this.repositories.get(key) ?? emptyRepository({ owner, repo }, seed.defaultBranch ?? 'main', this.now);
    this.repositories.set(key, state);
    for (const [login, permission] of Object.entries(seed.people ?? {})) state.people.set(login, permission);
    if (seed.files) state.git.commit(state.defaultBranch, seed.files, 'Seed', 'seed');
    return state;
  }

  find(repo: Repo): FakeRepository | null {
    return this.repositories.get(repoKey(repo)) ?? null;
  }

  /** What is left of an issue that was deleted, or moved to another repository: reads answer null from then on. */
  removeIssue(ref: IssueRef): void {
    this.find(ref)?.issues.delete(ref.number);
  }

  /** Moves an issue to another repository, where it gets a new number and keeps what was said. */
  moveIssue(ref: IssueRef, to: Repo): IssueRef {
    const [from, target] = [this.find(ref)!, this.find(to)!];
    const found = from.issues.get(ref.number)!;
    from.issues.delete(ref.number);
    target.lastNumber += 1;
    const place = { owner: target.owner, repo: target.repo, number: target.lastNumber };
    Object.assign(found.issue, place);
    target.issues.set(place.number, found);
    for (const [id, held] of from.comments) if (held.issue === found) target.comments.set(id, held);
    this.moved.set(fullRef(ref).toLowerCase(), place);
    return place;
  }

  /** Where a transferred issue is now. */
  movedTo(ref: IssueRef): IssueRef | null {
    return this.moved.get(fullRef(ref).toLowerCase()) ?? null;
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
    renamedBranches: new Map(),
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
