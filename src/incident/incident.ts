import type { Milestone } from '../vocabulary/milestones.ts';
import type { Phase } from '../vocabulary/phases.ts';
import { type IncidentRef, type IssueRef, sameIssue } from '../vocabulary/refs.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Change } from './accepted.ts';

/** Who said something, when, and the link to it. */
export interface Attribution {
  readonly by: string;
  readonly at: string;
  readonly url: string | null;
}

/** A milestone as somebody stated it, or as GitHub showed it. */
export interface Statement {
  /** ISO instant of the milestone itself. */
  readonly at: string;
  readonly by: string;
  /** ISO instant at which it was stated. */
  readonly saidAt: string;
  readonly url: string | null;
}

/** A milestone is set once; a correction is a new statement with its author, and the earlier ones stay. */
export interface MilestoneRecord extends Statement {
  /** True if nobody stated it: it happened at this instant or earlier. */
  readonly assumed: boolean;
  readonly earlier: readonly Statement[];
}

/** A text with its author and time. */
export interface Latest {
  readonly text: string;
  readonly at: string;
  readonly by: string;
}

/** An action item that was noted during the incident, for the post-mortem. */
export interface NotedAction {
  readonly text: string;
  readonly owner: string | null;
  /** ISO date. */
  readonly due: string | null;
  readonly by: string;
  readonly url: string | null;
}

export type LogKind =
  | 'declared'
  | 'severity'
  | 'phase'
  | 'milestone'
  | 'impact'
  | 'update'
  | 'published'
  | 'entry';

/** Why an incident was closed although nobody resolved it: no post-mortem follows. */
export interface Dropped {
  readonly reason:
    | 'false alarm'
    | 'duplicate'
    | 'superseded'
    | 'cancelled'
    | 'closed as not planned'
    | 'closed as a duplicate';
  /** A comment about it; empty for none. */
  readonly text: string;
  readonly at: string;
  readonly by: string;
  /** The incident that goes on instead, of a duplicate and of a superseded one. */
  readonly instead: IncidentRef | null;
}

/**
 * What an incident is for the figures. `real`: it happened. `drill`: it was practised, and counts nowhere. `backfilled`:
 * it happened, and was declared afterwards with its times. `maintenance`: it was planned, and is no downtime.
 */
export const KINDS = ['real', 'drill', 'backfilled', 'maintenance'] as const;
export type IncidentKind = (typeof KINDS)[number];

/** What users feel of it, in somebody's words, and the figures that were read from them. */
export interface Impact extends Latest {
  /** Share of users, from 0 to 1; null when the words name none. */
  readonly affected: number | null;
  /** Loss in whole units of currency an hour; null when the words name none. */
  readonly costPerHour: number | null;
}

/** A time in which the incident does not count: ISO instants, `to` null while it lasts. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
  readonly why: string;
  readonly by: string;
}

/** A status update that was promised: ISO instants, `made` null for one that never came. Late ones are made after `due`. */
export interface PromisedUpdate {
  readonly due: string;
  readonly made: string | null;
}

/** The update that is awaited now: the ISO instant at which it is due, and the minutes until the one after. */
export interface AwaitedUpdate {
  readonly due: string;
  readonly every: number;
}

/** A text for the public, as the status page shows it, with the phase at the time. */
export interface Publication extends Latest {
  readonly phase: Phase;
  readonly url: string | null;
  /** ISO instant of the next promised update; null for the final update. */
  readonly nextBy: string | null;
}

/** Somebody in a role: ISO instants, `until` null for the person who has it now. */
export interface Turn {
  readonly role: string;
  readonly login: string;
  readonly since: string;
  readonly until: string | null;
}

/** The meeting about the post-mortem: an ISO instant, and the logins of those invited. */
export interface Review {
  readonly at: string;
  readonly people: readonly string[];
  readonly by: string;
}

/** One thing that happened, in neutral words: a row of the post-mortem's timeline. */
export interface LogEntry {
  /** ISO instant at which it happened, not at which it was reported. */
  readonly at: string;
  readonly kind: LogKind;
  readonly text: string;
  readonly by: string;
  readonly url: string | null;
  readonly milestone?: Milestone;
}

