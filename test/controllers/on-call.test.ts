import { beforeEach, describe, expect, test } from 'vitest';
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

describe('if PagerDuty cannot be asked at the declaration', () => {
  const policy = { services: [checkout({ pagerduty: 'PI7DH85' })], people: { bo: { pagerduty: 'PBO' } } };
  const UNKNOWN = 'PagerDuty could not be asked; Debrief asks it again within minutes';
  let answer: () => Promise<{ id: string; name: string; email: null } | null>;
  let asked: number;
  let incident: Awaited<ReturnType<typeof declared>>;
  const down = () => Promise.reject(new Error('PagerDuty did not answer.'));
  const up = async () => ({ id: 'PBO', name: 'Bo', email: null });
  beforeEach(async () => {
    asked = 0;
    answer = down;
    world.integrations = {
      schedules: {
        onCall() {
          asked += 1;
          return answer();
        },
      },
    };
    incident = await declared(policy);
    asked = 0;
  });
  const text = () => world.panels(incident)[0]!.body;
  const calls = () =>
    world
      .comments(incident)
      .map(({ body }) => body)
      .filter((body) => body.includes('debrief:paged'));
  /** Several looks at the minute, and when the last says that the next one is due. */
  const lookAt = async (minutes: number) => {
    world.clock = Date.parse('2026-03-01T14:00:00Z') + minutes * 60_000;
    let due: string | null = null;
    for (let look = 0; look < 3; look++)
      due = (await world.settle(world.ref('incident', incident.number))).at(0)!.due;
    return due;
  };

  test('the panel says so, it is asked again within minutes, and whom it names is called once', async () => {
    expect(text()).toContain(UNKNOWN);
    expect(await lookAt(1)).toBe('2026-03-01T14:02:00.000Z');
    expect(asked).toBe(0);
    expect(await lookAt(2)).toBe('2026-03-01T14:05:00.000Z');
    expect(asked).toBeGreaterThan(0);
    expect([calls(), text().includes(UNKNOWN)]).toEqual([[], true]);
    answer = up;
    await lookAt(5);
    expect(calls()).toEqual([expect.stringContaining('@bo, PagerDuty has you on call for this')]);
    expect(world.issues().find(({ number }) => number === incident.number)!.assignees).toEqual(['bo']);
    expect(text()).not.toContain(UNKNOWN);
    expect(text()).toMatch(/DRI[^\n]*@bo/);
    asked = 0;
    await lookAt(6);
    expect([asked, calls().length]).toEqual([0, 1]);
    await lookAt(10);
    expect(calls()).toHaveLength(1);
  });

  test('it is asked at each try once, and a look that comes late still makes the last that is due', async () => {
    await lookAt(3);
    expect(asked).toBe(1);
    await lookAt(4);
    expect(asked).toBe(1);
    answer = up;
    await lookAt(7);
    expect([asked, calls().length]).toEqual([2, 1]);
    await lookAt(8);
    expect([asked, calls().length]).toEqual([2, 1]);
  });

  test('it is not asked while the issue is locked, where nobody could be called', async () => {
    world.github.as('cy').lock(incident);
    await lookAt(2);
    expect(asked).toBe(0);
    world.github.as('cy').lock(incident, false);
    answer = up;
    await lookAt(4);
    expect([asked, calls().length]).toEqual([1, 1]);
  });

  test('nobody is called once somebody leads', async () => {
    await world.say(incident, 'cy', '/incident ic me');
    answer = up;
    for (const minutes of [2, 5]) await lookAt(minutes);
    expect([asked, calls()]).toEqual([0, []]);
    expect(text()).not.toContain(UNKNOWN);
  });

  test('it is said if it then names nobody, or somebody whom the policy does not know', async () => {
    answer = async () => null;
    await lookAt(2);
    expect(calls()).toEqual([expect.stringContaining('PagerDuty has nobody on call')]);
    expect(text()).not.toContain(UNKNOWN);
  });
});
