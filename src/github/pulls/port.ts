import type { IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { Actor } from '../actor.ts';

export interface PullRequest extends IssueRef {
  /** What its repository was called since it was opened, if it was renamed: its documents may say so. */
  readonly formerly?: readonly Repo[];
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
  readonly createdAt: string;
  /** How many files it changes; null when it comes from a list, where GitHub leaves this out. */
  readonly fileCount: number | null;
  /** How many comments are in its conversation; null when it comes from a list, where GitHub leaves this out. */
  readonly commentCount: number | null;
  /** How many comments are on its lines; null when it comes from a list, where GitHub leaves this out. */
  readonly lineCommentCount: number | null;
  readonly url: string;
}

/** Lines of a file, from 1, both inclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** The lines of the new file that the diff shows, and a review may speak of; none where GitHub shows no diff. */
  readonly shown: readonly LineRange[];
}

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

export interface Pulls {
  /** 1 call. */
  pullRequest(ref: IssueRef): Promise<PullRequest | null>;
  /**
   * The pull request whose head is this branch of this repository, in any state: the latest that Debrief opened, else
   * the latest; 1 call.
   */
  pullRequestFrom(repo: Repo, branch: string): Promise<PullRequest | null>;
  /** Pull requests with this label, in any state, in which something changed since then; 1 call for each 100. */
  pullRequestsWithLabel(
    repo: Repo,
    label: string,
    since: string,
  ): Promise<{ readonly number: number; readonly state: 'open' | 'closed'; readonly updatedAt: string }[]>;
  /**
   * 1 call for each 100 files. GitHub lists the first 3,000: the others cost 3 calls more, and are missing if the repository
   * has more files than GitHub lists at once (100,000, or 7 MB of their names: some 25,000). Throws when fewer of those
   * that GitHub lists come than `fileCount` says.
   */
  changedFiles(ref: PullRequest | (IssueRef & { readonly fileCount?: never })): Promise<ChangedFile[]>;
  /**
   * The files in these folders (`docs/postmortems`) that a pull request changes, in a repository with too many files for
   * `changedFiles`: from the folders of both commits, so a renamed file is removed and added, and no lines are shown.
   * Null if GitHub does not list all of them either. 1 call, and for each folder 2 for each part of its path, and 2.
   */
  changedIn(pull: PullRequest, folders: readonly string[]): Promise<ChangedFile[] | null>;
  /**
   * The commit where a pull request left its base branch, which may have moved on since; null when the two share no
   * history; 1 call.
   */
  mergeBase(pull: PullRequest): Promise<string | null>;
  /**
   * Opens a draft as an ordinary pull request where drafts cost extra. If Debrief has one open from this
   * branch, it is that one; 1 call more.
   */
  openPullRequest(repo: Repo, pull: NewPullRequest): Promise<PullRequest>;
}
