import { existsSync, readFileSync } from 'node:fs';
import { pullOfGroup } from '../github/merge-queue/group.ts';

/** This run, from the runner's environment. */
export interface Run {
  readonly workspace: string;
  readonly owner: string;
  readonly repo: string;
  /** Name of the event: `push`, `pull_request`, …. */
  readonly event: string;
  /** The commit that the event is about. */
  readonly sha: string | null;
  /** Whether this runs on the default branch. */
  readonly onDefaultBranch: boolean;
  /** The pull request of this run, also in a merge queue; null if there is none. */
  readonly pullRequest: PullRequestOfRun | null;
  readonly apiUrl: string;
}

export interface PullRequestOfRun {
  readonly number: number;
  /** Absent in a merge queue. */
  readonly head?: { readonly sha?: string };
  readonly base?: { readonly sha?: string; readonly ref?: string };
}

/** The part of the event that is read; anything may be missing. */
interface Event {
  readonly pull_request?: Partial<PullRequestOfRun>;
  readonly merge_group?: { readonly head_ref?: string };
  readonly repository?: { readonly default_branch?: string };
}

/** Reads the runner's environment and its event file. */
export function readRun(environment: Readonly<Record<string, string | undefined>>): Run {
  const [owner = '', repo = ''] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  const path = environment.GITHUB_EVENT_PATH;
  const event = path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Event) : {};
  const number = event.pull_request?.number ?? pullOfGroup(event.merge_group?.head_ref);
  const branch = event.repository?.default_branch;
  return {
    workspace: environment.GITHUB_WORKSPACE ?? process.cwd(),
    owner,
    repo,
    event: environment.GITHUB_EVENT_NAME ?? '',
    sha: environment.GITHUB_SHA ?? null,
    onDefaultBranch: branch !== undefined && environment.GITHUB_REF === `refs/heads/${branch}`,
    pullRequest: number ? { ...event.pull_request, number } : null,
    apiUrl: environment.GITHUB_API_URL ?? 'https://api.github.com',
  };
}
