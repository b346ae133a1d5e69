import type { LaterIncident } from '../../action-items/aftermath.ts';
import type { ItemAnswer } from '../../action-items/fold.ts';
import type { ItemState } from '../../action-items/state.ts';
import type { Comment, Issue } from '../../github/port.ts';
import type { IncidentRef, IssueRef } from '../../vocabulary/refs.ts';
import type { FoundNote } from '../action-items/marker.ts';
import type { BotClosing } from './bot-closing.ts';

export interface ItemIssueFacts {
  readonly kind: 'item';
  readonly issue: Issue;
  readonly note: FoundNote;
  /** Where its incident is now: its repository may have been renamed since the note, or the incident transferred. */
  readonly incident: IncidentRef | null;
  /** Whether somebody rewrote the issue's body and the note went with it; `issue` has it again. */
  readonly isNoteLost: boolean;
  /** The comment that holds the note; null if the issue itself does. */
  readonly noteIn: Comment | null;
  /** The organisation's field for the due date, and the ISO date in it; null if the policy names no field. */
  readonly field: { readonly number: number; readonly day: string | null } | null;
  readonly state: ItemState;
  readonly answers: readonly ItemAnswer[];
  /** Whom PagerDuty had on call for the service as the reminder of this stage came; null if it was not asked. */
  readonly paged: { readonly stage: string; readonly login: string | null } | null;
  /** Debrief's one comment here; null until it exists. */
  readonly card: Comment | null;
  /** What the card's marker remembers. */
  readonly known: {
    readonly answered: ReadonlySet<string>;
    readonly asked: string | null;
    /** Whether Debrief has ever reopened the item after a bot closed it. */
    readonly undone: boolean;
  };
  /** The stages of reminders for which its owner got a comment. */
  readonly called: ReadonlySet<string>;
  /**
   * Items of the same post-mortem, this one included; only once it is closed and until Debrief has thanked for them.
   */
  readonly siblings: readonly Issue[];
  /** How a bot closed it on its own; null if none did, or if a command has closed it. */
  readonly byBot: BotClosing | null;
  /** When it was last closed. */
  readonly closedAt: string | null;
  /** Incidents of the same account that were still open when it was closed, as far as the read model knows. */
  readonly later: readonly LaterIncident[];
}

/** An issue that somebody transferred, or whose repository was renamed. */
export interface MovedItem {
  readonly kind: 'moved';
  readonly to: IssueRef;
}
