import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Declaration } from '../../incident/facts.ts';
import type { Incident } from '../../incident/incident.ts';
import { mention, paragraph, phrase, print } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { serviceNamed } from '../../services/find.ts';
import { type Lead, leadOf } from '../../services/lead.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import type { World } from '../controller.ts';
import { pagedFor } from '../on-call.ts';
import type { IncidentStep } from './steps.ts';

/** The marker of the comment that calls whom PagerDuty named later than at the declaration. */
const KIND = 'paged';

/** In the panel's marker: the latest of the tries that was made. */
const TRIED = 'paging-tried';

/**
 * Minutes after the declaration at which PagerDuty is asked again. After that, reminders ask it as they grow. The first
 * look from then on asks, however late it comes; no other does, so that commands wait for nothing.
 */
const TRIES = [2, 5, 10, 20, 30];

/** The declaration as it is once PagerDuty has answered: the comment that says so is what is remembered. */
export function afterPaging(declaration: Declaration, own: readonly Comment[]): Declaration {
  const told = declaration.unpaged && own.map((each) => findMarker(each, KIND)).find((found) => found);
  if (!told) return declaration;
  const { unpaged: _, ...known } = declaration;
  return { ...known, ...(told.data.login && { dri: told.data.login }) };
}

/** Whether it is not known yet who is on call, and nobody has taken over meanwhile. */
export const isUnpaged = (declaration: Declaration | null, { open, phase, roles }: Incident): boolean =>
  declaration?.unpaged === true && open && phase !== 'resolved' && !roles.ic && !roles.dri;

/** ISO instant at which to ask again; null for never. */
export function pagingRetry(declaration: Declaration | null, incident: Incident, now: Date): string | null {
  if (!isUnpaged(declaration, incident)) return null;
  const instants = TRIES.map((minutes) => Date.parse(declaration!.at) + minutes * MINUTE);
  const next = instants.find((at) => at > now.getTime());
  return next === undefined ? null : new Date(next).toISOString();
}

export interface Paging {
  /** What PagerDuty says now; null if it is not time to ask, or it cannot be asked again. */
  readonly lead: Lead | null;
  /** The latest try that failed, in minutes after the declaration; null before there is one. */
  readonly tried: number | null;
}

interface Known {
  readonly declaration: Declaration | null;
  readonly panel: Comment | null;
  readonly isLocked: boolean;
}

/**
 * Asks PagerDuty, if a try is due. Where nobody could be called, it waits. 1 call to PagerDuty for each schedule.
 *
 * @param now null if nobody is about to be called
 */
export async function askAgain(
  { declaration, panel, isLocked }: Known,
  incident: Incident,
  world: World,
  policy: Policy,
  now: Date | null,
): Promise<Paging> {
  const tried = Number(panel && findMarker(panel, 'panel')?.data[TRIED]) || null;
  if (!now || isLocked || !isUnpaged(declaration, incident)) return { lead: null, tried };
  const minutes = (now.getTime() - Date.parse(declaration!.at)) / MINUTE;
  const due = TRIES.findLast((each) => each <= minutes) ?? 0;
  if (due <= (tried ?? 0)) return { lead: null, tried };
  const services = incident.services.flatMap((name) => serviceNamed(name, policy.services) ?? []);
  const lead = leadOf(services, await pagedFor(services, world, policy), now);
  return lead.failed ? { lead: null, tried: due } : { lead, tried };
}

/** What the panel's marker remembers of it, as long as it matters. */
export const pagingData = (declaration: Declaration | null, { tried }: Paging): Record<string, string> =>
  declaration?.unpaged && tried !== null ? { [TRIED]: String(tried) } : {};

/** Calls the person, once; or says why it is nobody. */
export function pageSteps({ lead }: Paging): IncidentStep[] {
  if (!lead) return [];
  const { login, problem } = lead;
  const words = login
    ? phrase`${mention(login)}, PagerDuty has you on call for this; it could not be asked when the incident was declared. \`/incident ic me\` takes the lead.`
    : userMarkdown(problem ?? 'PagerDuty has nobody on call for this now.');
  const body = `${writeMarker(KIND, { login: login ?? '' })}\n${print(paragraph(words)).trim()}`;
  return [{ type: 'page', login, body }];
}
