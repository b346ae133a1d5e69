import type { Reaction } from '../../github/port.ts';
import type { IncidentRef } from '../../vocabulary/refs.ts';

export type ItemIssueStep =
  | {
      readonly type: 'answer-item';
      readonly comment: number;
      readonly login: string;
      readonly reaction: Reaction;
      readonly reply: string | null;
    }
  | { readonly type: 'restore-note'; readonly note: string }
  | { readonly type: 'close-item'; readonly as: 'completed' | 'not-planned' }
  | { readonly type: 'reopen-item' }
  | {
      readonly type: 'date-item';
      readonly due: string;
      /** The comment that holds the note; null if the issue itself does. */
      readonly comment: number | null;
      readonly body: string;
      /** The text of the issue that `body` was made from. */
      readonly was: string;
      /** The field that also shows the date; null for none. */
      readonly field: number | null;
    }
  | { readonly type: 'fill-date'; readonly field: number; readonly due: string }
  | { readonly type: 'assign-item'; readonly login: string }
  | { readonly type: 'show-card'; readonly comment: number | null; readonly body: string }
  | { readonly type: 'call-owner'; readonly body: string }
  | { readonly type: 'thank'; readonly incident: IncidentRef; readonly body: string };

export function describe(step: ItemIssueStep): string {
  switch (step.type) {
    case 'answer-item':
      return `Answer ${step.login}’s command.`;
    case 'restore-note':
      return 'Put the hidden note back that says which item this is.';
    case 'close-item':
      return `Close the item as ${step.as === 'completed' ? 'done' : 'not planned'}.`;
    case 'reopen-item':
      return 'Reopen the item: nobody said how it ended, or a bot closed what was quiet.';
    case 'date-item':
      return `Note ${step.due} as the agreed date.`;
    case 'fill-date':
      return `Put ${step.due} into the field for the due date.`;
    case 'assign-item':
      return `Assign ${step.login}.`;
    case 'show-card':
      return 'Update Debrief’s comment on the item.';
    case 'call-owner':
      return 'Tell the owner that the item is due, or long overdue.';
    case 'thank':
      return `Say on incident #${step.incident.number} that its last action item is done.`;
  }
}
