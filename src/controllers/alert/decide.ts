import { ALERT_SOURCES } from '../../alerts/index.ts';
import { writeMarker } from '../../github/markers.ts';
import { link, markdown, phrase, print, printLine, type Value } from '../../markdown/write/markdown.ts';
import { oneLine, shorten, titleText } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { leadOf, NOBODY } from '../../services/lead.ts';
import { toSecond } from '../../time/second.ts';
import { clockText } from '../../time/text.ts';
import { numberOf } from '../../vocabulary/hash.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { type IssueRef, repoKey, sameRepo } from '../../vocabulary/refs.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { claimText, hasStopped, nameOf, showAlerts } from '../incident/alerts.ts';
import { writeDeclaration } from '../incident/declaration.ts';
import { freshIncident, freshPanel, incidentTitle, UNPINNED } from '../incident/fresh.ts';
import { belongsIn } from '../incident/home.ts';
import { labelsOf } from '../incident/labels.ts';
import { firedAgain, staysOpen } from './flapping.ts';
import type { AlertFacts, Problem } from './observe.ts';
import { type ProblemIssue, said } from './standing.ts';
import type { AlertStep, OpenStep } from './steps.ts';

/** What makes an alert visible. */
type ShowingStep = Extract<AlertStep, { type: 'declare' | 'show-alert' }>;

/** GitHub's limit for a title. */
const TITLE = 256;
/** Milliseconds until the first look at the incident itself; its panel exists by then. */
const FIRST_LOOK = 5 * MINUTE;

/** What to do about the reported problems. Pure. */
export function decide({ problems }: AlertFacts, policy: Policy, now: Date): AlertStep[] {
  return problems.flatMap((problem) => decideProblem(problem, policy, now));
}

function decideProblem(problem: Problem, policy: Policy, now: Date): AlertStep[] {
  const { signals, judgement, standing, stopped, joins, left, overSince } = problem;
  const settles = signals.map(({ id }) => id);
  const drop = (why: string): AlertStep[] => [{ type: 'drop', why, settles }];
  const { severity } = judgement;
  const last = signals.at(-1)!;
  const isFiring = said(last).status === 'firing';
  if (judgement.ignored) return drop('a rule of the policy ignores it');
  if (standing?.kind === 'incident')
    return withClosed(show(problem, standing, problem.isNoted && isFiring ? severity : null), left);
  if (standing && isFiring && judgement.declares)
    return withClosed(joins ? join(problem, joins, now) : [declare(problem, policy, now)], [standing.issue]);
  if (standing) {
    const isLeft = isFiring || staysOpen(standing.flapping);
    return withClosed(show(problem, standing), isLeft ? [] : [standing.issue]);
  }
  if (!isFiring) return drop('it had stopped before there was an incident');
  const known = stopped ? show(problem, stopped) : [];
  const shown = stopped?.comments.get(nameOf(problem.source, problem.key));
  if (shown && hasStopped(shown) && !known.some(isNews)) return known;
  if (overSince !== null && last.at <= overSince) return drop('its incident was closed after it was sent');
  if (joins) return join(problem, joins, now);
  if (judgement.declares) return [declare(problem, policy, now)];
  return stopped ? comesBack(problem, stopped) : [report(problem)];
}

function show(
  { signals }: Problem,
  { issue, comments, locked, firedAt }: ProblemIssue,
  joined: Severity | null = null,
): ShowingStep[] {
  return showAlerts(signals, comments, locked, joined ? null : firedAt, joined).map((news) => ({
    type: 'show-alert',
    on: issue,
    notedAt: null,
    ...news,
  }));
}

const join = (problem: Problem, joins: ProblemIssue, now: Date): ShowingStep[] =>
  show(problem, joins, problem.judgement.severity).map((step) => ({ ...step, notedAt: now.getTime() }));

/**
 * The steps, then the closing of reports. The signals are settled last: if GitHub refuses anything, the next look begins
 * anew, and a report is not closed before the alert is seen elsewhere.
 */
function withClosed(steps: readonly ShowingStep[], reports: readonly IssueRef[]): AlertStep[] {
  const settles = steps.flatMap((step) => step.settles);
  if (reports.length === 0 || settles.length === 0) return [...steps];
  return [
    ...steps.map((step) => ({ ...step, settles: [] })),
    ...reports.map(
      (report, index): AlertStep => ({
        type: 'close-report',
        report,
        settles: index === reports.length - 1 ? settles : [],
      }),
    ),
  ];
}

const isNews = (step: ShowingStep) => step.type !== 'show-alert' || step.body !== null;