/** What Debrief answers under a comment with commands. */
export interface Answer {
  readonly comment: number;
  readonly login: string;
  /** ISO instant at which the comment was written. */
  readonly at: string;
  readonly url: string | null;
  readonly verdict: 'done' | 'problem' | 'denied';
  /** Markdown, when there is something to say. */
  readonly text: string | null;
  /** The template of an update that it asks for by name, or `phase`; absent when it asks for none. */
  readonly template?: string;
}

/** An incident, folded from GitHub. Everything about it is here; nothing here is known from anywhere else. */
export interface Incident {
  readonly ref: IncidentRef;
  readonly title: string;
  readonly url: string;
  readonly open: boolean;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  /** True once somebody set it on the incident itself: from then on its source is no longer asked. */
  readonly severityStated: boolean;
  /** ISO instant at which somebody last set the severity; null if nobody did since the declaration. */
  readonly severitySaidAt: string | null;
  readonly phase: Phase;
  /** Null while it counts as an incident. */
  readonly dropped: Dropped | null;
  readonly phaseSince: string;
  /** How often it went on after it had been resolved. */
  readonly reopened: number;
  /** ISO instant of the last relevant event or comment. */
  readonly lastActivityAt: string;
  readonly declaredAt: string;
  readonly declaredBy: string | null;
  /** The report from which it was declared; null when the incident is its own report. */
  readonly source: IssueRef | null;
  /** Who or what noticed it; null if unknown. */
  readonly detectedBy: 'alert' | 'person' | null;
  /** Names of services: as the policy spells them if it knows them, else as typed. */
  readonly services: readonly string[];
  readonly impact: Impact | null;
  readonly milestones: Readonly<Partial<Record<Milestone, MilestoneRecord>>>;
  /** Oldest first; they do not overlap. */
  readonly pauses: readonly Pause[];
  /** Who has each role now, by its name: `ic`, `dri`, `comms`, `scribe`, and those of the policy. */
  readonly roles: Readonly<Record<string, { readonly login: string; readonly since: string }>>;
  /** Who had which role, from when to when, oldest first. */
  readonly turns: readonly Turn[];
  /** The latest text of each command that keeps one, by name; `update` is the latest status update. */
  readonly latest: Readonly<Record<string, Latest>>;
  /** Status updates that were promised up to the latest one, oldest first. */
  readonly updates: readonly PromisedUpdate[];
  /** Null when none is due: the policy asks for none, it is over, or it is paused. */
  readonly awaited: AwaitedUpdate | null;
  /** ISO instant until which reminders are off; null if they are on. */
  readonly snoozedUntil: string | null;
  readonly publications: readonly Publication[];
  readonly related: readonly IncidentRef[];
  /** An earlier incident that seemed to be the same when this one was declared, and when that one was. */
  readonly like: { readonly incident: IncidentRef; readonly at: string } | null;
  /** The earlier incident that came back. */
  readonly recurrenceOf: IncidentRef | null;
  readonly postMortem: {
    /** Somebody asked for the draft before it was resolved. */
    readonly asked: boolean;
    /** Login of its owner: the one who was named, else the commander, else the DRI. */
    readonly owner: string | null;
    /** Why none is needed, if somebody said so. */
    readonly exempt: Latest | null;
    readonly review: Review | null;
    /** Address of its public version; null when nobody named one. */
    readonly published: string | null;
  };
  readonly actions: readonly NotedAction[];
  /** Oldest first. */
  readonly log: readonly LogEntry[];
  readonly answers: readonly Answer[];
  /** Commands that were edited or deleted after they had been accepted. */
  readonly changes: readonly Change[];
}

/** Whether somebody has decided about the incident that it looked like. */
export function isAnswered({ like, related, recurrenceOf }: Incident): boolean {
  return (
    like !== null && [...related, recurrenceOf].some((other) => other && sameIssue(other, like.incident))
  );
}
