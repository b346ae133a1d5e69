import { type Judgement, judgeAlert } from '../../alerts/judge.ts';
import { findMarker } from '../../github/markers.ts';
import { GitHubError, type Issue } from '../../github/port.ts';
import { LAG } from '../../github/receipts.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Lead } from '../../services/lead.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import {
  type IssueRef,
  issueRef,
  type ObjectRef,
  type Repo,
  repoKey,
  sameRepo,
} from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import type { World } from '../controller.ts';
import { homeWithApp } from '../incident/home.ts';
import { MOVED_ALERT, movedAlertKey } from '../incident/record.ts';
import { pagedFor } from '../on-call.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { ALONE, observeJoined } from './joined.ts';
import { NOTHING, observeLatest, type ProblemIssue, type Standing, said } from './standing.ts';
import { notedKey } from './steps.ts';

/**
 * Issues without any change for this long are not searched: such an issue would have been open for a month without
 * activity.
 */
const DAYS = 30;

/** One problem, with everything reported about it since the last look. */
export interface Problem extends Standing {
  readonly source: string;
  readonly key: string;
  /** Oldest first; never empty. */
  readonly signals: readonly Signal[];
  readonly judgement: Judgement;
  /** The repository whose policy applies. */
  readonly home: Repo;
  /** Who is on call according to PagerDuty, by service name; read before an incident is declared. */
  readonly paged: Readonly<Record<string, Lead>>;
  /** It stands on the incident of another problem, which it joined. */
  readonly isNoted: boolean;
  /** The open incident of another problem of the same service, which it joins unless it has its own; null for none. */
  readonly joins: ProblemIssue | null;
  /** Its reports that are still open although it is on an incident: an earlier look could not close them. */
  readonly left: readonly IssueRef[];
}

export interface AlertFacts {
  readonly problems: readonly Problem[];
}

/** 1 call for each 100 issues that the App opened within a month; 1 or 2 more if the problem already has an issue, and 1 more if that was transferred. */
export async function observe(
  ref: ObjectRef,
  world: World,
  policy: Policy,
  now: Date,
): Promise<AlertFacts | null> {
  const waiting = (await world.signals?.waiting(ref)) ?? [];
  if (waiting.length === 0) return null;
  const noted = await world.receipts?.get(notedKey(ref));
  const age = noted ? now.getTime() - noted.at : LAG;
  // Else a recovery would find no note, and another report would be noted twice.
  if (age >= 0 && age < LAG)
    throw new GitHubError(
      'Could not look for the incident: the alert has just been noted there, and GitHub may not show it yet',
      0,
      Math.ceil((LAG - age) / 1000),
    );
  const groups = Map.groupBy(waiting, (signal) => `${signal.source} ${said(signal).key}`);
  const problems: Problem[] = [];
  for (const group of groups.values()) problems.push(await observeProblem(group, ref, world, policy));
  return { problems };
}

async function observeProblem(
  waiting: readonly Signal[],
  ref: ObjectRef,
  world: World,
  policy: Policy,
): Promise<Problem> {
  const { github } = world;
  const signals = waiting.toSorted((a, b) => a.at.localeCompare(b.at));
  // A recovery message may lack details from the failure message.
  const telling = signals.findLast((signal) => said(signal).status === 'firing') ?? signals.at(-1)!;
  const home = { owner: ref.owner, repo: ref.repo };
  const { source } = telling;
  const { key } = said(telling);
  const judgement = judgeAlert(said(telling), source, policy, home);
  const base = { source, key, home, signals, judgement };
  if (judgement.ignored) return { ...base, ...NOTHING, isNoted: false, joins: null, left: [], paged: {} };
  const since = new Date(Date.parse(signals[0]!.at) - DAYS * DAY).toISOString();
  const aboutIt = (own: readonly Issue[]) => own.filter((issue) => isAbout(issue, source, key));
  let own = await github.ownIssues(await homeWithApp(judgement.place, home, world), since);
  let known = aboutIt(own);
  if (known.length === 0 && !sameRepo(home, judgement.place)) {
    // While the App was not installed there, the incident was opened in the policy's own repository.
    const here = await github.ownIssues(home, since);
    known = aboutIt(here);
    own = [...own, ...here];
  }
  if (!known.some(({ state }) => state === 'open'))
    known = [...known, ...(await transferred(judgement.place, source, key, world))];
  const opened = known.filter((issue) => issue.state === 'open');
  const open = opened.find((issue) => findMarker(issue, 'incident')) ?? opened[0];
  const closed = known.toSorted((a, b) => (a.closedAt ?? '').localeCompare(b.closedAt ?? '')).at(-1);
  const latest = open ?? closed;
  const found = latest ? await observeLatest(latest, signals, github, policy) : NOTHING;
  const isFiring = said(signals.at(-1)!).status === 'firing';
  const about = { service: judgement.service?.name ?? null, severity: judgement.severity };
  // A report that waits for a person goes on unless the problem got worse.
  const isKept = found.standing && (found.standing.kind === 'incident' || !(isFiring && judgement.declares));
  const { joined, joins } = isKept ? ALONE : await observeJoined(own, signals, about, github, policy);
  const stands = joined ? { ...found, standing: joined } : found;
  const declares = judgement.service && !stands.standing && !joins ? [judgement.service] : [];
  // A report from which a person declared the incident stays as it is.
  const left =
    stands.standing?.kind === 'incident'
      ? opened.filter(
          (issue) =>
            findMarker(issue, 'alert-report') && !(issue === open && found.standing?.kind === 'incident'),
        )
      : [];
  return {
    ...base,
    ...stands,
    isNoted: joined !== null,
    joins,
    left: left.map(issueRef),
    paged: await pagedFor(declares, world, policy),
  };
}

/** The latest incident of the problem that somebody transferred to another repository, as far as it was recorded. 1 call. */
async function transferred(
  from: Repo,
  source: string,
  key: string,
  { github, readModel }: World,
): Promise<Issue[]> {
  const rowOf = (isOpen: boolean) =>
    readModel?.row(MOVED_ALERT, movedAlertKey(repoKey(from), source, key, isOpen));
  const row = (await rowOf(true)) ?? (await rowOf(false));
  if (!row) return [];
  const { owner, repo, number } = row.data as unknown as IssueRef;
  const issue = await orIfRefused(() => github.issue({ owner, repo, number }), null);
  return issue && isAbout(issue, source, key) ? [issue] : [];
}

const isAbout = (issue: Issue, alert: string, key: string) =>
  findMarker(issue, 'incident', { alert, key }) !== null ||
  findMarker(issue, 'alert-report', { alert, key }) !== null;
