import { expect, test } from 'vitest';
import { statuspageFiles } from '../../src/status-page/statuspage-api.ts';
import { board, incident, OPEN } from './sample.ts';

const documents = (...args: Parameters<typeof board>) =>
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are Statuspage's, and checked here.
  statuspageFiles(board(...args)) as Record<string, any>;

test('every document that Statuspage’s clients ask for is there, with the page and the right list', () => {
  const all = documents([OPEN, incident()]);
  expect(Object.entries(all).map(([path, document]) => [path, Object.keys(document)])).toEqual([
    ['summary.json', ['page', 'components', 'incidents', 'scheduled_maintenances', 'status']],
    ['status.json', ['page', 'status']],
    ['components.json', ['page', 'components']],
    ['incidents.json', ['page', 'incidents']],
    ['incidents/unresolved.json', ['page', 'incidents']],
    ['scheduled-maintenances.json', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/upcoming.json', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/active.json', ['page', 'scheduled_maintenances']],
  ]);
  expect(all['incidents.json'].incidents).toHaveLength(2);
  expect(all['incidents/unresolved.json'].incidents).toHaveLength(1);
});

test.each([
  ['nothing', [], 'none', 'All Systems Operational'],
  ['SEV3', [{ ...OPEN, severity: 'SEV3' }], 'minor', 'Partially Degraded Service'],
  ['SEV2', [OPEN], 'major', 'Partial System Outage'],
  ['SEV1', [{ ...OPEN, severity: 'SEV1' }], 'critical', 'Major Service Outage'],
] as const)(
  'with %s open, the status is in Statuspage’s own words',
  (_, incidents, indicator, description) => {
    expect(documents([...incidents])['status.json'].status).toEqual({ indicator, description });
  },
);

test('an incident has Statuspage’s keys, ids and words', () => {
  const [found] = documents([OPEN])['incidents/unresolved.json'].incidents;
  expect(found).toMatchObject({
    name: 'Partial outage: Checkout, Payments',
    status: 'identified',
    impact: 'major',
    created_at: '2026-11-28T13:40:00.000Z',
    updated_at: '2026-11-28T13:58:00.000Z',
    started_at: '2026-11-28T13:31:00.000Z',
    resolved_at: null,
    monitoring_at: null,
    shortlink: `https://status.tideline.example/incidents/${found.id}.html`,
  });
  expect(found.id).toMatch(/^[a-z\d]{12}$/);
  expect(found.incident_updates[0]).toMatchObject({
    status: 'identified',
    incident_id: found.id,
    display_at: '2026-11-28T13:58:00.000Z',
    body: 'One of our two card processors does not answer. We are moving all payments to the other one.',
  });
  expect(
    found.components.map(({ name, status }: { name: string; status: string }) => [name, status]),
  ).toEqual([
    ['Checkout', 'partial_outage'],
    ['Payments', 'partial_outage'],
  ]);
});

test('ids stay the same while an incident goes on, and so do those of its updates', () => {
  const ids = (incidents: (typeof OPEN)[]) => {
    const { id, incident_updates } = documents(incidents)['incidents.json'].incidents[0];
    return [id, ...incident_updates.toReversed().map((update: { id: string }) => update.id)];
  };
  const longer = {
    ...OPEN,
    updates: [...OPEN.updates, { at: '2026-11-28T14:05:00Z', text: 'Better.', phase: 'mitigated' as const }],
  };
  expect(ids([longer]).slice(0, 3)).toEqual(ids([OPEN]));
});

test('a group stands after the components, with the ids of its members', () => {
  const { components } = documents([OPEN])['components.json'];
  const group = components.find((each: { group: boolean }) => each.group);
  const members = components.filter((each: { group_id: string }) => each.group_id === group.id);
  expect(group).toMatchObject({ name: 'Shop', status: 'partial_outage' });
  expect(group.components).toEqual(members.map((each: { id: string }) => each.id));
  expect(members.map((each: { name: string }) => each.name)).toEqual(['Checkout', 'Payments']);
});

