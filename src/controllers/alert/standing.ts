import type { AlertData } from '../../alerts/source.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import { HOUR } from '../../vocabulary/milliseconds.ts';
import { type IssueRef, parseRef } from '../../vocabulary/refs.ts';
import type { Signal } from '../../vocabulary/signal.ts';
import { alertComments, hasStopped, nameOf } from '../incident/alerts.ts';
import { findIncident, type IncidentRead, readIncident } from '../incident/read.ts';
import { type Flapping, flappingIn, mayComeBack } from './flapping.ts';

/** What a signal of this controller holds. */
export const said = ({ data }: Signal) => data as unknown as AlertData;

/**
 * Milliseconds after the end of an incident in which its alert, if it never stopped, still belongs to that incident:
 * monitors keep repeating themselves after people have dealt with the problem.
 */
const STILL_THE_SAME = HOUR;

/** An open issue on which a problem is shown. */
export interface ProblemIssue {
  readonly issue: IssueRef;
  readonly kind: 'incident' | 'report';
  readonly locked: boolean;
  /** ISO instant of the alert that opened it; null if a person did. */
  readonly firedAt: string | null;
  /** Debrief's comments on alerts there. */
  readonly comments: ReadonlyMap<string, Comment>;
  /** How often the problem of a report has come back; null for an incident. */
  readonly flapping: Flapping | null;
}

/** Where a problem stands. */
export interface Standing {
  /** The open issue about it: its incident, or the report that waits for a person. */
  readonly standing: ProblemIssue | null;
  /** ISO instant at which the latest of its closed issues was closed; null for none. */
  readonly overSince: string | null;
  /** Its latest report, which Debrief closed when the alert stopped; null for none, or when that is long ago. */
  readonly stopped: ProblemIssue | null;
}

export const NOTHING: Standing = { standing: null, overSince: null, stopped: null };

/** An issue as read: `over` is the ISO instant at which the incident ended. */
export type Read = ProblemIssue & { readonly over: string | null; readonly incident: Incident | null };

/** Whether an instant is so long after the end of an incident that a report is about a new one. */
const isLong = (over: string, { at }: Signal) => {
  const after = Date.parse(at) - Date.parse(over);
  return !(after > 0 && after < STILL_THE_SAME);
};

/** Where the latest issue about a problem stands. 1 call for each 100 events, unless it ended long ago. */
export async function observeLatest(
  issue: Issue,
  signals: readonly Signal[],
  github: GitHub,
  policy: Policy,
): Promise<Standing> {
  const last = signals.at(-1)!;
  if (issue.closedAt && !findMarker(issue, 'incident')) return closedReport(issue, last, github, policy);
  if (issue.closedAt && isLong(issue.closedAt, last)) return { ...NOTHING, overSince: issue.closedAt };
  return standingIn(issue, await observeIssue(issue, github, policy), signals);
}

/** Where a problem stands, by what was read of its issue. Pure. */
export function standingIn(
  { closedAt }: Issue,
  { over, incident: _, ...standing }: Read,
  signals: readonly Signal[],
): Standing {
  const last = signals.at(-1)!;
  const overSince = closedAt ?? over;
  if (overSince === null) return { ...NOTHING, standing };
  const shown = standing.comments.get(nameOf(last.source, said(last).key));
  const stopped = signals.slice(0, -1).some((signal) => said(signal).status === 'resolved');
  const isNew = isLong(overSince, last) || stopped || (shown && hasStopped(shown));
  return { ...NOTHING, standing: isNew ? null : standing, overSince };
}

/** A report that is closed: by Debrief, when the alert stopped, or by a person, who has decided. */
async function closedReport(issue: Issue, { at }: Signal, github: GitHub, policy: Policy): Promise<Standing> {
  const closed = { ...NOTHING, overSince: issue.closedAt };
  if (!mayComeBack(issue, at)) return closed;
  const { over: _, incident: __, ...stopped } = await observeIssue(issue, github, policy);
  // What Debrief closed is no decision of a person.
  return stopped.flapping?.isClosedByApp && !stopped.locked ? { ...NOTHING, stopped } : closed;
}

/** The issue for a problem: a report, or the incident that a person declared from it. */
export async function observeIssue(issue: Issue, github: GitHub, policy: Policy): Promise<Read> {
  const events = await github.issueEvents(issue);
  const known = await readIncident(issue, events, github, policy);
  if (known) return incidentIn(known, policy);
  const own = events.flatMap((event) =>
    event.type === 'commented' && event.comment.author.app ? [event.comment] : [],
  );
  const declared = own.map((comment) => findMarker(comment, 'declared')?.data.incident).find(Boolean);
  const incident = declared ? parseRef(declared, issue) : null;
  const read = incident && (await findIncident(incident, github, policy));
  if (read) return incidentIn(read, policy);
  return {
    ...about(issue),
    kind: 'report',
    comments: alertComments(own),
    flapping: flappingIn(issue, events),
    incident: null,
    over: null,
  };
}

function incidentIn(read: IncidentRead, policy: Policy): Read {
  const incident = fold(read.facts, policy);
  const { phase, phaseSince, dropped } = incident;
  const over = dropped?.at ?? (phase === 'resolved' ? phaseSince : null);
  return { ...about(read.issue), kind: 'incident', comments: read.alerts, flapping: null, incident, over };
}

function about(issue: Issue) {
  const { owner, repo, number, locked } = issue;
  const marker = findMarker(issue, 'alert-report') ?? findMarker(issue, 'incident');
  return { issue: { owner, repo, number }, locked, firedAt: marker?.data.since ?? null };
}
