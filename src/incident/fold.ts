import type { Policy } from '../policy/schema.ts';
import { MILESTONES } from '../vocabulary/milestones.ts';
import { type IncidentRef, parseRef, sameIssue } from '../vocabulary/refs.ts';
import { changesIn } from './changes.ts';
import { readBeside } from './commands/beside.ts';
import { commandsFor } from './commands/for-policy.ts';
import { COMMANDS } from './commands/index.ts';
import { Given } from './commands/quoted.ts';
import { type CommandLine, hasCommand, readCommands, readMisspelt, readQuoted } from './commands/read.ts';
import { beside, inQuotation, misspelt, unknownVerb } from './commands/table.ts';
import { understand } from './commands/understand.ts';
import type { ClosedAs, IncidentComment, IncidentEvent, IncidentFacts } from './facts.ts';
import { type Attribution, Folding, MILESTONE_ROWS } from './folding.ts';
import { stateImpact } from './impact.ts';
import type { Answer, Incident, LogEntry } from './incident.ts';
import { severityOfLabel } from './severity.ts';

/**
 * The incident, from what GitHub shows and nothing else. Pure. Events may come in any order and more than once: the
 * same facts give the same incident.
 */
export function fold(facts: IncidentFacts, policy: Policy): Incident {
  const { issue, declaration } = facts;
  const folding = new Folding(facts, policy);
  const declared: Attribution = {
    by: declaration?.by ?? '',
    at: declaration?.at ?? issue.createdAt,
    url: issue.url,
  };
  if (declaration?.started) folding.setMilestone('started', declaration.started, declared);
  if (declaration?.impact) stateImpact(declaration.impact, declared, folding);
  if (declaration?.detected) folding.setMilestone('detected', declaration.detected, declared);
  if (declaration?.dri) folding.setRole('dri', declaration.dri, declared);
  const answers: Answer[] = [];
  const given = new Given('incident');
  for (const event of inOrder(facts.events, issue.labels)) {
    // An issue that became the incident may have a history of its own.
    if (startOf(event) < declared.at) continue;
    if (event.actor.app) {
      // The App's own actions follow from people's. Its label counts only while it acts for the source.
      if (event.type === 'labeled' && !folding.severityStated) happened(event, folding);
    } else if (event.type === 'commented') {
      const answer = answerTo(event.comment, facts, folding, given);
      if (answer) answers.push(answer);
      given.add(event.comment.body);
    } else {
      happened(event, folding);
    }
  }
  for (const { at, text, url } of facts.alerts ?? []) folding.note('entry', { at, by: '', url }, text);
  // GitHub's timeline may lag behind the issue: closed is closed, until somebody says that it goes on.
  const goesOn =
    issue.closedAt !== null &&
    ((folding.goesOnSince ?? '') > issue.closedAt ||
      // Within one second the order is lost, but nobody asks to reopen what is open.
      folding.askedToReopenAt === issue.closedAt);
  // If the App closed it, people's commands were the reason: once they take those back, the incident continues.
  const last = inOrder(facts.events).findLast(({ type }) => type === 'closed');
  if (issue.state === 'closed' && !goesOn && !last?.actor.app)
    close(issue.closedAs, { by: '', at: issue.closedAt ?? folding.phaseSince, url: issue.url }, folding);

  if (facts.written) folding.fill(facts.written, declared);
  const milestones = folding.milestones(declared);
  const source = declaration && !sameIssue(declaration.source, issue) ? declaration.source : null;
  const { kind, severity, severityStated, phase, phaseSince, reopened, dropped, detectedBy } = folding;
  const { services, impact, pauses, roles, turns, latest, promises, snoozedUntil } = folding;
  const { publications, related, recurrenceOf, actions } = folding;
  return {
    ref: folding.ref,
    title: issue.title,
    url: issue.url,
    open: issue.state === 'open',
    kind,
    severity,
    severityStated,
    severitySaidAt: folding.severitySaidAt,
    phase,
    dropped,
    phaseSince,
    reopened,
    lastActivityAt: folding.lastActivityAt,
    declaredAt: declared.at,
    declaredBy: declared.by || null,
    source,
    detectedBy,
    services,
    impact,
    milestones,
    pauses,
    roles,
    turns,
    latest,
    updates: promises.updates,
    awaited: promises.awaited,
    snoozedUntil,
    publications,
    related,
    like: declaration?.like ?? null,
    recurrenceOf,
    postMortem: {
      asked: folding.postMortemAsked,
      owner: folding.postMortemOwner ?? roles.ic?.login ?? roles.dri?.login ?? null,
      exempt: folding.exempt,
      review: folding.review,
      published: folding.publicPostMortem,
    },
    actions,
    log: logOf(folding, declared, milestones, declaration?.severity ?? policy.incidents.defaultSeverity),
    answers,
    changes: changesIn(facts.events, facts.accepted ?? []),
  };
}

