import type { Activity, Change, Deployment, Observed } from '../../evidence/observed.ts';
import type { Commit, DeploymentStatus, GitHub, Newest, Span } from '../../github/port.ts';
import { GitHubError } from '../../github/port.ts';
import type { Repo } from '../../vocabulary/refs.ts';

/** Pages of a hundred to read from each list. */
const PAGES = 2;
/** Changes whose files are read, and deployments whose state is read: those nearest to the start, over all repositories. */
const NEAREST = 25;
/** How many repositories to look at. */
const MOST_REPOSITORIES = 30;

/** A repository, with the globs of the files in it that matter; none for all files. */
export interface Place {
  readonly repo: Repo;
  readonly paths: readonly string[];
}

/**
 * What happened in the repositories of an incident: commits, deployments, releases and workflow runs. At most 9 calls for
 * each of up to 30 repositories, and 50 more for what is nearest to the start. What cannot be read is listed in `leftOut`.
 *
 * @param start ISO instant at which the incident started
 * @param server origin of GitHub's website
 */
export async function observeActivity(
  places: readonly Place[],
  window: Observed['window'],
  start: string,
  server: string,
  github: GitHub,
): Promise<Activity[]> {
  const activity: Found[] = [];
  for (const place of places.slice(0, MOST_REPOSITORIES))
    activity.push(await activityIn(place, { window, start }, server, github));
  const skipped = places.slice(MOST_REPOSITORIES).map(({ repo }) => `${repo.owner}/${repo.repo}`);
  if (skipped.length && activity[0])
    activity[0] = {
      ...activity[0],
      leftOut: [
        ...activity[0].leftOut,
        `repositories beyond the first ${MOST_REPOSITORIES}: ${skipped.join(', ')}`,
      ],
    };
  return nearer(activity, start, github);
}

/** Activity whose deployments have no state yet: reading it takes a call for each. */
interface Found extends Activity {
  readonly deployments: readonly (Deployment & { readonly id: number })[];
}

async function activityIn(
  { repo, paths }: Place,
  { window, start }: { readonly window: Observed['window']; readonly start: string },
  server: string,
  github: GitHub,
): Promise<Found> {
  const name = `${repo.owner}/${repo.repo}`;
  const leftOut: string[] = [];
  const attempt = async <T>(what: string, read: () => Promise<Newest<T>>): Promise<readonly T[]> => {
    try {
      const { items, more } = await read();
      if (more) leftOut.push(`${what} of ${name} beyond the ${items.length} newest`);
      return items;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      leftOut.push(
        `${what} of ${name}: ${error.status === 403 ? 'the App lacks the permission' : 'GitHub did not answer'}`,
      );
      return [];
    }
  };
  const span: Span = { since: window.from, until: window.to };
  const branch = await quiet(github.defaultBranch(repo));
  if (!branch) {
    leftOut.push(`${name}: it has no commits, or the App cannot read it`);
    return { ...repo, ...EMPTY, branch: '', paths, leftOut };
  }
  // Two spans, so that many merges during the incident do not push out those before it.
  const before = await attempt('commits before the start', () =>
    github.commits(repo, branch.name, { since: window.from, until: start }, PAGES),
  );
  const during = await attempt('commits during the incident', () =>
    github.commits(repo, branch.name, { since: start, until: window.to }, PAGES),
  );
  const deployments = await attempt('deployments', () => github.deployments(repo, span, PAGES));
  const releases = await attempt('releases', () => github.releases(repo, span, 1));
  const runs = await attempt('workflow runs', () => github.workflowRuns(repo, branch.name, span, PAGES));
  const commits = new Map([...during, ...before].map((commit) => [commit.sha, commit]));
  return {
    ...repo,
    branch: branch.name,
    paths,
    leftOut,
    releases,
    changes: firstParents([...commits.values()]).map(toChange),
    deployments: deployments.map(({ id, sha, environment, at }) => ({
      id,
      sha,
      environment,
      at,
      state: 'success' as const,
      stateAt: at,
      url: `${server}/${repo.owner}/${repo.repo}/deployments/${encodeURIComponent(environment)}`,
    })),
    runs: runs.flatMap(({ workflow, at, conclusion, sha, url }) =>
      conclusion === 'success' || FAILED.has(conclusion ?? '')
        ? [{ workflow, at, sha, url, succeeded: conclusion === 'success' }]
        : [],
    ),
  };
}
const EMPTY = { changes: [], deployments: [], releases: [], runs: [] };
const FAILED = new Set(['failure', 'timed_out', 'startup_failure']);