test('planned maintenance has its window', () => {
  const [planned] = documents([])['scheduled-maintenances/upcoming.json'].scheduled_maintenances;
  expect(planned).toMatchObject({
    name: 'New database for parcel tracking',
    status: 'scheduled',
    impact: 'maintenance',
    scheduled_for: '2026-12-01T01:00:00.000Z',
    scheduled_until: '2026-12-01T03:00:00.000Z',
  });
  expect(planned.components[0].name).toBe('Parcel tracking');
});

/** The keys that Statuspage's public documentation and the pages on it have; clients with types fail on a missing one. */
const KEYS = {
  page: 'id name time_zone updated_at url',
  component:
    'created_at description group group_id id name only_show_if_degraded page_id position showcase start_date status updated_at',
  incident:
    'components created_at id impact incident_updates monitoring_at name page_id reminder_intervals resolved_at shortlink started_at status updated_at',
  update:
    'affected_components body created_at custom_tweet deliver_notifications display_at id incident_id status tweet_id updated_at',
  maintenance:
    'components created_at id impact incident_updates monitoring_at name page_id resolved_at scheduled_for scheduled_until shortlink started_at status updated_at',
};

test('every key that a client with types reads is there, and every instant has its milliseconds', () => {
  const all = documents([OPEN, incident()]);
  const { page, components, incidents, scheduled_maintenances: planned } = all['summary.json'];
  const has = (document: object, keys: string) =>
    expect(Object.keys(document)).toEqual(expect.arrayContaining(keys.split(' ')));
  has(page, KEYS.page);
  for (const each of [...components, ...incidents[0].components]) has(each, KEYS.component);
  for (const each of all['incidents.json'].incidents) has(each, KEYS.incident);
  for (const each of [...incidents, ...planned])
    for (const update of each.incident_updates) has(update, KEYS.update);
  has(planned[0], KEYS.maintenance);
  const instants = JSON.stringify(all).match(/"\w+_(?:at|for|until)":"[^"]+"/g)!;
  for (const each of instants) expect(each).toMatch(/:"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"$/);
});

test('each update says what its components were before it and after it', () => {
  const over = documents([incident()])['incidents.json'].incidents[0];
  expect(
    over.incident_updates.map((update: Record<string, { old_status: string; new_status: string }[]>) => {
      const [{ old_status, new_status } = {}] = update.affected_components ?? [];
      return [update.status, old_status, new_status];
    }),
  ).toEqual([
    ['resolved', 'major_outage', 'operational'],
    ['investigating', 'operational', 'major_outage'],
  ]);
});

test('maintenance gathers its updates, and none of its times moves while nothing happens', () => {
  const at = (now: string) => {
    const [{ incident_updates: updates, ...planned }] = documents([], {}, new Date(now))[
      'scheduled-maintenances.json'
    ].scheduled_maintenances;
    return {
      ...planned,
      components: [],
      updates: updates.map((update: { status: string }) => update.status),
    };
  };
  expect(at('2026-11-28T15:00:00Z')).toEqual(at('2026-11-28T14:00:00Z'));
  expect(at('2026-11-28T15:00:00Z').updates).toEqual(['scheduled']);
  expect(at('2026-12-01T01:30:00Z')).toMatchObject({
    status: 'in_progress',
    updated_at: '2026-12-01T01:00:00.000Z',
    updates: ['in_progress', 'scheduled'],
  });
  expect(at('2026-12-02T00:00:00Z')).toMatchObject({
    status: 'completed',
    resolved_at: '2026-12-01T03:00:00.000Z',
    updates: ['completed', 'in_progress', 'scheduled'],
  });
});

test('incidents stand by when the public first read of them, and link their public post-mortem', () => {
  const early = { ...OPEN, ref: 'tideline/shop#3', startedAt: '2026-11-01T00:00:00Z' };
  const old = { ...early, updates: [{ ...OPEN.updates[0]!, at: '2026-11-01T00:10:00Z' }] };
  const told = incident({ postMortem: 'https://www.tideline.example/learned' });
  const { incidents } = documents([old, told])['incidents.json'];
  expect(incidents.map((each: { postmortem_body: string }) => each.postmortem_body)).toEqual([
    'https://www.tideline.example/learned',
    null,
  ]);
});
