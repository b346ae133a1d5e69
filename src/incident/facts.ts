import type { Milestone } from '../vocabulary/milestones.ts';
import type { IncidentRef, IssueRef } from '../vocabulary/refs.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { Accepted } from './accepted.ts';
import type { IncidentKind } from './incident.ts';

/**
 * What an incident is folded from: exactly what GitHub shows. The shapes are those of the GitHub port, cut to what
 * is read here, so that a port's answers go in as they are and this room knows no port.
 */
export interface IncidentIssue extends IssueRef {
  readonly title: string;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly createdAt: string;
  readonly closedAt: string | null;
  /** Why it is closed, where GitHub says so. */
  readonly closedAs?: ClosedAs | null;
}

/** GitHub's reasons for closing an issue. */
export type ClosedAs = 'completed' | 'not-planned' | 'duplicate';

export interface EventActor {
  readonly login: string;
  readonly kind: 'user' | 'bot';
  /** This App itself. */
  readonly app: boolean;
}

export interface IncidentComment {
  readonly id: number;
  readonly body: string;
  readonly author: EventActor;
  readonly createdAt: string;
  readonly url: string;
  /** How many people gave it each reaction, where that is known. */
  readonly reactions?: Readonly<Record<string, number>>;
}

export type IncidentEvent = { readonly at: string; readonly actor: EventActor } & (
  | { readonly type: 'labeled' | 'unlabeled'; readonly label: string }
  | { readonly type: 'closed'; readonly closedAs?: ClosedAs | null }
  | { readonly type: 'reopened' | 'transferred' | 'locked' | 'unlocked' | 'converted' | 'referenced' }
  | { readonly type: 'assigned' | 'unassigned'; readonly assignee: string }
  | { readonly type: 'renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'commented'; readonly comment: IncidentComment }
  | { readonly type: 'cross-referenced'; readonly source: IssueRef }
);

/** Which closing this is: GitHub tells the time to the second. */
export const closingOf = ({ at, actor }: Pick<IncidentEvent, 'at' | 'actor'>): string =>
  `${at}~${actor.login.toLowerCase()}`;

/** What was known when the incident was declared; kept in the incident issue's own marker. */
export interface Declaration {
  /** The issue or pull request on which the label was put; the incident issue itself where incidents live in place. */
  readonly source: IssueRef;
  readonly at: string;
  readonly by: string;
  readonly severity: Severity;
  /** An alert declared it. */
  readonly alert?: boolean;
  /** Somebody declared it in the chat. */
  readonly chat?: true;
  /** What the report said when it was declared, where it did. */
  readonly kind?: IncidentKind;
  readonly services?: readonly string[];
  readonly impact?: string;
  /** ISO instant at which the impact began. */
  readonly started?: string;
  /** An open incident that seemed to be the same, and when that one was declared. */
  readonly like?: { readonly incident: IncidentRef; readonly at: string };
  /** ISO instant at which it was noticed, where that was before it was declared. */
  readonly detected?: string;
  /** Login of the DRI from the beginning: who was on call. */
  readonly dri?: string;
  /** It could not be asked who was on call. */
  readonly unpaged?: true;
  /** Other commands in the comment on its source that declared it: they are meant for the incident. */
  readonly passedOn?: { readonly comment: number; readonly commands: string };
}

/** Something that a monitoring tool reported, in neutral words. */
export interface AlertChange {
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
  readonly url: string | null;
}

export interface IncidentFacts {
  readonly issue: IncidentIssue;
  /** In any order, doubles allowed. */
  readonly events: readonly IncidentEvent[];
  /** Null when the issue's marker is gone. */
  readonly declaration: Declaration | null;
  /** Comments whose author was found to be allowed to command. */
  readonly permitted: ReadonlySet<number>;
  /** Closings by people who may not give commands, as `closingOf` names them: they end nothing. */
  readonly refusedClosings?: ReadonlySet<string>;
  /** What monitoring tools reported of it. */
  readonly alerts?: readonly AlertChange[];
  /** What its merged post-mortem says of its milestones; null before that. */
  readonly written?: WrittenMilestones | null;
  /** Comments whose commands were accepted, as they were then; oldest first. */
  readonly accepted?: readonly Accepted[];
  /** Logins in lower case that commands name and that cannot be assigned in the repository. */
  readonly unknownLogins?: ReadonlySet<string>;
  /** Numbers of this repository that commands name as incidents, and what they are instead. */
  readonly notIncidents?: ReadonlyMap<number, NotIncident>;
}

/** Milestones as the merged post-mortem states them, each an ISO instant. */
export interface WrittenMilestones {
  readonly times: Readonly<Partial<Record<Milestone, string>>>;
  /** When Debrief noted them, and where. */
  readonly at: string;
  readonly url: string;
}

/** What a command named instead of an incident: an issue that does not exist, some other issue, or the report of the given incident. */
export type NotIncident = 'nothing' | 'other' | IncidentRef;
