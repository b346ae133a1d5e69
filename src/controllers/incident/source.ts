import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { readDeclare, type Wish } from '../../incident/commands/declare.ts';
import type { Declaration } from '../../incident/facts.ts';
import { commanders, fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { looksAlike } from '../../incident/likeness.ts';
import type { Links } from '../../incident/panel/row.ts';
import { later } from '../../incident/promises.ts';
import { type Report, readReport } from '../../incident/report-form.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed, servicesOf } from '../../services/find.ts';
import type { Lead } from '../../services/lead.ts';
import {
  fullRef,
  type IncidentRef,
  issueRef,
  parseRef,
  type Repo,
  sameIssue,
} from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';
import { pagedFor } from '../on-call.ts';
import { homeOf } from './find.ts';
import { homeWithApp } from './home.ts';
import { hasLabel } from './labels.ts';
import { declarationOf, findIncident, mayCommand } from './read.ts';
import { uninstalled } from './uninstalled.ts';

/** An issue or pull request from which an incident is declared: by its label, or by a command. */
export interface SourceFacts {
  readonly kind: 'source';
  readonly issue: Issue;
  /** When the label was put on, and by whom; null when it was taken off again. */
  readonly labeled: { readonly at: string; readonly by: string } | null;
  /** When the App was installed here, ISO; null where nobody can tell. Read before it is declared. */
  readonly installedAt: string | null;
  /** The command that declares it, while none was opened for it. */
  readonly wish: (Wish & { readonly at: string; readonly by: string; readonly comment: number }) | null;
  /** What its body answers to the questions of the incident form. */
  readonly report: Report;
  /** ISO instant of the alert that waits here for a person to accept it; null for what people report. */
  readonly alertedAt: string | null;
  /** Where its incident lives: as the policy says, or here where the App is not installed there. */
  readonly home: Repo;
  /** Names of the services that are affected: those of the report, or the only one of its repository. */
  readonly services: readonly string[];
  /** Who is on call by PagerDuty, by the names of services; read before it is declared. */
  readonly paged: Readonly<Record<string, Lead>>;
  /** Repositories of these services without the App; looked for before it is declared. */
  readonly uninstalled: NonNullable<Links['uninstalled']>;
  /** An open incident that seems to be the same, and was declared shortly before. */
  readonly like: Declaration['like'] | null;
  /** Debrief's comment that links the incident; null when it could not be written. */
  readonly link: Comment | null;
  /** The incident that was opened for it. */
  readonly opened: IncidentRef | null;
  /** The first comment that commands here instead of there; null once it was answered. */
  readonly misplaced: {
    readonly login: string;
    readonly comment: number;
    /** Whether its author may command; false also where nobody was asked, since there is an incident. */
    readonly allowed: boolean;
    readonly declares: boolean;
  } | null;
  /** The incident as it stands, with its labels; null before it is opened. */
  readonly incident: Incident | null;
  readonly incidentLabels: readonly string[];
}

/** 1 call for each commander and 1 for the other incidents before one is linked, 2 afterwards. */
export async function observeSource(
  issue: Issue,
  events: readonly IssueEvent[],
  isLabeled: boolean,
  world: World,
  policy: Policy,
): Promise<SourceFacts> {
  const { github } = world;
  const comments = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  const link = comments.find((comment) => findMarker(comment, 'declared')?.data.incident !== undefined);
  const linked = link ? parseRef(findMarker(link, 'declared')!.data.incident!, issue) : null;
  const labeled = isLabeled ? lastLabel(events, policy, issue) : null;
  const wish = linked ? null : await wishIn(comments, events, issue, github, policy);
  const declared = wish ?? labeled;
  const report = readReport(issue.body, declared?.at ?? issue.createdAt, policy);
  const wanted = homeOf(issue, policy);
  const home = linked || !declared ? wanted : await homeWithApp(wanted, issue, world);
  const others = linked || !declared ? [] : await otherIncidents(issue, home, declared.at, github, policy);
  // Where the link could not be written, the incident issue is among the others.
  const own = others.find((other) => findMarker(other, 'incident', { source: fullRef(issue) }));
  const opened = linked ?? (own ? issueRef(own) : null);
  const read = opened ? await findIncident(opened, github, policy) : null;
  const alert = alertOf(issue);
  const services = report.services ?? alert?.services ?? onlyService(issue, policy);
  const known = services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  const described = { ...issue, title: wish?.title ?? issue.title };
  return {
    kind: 'source',
    home,
    services,
    paged: opened || !declared ? {} : await pagedFor(known, world, policy),
    issue,
    labeled,
    installedAt: opened || !declared ? null : ((await world.installedAt?.(issue)) ?? null),
    wish,
    report,
    alertedAt: alert?.since ?? null,
    uninstalled: opened || !declared ? [] : await uninstalled(services, issue, world, policy),
    like: opened || !declared ? null : likeOf(described, report, declared.at, others, policy),
    link: link ?? null,
    opened,
    misplaced: wish ? null : await misplacedIn(comments, events, issue, opened !== null, github, policy),
    incident: read && fold(read.facts, policy),
    incidentLabels: read?.issue.labels ?? [],
  };
}

/** The alert that this report waits to have accepted, with the service that the policy found for it. */
function alertOf(issue: Issue): { readonly since: string | null; readonly services: string[] | null } | null {
  const data = findMarker(issue, 'alert-report')?.data;
  return data ? { since: data.since ?? null, services: data.service ? [data.service] : null } : null;
}

/** Where one service alone is built from a repository, a report there is about it. */
function onlyService({ owner, repo }: Issue, { services }: Policy): string[] {
  const here = servicesOf(services, { owner, repo }, null);
  return here.length === 1 ? here.map(({ name }) => name) : [];
}

function lastLabel(events: readonly IssueEvent[], { labels }: Policy, { createdAt, author }: Issue) {
  const put = events.findLast(
    (event) => event.type === 'labeled' && hasLabel([event.label], labels.incident),
  );
  return put ? { at: put.at, by: put.actor.login } : { at: createdAt, by: author.login };
}

/** The first comment that declares an incident and whose author may. */
async function wishIn(
  comments: readonly Comment[],
  events: readonly IssueEvent[],
  issue: Issue,
  github: GitHub,
  policy: Policy,
): Promise<SourceFacts['wish']> {
  for (const { login, comment } of commanders(events)) {
    const { body, createdAt } = comments.find(({ id }) => id === comment)!;
    const wish = readDeclare(body, policy);
    if (wish && (await mayCommand(login, issue, github, policy)))
      return { ...wish, at: createdAt, by: login, comment };
  }
  return null;
}

async function misplacedIn(
  comments: readonly Comment[],
  events: readonly IssueEvent[],
  issue: Issue,
  isOpened: boolean,
  github: GitHub,
  policy: Policy,
): Promise<SourceFacts['misplaced']> {
  const declared = comments.map((comment) => findMarker(comment, 'declared')?.data.command);
  const first = commanders(events).find(({ comment }) => !declared.includes(String(comment)));
  if (!first || issue.locked || comments.some((comment) => findMarker(comment, 'reply'))) return null;
  const { body } = comments.find(({ id }) => id === first.comment)!;
  const allowed = !isOpened && (await mayCommand(first.login, issue, github, policy));
  return { ...first, allowed, declares: readDeclare(body, policy) !== null };
}

/** Incidents since the report, or since the policy's time before its declaration; 1 call for each 100. */
async function otherIncidents(
  issue: Issue,
  home: Repo,
  at: string,
  github: GitHub,
  policy: Policy,
): Promise<Issue[]> {
  const since = [issue.createdAt, startOfLikeness(at, policy)].sort()[0]!;
  const found = await github.issuesWithLabels(home, [policy.labels.incident], {
    state: 'all',
    since,
  });
  return found.filter((other) => !sameIssue(other, issue));
}

/** The first open incident that was declared within the policy's time before, and reads like this report. */
function likeOf(
  { title }: Issue,
  { services = [] }: Report,
  at: string,
  others: readonly Issue[],
  policy: Policy,
): SourceFacts['like'] {
  const since = startOfLikeness(at, policy);
  // The first one reported is the one that the others are joined to.
  for (const other of others.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))) {
    const declaration = declarationOf(other);
    // Where incidents live in place, their panels hold the declaration: what carries the label is near enough.
    if (other.state === 'closed' || (!declaration && policy.incidents.place !== 'in-place')) continue;
    const declaredAt = declaration?.at ?? other.createdAt;
    if (declaredAt < since || declaredAt > at || since === at) continue;
    const known = { title: other.title.replace(/^Incident: /, ''), services: declaration?.services ?? [] };
    if (looksAlike({ title, services }, known)) return { incident: issueRef(other), at: declaredAt };
  }
  return null;
}

/** ISO instant from which on an incident may be the same as one that is declared at `at`; `at` itself for never. */
function startOfLikeness(at: string, { incidents }: Policy): string {
  return later(at, -incidents.sameWithinMinutes);
}
