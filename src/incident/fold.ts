import type { Policy } from '../policy/schema.ts';
import { answerTo } from './answers.ts';
import { changesIn, standingIn } from './changes.ts';
import { Given } from './commands/quoted.ts';
import { inOrder, startOf } from './event-order.ts';
import {
  type ClosedAs,
  closingOf,
  type EventActor,
  type IncidentEvent,
  type IncidentFacts,
} from './facts.ts';
import { Folding } from './folding.ts';
import { stateImpact } from './impact.ts';
import type { Answer, Attribution, Incident } from './incident.ts';
import { logOf } from './log.ts';
import { severityOfLabel, severityWeight } from './severity.ts';

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
  const answers = replay(facts, declared, folding);
  for (const { at, text, url } of facts.alerts ?? []) folding.note('entry', { at, by: '', url }, text);
  if (isClosedByPerson(facts, folding))
    close(lastClosing(facts), { by: '', at: issue.closedAt ?? folding.phaseSince, url: issue.url }, folding);
  if (facts.written) folding.fill(facts.written, declared);
  return result(facts, declared, folding, answers);
}

/** Lets every event change the incident, oldest first; the answers to its commands. */
function replay(facts: IncidentFacts, declared: Attribution, folding: Folding): Answer[] {
  const answers: Answer[] = [];
  const given = new Given('incident');
  const standing = standingIn(facts.events, facts.accepted ?? []);
  // Two severities within a second: nobody can say which was meant, and a page too many costs less than one too few.
  const weight = (label: string) => severityWeight(severityOfLabel(label, folding.policy));
  for (const event of inOrder(facts.events, weight)) {
    // An issue that became the incident may have a history of its own.
    if (startOf(event) < declared.at) continue;
    if (event.actor.app) {
      // The App's own actions follow from people's. Its label counts only while it acts for the source.
      if (event.type === 'labeled' && !folding.severityStated) happened(event, folding);
    } else if (event.type === 'commented') {
      folding.isStanding = standing.has(event.comment.id);
      const answer = answerTo(event.comment, facts, folding, given);
      if (answer) answers.push(answer);
      given.add(event.comment.body);
    } else if (!isRefused(event, facts)) {
      happened(event, folding);
    }
  }
  return answers;
}

/** How a closing counts: a bot that tidies up what is old cannot know that it was no incident. */
const closingBy = ({ kind }: EventActor, closedAs: ClosedAs | null | undefined) =>
  kind === 'bot' && closedAs === 'not-planned' ? null : closedAs;

const isRefused = (event: IncidentEvent, { refusedClosings }: IncidentFacts) =>
  event.type === 'closed' && refusedClosings?.has(closingOf(event)) === true;

function lastClosing({ issue, events }: IncidentFacts) {
  const last = inOrder(events).findLast(({ type }) => type === 'closed');
  return last ? closingBy(last.actor, issue.closedAs) : issue.closedAs;
}

/**
 * Whether the issue is closed, and a person closed it last. If the App did, people's commands were the reason: once they
 * take those back, the incident continues.
 */
function isClosedByPerson(facts: IncidentFacts, folding: Folding): boolean {
  const { issue, events } = facts;
  // GitHub's timeline may lag behind the issue: closed is closed, until somebody says that it goes on.
  const goesOn =
    issue.closedAt !== null &&
    ((folding.goesOnSince ?? '') > issue.closedAt ||
      // Within one second the order is lost, but nobody asks to reopen what is open.
      folding.askedToReopenAt === issue.closedAt);
  const last = inOrder(events).findLast(({ type }) => type === 'closed');
  const isTheirs = !last || (!last.actor.app && !isRefused(last, facts));
  return issue.state === 'closed' && !goesOn && isTheirs;
}

function result(
  facts: IncidentFacts,
  declared: Attribution,
  folding: Folding,
  answers: readonly Answer[],
): Incident {
  const { issue, declaration } = facts;
  const milestones = folding.milestones(declared);
  const { kind, severity, severityStated, severitySaidAt, phase, phaseSince, reopened, dropped } = folding;
  const { source, detectedBy, services, impact, pauses, roles, turns, latest, promises } = folding;
  const { publications, related, recurrenceOf, actions, snoozedUntil, lastActivityAt } = folding;
  const declaredSeverity = declaration?.severity ?? folding.policy.incidents.defaultSeverity;
  return {
    ref: folding.ref,
    title: issue.title,
    url: issue.url,
    open: issue.state === 'open',
    kind,
    severity,
    severityStated,
    severitySaidAt,
    phase,
    dropped,
    phaseSince,
    reopened,
    lastActivityAt,
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
    log: logOf(folding, declared, milestones, declaredSeverity),
    answers,
    changes: changesIn(facts.events, facts.accepted ?? []),
  };
}

function happened(event: Exclude<IncidentEvent, { type: 'commented' }>, folding: Folding): void {
  const said: Attribution = { by: event.actor.login, at: event.at, url: null };
  if (event.type === 'labeled') {
    const severity = severityOfLabel(event.label, folding.policy);
    if (!severity) return;
    folding.setSeverity(severity, said, '', event.actor.app);
    if (!event.actor.app) folding.lastActivityAt = event.at;
  } else if (event.type === 'closed') {
    close(closingBy(event.actor, event.closedAs), said, folding);
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
