import type { OnCallPerson, Schedules } from '../paging/schedules.ts';
import type { Policy } from '../policy/schema.ts';
import type { Service } from '../policy/sections/services.ts';
import type { Lead } from '../services/lead.ts';
import type { World } from './controller.ts';

/**
 * Who is on call according to PagerDuty's schedules, by service name; 1 call to PagerDuty for each schedule. A
 * failure there is a sentence, not an error: the incident must go on.
 */
export async function pagedFor(
  services: readonly Service[],
  { schedules }: Pick<World, 'schedules'>,
  { people, incidents }: Policy,
): Promise<Record<string, Lead>> {
  const paged: Record<string, Lead> = {};
  if (!incidents.onCallLeads) return paged;
  for (const { name, onCall } of services) {
    if (!onCall || !('pagerduty' in onCall)) continue;
    if (!schedules) {
      paged[name] = { login: null, problem: 'PagerDuty was not asked who is on call: set PAGERDUTY_TOKEN.' };
      continue;
    }
    paged[name] = await leadBySchedule(onCall.pagerduty, schedules, people);
  }
  return paged;
}

/** Who is on call by a schedule, now or at an ISO instant; 1 call to PagerDuty. `failed`: it could not be asked. */
export async function leadBySchedule(
  schedule: string,
  schedules: Schedules,
  people: Policy['people'],
  at?: string,
): Promise<Lead> {
  try {
    const person = await schedules.onCall(schedule, at);
    return person ? leadFrom(person, people) : { login: null, problem: null };
  } catch (error) {
    const problem = `PagerDuty could not be asked: ${(error as Error).message}`;
    return { login: null, problem, failed: true };
  }
}

function leadFrom({ id, name, email }: OnCallPerson, people: Policy['people']): Lead {
  const same = (a: string | null, b: string | null) => a !== null && a.toLowerCase() === b?.toLowerCase();
  const known = Object.entries(people).find(
    ([, person]) => same(person.pagerduty, id) || same(person.email, email),
  );
  if (known) return { login: known[0], problem: null };
  return {
    login: null,
    problem: `${name} is on call according to PagerDuty, and the policy does not say who that is on GitHub: add \`pagerduty: ${id}\` to the login under \`people:\`.`,
  };
}