/** The commits made on the branch itself, newest first: a merge, and not what it merged. `commits` are newest first. */
export function firstParents(commits: readonly Commit[]): Commit[] {
  const kept = new Set<string>();
  const merged = new Set<string>();
  const sorted = commits.toSorted((a, b) => b.at.localeCompare(a.at));
  return sorted.filter(({ sha, parents: [first, ...others] }) => {
    const isOwn = kept.has(sha) || !merged.has(sha);
    if (isOwn && first) kept.add(first);
    for (const each of isOwn ? others : [first, ...others]) if (each) merged.add(each);
    return isOwn;
  });
}

function toChange({ sha, at, message, url }: Commit): Change {
  const [headline = '', ...rest] = message.split('\n');
  const merge = /^Merge pull request #(\d+) from /.exec(headline);
  const squash = /^(.*\S)\s*\(#(\d+)\)$/.exec(headline);
  const pull = Number(merge?.[1] ?? squash?.[2]) || null;
  const title = (merge ? rest.find((line) => line.trim()) : squash?.[1]) ?? headline;
  const address = pull ? url.replace(/\/commit\/.*$/, `/pull/${pull}`) : url;
  return { sha, at, title, url: address, pull, paths: null };
}

/** The activity, with the files of the changes and the states of the deployments nearest to the start. */
async function nearer(activity: readonly Found[], start: string, github: GitHub): Promise<Activity[]> {
  const away = (at: string) => Math.abs(Date.parse(at) - Date.parse(start));
  const nearest = <T extends { readonly at: string }>(all: readonly T[]) =>
    new Set(all.toSorted((a, b) => away(a.at) - away(b.at)).slice(0, NEAREST));
  const changes = nearest(activity.flatMap((each) => each.changes));
  const deployments = nearest(activity.flatMap((each) => each.deployments));
  const result: Activity[] = [];
  for (const each of activity) {
    const detailed: Change[] = [];
    for (const change of each.changes)
      detailed.push(
        changes.has(change)
          ? { ...change, paths: await quiet(github.commitFiles(each, change.sha)) }
          : change,
      );
    const states: Deployment[] = [];
    for (const found of each.deployments) {
      const { id, ...deployment } = found;
      const known = deployments.has(found) ? await quiet(github.deploymentStatuses(each, id)) : null;
      states.push(known ? withState(deployment, known) : deployment);
    }
    result.push({ ...each, changes: detailed, deployments: states });
  }
  return result;
}

/** For details that may be missing: null if GitHub refuses. */
async function quiet<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GitHubError) return null;
    throw error;
  }
}

/** A deployment with the state from its statuses, newest first. One that was replaced by another had succeeded. */
function withState(deployment: Deployment, statuses: readonly DeploymentStatus[]): Deployment {
  const decisive = statuses.find(({ state }) => STATES[state] && STATES[state] !== 'inactive') ?? statuses[0];
  if (!decisive) return { ...deployment, state: 'pending' };
  const url = decisive.url ?? deployment.url;
  return { ...deployment, state: STATES[decisive.state] ?? 'pending', stateAt: decisive.at, url };
}
const STATES: Readonly<Record<string, Deployment['state']>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  inactive: 'inactive',
};
