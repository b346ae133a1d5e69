import type { Chat } from '../chat/chat.ts';
import type { Activity, Change, Deployment, Observed } from '../evidence/observed.ts';
import { startOf } from '../evidence/observed.ts';
import type { Commit, DeploymentStatus, GitHub, Newest, Span } from '../github/port.ts';
import { GitHubError } from '../github/port.ts';
import type { Incident } from '../incident/incident.ts';
import type { Policy } from '../policy/schema.ts';
import type { Service } from '../policy/sections/services.ts';
import { repositoriesOf, serviceNamed } from '../services/find.ts';
import { toSecond } from '../time/second.ts';
import { type Repo, sameRepo } from '../vocabulary/refs.ts';
import { observePinned } from './evidence-chat.ts';
import { observeComments } from './evidence-comments.ts';
import type { IncidentRead } from './incident/read.ts';

/** Pages of a hundred that are read of each list. */
const PAGES = 2;
/** Of all repositories together: changes whose files are read, and deployments whose state is. The nearest to the start. */
const NEAREST = 25;
/** Repositories that are looked at. */
const MOST_REPOSITORIES = 30;

/**
 * What is known of an incident: its comments, what was pinned in its war room, and what happened in the repositories of
 * the affected services in the policy's window. At most 9 calls for each repository, 30 of them, and 50 more for what is nearest to the start. What
 * cannot be read is listed in `leftOut`, and never stops a draft. `until`: ISO instant at which the window of one that goes on
 * ends.
 */
export async function observeEvidence(
  read: IncidentRead,
  incident: Incident,
  github: GitHub,
  policy: Policy,
  until: string,
  chat?: Chat,
): Promise<Observed> {
  const start = startOf(incident);
  const from = new Date(Date.parse(start) - policy.evidence.windowHours * 3_600_000);
  const to = incident.milestones.resolved?.at ?? until;
  const window = { from: toSecond(from.getTime()), to };
  const places = repositoriesIn(incident, policy);
  const activity: Found[] = [];
  const server = new URL(incident.url).origin;
  for (const { repo, paths } of places.slice(0, MOST_REPOSITORIES))
    activity.push(await activityIn(repo, paths, window, start, server, github));
  const skipped = places.slice(MOST_REPOSITORIES).map(({ repo }) => `${repo.owner}/${repo.repo}`);
  if (skipped.length && activity[0])
    activity[0] = {
      ...activity[0],
      leftOut: [
        ...activity[0].leftOut,
        `repositories beyond the first ${MOST_REPOSITORIES}: ${skipped.join(', ')}`,
      ],
    };
  return {
    incident,
    window,
    alerts: read.facts.alerts ?? [],
    ...observeComments(read.facts.events, policy),
    ...(await observePinned(read, chat, policy)),
    activity: await nearer(activity, start, github),
  };
}

interface Place {
  readonly repo: Repo;
  readonly paths: readonly string[];
}

/** The repositories of the affected services, each with the globs of their files; the incident's own where none is named. */
function repositoriesIn({ services, ref }: Incident, policy: Policy): Place[] {
  const known = services.flatMap((name): Service[] => [serviceNamed(name, policy.services) ?? []].flat());
  const places: { repo: Repo; paths: string[]; whole: boolean }[] = [];
  for (const service of known)
    for (const repo of repositoriesOf(service, ref)) {
      const place = places.find((each) => sameRepo(each.repo, repo));
      if (place) {
        place.paths.push(...service.paths);
        place.whole ||= service.paths.length === 0;
      } else places.push({ repo, paths: [...service.paths], whole: service.paths.length === 0 });
    }
  if (!places.length) return [{ repo: { owner: ref.owner, repo: ref.repo }, paths: [] }];
  return places.map(({ repo, paths, whole }) => ({ repo, paths: whole ? [] : paths }));
}

/** Activity whose deployments have no state yet: reading it takes a call for each. */
interface Found extends Activity {
  readonly deployments: readonly (Deployment & { readonly id: number })[];
}

async function activityIn(
  repo: Repo,
  paths: readonly string[],
  window: Observed['window'],
  start: string,
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
  // Two spans, so that many merges during the incident do not hide those before it.
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

/**
 * The commits that came to the branch as such, newest first: a merge, and not what it merged. `commits` are newest first.
 */
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

/** The same, with the files of the changes and the states of the deployments that are nearest to the start. */
async function nearer(activity: readonly Found[], start: string, github: GitHub): Promise<Activity[]> {
  const away = (at: string) => Math.abs(Date.parse(at) - Date.parse(start));
  const nearest = <T extends { readonly at: string }>(all: readonly T[]) =>
    new Set(all.toSorted((a, b) => away(a.at) - away(b.at)).slice(0, NEAREST));
  const changes = nearest(activity.flatMap((each) => each.changes));
  const deployments = nearest(activity.flatMap((each) => each.deployments));
  const result: Activity[] = [];
  for (const each of activity) {
    const told: Change[] = [];
    for (const change of each.changes)
      told.push(
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
    result.push({ ...each, changes: told, deployments: states });
  }
  return result;
}

/** What hardly matters may be missing: null when GitHub refuses it. */
async function quiet<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GitHubError) return null;
    throw error;
  }
}

/** A deployment as its statuses tell; the newest stands first. One that another has replaced had succeeded before. */
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
