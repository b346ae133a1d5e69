import { z } from 'zod';
import type { Schedules } from './schedules.ts';

/** Milliseconds after which an incident is declared without knowing who is on call. */
const PATIENCE = 5_000;

const ON_CALLS = z.object({
  oncalls: z.array(
    z.object({
      escalation_level: z.number().nullish(),
      user: z.object({
        id: z.string(),
        summary: z.string().nullish(),
        name: z.string().nullish(),
        email: z.string().nullish(),
      }),
    }),
  ),
});

/** PagerDuty's schedules, by its client. `token`: a read-only API key. */
export function pagerDuty(token: string): Schedules {
  return {
    async onCall(schedule, at) {
      // Only for those who ask it: its HTTP client is old, and Node warns of it.
      const { api } = await import('@pagerduty/pdjs');
      const query = new URLSearchParams({
        'schedule_ids[]': schedule,
        'include[]': 'users',
        ...(at && { since: at, until: at }),
      });
      const { data, status } = await api({
        token,
        endpoint: `/oncalls?${query}`,
        requestTimeout: PATIENCE,
        retryTimeout: 1_000,
      });
      const read = status < 300 ? ON_CALLS.safeParse(data) : null;
      if (!read?.success)
        throw new Error(`PagerDuty did not say who is on call by the schedule ${schedule} (${status}).`);
      const [first] = read.data.oncalls.toSorted(
        (a, b) => (a.escalation_level ?? 1) - (b.escalation_level ?? 1),
      );
      if (!first) return null;
      const { id, name, summary, email } = first.user;
      return { id, name: name ?? summary ?? id, email: email ?? null };
    },
  };
}
