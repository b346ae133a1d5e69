import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Actor } from '../actor.ts';
import type { Comment } from '../comments/port.ts';

/** GitHub's reasons for closing an issue. */
export type ClosedAs = 'completed' | 'not-planned' | 'duplicate';

export interface Issue extends IssueRef {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly author: Actor;
  readonly state: 'open' | 'closed';
  readonly locked: boolean;
  readonly isPullRequest: boolean;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly createdAt: string;
  /** When something about it last changed: a comment, a label, its text. */
  readonly updatedAt: string;
  readonly closedAt: string | null;
  /** Null while it is open, or if the server is too old to say. */
  readonly closedAs: ClosedAs | null;
  readonly url: string;
}

/** What happened on an issue, comments included (GitHub's timeline, in our words). */
export type IssueEvent = { readonly at: string; readonly actor: Actor } & (
  | { readonly type: 'labeled' | 'unlabeled'; readonly label: string }
  /** `commit`: the one whose message closed it, if any. */
  | { readonly type: 'closed'; readonly closedAs: ClosedAs | null; readonly commit?: string }
  /** A commit whose message names the issue. */
  | { readonly type: 'referenced'; readonly commit: string }
  | { readonly type: 'reopened' | 'locked' | 'unlocked' | 'transferred' }
  /** To a discussion: GitHub leaves the issue closed and locked, for good. */
  | { readonly type: 'converted' }
  | { readonly type: 'assigned' | 'unassigned'; readonly assignee: string }
  | { readonly type: 'renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'commented'; readonly comment: Comment }
  | { readonly type: 'cross-referenced'; readonly source: IssueRef }
);

/** The fields that Debrief sets when it opens an issue. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  /** Issue type of the organisation; left out where GitHub does not know it. */
  readonly type?: string | null;
  /** A date for a field of the organisation; GitHub drops it if there is no such field. */
  readonly dateField?: { readonly field: number; readonly day: string } | null;
}

export interface IssueChange {
  /** Replaces all of them. */
  readonly assignees?: readonly string[];
  readonly title?: string;
  readonly body?: string;
  readonly state?: 'open' | 'closed';
  /** Why it is closed; only together with `state: 'closed'`. */
  readonly closedAs?: ClosedAs;
}

export interface Issues {
  /** 1 call. Null also when the issue was transferred to another repository. */
  issue(ref: IssueRef): Promise<Issue | null>;
  /**
   * Where an issue that `issue` does not find is now: in another repository, to which somebody transferred it. 1 call.
   * Null if it is gone, or in a repository that the App may not read.
   */
  movedTo(ref: IssueRef): Promise<IssueRef | null>;
  /** Oldest first; 1 call for each 100. Throws when there is no such issue: no history is not an empty history. */
  issueEvents(ref: IssueRef): Promise<IssueEvent[]>;
  /**
   * Issues with all of these labels, newest first; 1 call for each 100.
   * Only open ones by default. `since`: only those in which something changed at or after this instant. `pulls`: pull
   * requests too.
   */
  issuesWithLabels(
    repo: Repo,
    labels: readonly string[],
    options?: { readonly state?: 'open' | 'all'; readonly since?: string; readonly pulls?: boolean },
  ): Promise<Issue[]>;
  /**
   * The issues (never pull requests) that Debrief itself opened, in any state and with any labels, newest first; 1 call
   * for each 100. `since`: only those in which something changed at or after this instant.
   */
  ownIssues(repo: Repo, since?: string): Promise<Issue[]>;
  /** 1 call, 2 when GitHub refuses an assignee: those are dropped, and named in `refused`. */
  openIssue(repo: Repo, issue: NewIssue): Promise<{ issue: Issue; refused: string[] }>;
  editIssue(ref: IssueRef, change: IssueChange): Promise<void>;
  addLabels(ref: IssueRef, labels: readonly string[]): Promise<void>;
  removeLabel(ref: IssueRef, label: string): Promise<void>;
  assign(ref: IssueRef, logins: readonly string[]): Promise<void>;
  unassign(ref: IssueRef, logins: readonly string[]): Promise<void>;
}
