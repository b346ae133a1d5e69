import type { Service } from '../policy/sections/services.ts';
import { shiftAt } from './on-call.ts';

/** The initial lead of an incident. */
export interface Lead {
  /** GitHub login; null if nobody is known to be on call. */
  readonly login: string | null;
  /** Why the lead could not be determined, as a sentence; null if there was no problem. */
  readonly problem: string | null;
  /** Nobody is known because who is on call could not be asked; a later try may tell. */
  readonly failed?: true;
}

export const NOBODY: Lead = { login: null, problem: null };

/**
 * The person on call for the first of these services that has one. Pure.
 *
 * @param paged PagerDuty's answers by service name
 */
export function leadOf(services: readonly Service[], paged: Readonly<Record<string, Lead>>, now: Date): Lead {
  let problem: string | null = null;
  let failed = false;
  for (const { name, onCall } of services) {
    if (!onCall) continue;
    const lead: Lead =
      'rotation' in onCall
        ? { login: shiftAt(onCall, now)?.login ?? null, problem: null }
        : (paged[name] ?? NOBODY);
    if (lead.login !== null) return lead;
    problem ??= lead.problem;
    failed ||= lead.failed ?? false;
  }
  return { login: null, problem, ...(failed && { failed }) };
}
