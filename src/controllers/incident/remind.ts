import { findMarker, writeMarker } from '../../github/markers.ts';
import { overdue } from '../../incident/clock/overdue.ts';
import { reminderText, settledText } from '../../incident/clock/reminder.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import type { OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';
import { offerUpdate } from './update-offer.ts';

type RemindStep = Extract<IncidentStep, { type: 'remind' }>;

/** New reminders in one incident, each of which notifies people. After these the last one is edited. */
const MOST = 2;

/**
 * The step that reminds people of what is late, or says that it came. A reminder is edited as it ages, and settled when
 * what it asked for came. What is late after that is a new comment, since an edited one notifies nobody, as long as the
 * incident's budget of comments allows it. Pure: a reminder that was missed during an outage is one comment all the same.
 */
export function remind({ read, incident }: OpenedFacts, policy: Policy, now: Date): RemindStep[] {
  const late = overdue(incident, policy, now);
  const text = reminderText(incident, late, policy, now);
  const last = read.reminders.at(-1) ?? null;
  const marker = last && findMarker(last, 'reminder')!.data;
  const isOpen = marker !== null && marker.settled === undefined;
  if (text === null) {
    if (!last || !isOpen) return [];
    const { since = '' } = marker;
    const body = `${writeMarker('reminder', { since, settled: 'yes' })}\n${settledText(incident, since)}`;
    return [{ type: 'remind', comment: last.id, body, offer: null, settled: true }];
  }
  const edits = last && (isOpen || read.reminders.length >= MOST) ? last : null;
  // A new comment cannot be written now: unlocking the issue leads here again.
  if (!edits && read.issue.locked) return [];
  const since = (isOpen && marker.since) || late.update?.since || late.publicUpdate || late.commander!;
  // What is offered to be copied stays as it was until the reminder says something else.
  const says = hash(text);
  if (edits && marker?.says === says) return [];
  const body = `${writeMarker('reminder', { since, says })}\n${text}`;
  const offer = late.update ? offerUpdate(incident, null, policy, now) : null;
  return [{ type: 'remind', comment: edits?.id ?? null, body, offer, settled: false }];
}
