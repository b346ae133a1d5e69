import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ObjectRef } from '../../src/vocabulary/refs.ts';
import { SHORT } from './sample-post-mortems.ts';
import { World } from './world.ts';

/** One thing that people do, and the objects at which GitHub's webhook would make Debrief look. */
type Act = (world: World) => Promise<ObjectRef[]>;

const SOURCE = 1;
const INCIDENT = 2;
const PULL = 3;
const BRANCH = `debrief/post-mortem-${INCIDENT}`;

const say =
  (login: string, body: string): Act =>
  async (world) => {
    // All of it within a quarter of an hour: what is late depends on when somebody looks.
    world.minutes(2);
    await world.say(world.repo.issues.get(INCIDENT)!.issue, login, body);
    return [world.ref('incident', INCIDENT)];
  };

/** A whole incident, in chapters: each needs what Debrief made in the one before. */
const STORY: readonly (readonly Act[])[] = [
  [
    async (world) => {
      await world.report();
      return [world.ref('incident', SOURCE), world.ref('incident', SOURCE)];
    },
  ],
  [
    say('bo', '/incident ic me\n/incident time started 13:55 UTC'),
    say('rea', '/incident resolved'),
    say('cy', '/incident sev 1 every card is declined\n/incident udpate wrong word'),
    say('bo', 'No command here.'),
    say('bo', '/incident mitigated'),
    say('bo', '/incident action Alert on pool use @cy due 2026-03-20'),
    say('bo', '/incident resolved All payments are booked'),
  ],
  [
    async (world) => {
      const [file] = await world.port.changedFiles({ ...world.repo, number: PULL });
      world.github.as('ana').write(world.repo, { [file!.path]: SHORT(INCIDENT) }, BRANCH);
      return [world.ref('post-mortem', PULL)];
    },
  ],
  [
    async (world) => {
      await world.github.as('ana').merge({ ...world.repo, number: PULL });
      return [world.ref('post-mortem', PULL), world.ref('action-items', PULL)];
    },
  ],
];

async function undisturbed(): Promise<World> {
  const world = new World();
  for (const act of STORY.flat()) await world.settle(...(await act(world)));
  await world.sweep();
  return world;
}

class Crash extends Error {}
const WRITES = new Set([
  'openIssue',
  'editIssue',
  'addLabels',
  'removeLabel',
  'assign',
  'comment',
  'editComment',
  'react',
  'addSubIssue',
  'commitToBranch',
  'openPullRequest',
  'report',
]);

/** The story with the process killed right after its n-th write, and the delivery worked again. False: it was over before. */
async function crashedAfter(n: number): Promise<World | null> {
  const world = new World();
  let writes = 0;
  world.github.onCall = (when, method) => {
    if (when === 'after' && WRITES.has(method) && ++writes === n) throw new Crash(method);
  };
  for (const act of STORY.flat()) {
    const refs = await act(world);
    await world.settle(...refs).catch(async (error) => {
      if (!(error instanceof Crash)) throw error;
      world.port = world.github.port();
      // The delivery is worked again; what was made before the crash has sent webhooks of its own.
      await world.settle(...refs);
      await world.sweep();
    });
  }
  if (writes < n) return null;
  await world.sweep();
  return world;
}

test('a crash after any single write leaves nothing half done and nothing double', async () => {
  const calm = await undisturbed();
  expect(calm.issues().map(({ labels }) => labels.at(-1))).toEqual([
    'sev2',
    'resolved',
    'action-item',
    'action-item',
  ]);
  const wanted = calm.visible();
  let n = 1;
  for (; ; n++) {
    const world = await crashedAfter(n);
    if (!world) break;
    expect(world.visible(), `crash after write ${n}`).toEqual(wanted);
  }
  expect(n).toBeGreaterThan(15);
}, 60_000);

test('a delivery that is doubled, late, early or lost changes nothing in the end', async () => {
  const wanted = (await undisturbed()).visible();
  const fate = fc.record({
    times: fc.constantFrom(0, 0, 1, 2, 3),
    late: fc.boolean(),
    other: fc.constantFrom(null, 'incident', 'post-mortem', 'action-items') as fc.Arbitrary<
      ObjectRef['kind'] | null
    >,
    number: fc.integer({ min: 1, max: 6 }),
  });
  const schedule = fc.array(fate, { minLength: STORY.flat().length, maxLength: STORY.flat().length });
  await fc.assert(
    fc.asyncProperty(schedule, async (fates) => {
      const world = new World();
      const left = [...fates];
      let waiting: ObjectRef[] = [];
      for (const chapter of STORY) {
        for (const act of chapter) {
          const { times, late, other, number } = left.shift()!;
          const refs = (await act(world)).flatMap((ref) => Array.from({ length: times }, () => ref));
          if (other) await world.settle(world.ref(other, number));
          if (late) waiting = [...refs, ...waiting];
          else {
            await world.settle(...refs);
            await world.settle(...waiting.splice(0));
          }
        }
        await world.sweep();
      }
      await world.settle(...waiting);
      expect(world.visible()).toEqual(wanted);
    }),
    { numRuns: 12 },
  );
});

test('a label, a comment and a merge whose deliveries were lost are found by the sweep alone', async () => {
  const world = new World();
  for (const chapter of STORY) {
    for (const act of chapter) await act(world);
    await world.sweep();
  }
  expect(world.visible()).toEqual((await undisturbed()).visible());
});
