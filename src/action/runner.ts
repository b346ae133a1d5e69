import { existsSync, readFileSync } from 'node:fs';
import { pullOfGroup } from '../github/merge-queue/group.ts';

/** What the runner says about this run. */
export interface Run {
  readonly workspace: string;
  readonly owner: string;
  readonly repo: string;
  /** The pull request that this is about, in a merge queue too; null when there is none. */
  readonly pullRequest: number | null;
  readonly apiUrl: string;
}

/** Reads the runner's environment and its event file. */
export function readRun(environment: Readonly<Record<string, string | undefined>>): Run {
  const [owner = '', repo = ''] = (environment.GITHUB_REPOSITORY ?? '').split('/');
  const path = environment.GITHUB_EVENT_PATH;
  const event = path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Event) : {};
  return {
    ...{ workspace: environment.GITHUB_WORKSPACE ?? process.cwd(), owner, repo },
    pullRequest: event.pull_request?.number ?? pullOfGroup(event.merge_group?.head_ref),
    apiUrl: environment.GITHUB_API_URL ?? 'https://api.github.com',
  };
}

interface Event {
  readonly pull_request?: { readonly number?: number };
  readonly merge_group?: { readonly head_ref?: string };
}

/** Paths that a pull request changes and that are still there; 1 call for each 100. */
export async function changedPaths(run: Run, number: number, token: string): Promise<Set<string>> {
  const [{ Octokit }, { octokitPort }] = await Promise.all([
    import('@octokit/rest'),
    import('../github/octokit.ts'),
  ]);
  const client = new Octokit({ ...(token ? { auth: token } : {}), baseUrl: run.apiUrl });
  const port = octokitPort(client, { appSlug: 'github-actions' });
  const files = await port.changedFiles({ owner: run.owner, repo: run.repo, number });
  return new Set(files.filter(({ status }) => status !== 'removed').map(({ path }) => path));
}
