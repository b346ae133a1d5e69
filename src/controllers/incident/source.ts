import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { commanders } from '../../incident/answers.ts';
import { readDeclare, type Wish } from '../../incident/commands/declare.ts';
import type { Declaration } from '../../incident/facts.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Links } from '../../incident/panel/row.ts';
import { type Report, readReport } from '../../incident/report-form.ts';
import { asWritten } from '../../policy/label-names.ts';
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
  sameRepo,
} from '../../vocabulary/refs.ts';
import { SEVERITIES, type Severity } from '../../vocabulary/severity.ts';
import type { World } from '../controller.ts';
import { pagedFor } from '../on-call.ts';
import { homeOf } from './find.ts';
import { homeWithApp, lacksApp } from './home.ts';
import { hasLabel } from './labels.ts';
import { findLike, startOfLikeness } from './like.ts';
import { mayCommand } from './may-command.ts';
import { commentsIn, type Misplaced, misplacedIn } from './misplaced.ts';
import { findIncident } from './read.ts';
import { uninstalled } from './uninstalled.ts';

/** An issue or pull request from which an incident is declared: by its label, or by a command. */
export interface SourceFacts {
  readonly kind: 'source';
  readonly issue: Issue;
  /** When the label was added, and who added it; null if it was removed again. */
  readonly labeled: { readonly at: string; readonly by: string } | null;
  /** When the App was installed here, ISO; null if unknown. Read before it is declared. */
  readonly installedAt: string | null;
  /** The command that declares it, while no incident was opened for it. */
  readonly wish: (Wish & { readonly at: string; readonly by: string; readonly comment: number }) | null;
  /** The answers to the questions of the incident form, from its body. */
  readonly report: Report;
  /** The alert that waits here for a person to accept it, since when (ISO) it fires and how severe it is; null for reports by people. */
  readonly alert: { readonly since: string | null; readonly severity: Severity | null } | null;
  /** The repository for its incident: from the policy, or this one if the App is not installed there. */
  readonly home: Repo;
  /** This policy, with the names that its labels have in that repository. */
  readonly homePolicy: Policy;
  readonly renamedLabels: NonNullable<Links['renamedLabels']>;
  /** Names of the affected services: those in the report, or its repository's only one. */
  readonly services: readonly string[];
  /** Who is on call according to PagerDuty, by service name; read before it is declared. */
  readonly paged: Readonly<Record<string, Lead>>;
  /** Repositories of these services without the App; read before it is declared. */
  readonly uninstalled: NonNullable<Links['uninstalled']>;
  /** An open incident, declared shortly before, that seems to be the same. */
  readonly like: Declaration['like'] | null;
  /** Debrief's comment that links the incident; null if it could not be written. */
  readonly link: Comment | null;
  /** The incident opened for it. */
  readonly opened: IncidentRef | null;
  /** Somebody transferred the incident to a repository without the App. */
  readonly isAbandoned: boolean;
  readonly misplaced: Misplaced | null;
  /** The incident's current state, with its labels; null before it is opened. */
  readonly incident: Incident | null;
  readonly incidentLabels: readonly string[];
}

/**
 * 1 call for each commander and 1 for the other incidents before one is linked, 2 afterwards; 1 for a repository of the
 * incident's own, cached where that has the App.
 */
export async function observeSource(
  issue: Issue,
  events: readonly IssueEvent[],
  isLabeled: boolean,
  world: World,
  policy: Policy,
): Promise<SourceFacts> {
  const { github } = world;
  const comments = commentsIn(events);
  const link = comments.find((comment) => findMarker(comment, 'declared')?.data.incident !== undefined);
  const linked = link ? parseRef(findMarker(link, 'declared')!.data.incident!, issue) : null;
  const labeled = isLabeled ? lastLabel(events, policy, issue) : null;
  const wish = linked ? null : await wishIn(comments, events, issue, github, policy);
  const declared = wish ?? labeled;
  const report = readReport(issue.body, declared?.at ?? issue.createdAt, policy);
  const wanted = homeOf(issue, policy);
  const home = linked || !declared ? wanted : await homeWithApp(wanted, issue, world);
  const homePolicy = sameRepo(linked ?? home, issue) ? policy : asWritten(policy, world.renamedLabels);
  const others =
    linked || !declared ? [] : await otherIncidents(issue, home, declared.at, github, homePolicy);
  // If the link could not be written, the incident issue is among the others.
  const own = others.find((other) => findMarker(other, 'incident', { source: fullRef(issue) }));
  const opened = linked ?? (own ? issueRef(own) : null);
  const read = opened ? await findIncident(opened, github, policy) : null;
  const isElsewhere = read !== null && !sameRepo(read.issue, issue);
  const alert = alertOf(issue);
  const services = report.services ?? alert?.services ?? onlyService(issue, policy);
  const known = services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  const described = { title: wish?.title ?? issue.title, services: report.services ?? [] };
  return {
    kind: 'source',
    home,
    homePolicy,
    renamedLabels: world.renamedLabels ?? [],
    services,
    paged: opened || !declared ? {} : await pagedFor(known, world, policy),
    issue,
    labeled,
    installedAt: opened || !declared ? null : ((await world.installedAt?.(issue)) ?? null),
    wish,
    report,
    alert,
    uninstalled: opened || !declared ? [] : await uninstalled(services, issue, world, policy),
    like: opened || !declared ? null : findLike(described, declared.at, others, policy),
    link: link ?? null,
    opened: read ? issueRef(read.issue) : opened,
    isAbandoned: isElsewhere && (await lacksApp(read.issue, world)),
    misplaced: wish ? null : await misplacedIn(events, issue, { isOpened: opened !== null }, github, policy),
    incident: read && fold(read.facts, policy),
    incidentLabels: read?.issue.labels ?? [],
  };
}

/** The alert in this report that waits for a person, with the service that the policy found for it. */
function alertOf(issue: Issue) {
  const data = findMarker(issue, 'alert-report')?.data;
  if (!data) return null;
  const severity = SEVERITIES.find((name) => name === data.severity) ?? null;
  return { since: data.since ?? null, severity, services: data.service ? [data.service] : null };
}

/** If only one service is built from a repository, a report there is about it. */
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

/** The first comment that declares an incident and whose author is allowed to. */
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

/** Incidents since the report, or since the policy's window before its declaration; 1 call for each 100. */
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