/** Everybody with commands in these events, except bots, with the comments that contain them. */
export function commanders(
  events: readonly IncidentEvent[],
  isCommand = meansCommand,
): { login: string; comment: number }[] {
  return inOrder(events).flatMap((event) =>
    event.type === 'commented' && event.comment.author.kind === 'user' && isCommand(event.comment.body)
      ? [{ login: event.comment.author.login, comment: event.comment.id }]
      : [],
  );
}

/** Whether a comment contains a command, a misspelt one, or one in a quoted e-mail. */
export const meansCommand = (comment: string) =>
  hasCommand(comment) || slipsIn(comment, readQuoted(comment)).length > 0;

/** Whether a comment gets an answer outside of incidents: also for a command that works only on action items. */
export const isAnswered = (comment: string) => meansCommand(comment) || hasCommand(comment, 'action');

/** Whether a comment on an incident gets an answer: also where only the commands of incidents can be meant. */
export const isAnsweredOnIncident = (comment: string) => isAnswered(comment) || besideIn(comment).length > 0;

const ON_ITEM =
  'This is an incident. `/action` works on the issue of an action item, and `/action accept` on the pull request of a post-mortem.';
const NOTE_HERE = 'To note an action item here: `/incident action <text>`.';

/**
 * What to answer to commands whose first word is misspelt, or the name of the App, and to those in a quoted e-mail. A
 * line that only looks like one (`/incidents returns 500`) is none. Commands of a policy's own roles are not looked for:
 * webhooks are judged without a policy.
 */
const slipsIn = (comment: string, quoted: readonly CommandLine[]) => [
  ...[...readMisspelt(comment), ...readCommands(comment, 'debrief')].filter(isKnown).map(misspelt),
  ...quoted.filter(isKnown).map((line) => inQuotation('incident', line)),
];

/** What to answer to a command whose first word is missing, or that has something around it. */
const besideIn = (comment: string) =>
  [readBeside(comment) ?? []]
    .flat()
    .filter(isKnown)
    .map((line) => beside('incident', line));

const isKnown = (line: CommandLine) => understand(line, COMMANDS) !== null;

function answerTo(
  comment: IncidentComment,
  facts: IncidentFacts,
  folding: Folding,
  given: Given,
): Answer | null {
  if (comment.author.kind !== 'user') return null;
  const lines = readCommands(comment.body);
  const slips = [...slipsIn(comment.body, given.missing(comment.body)), ...besideIn(comment.body)];
  const isForItem = hasCommand(comment.body, 'action');
  if (!lines.length && !slips.length && !isForItem) return null;
  const { login } = comment.author;
  const to = { comment: comment.id, login, at: comment.createdAt, url: comment.url };
  if (!facts.permitted.has(comment.id)) {
    const least = folding.policy.incidents.commandRole;
    const text =
      lines.length || slips.length
        ? `\`/incident\` commands here need the role *${least}* on this repository. Somebody who has it can repeat yours.`
        : ON_ITEM;
    return { ...to, verdict: 'denied', text };
  }
  const said: Attribution = { by: login, at: comment.createdAt, url: comment.url };
  folding.lastActivityAt = said.at;
  const problems: string[] = [...slips, ...(isForItem ? [`${ON_ITEM} ${NOTE_HERE}`] : [])];
  const replies: string[] = [];
  let template: string | null = null;
  const commands = commandsFor(folding.policy);
  for (const line of lines) {
    const found = understand(line, commands);
    if (!found) {
      problems.push(unknownVerb(line.verb, commands));
      continue;
    }
    const { command, text } = found;
    template ??= command.template?.(text) ?? null;
    const reply = command.run(text, said, folding, commands);
    if (command.asks) replies.push(reply ?? '');
    else if (reply) problems.push(reply);
    else folding.acknowledge(said);
  }
  return {
    ...to,
    verdict: problems.length ? 'problem' : 'done',
    text: [...new Set([...problems, ...replies])].join('\n\n') || null,
    ...(template !== null && { template }),
  };
}

/** ISO instant from which an event counts: a comment from when it was written, however late it was edited. */
function startOf(event: IncidentEvent): string {
  return event.type === 'commented' ? event.comment.createdAt : event.at;
}

function happened(event: Exclude<IncidentEvent, { type: 'commented' }>, folding: Folding): void {
  const said: Attribution = { by: event.actor.login, at: event.at, url: null };
  if (event.type === 'labeled') {
    const severity = severityOfLabel(event.label, folding.policy);
    if (!severity) return;
    folding.setSeverity(severity, said, '', event.actor.app);
    if (!event.actor.app) folding.lastActivityAt = event.at;
  } else if (event.type === 'closed') {
    close(event.closedAs, said, folding);
    folding.lastActivityAt = event.at;
  } else if (event.type === 'reopened') {
    // A person who reopens it says that it goes on.
    folding.setPhase('investigating', said);
    folding.lastActivityAt = event.at;
  }
}

