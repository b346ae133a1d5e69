import type { Reminder } from '../../action-items/reminders.ts';
import { writeMarker } from '../../github/markers.ts';
import { joined, markdown, mention, print } from '../../markdown/write/markdown.ts';
import type { ItemIssueFacts } from './facts.ts';
import { CALL } from './observe.ts';
import { dueOf } from './reminder.ts';

/**
 * A comment that notifies the assignees of a reminder; null for none. The card needs no other beside it while it is new
 * itself.
 */
export function callFor(facts: ItemIssueFacts, { stage, at, days, calls }: Reminder): string | null {
  const { issue, card, called } = facts;
  const isCardNew = card === null || Date.parse(card.createdAt) >= Date.parse(at);
  if (!calls || isCardNew || !issue.assignees.length || called.has(stage)) return null;
  const who = joined(
    issue.assignees.map((login) => mention(login)),
    ', ',
  );
  const due = dueOf(facts) ?? '';
  const text =
    calls === 'due'
      ? markdown`${who}: this action item ${days === 0 ? 'is' : 'was'} due on ${due}.`
      : markdown`${who}: this action item was due on ${due}, four weeks ago. Does it need another date, or another owner? \`/action due YYYY-MM-DD <why>\` and \`/action owner @x\` work here, and \`/action decline <why>\` if it is not needed any more.`;
  return `${writeMarker(CALL, { stage })}\n${print(text).trimEnd()}`;
}
