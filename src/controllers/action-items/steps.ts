import type { WantedIssue } from '../../action-items/plan.ts';
import type { IncidentRef, IssueRef, Repo } from '../../vocabulary/refs.ts';
import type { ItemNote } from './marker.ts';

/** The possible steps for the action items of a merged post-mortem. */
export type ItemStep =
  | {
      readonly type: 'open-item';
      readonly wanted: WantedIssue;
      readonly target: Repo;
      readonly labels: readonly string[];
      readonly issueType: string | null;
      /** The field for its due date; null for none. */
      readonly dueField: number | null;
      readonly note: ItemNote;
      readonly parent: IncidentRef | null;
      /** ISO instant before which it cannot have been opened. */
      readonly since: string | null;
    }
  | {
      /** The item was reworded or moved: its issue stays, and is updated. */
      readonly type: 'keep-item';
      readonly issue: IssueRef;
      /** Null if a person wrote the current title. */
      readonly title: string | null;
      readonly body: string;
      /** The text of the issue that `body` was made from. */
      readonly was: string;
      /** Null where they stay. */
      readonly assignees: readonly string[] | null;
      /** Labels for the type and the priority that it has now, and those that it had. */
      readonly labels: { readonly add: readonly string[]; readonly remove: readonly string[] };
      /** The new date, for its field; null where it stays. */
      readonly dateField: { readonly field: number; readonly day: string } | null;
    }
  | {
      /** Somebody else's issue that an item names, or our own that lost its label. */
      readonly type: 'adopt-item';
      readonly issue: IssueRef;
      readonly label: string;
      /** Our comment there, which holds the note; null where the issue itself does. */
      readonly body: string | null;
      /** Null where they stay. */
      readonly assignees: readonly string[] | null;
    }
  | { readonly type: 'file-item'; readonly issue: IssueRef; readonly parent: IncidentRef }
  | {
      /** The state of the items, in one comment on the pull request. */
      readonly type: 'tell-items';
      readonly comment: number | null;
      readonly body: string;
    }
  | {
      /** The document contradicts what people changed in an issue: a comment there says so, too. */
      readonly type: 'tell-conflict';
      readonly issue: IssueRef;
      readonly key: string;
      /** ISO instant of the merge. */
      readonly at: string;
      readonly body: string;
    };

/** The step as a sentence: what it does. */
export function describe(step: ItemStep): string {
  switch (step.type) {
    case 'open-item': {
      const { title, assignees, due } = step.wanted;
      return `Open an issue for “${title}” (${assignees[0] ?? 'no owner yet'}, ${due ? `due ${due}` : 'no date yet'}).`;
    }
    case 'keep-item':
      return `Keep #${step.issue.number} as the issue of its action item${step.title ? `, now “${step.title}”` : ''}.`;
    case 'adopt-item':
      return `Follow #${step.issue.number} as the issue of its action item.`;
    case 'file-item':
      return `Make #${step.issue.number} a sub-issue of incident #${step.parent.number}.`;
    case 'tell-items':
      return 'Report the state of the action items on the pull request.';
    case 'tell-conflict':
      return `Say on #${step.issue.number} that the post-mortem and the issue differ.`;
  }
}