/** Closing says that it is over, or, as not planned, that it was no incident, unless somebody had resolved it by then. */
function close(closedAs: ClosedAs | null | undefined, said: Attribution, folding: Folding): void {
  const wasIncident = folding.phase === 'resolved' && !folding.resolvedByClosing;
  if ((closedAs === 'not-planned' || closedAs === 'duplicate') && !wasIncident)
    folding.drop(closedAs === 'duplicate' ? 'closed as a duplicate' : 'closed as not planned', said);
  else if (folding.phase !== 'resolved' && !folding.dropped) {
    folding.setPhase('resolved', said);
    folding.resolvedByClosing = true;
  }
}

/** Logins that commands in comments of people name, each once: to be looked up before the commands are run. */
export function namedLogins(
  events: readonly IncidentEvent[],
  comments: ReadonlySet<number>,
  policy: Policy,
): string[] {
  const named = understood(events, comments, policy).flatMap(
    ({ command, text }) => command.logins?.(text).map((login) => login.toLowerCase()) ?? [],
  );
  return [...new Set(named)];
}

/** The other incidents of the same repository that these commands name, each once. */
export function namedIncidents(
  events: readonly IncidentEvent[],
  comments: ReadonlySet<number>,
  policy: Policy,
  here: IncidentRef,
): IncidentRef[] {
  const named = understood(events, comments, policy).flatMap(
    ({ command, text }) => command.others?.(text).flatMap((word) => parseRef(word, here) ?? []) ?? [],
  );
  const others = named.filter(
    (each) => sameIssue(each, { ...here, number: each.number }) && !sameIssue(each, here),
  );
  return [...new Map(others.map((each) => [each.number, each])).values()];
}

function understood(events: readonly IncidentEvent[], comments: ReadonlySet<number>, policy: Policy) {
  const commands = commandsFor(policy);
  return events.flatMap((event) =>
    event.type === 'commented' && comments.has(event.comment.id)
      ? readCommands(event.comment.body).flatMap((line) => understand(line, commands) ?? [])
      : [],
  );
}

/** Oldest first, each once. Seconds are all that GitHub gives, so the rest of the order is by what they say. */
function inOrder(events: readonly IncidentEvent[], labels: readonly string[] = []): IncidentEvent[] {
  const keyed = new Map(events.map((event) => [keyOf(event, labels), event]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, event]) => event);
}

function keyOf(event: IncidentEvent, labels: readonly string[]): string {
  // A comment counts from when it was written, and once, however often it was edited or delivered.
  if (event.type === 'commented')
    return `${event.comment.createdAt} commented ${String(event.comment.id).padStart(20, '0')}`;
  const { at, actor, type } = event;
  const prefix = `${at} ${type} ${actor.login}`;
  // Of two labels put on within a second, the one that is still there came last.
  if ('label' in event) return `${prefix} ${labels.includes(event.label)} ${event.label}`;
  const about = 'assignee' in event ? event.assignee : 'to' in event ? event.to : '';
  return `${prefix} ${about}`;
}

/** The log with the milestones at their current times, oldest first. */
function logOf(
  folding: Folding,
  declared: Attribution,
  milestones: Incident['milestones'],
  severity: string,
): LogEntry[] {
  const assumed = milestones.detected?.assumed && milestones.detected.at === declared.at;
  const rows: LogEntry[] = [
    assumed
      ? {
          ...declared,
          kind: 'declared',
          text: `Detected, and declared as ${severity}`,
          milestone: 'detected',
        }
      : { ...declared, kind: 'declared', text: `Incident declared as ${severity}` },
  ];
  for (const milestone of MILESTONES) {
    const known = milestones[milestone];
    if (!known || (milestone === 'detected' && assumed)) continue;
    const { at, by, url } = known;
    rows.push({ at, by, url, kind: 'milestone', text: MILESTONE_ROWS[milestone], milestone });
  }
  // In one instant milestones come in their own order, each with what its comment says besides.
  const placeOf = (milestone: LogEntry['milestone']) => (milestone ? MILESTONES.indexOf(milestone) : -1);
  const of = new Map(rows.map(({ at, url, milestone }) => [`${at} ${url}`, placeOf(milestone) + 0.5]));
  const rank = (entry: LogEntry) =>
    entry.milestone ? placeOf(entry.milestone) : (of.get(`${entry.at} ${entry.url}`) ?? MILESTONES.length);
  return [...rows, ...folding.log]
    .map((entry, index) => ({ entry, index }))
    .sort(
      (a, b) => a.entry.at.localeCompare(b.entry.at) || rank(a.entry) - rank(b.entry) || a.index - b.index,
    )
    .map(({ entry }) => entry);
}
