import type { IncidentEvent, IncidentFacts } from '../../src/incident/facts.ts';
import { fold } from '../../src/incident/fold.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** `14:05` on the day of the incident. */
export const at = (clock: string) => `2026-03-01T${clock.length === 5 ? `${clock}:00` : clock}Z`;
const person = (login: string) => ({ login, kind: 'user' as const, app: false });
export const APP = { login: 'debrief[bot]', kind: 'bot' as const, app: true };

let lastId = 100;
export function said(clock: string, login: string, body: string, id = ++lastId): IncidentEvent {
  const createdAt = at(clock);
  const comment = { id, body, author: person(login), createdAt, url: `https://github.test/c/${id}` };
  return { at: createdAt, actor: person(login), type: 'commented', comment };
}
export function labeled(clock: string, login: string, label: string): IncidentEvent {
  return { at: at(clock), actor: login === APP.login ? APP : person(login), type: 'labeled', label };
}
export function done(clock: string, login: string, type: 'closed' | 'reopened'): IncidentEvent {
  return { at: at(clock), actor: person(login), type };
}

export function factsOf(
  events: readonly IncidentEvent[],
  more: Partial<IncidentFacts['issue']> = {},
): IncidentFacts {
  return {
    issue: {
      owner: 'acme',
      repo: 'shop',
      number: 34,
      title: 'Incident: Checkout rejects cards',
      url: 'https://github.test/acme/shop/issues/34',
      state: 'open',
      labels: ['incident', 'sev2'],
      createdAt: at('14:02'),
      closedAt: null,
      ...more,
    },
    events,
    declaration: {
      source: { owner: 'acme', repo: 'shop', number: 11 },
      at: at('14:02'),
      by: 'ana',
      severity: 'SEV2',
    },
    permitted: new Set(
      events.flatMap((event) =>
        event.type === 'commented' && event.actor.login !== 'mallory' ? [event.comment.id] : [],
      ),
    ),
  };
}

export function incidentOf(events: readonly IncidentEvent[], policy: Policy = DEFAULT_POLICY): Incident {
  return fold(factsOf(events), policy);
}
