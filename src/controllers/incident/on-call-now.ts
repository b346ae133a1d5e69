import { findMarker } from '../../github/markers.ts';
import type { Overdue } from '../../incident/clock/overdue.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import { type Lead, leadOf } from '../../services/lead.ts';
import { hash } from '../../vocabulary/hash.ts';
import type { World } from '../controller.ts';
import { leadBySchedule } from '../on-call.ts';
import type { IncidentRead } from './read.ts';

/** Whom PagerDuty had on call for the services of an incident as its reminder last grew. */
export interface OnCallNow {
  /** Names what was late by then. */
  readonly stage: string;
  readonly login: string | null;
}

/**
 * Null if nothing is late, or no service has a schedule there. A long incident outlasts a shift, so it is asked again as
 * the reminder grows, and not at each look: 1 call for each schedule. If it cannot be asked, the others are named.
 */
export async function onCallNow(
  {
    reminders,
    services,
    late,
  }: Pick<IncidentRead, 'reminders'> & Pick<Incident, 'services'> & { readonly late: Overdue },
  { schedules }: World,
  policy: Policy,
  now: Date,
): Promise<OnCallNow | null> {
  const known = services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  if (!schedules || !known.some(({ onCall }) => onCall && 'pagerduty' in onCall)) return null;
  const stage = hash(JSON.stringify([late.update?.missed ?? 0, late.publicUpdate, late.commander]));
  const last = reminders.at(-1);
  const data = last && findMarker(last, 'reminder')?.data;
  if (data?.stage === stage) return { stage, login: data['on-call'] || null };
  const paged: Record<string, Lead> = {};
  for (const { name, onCall } of known)
    if (onCall && 'pagerduty' in onCall)
      paged[name] = await leadBySchedule(onCall.pagerduty, schedules, policy.people);
  return { stage, login: leadOf(known, paged, now).login };
}
