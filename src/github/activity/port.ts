import type { Repo } from '../../vocabulary/refs.ts';

/** ISO instants. */
export interface Span {
  readonly since: string;
  readonly until: string;
}

/** The newest things within a span; `more` when there are others, which were not read. */
export interface Newest<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

export interface Commit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** ISO instant at which it reached the branch, as far as Git knows. */
  readonly at: string;
  readonly message: string;
  readonly url: string;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly environment: string;
  /** ISO instant at which it was asked for. */
  readonly at: string;
}

export interface DeploymentStatus {
  /** `success`, `failure`, `error`, `inactive`, `in_progress`, `queued`, `pending`. */
  readonly state: string;
  readonly at: string;
  /** The URL of its log; null if the deployment gives none. */
  readonly url: string | null;
}

export interface Release {
  readonly name: string;
  readonly at: string;
  readonly url: string;
}

export interface WorkflowRun {
  readonly workflow: string;
  readonly sha: string;
  /** ISO instant at which it ended. */
  readonly at: string;
  /** `success`, `failure`, `timed_out`, `cancelled`, `skipped` and others; null while it runs. */
  readonly conclusion: string | null;
  readonly url: string;
}

/**
 * What happened in a repository. Lists come newest first, 1 call for each 100, `pages` at most. A repository that is not
 * there is empty.
 */
export interface Activity {
  /** On a branch, within the span. */
  commits(repo: Repo, branch: string, span: Span, pages: number): Promise<Newest<Commit>>;
  /** Paths of the files that a commit changes, the first 300; null if it does not exist. 1 call. */
  commitFiles(repo: Repo, sha: string): Promise<string[] | null>;
  /** Within the span. GitHub cannot be asked for a span, so the newer ones are read as well. */
  deployments(repo: Repo, span: Span, pages: number): Promise<Newest<Deployment>>;
  /** The newest status first; 1 call, at most 30. */
  deploymentStatuses(repo: Repo, deployment: number): Promise<DeploymentStatus[]>;
  /** Published within the span; the newer ones are read as well. */
  releases(repo: Repo, span: Span, pages: number): Promise<Newest<Release>>;
  /** On a branch, begun within the span. */
  workflowRuns(repo: Repo, branch: string, span: Span, pages: number): Promise<Newest<WorkflowRun>>;
}