/** Debrief closed the report of this problem a short time ago. What it knows already changes nothing. */
function comesBack(problem: Problem, { issue, flapping, ...stopped }: ProblemIssue): AlertStep[] {
  const news = show(problem, { issue, flapping, ...stopped });
  return news.some(isNews) && flapping
    ? [{ type: 'reopen-report', report: issue, body: firedAgain(flapping) }, ...news]
    : news;
}

function declare(problem: Problem, policy: Policy, now: Date): ShowingStep {
  const { source, key, signals, judgement } = problem;
  const { severity, service, place } = judgement;
  const first = signals.find((signal) => said(signal).status === 'firing')!;
  const title = titleText(said(first).title);
  const asks = service && policy.incidents.onCallLeads;
  const lead = asks ? leadOf([service], problem.paged, now) : NOBODY;
  const at = toSecond(now.getTime());
  const declaration = {
    source: { ...place, number: 0 },
    at,
    by: '',
    severity,
    alert: true,
    detected: [first.at, at].sort()[0]!,
    ...(service && { services: [service.name] }),
    ...(lead.login !== null && { dri: lead.login }),
    ...(lead.failed && { unpaged: lead.failed }),
  };
  const issue = { ...place, number: 0, title, url: '', createdAt: at };
  const incident = freshIncident(issue, declaration, policy);
  const marker = {
    ...writeDeclaration(declaration),
    alert: source,
    key,
    since: first.at,
    in: repoKey(place),
  };
  return {
    type: 'declare',
    ...placeOf(problem),
    severity,
    title: incidentTitle(title),
    labels: [policy.labels.incident, ...labelsOf(incident, policy)],
    assignees: lead.login === null ? [] : [lead.login],
    body: `${writeMarker('incident', marker)}\n${print(markdown`
Declared ${clockText(at)} by an alert of ${aboutAlert(problem)}${notes(problem)}${lead.problem ? phrase` ${userMarkdown(lead.problem)}` : []}
`)}`,
    panel: freshPanel(incident, declaration, policy, now, { marker: UNPINNED }),
    lookAt: new Date(now.getTime() + FIRST_LOOK).toISOString(),
    group: service && policy.alerts.groupWithinMinutes > 0 ? groupOf(problem, service.name, now) : null,
    settles: signals.map(({ id }) => id),
  };
}

function groupOf({ source, key }: Problem, service: string, now: Date) {
  return { service, problem: numberOf(`${source} ${key}`), now: now.getTime() };
}

function report(problem: Problem): AlertStep {
  const { source, key, signals, judgement } = problem;
  const first = signals.find((signal) => said(signal).status === 'firing')!;
  const title = titleText(said(first).title);
  const marker = {
    alert: source,
    key,
    since: first.at,
    severity: judgement.severity,
    ...(judgement.service && { service: judgement.service.name }),
  };
  const command = `/incident declare ${judgement.severity.toLowerCase()} ${shorten(title.replaceAll('`', ''), 100)}`;
  return {
    type: 'report',
    ...placeOf(problem),
    title: shorten(`Alert: ${title}`, TITLE),
    body: `${writeMarker('alert-report', marker)}\n${print(markdown`
🔔 An alert of ${aboutAlert(problem)}${notes(problem)}

It is a ${judgement.severity}, which does not declare an incident by itself. If it is one, write this comment:

\`\`\`
${command}
\`\`\`

Otherwise there is nothing to do: this issue is closed when the alert stops.
`)}`,
    settles: signals.map(({ id }) => id),
  };
}

/** `PagerDuty: Checkout fails, since 14:04 UTC`. */
function aboutAlert({ source, signals }: Problem): Value {
  const first = signals.find((signal) => said(signal).status === 'firing')!;
  const { title, url } = said(first);
  const name = shorten(oneLine(title), 200);
  const shown = url ? link(url, name) : phrase`${name}`;
  return phrase`${ALERT_SOURCES[source]?.name ?? source}: ${shown}, firing since ${clockText(first.at)}.`;
}

/** The service, and notes about what is unclear, where people look during the incident. */
function notes({ judgement, signals }: Problem): Value {
  const service = judgement.service ? phrase` Service: ${judgement.service.name}.` : [];
  const first = signals.find((signal) => said(signal).status === 'firing')!;
  return [
    ...service,
    ...judgement.unknown.flatMap((each) => phrase` ${userMarkdown(each)}`),
    ...claimText(said(first).claimed),
  ];
}

/** Where to open an issue, and where instead if the App is not installed there. */
function placeOf({ judgement: { place }, home }: Problem): Pick<OpenStep, 'place' | 'otherwise'> {
  if (sameRepo(place, home)) return { place, otherwise: null };
  return { place, otherwise: { place: home, note: printLine(belongsIn(place)) } };
}
