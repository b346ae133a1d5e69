import type { Repo } from '../../vocabulary/refs.ts';

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Columns only when the annotation is on one line, as GitHub demands. */
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
  /** Buttons below the check, at most 3. Pressing one sends a `check_run` webhook with its identifier. */
  readonly actions?: readonly CheckAction[];
}

export interface CheckAction {
  /** At most 20 characters. */
  readonly label: string;
  /** At most 40 characters. */
  readonly description: string;
  /** At most 20 characters. */
  readonly identifier: string;
}

export interface Checks {
  /**
   * Sets the check of this name on this commit: created once, then updated in place. The same report again writes
   * nothing, unless somebody asked GitHub for a re-run. 1–2 reads, 1 write for each 50 annotations.
   */
  report(repo: Repo, check: CheckReport): Promise<void>;
  /** The open pull requests, also from forks, whose head is this commit; 1 call for each 100 open pull requests. */
  pullRequestsAt(repo: Repo, sha: string): Promise<number[]>;
  /**
   * The open pull requests, also from forks, whose head is the commit of a check suite; null when there is no such
   * suite. (GitHub's own list of a commit's pull requests leaves out those from forks.) 1 call, and 1 for each 100 open
   * pull requests.
   */
  pullRequestsOfSuite(repo: Repo, suite: number): Promise<number[] | null>;
}
