import { factorText } from '../../action-items/aftermath.ts';
import { issueTitle } from '../../action-items/issue.ts';
import { withDue, withOwner } from '../../action-items/issue-text.ts';
import type { Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, issueRef } from '../../vocabulary/refs.ts';
import type { ItemFacts } from './items.ts';
import { claimOf, type ItemNote, notesIn, writeNote } from './marker.ts';
import type { MergedFacts } from './observe.ts';
import { NOTHING_ELSE, restOf } from './rest.ts';
import type { ItemStep } from './steps.ts';

/**
 * Brings an item's issue up to date with what the document says now. Only changes since the last merge are carried
 * over, and only if nobody changed the same thing in the issue; otherwise a comment says so on both sides.
 */
export function keep(found: ItemFacts, issue: Issue, facts: MergedFacts, policy: Policy): ItemStep[] {
  if (!issue.author.app) return [];
  const { item, key } = found;
  const at = facts.pull.mergedAt ?? '';
  const notes = notesIn(issue);
  const names = (note: ItemNote) => claimOf(note).keys.includes(key);
  const known =
    notes.find((note) => note.file === item.path && names(note)) ?? notes.find(names) ?? notes.at(-1);
  const note = noteFor(found, facts, known ?? null);
  // Somebody pasted the text of another item's issue into this one: it is not about this item.
  const isForeign = facts.items.some(
    (other) => other.key !== key && other.key === known?.key && other.item.path === known.file,
  );
  const base = known && !isForeign ? known : null;
  const isNews = base !== null && base.at < note.at;
  const rest = isNews ? restOf(found, issue, facts, policy) : NOTHING_ELSE;
  if (isUpToDate(known ?? null, note, issue) && rest === NOTHING_ELSE) return [];
  const isOurs = known !== undefined && issue.title === known.title;
  const text = writeNote(note);
  const said = rest.body ?? issue.body;
  const stands = known ? said.replace(known.text, () => text) : `${text}\n${said}`;
  const dated = bodyFor(stands, base, note);
  const { conflicts } = dated;
  const owner = ownerFor(found, issue, base, facts);
  const body = owner.assignees ? withOwner(dated.body, owner.assignees[0]!) : dated.body;
  const texts = [...conflicts, ...(owner.conflict ? [owner.conflict] : []), ...rest.conflicts];
  const title = isOurs && issue.title !== note.title ? note.title : null;
  const isRedated = base !== null && note.due !== null && note.due !== base.due && !conflicts.length;
  const { dueField } = policy.actionItems;
  const dateField = dueField && isRedated ? { field: dueField, day: note.due } : null;
  return [
    ...texts.map(
      (text): ItemStep => ({ type: 'tell-conflict', issue: issueRef(issue), key, at, body: text }),
    ),
    {
      type: 'keep-item',
      issue: issueRef(issue),
      ...{ title, body, was: issue.body, assignees: owner.assignees, labels: rest.labels, dateField },
    },
  ];
}

/** Whether an item's note can stay: the document says the same, or the note is from a later merge. */
export function isUpToDate(known: ItemNote | null, note: ItemNote, issue: Issue): boolean {
  return known !== null && (known.at > note.at || unchanged(known, note, issue));
}

/** Whether the document says the same about an item as at the last merge. Old notes do not contain the owner. */
function unchanged(known: ItemNote, note: ItemNote, issue: Issue): boolean {
  const isOwner = known.owner === note.owner || (known.owner === null && issue.assignees.length > 0);
  return isOwner && known.file === note.file && known.key === note.key && known.due === note.due;
}

/** The text of the issue with the new date, if the row that Debrief wrote is still there. */
function bodyFor(body: string, known: ItemNote | null, note: ItemNote) {
  // The document now has what people agreed on in the issue.
  if (!known || known.due === note.due || known.agreed === note.due) return { body, conflicts: [] };
  const dated = known.agreed ? null : withDue(body.replaceAll('\r\n', '\n'), known.due, note.due);
  if (dated !== null) return { body: dated, conflicts: [] };
  const now = note.due ? `now says that this is due ${note.due}` : 'now has no due date for this';
  const said = `The post-mortem ${now}; it said ${known.due ?? 'no date'} before, and somebody has changed the date here since. Which one counts? \`/action due YYYY-MM-DD <why>\` settles it.`;
  return { body, conflicts: [said] };
}

/** The assignees when the document names another owner; people's own choice stays. */
function ownerFor({ item }: ItemFacts, issue: Issue, known: ItemNote | null, { assignees }: MergedFacts) {
  const named = item.owners[0] ?? null;
  const login = assignees.get(item) ?? null;
  const same = (a: string | null, b: string) => a?.toLowerCase() === b.toLowerCase();
  if (!known || named === known.owner || !login) return { assignees: null, conflict: null };
  if (known.owner === null && issue.assignees.length > 0) return { assignees: null, conflict: null };
  if (issue.assignees.some((each) => same(login, each))) return { assignees: null, conflict: null };
  const isOurs =
    issue.assignees.length === 0 || (issue.assignees.length === 1 && same(known.owner, issue.assignees[0]!));
  if (isOurs) return { assignees: [login], conflict: null };
  const theirs = issue.assignees.map((each) => `\`${each}\``).join(', ');
  const conflict = `The post-mortem now names \`${login}\` as the owner, and ${theirs} ${issue.assignees.length > 1 ? 'are' : 'is'} assigned here. \`/action owner @login\` settles it.`;
  return { assignees: null, conflict };
}

/** The note about this merge for the marker of an item's issue. */
export function noteFor(found: ItemFacts, facts: MergedFacts, known: ItemNote | null): ItemNote {
  const { item, key, incident, severity, service } = found;
  return {
    file: item.path,
    key,
    earlier: known ? [known.key, ...known.earlier] : [],
    incident: incident ? fullRef(incident) : (known?.incident ?? null),
    due: item.due,
    agreed: known?.agreed ?? null,
    owner: item.owners[0] ?? null,
    severity,
    service,
    objective: item.objective,
    factor: item.factor && factorText(item.factor),
    title: issueTitle(item),
    at: facts.pull.mergedAt ?? '',
    replaces: known?.replaces ?? found.discussion?.number ?? null,
  };
}
