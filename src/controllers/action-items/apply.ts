import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub } from '../../github/port.ts';
import { hash } from '../../vocabulary/hash.ts';
import { fullRef, type IssueRef, issueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { isStill } from '../is-still.ts';
import { adoptionIn, claimOf, type ItemNote, notesIn, writeNote } from './marker.ts';
import type { ItemStep } from './steps.ts';

/** Takes one step. First looks for what an earlier run may have left. */
export async function apply(step: ItemStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  switch (step.type) {
    case 'open-item':
      return open(step, github);
    case 'keep-item': {
      const { title, body, was, issue, assignees, labels, dateField } = step;
      if (!(await isStill(issue, was, github))) return { outcome: 'skipped', next: [ref] };
      // First, because a field that differs from the note counts as changed by people.
      if (dateField) await github.setDateField(issue, dateField.field, dateField.day);
      if (labels.add.length) await github.addLabels(issue, labels.add);
      for (const label of labels.remove) await github.removeLabel(issue, label);
      await github.editIssue(issue, { body, ...(title && { title }), ...(assignees && { assignees }) });
      return { outcome: 'done' };
    }
    case 'adopt-item':
      return adopt(step, github);
    case 'file-item': {
      const child = await github.issue(step.issue);
      const added = child !== null && (await github.addSubIssue(step.parent, child));
      return added
        ? { outcome: 'done' }
        : { outcome: 'refused', reason: 'the incident cannot hold more sub-issues' };
    }
    case 'tell-items':
      if (step.comment) await github.editComment(ref, step.comment, step.body);
      else await github.comment(ref, step.body);
      return { outcome: 'done' };
    case 'tell-conflict':
      return tellConflict(step, ref, github);
  }
}

async function adopt(
  { issue, label, body, assignees }: Extract<ItemStep, { type: 'adopt-item' }>,
  github: GitHub,
): Promise<Receipt> {
  // Before the note: once that is written, the item counts as adopted.
  if (assignees) await github.editIssue(issue, { assignees });
  if (body !== null) await note(issue, body, github);
  await github.addLabels(issue, [label]);
  return { outcome: 'done', next: [{ kind: 'action-item', ...issueRef(issue) }] };
}

async function note(issue: IssueRef, body: string, github: GitHub): Promise<void> {
  const known = adoptionIn(await github.issueEvents(issue))?.comment;
  if (!known) await github.comment(issue, body);
  else if (known.body.trim() !== body.trim()) await github.editComment(issue, known.id, body);
}

/** Once on the issue, and once on the pull request. */
async function tellConflict(
  { issue, key, at, body }: Extract<ItemStep, { type: 'tell-conflict' }>,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  const marker = { key, at, about: hash(body) };
  for (const [place, text] of [
    [issue, body],
    [ref, `${fullRef(issue)}: ${body}`],
  ] as const) {
    const events = await github.issueEvents(place);
    const exists = events.some(
      (event) => event.type === 'commented' && findMarker(event.comment, CONFLICT, marker),
    );
    if (!exists) await github.comment(place, `${writeMarker(CONFLICT, marker)}\n${text}`);
  }
  return { outcome: 'done' };
}
const CONFLICT = 'item-conflict';

async function open(step: Extract<ItemStep, { type: 'open-item' }>, github: GitHub): Promise<Receipt> {
  const { file, key, title, body, assignees } = step.wanted;
  const own = await github.ownIssues(step.target, step.since ?? undefined);
  const { replaces } = step.note;
  const names = (note: ItemNote) =>
    note.file === file && claimOf(note).keys.includes(key) && note.replaces === replaces;
  const known = own.find((issue) => notesIn(issue).some(names));
  if (known) return { outcome: 'already', made: known.number };
  const { issue } = await github.openIssue(step.target, {
    title,
    body: `${writeNote(step.note)}\n${body}`,
    assignees,
    labels: step.labels,
    type: step.issueType,
    dateField: step.dueField && step.wanted.due ? { field: step.dueField, day: step.wanted.due } : null,
  });
  if (step.parent) await github.addSubIssue(step.parent, issue);
  return { outcome: 'done', made: issue.number, next: [{ kind: 'action-item', ...issueRef(issue) }] };
}
