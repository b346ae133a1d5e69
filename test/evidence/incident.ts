import { fold } from '../../src/incident/fold.ts';
import type { Incident, LogEntry } from '../../src/incident/incident.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Milestone } from '../../src/vocabulary/milestones.ts';

interface Told {
  readonly title?: string;
  readonly milestones?: Partial<Record<Milestone, string>>;
  readonly log?: readonly Partial<LogEntry>[];
  readonly roles?: Readonly<Record<string, string>>;
  readonly services?: readonly string[];
}

/** An incident of which only this is known, declared when it was detected. */
export function incidentOf({
  title = 'Checkout rejects cards',
  milestones = {},
  log = [],
  roles = {},
  services = [],
}: Told): Incident {
  const at = milestones.detected ?? '2026-03-10T14:00:00Z';
  const ref = { owner: 'acme', repo: 'shop', number: 12 };
  const url = 'https://github.test/acme/shop/issues/12';
  const issue = { ...ref, title, url, state: 'open' as const, labels: [], createdAt: at, closedAt: null };
  const blank = fold({ issue, events: [], declaration: null, permitted: new Set() }, DEFAULT_POLICY);
  const known = Object.entries(milestones).map(([name, instant]) => [
    name,
    { at: instant, by: 'ada', saidAt: instant, url: null, assumed: false, earlier: [] },
  ]);
  return {
    ...blank,
    services,
    milestones: { ...blank.milestones, ...Object.fromEntries(known) },
    phase: milestones.resolved ? 'resolved' : blank.phase,
    roles: Object.fromEntries(Object.entries(roles).map(([role, login]) => [role, { login, since: at }])),
    log: log.map((entry) => ({ at, kind: 'entry', text: '', by: 'ada', url: null, ...entry })),
  };
}
