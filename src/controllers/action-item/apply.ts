import { findMarker } from '../../github/markers.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { isStill } from '../is-still.ts';
import { CARD, THANKS } from './observe.ts';
import type { ItemIssueStep } from './steps.ts';

/** Takes one step. Before writing a comment, it looks for one that an earlier run may have left. */
export async function apply(step: ItemIssueStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  switch (step.type) {
    case 'answer-item':
      await github.react(ref, step.comment, step.reaction);
      if (step.reply) await github.comment(ref, step.reply);
      return { outcome: 'done' };
    case 'restore-note': {
      const body = (await github.issue(ref))?.body ?? step.note;
      if (body.includes(step.note)) return { outcome: 'already' };
      await github.editIssue(ref, { body: `${body.trimEnd()}\n\n${step.note}\n` });
      return { outcome: 'done' };
    }
    case 'close-item':
      await github.editIssue(ref, { state: 'closed', closedAs: step.as });
      // The next look works out what that means for the other items of the post-mortem.
      return { outcome: 'done', next: [ref] };
    case 'reopen-item':
      await github.editIssue(ref, { state: 'open' });
      // Its reminders go on, and pages show it among the open ones.
      return { outcome: 'done', next: [ref] };
    case 'fill-date':
      return { outcome: (await github.setDateField(ref, step.field, step.due)) ? 'done' : 'skipped' };
    case 'date-item':
      if (!step.comment && !(await isStill(ref, step.was, github)))
        return { outcome: 'skipped', next: [ref] };
      // First, because a field that differs from the note counts as changed by people.
      if (step.field) await github.setDateField(ref, step.field, step.due);
      if (step.comment) await github.editComment(ref, step.comment, step.body);
      else await github.editIssue(ref, { body: step.body });
      return { outcome: 'done' };
    case 'assign-item':
      await github.editIssue(ref, { assignees: [step.login] });
      return { outcome: 'done' };
    case 'show-card': {
      if (step.comment) await github.editComment(ref, step.comment, step.body);
      else {
        const events = await github.issueEvents(ref);
        const known = events.find((event) => event.type === 'commented' && findMarker(event.comment, CARD));
        if (known?.type === 'commented') await github.editComment(ref, known.comment.id, step.body);
        else await github.comment(ref, step.body);
      }
      return { outcome: 'done' };
    }
    case 'call-owner':
      await github.comment(ref, step.body);
      return { outcome: 'done' };
    case 'thank': {
      const events = await github.issueEvents(step.incident);
      const known = events.some((event) => event.type === 'commented' && findMarker(event.comment, THANKS));
      if (known) return { outcome: 'already' };
      await github.comment(step.incident, step.body);
      return { outcome: 'done' };
    }
  }
}
