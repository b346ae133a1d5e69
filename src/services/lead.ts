import type { Service } from '../policy/sections/services.ts';
import { shiftAt } from './on-call.ts';

/** Who leads an incident at first. */
export interface Lead {
  /** GitHub login; null when nobody is known to be on call. */
  readonly login: string | null;
  /** What keeps Debrief from knowing, as a sentence; null when nothing does. */
  readonly problem: string | null;
}

export const NOBODY: Lead = { login: null, problem: null };

/**
 * Who is on call for the first of these services that has somebody. Pure.
 *
 * @param paged what PagerDuty says, by the names of services
 */
export function leadOf(services: readonly Service[], paged: Readonly<Record<string, Lead>>, now: Date): Lead {
  let problem: string | null = null;
  for (const { name, onCall } of services) {
    if (!onCall) continue;
    const lead =
      'rotation' in onCall
        ? { login: shiftAt(onCall, now)?.login ?? null, problem: null }
        : (paged[name] ?? NOBODY);
    if (lead.login !== null) return lead;
    problem ??= lead.problem;
  }
  return { login: null, problem };
}
