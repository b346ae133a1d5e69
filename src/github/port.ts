import type { IssueRef, Repo } from '../vocabulary/refs.ts';

/**
 * The one door to GitHub. Controllers see this and nothing else of GitHub; `octokit.ts` is the adapter,
 * `fake.ts` the in-memory twin, and one contract test holds them equal.
 *
 * Every method states its calls, because a budget of calls is part of each feature. Reads answer null for
 * what is not there (404, 410, transferred away); anything else that goes wrong is thrown as `GitHubError`.
 */

/** Who did it. `app` is true only for the App that this Debrief runs as: markers count only from it. */
export interface Actor {
  readonly login: string;
  readonly kind: 'user' | 'bot';
  readonly app: boolean;
}

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
  readonly closedAt: string | null;
  readonly url: string;
}

/** What happened on an issue, oldest first, comments included (GitHub's timeline, in our words). */
export type IssueEvent = { readonly at: string; readonly actor: Actor } & (
  | { readonly type: 'labeled' | 'unlabeled'; readonly label: string }
  | { readonly type: 'closed' | 'reopened' | 'locked' | 'unlocked' }
  | { readonly type: 'assigned' | 'unassigned'; readonly assignee: string }
  | { readonly type: 'renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'commented'; readonly comment: Comment }
  | { readonly type: 'cross-referenced'; readonly source: IssueRef }
);

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: Actor;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
}

export interface PullRequest extends IssueRef {
  readonly title: string;
  readonly body: string;
  readonly author: Actor;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly mergedAt: string | null;
  /** The commit on the base branch after the merge; null before. */
  readonly mergeSha: string | null;
  readonly draft: boolean;
  readonly labels: readonly string[];
  readonly head: { readonly ref: string; readonly sha: string; readonly fork: boolean };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly url: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
}

export interface File {
  readonly path: string;
  /** Null when it is not UTF-8 text. */
  readonly text: string | null;
  readonly bytes: number;
  readonly sha: string;
}

export type Permission = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Only when both ends are on one line, as GitHub demands. */
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

export interface CheckReport {
  readonly name: string;
  readonly sha: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly title: string;
  /** Markdown, cut by the adapter to GitHub's 65,535 characters at a line end. */
  readonly summary: string;
  /** Any number: the adapter sends 50 at a time. */
  readonly annotations: readonly Annotation[];
}

/** The fields of an issue that Debrief sets when it opens one. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

export interface GitHub {
  /** 1 call. */
  issue(ref: IssueRef): Promise<Issue | null>;
  /** 1 call for each 100 events. Thrown, and never empty, when there is no such issue: nothing is to be folded from that. */
  issueEvents(ref: IssueRef): Promise<IssueEvent[]>;
  /**
   * Issues (never pull requests) with all of these labels, newest first; 1 call for each 100.
   * Open ones unless told otherwise; `since`: only those in which something changed at or after this instant.
   */
  issuesWithLabels(
    repo: Repo,
    labels: readonly string[],
    options?: { readonly state?: 'open' | 'all'; readonly since?: string },
  ): Promise<Issue[]>;
  /** Pull requests with this label, whatever their state, in which something changed since then; 1 call for each 100. */
  pullRequestsWithLabel(
    repo: Repo,
    label: string,
    since: string,
  ): Promise<{ readonly number: number; readonly state: 'open' | 'closed' }[]>;
  /** 1 call. */
  pullRequest(ref: IssueRef): Promise<PullRequest | null>;
  /** The pull request whose head is this branch of this repository, whatever its state; 1 call. */
  pullRequestFrom(repo: Repo, branch: string): Promise<PullRequest | null>;
  /**
   * The open pull requests, those of forks too, whose head is the commit of a check suite; null when there is no such
   * suite. (GitHub's list of the pull requests of a commit leaves out those of forks.) 1 call, and 1 for each 100 open
   * pull requests.
   */
  pullRequestsOfSuite(repo: Repo, suite: number): Promise<number[] | null>;
  /**
   * The commits on which the merge queue waits for the checks of this pull request: heads of the merge groups that end
   * with it. Empty outside of a queue. 1 call.
   */
  mergeGroups(pull: PullRequest): Promise<string[]>;
  /** 1 call for each 100 files. */
  changedFiles(ref: IssueRef): Promise<ChangedFile[]>;
  /** Read at a commit or branch; the default branch when `ref` is absent; 1 call. */
  file(repo: Repo, path: string, ref?: string): Promise<File | null>;
  /** Names of the files right below a folder; empty when there is none; 1 call. */
  filesIn(repo: Repo, folder: string, ref?: string): Promise<string[]>;
  /** The commits on the default branch that changed a file, newest first; 1 call, at most 100. */
  versions(repo: Repo, path: string, limit: number): Promise<string[]>;
  /** The default branch and its head; 2 calls, null when the repository is empty. */
  defaultBranch(repo: Repo): Promise<{ name: string; sha: string } | null>;
  /** What GitHub says this person may do here; 1 call, remembered for this port's life. */
  permission(repo: Repo, login: string): Promise<Permission>;
  /** Whether a login can be assigned in this repository; 1 call. */
  assignable(repo: Repo, login: string): Promise<boolean>;

  /** Opens an issue. Assignees that GitHub refuses are dropped and named in `refused`. 1 call (2 when some are refused). */
  openIssue(repo: Repo, issue: NewIssue): Promise<{ issue: Issue; refused: string[] }>;
  editIssue(
    ref: IssueRef,
    change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<void>;
  addLabels(ref: IssueRef, labels: readonly string[]): Promise<void>;
  removeLabel(ref: IssueRef, label: string): Promise<void>;
  assign(ref: IssueRef, logins: readonly string[]): Promise<void>;
  comment(ref: IssueRef, body: string): Promise<Comment>;
  editComment(repo: Repo, id: number, body: string): Promise<void>;
  /** A reaction under a comment ('+1', 'confused', 'eyes', 'rocket'); adding it twice is once. */
  react(repo: Repo, commentId: number, reaction: '+1' | 'confused' | 'eyes' | 'rocket'): Promise<void>;
  /** Makes `child` a sub-issue; false when this server has no sub-issues or the parent is full. */
  addSubIssue(parent: IssueRef, child: Issue): Promise<boolean>;
  /** The sub-issues, each where it stands now: some may have been transferred. Null when this server has none. 1 call for each 100. */
  subIssues(parent: IssueRef): Promise<Issue[] | null>;
  /**
   * Makes the branch at the default branch's head if it is not there, and one commit with those of the files that
   * are not on it yet. A file that is there stays as it is, since people may have edited it. 0–2 writes. Resolves to
   * the branch's head.
   */
  commitToBranch(
    repo: Repo,
    branch: string,
    files: readonly { readonly path: string; readonly text: string }[],
    message: string,
  ): Promise<{ sha: string }>;
  openPullRequest(
    repo: Repo,
    pull: { title: string; body: string; head: string; base: string; draft: boolean },
  ): Promise<PullRequest>;
  /**
   * Sets the check of this name on this commit: made once, then updated in place. The same report again writes
   * nothing, unless somebody asked GitHub for a re-run. 1–2 reads, 1 write for each 50 annotations.
   */
  report(repo: Repo, check: CheckReport): Promise<void>;
}

/** A refusal by GitHub, in words for the log and for people; never holds a token or a payload. */
export class GitHubError extends Error {
  readonly status: number;
  /** Seconds after which trying again makes sense; null when it does not. */
  readonly retryAfter: number | null;
  constructor(message: string, status: number, retryAfter: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GitHubError';
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
