import type { Repo } from '../../vocabulary/refs.ts';
import type { Deployment, DeploymentStatus, Release, WorkflowRun } from '../activity/port.ts';
import type { Discussion, NewDiscussion } from '../discussions/port.ts';
import type {
  CheckReport,
  Comment,
  Issue,
  IssueEvent,
  Permission,
  ReviewComment,
  ReviewThread,
} from '../port.ts';
import type { FakeGit } from './git.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An issue or pull request in the fake. */
export interface FakeIssue {
  readonly issue: Mutable<Issue>;
  readonly events: IssueEvent[];
  readonly children: Issue[];
  /** Dates by the numbers of the organisation's fields. */
  readonly fields: Map<number, string>;
  readonly reviewComments: ReviewComment[];
  pull: FakePull | null;
}

export interface FakePull {
  /** `head` and `base` are branches; what they point at is looked up when somebody reads. */
  head: string;
  base: string;
  draft: boolean;
  mergedAt: string | null;
  mergeSha: string | null;
  /** The base before the merge; null as long as it is not merged. */
  baseSha: string | null;
  readonly threads: Mutable<ReviewThread>[];
  readonly approvedBy: Set<string>;
}

export interface FakeDeployment extends Deployment {
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export interface FakeRepository extends Repo {
  readonly git: FakeGit;
  defaultBranch: string;
  /** Branches by the names that they had before. */
  readonly renamedBranches: Map<string, string>;
  readonly people: Map<string, Permission>;
  readonly labels: Set<string>;
  readonly issues: Map<number, FakeIssue>;
  readonly comments: Map<number, { comment: Mutable<Comment>; issue: FakeIssue }>;
  /** The comment that is pinned to an issue, by their numbers. */
  readonly pinned: Map<number, number>;
  readonly reactions: { comment: number; reaction: string; login: string }[];
  readonly checks: CheckReport[];
  /** Commits by the ids of their check suites. */
  readonly suites: Map<number, string>;
  readonly deployments: FakeDeployment[];
  readonly releases: Release[];
  readonly runs: WorkflowRun[];
  readonly discussionCategories: string[];
  readonly discussions: Mutable<Discussion & NewDiscussion>[];
  lastNumber: number;
  hasIssues: boolean;
  hasSubIssues: boolean;
}

/** GitHub compares logins and labels without regard to case. */
export function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

export function lookUp<T>(map: Map<string, T>, name: string): T | undefined {
  for (const [key, value] of map) if (same(key, name)) return value;
  return undefined;
}

/** Calls for a list, of which GitHub gives a hundred at a time; after a full page there may be one more. */
export function pages(list: readonly unknown[]): number {
  return Math.floor(list.length / 100) + 1;
}
