import { mention, type Value } from '../../markdown/write/markdown.ts';
import type { Policy } from '../../policy/schema.ts';
import type { RenamedLabel } from '../../vocabulary/label-names.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import type { Incident } from '../incident.ts';

/** What belongs to the incident: found on GitHub by the controller. */
export interface Links {
  readonly postMortem: {
    readonly number: number;
    /** Its repository, `owner/repo`, if the incident was transferred to another one since. */
    readonly in?: string;
    readonly state: 'draft' | 'open' | 'merged' | 'closed';
    /** ISO instant; null before. */
    readonly mergedAt?: string | null;
    /** The pull request that removed its document afterwards. */
    readonly removedWith?: number;
  } | null;
  /** The pull request of the draft, which was merged without the post-mortem. */
  readonly mergedEmpty?: number;
  /** Why the draft could not be made. */
  readonly postMortemProblem?: string;
  /** The war room in the chat, and its problem if there is one. */
  readonly room?: {
    readonly name: string | null;
    readonly url: string | null;
    readonly isArchived: boolean;
    readonly problem: string | null;
  };
  /** Why it could not be announced in the chat, as a sentence. */
  readonly announcementProblem?: string;
  /** The label that makes it an incident, when it is missing. `takenOff`: somebody removed it here. */
  readonly unlabelled?: { readonly label: string; readonly takenOff: boolean };
  /** Labels whose names in the policy are out of date. */
  readonly renamedLabels?: readonly RenamedLabel[];
  /** Repositories of its services on which the App is not installed: `acme/pay`. */
  readonly uninstalled?: readonly { readonly repository: string; readonly service: string }[];
  /** PagerDuty could not be asked who is on call, and nobody has taken over. */
  readonly isUnpaged?: boolean;
  /** How many action items of its merged post-mortem have no issue yet. */
  readonly itemsWithoutIssue?: number;
  readonly actionItems: readonly {
    readonly issue: IssueRef;
    readonly done: boolean;
    /** Closed as not planned: somebody decided that it will not be done. */
    readonly declined?: boolean;
    /** ISO instant; null while it is open. */
    readonly closedAt: string | null;
    /** The App is not installed where it is, and does not hear what happens there. */
    readonly isUnheard?: boolean;
    readonly owner: string | null;
    readonly due: string | null;
    /** The name of the objective that it serves; null for none. */
    readonly objective?: string | null;
  }[];
}

/** Everything that the panel is made from. */
export interface PanelView {
  readonly incident: Incident;
  readonly policy: Policy;
  readonly links: Links;
  readonly now: Date;
}

/** A row of the panel's table of facts. One file in `rows/` exports it as default. */
export interface PanelRow {
  /** Its position; lower comes first. */
  readonly place: number;
  /** What it says now, by label; several for a row of each kind, none when there is nothing to say. */
  show(view: PanelView): readonly (readonly [label: string, says: Value])[];
}

/** Someone who acted here already: a mention in an edited comment notifies nobody. */
export function person(login: string): Value {
  return login ? mention(login) : 'somebody';
}
