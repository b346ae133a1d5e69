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
  ['SEV3', [{ ...OPEN, severity: 'SEV3' }], 'minor', 'Minor Service Outage'],
  ['SEV2', [OPEN], 'major', 'Partial System Outage'],
  ['SEV1', [{ ...OPEN, severity: 'SEV1' }], 'critical', 'Major System Outage'],
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
    created_at: '2026-11-28T13:40:00Z',
    updated_at: '2026-11-28T13:58:00Z',
    started_at: '2026-11-28T13:31:00Z',
    resolved_at: null,
    monitoring_at: null,
    shortlink: `https://status.tideline.example/incidents/${found.id}.html`,
  });
  expect(found.id).toMatch(/^[a-z\d]{12}$/);
  expect(found.incident_updates[0]).toMatchObject({
    status: 'identified',
    incident_id: found.id,
    display_at: '2026-11-28T13:58:00Z',
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

test('a group stands behind the components, with the ids of its members', () => {
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
