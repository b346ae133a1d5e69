import { findMarker, writeMarker } from '../../github/markers.ts';
import { overdue } from '../../incident/clock/overdue.ts';
import { reminderText, settledText } from '../../incident/clock/reminder.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import type { OpenedFacts } from './observe.ts';
import type { IncidentStep } from './steps.ts';
import { offerUpdate } from './update-offer.ts';

type RemindStep = Extract<IncidentStep, { type: 'remind' }>;

/** How many new reminders an incident gets, each of which notifies people. After these, the last one is edited. */
const MOST = 2;

/**
 * The step that reminds people of what is late, or says that it was done. A reminder is edited over time, and settled
 * once what it asked for is done. Whatever is late after that gets a new comment, because an edit notifies nobody, as
 * long as the incident's budget of comments allows it. Pure: several reminders missed during an outage become one
 * comment.
 */
export function remind(
  { read, incident, absent, onCall }: OpenedFacts,
  policy: Policy,
  now: Date,
): RemindStep[] {
  const late = overdue(incident, policy, now);
  const text = reminderText(incident, late, policy, now, { absent, onCall: onCall?.login ?? null });
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
  // New comments are impossible now; unlocking the issue triggers another look.
  if (!edits && read.issue.locked) return [];
  const since = (isOpen && marker.since) || late.update?.since || late.publicUpdate || late.commander!;
  // Keep a text that was offered for copying until the reminder says something else.
  const says = hash(text);
  if (edits && marker?.says === says) return [];
  const asked = onCall && { stage: onCall.stage, 'on-call': onCall.login ?? '' };
  const body = `${writeMarker('reminder', { since, says, ...asked })}\n${text}`;
  const offer = late.update ? offerUpdate(incident, null, policy, now) : null;
  return [{ type: 'remind', comment: edits?.id ?? null, body, offer, settled: false }];
}
