import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { textOf } from './alert-world.ts';
import { World } from './world.ts';

const rotation = { rotation: ['ana', 'bo'], start: '2026-02-23 09:00' };
const checkout = (onCall: object, more: object = {}) => ({ name: 'checkout', onCall, ...more });
let world: World;
beforeEach(() => {
  world = new World();
});

async function declared(policy: object) {
  world.policy = policySchema.parse(policy);
  return world.incident();
}
const panel = async (policy: object) => {
  const incident = await declared(policy);
  return { incident, text: world.panels(incident)[0]!.body };
};

test('who is on call for the service of the repository becomes the DRI and is assigned, with no call more', async () => {
  const { incident, text } = await panel({ services: [checkout(rotation)] });
  expect(incident.assignees).toEqual(['ana']);
  expect(text).toMatch(/DRI[^\n]*@ana/);
});

test('where the policy does not want it, nobody is assigned', async () => {
  const incident = await declared({ services: [checkout(rotation)], incidents: { onCallLeads: false } });
  expect(incident.assignees).toEqual([]);
});

test('a repository of two services has nobody on call until somebody says which it is', async () => {
  const services = [checkout(rotation), { name: 'search', onCall: rotation }];
  expect((await declared({ services })).assignees).toEqual([]);
});

test('an incident that lives in place is assigned too', async () => {
  world.policy = policySchema.parse({ services: [checkout(rotation)], incidents: { place: 'in-place' } });
  const report = await world.report();
  await world.settle(world.ref('incident', report.number));
  expect(world.issues()[0]!.assignees).toEqual(['ana']);
});

test('PagerDuty says who is on call, and the policy who that is on GitHub', async () => {
  world.integrations = {
    schedules: { onCall: async () => ({ id: 'PBO', name: 'Bo', email: 'bo@kelp.example' }) },
  };
  const services = [checkout({ pagerduty: 'PI7DH85' })];
  const byId = await declared({ services, people: { bo: { pagerduty: 'PBO' } } });
  expect(byId.assignees).toEqual(['bo']);
  world = Object.assign(new World(), { integrations: world.integrations });
  expect((await declared({ services, people: { bo: { email: 'BO@kelp.example' } } })).assignees).toEqual([
    'bo',
  ]);
});

test.each([
  [
    { onCall: async () => ({ id: 'PEVE', name: 'Eve', email: null }) },
    'Eve is on call according to PagerDuty, and the policy does not say who that is on GitHub: add `pagerduty: PEVE` to the login under `people:`.',
  ],
  [
    { onCall: () => Promise.reject(new Error('PagerDuty did not answer.')) },
    'PagerDuty could not be asked: PagerDuty did not answer.',
  ],
  [undefined, 'PagerDuty was not asked who is on call: set PAGERDUTY_TOKEN.'],
])(
  'what PagerDuty cannot say is said on the incident, which is declared all the same',
  async (schedules, says) => {
    world.integrations = schedules ? { schedules } : {};
    const incident = await declared({ services: [checkout({ pagerduty: 'PI7DH85' })] });
    expect(textOf(incident.body)).toContain(says);
    expect(incident.assignees).toEqual([]);
  },
);

test('without services nothing changes', async () => {
  expect((await declared(DEFAULT_POLICY)).assignees).toEqual([]);
});

test('a reminder names whom PagerDuty has on call by then, and asks it once each time that it grows', async () => {
  let onCall = { id: 'PBO', name: 'Bo', email: null };
  let asked = 0;
  world.integrations = {
    schedules: {
      async onCall() {
        asked += 1;
        return onCall;
      },
    },
  };
  const incident = await declared({
    services: [checkout({ pagerduty: 'PI7DH85' })],
    people: { bo: { pagerduty: 'PBO' }, cy: { pagerduty: 'PCY' } },
    incidents: { updateEveryMinutes: { SEV2: 30 }, commanderWithinMinutes: { SEV2: null } },
  });
  // The shift is over; the DRI sleeps.
  onCall = { id: 'PCY', name: 'Cy', email: null };
  asked = 0;
  const remindedAt = async (minutes: number) => {
    world.clock = Date.parse('2026-03-01T14:00:00Z') + minutes * 60_000;
    for (let look = 0; look < 3; look++) await world.settle(world.ref('incident', incident.number));
    return world
      .comments(incident)
      .map(({ body }) => body)
      .filter((body) => /debrief:reminder/.test(body));
  };
  expect((await remindedAt(31)).join()).toMatch(/@bo: \*\*A status update is due/);
  expect(asked).toBe(1);
  expect((await remindedAt(61)).at(-1)).toMatch(/@bo @cy: \*\*A status update is due/);
  expect(asked).toBe(2);
});
