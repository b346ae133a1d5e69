import type { Milestone } from '../vocabulary/milestones.ts';
import type { Phase } from '../vocabulary/phases.ts';
import type { IncidentRef, IssueRef } from '../vocabulary/refs.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Severity } from '../vocabulary/severity.ts';

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
  /** True when nobody stated it: it happened at this instant at the latest. */
  readonly assumed: boolean;
  readonly earlier: readonly Statement[];
}

/** The words that somebody said last, and when. */
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

export type LogKind = 'declared' | 'severity' | 'phase' | 'milestone' | 'update' | 'entry';

/** Why an incident was dropped: it is over, it was none, and no post-mortem follows. */
export interface Dropped {
  readonly reason: 'false alarm' | 'duplicate' | 'cancelled' | 'closed as not planned';
  /** What somebody said about it; empty for nothing. */
  readonly text: string;
  readonly at: string;
  readonly by: string;
  /** The issue that follows the same trouble. */
  readonly duplicateOf: number | null;
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
  readonly verdict: 'done' | 'problem' | 'denied';
  /** Markdown, when there is something to say. */
  readonly text: string | null;
}

/** An incident, folded from GitHub. Everything about it is here; nothing here is known from anywhere else. */
export interface Incident {
  readonly ref: IncidentRef;
  readonly title: string;
  readonly url: string;
  readonly open: boolean;
  readonly severity: Severity;
  /** True once somebody set it on the incident itself: from then on its source is no longer asked. */
  readonly severityStated: boolean;
  readonly phase: Phase;
  /** Null while it counts as an incident. */
  readonly dropped: Dropped | null;
  readonly phaseSince: string;
  readonly declaredAt: string;
  readonly declaredBy: string | null;
  /** The report from which it was declared. */
  readonly source: IssueRef | null;
  readonly milestones: Readonly<Partial<Record<Milestone, MilestoneRecord>>>;
  readonly roles: Readonly<Partial<Record<Role, { readonly login: string; readonly since: string }>>>;
  /** What was said last with each command that keeps it, by name; `update` is the latest status update. */
  readonly latest: Readonly<Record<string, Latest>>;
  readonly actions: readonly NotedAction[];
  /** Oldest first. */
  readonly log: readonly LogEntry[];
  readonly answers: readonly Answer[];
}
