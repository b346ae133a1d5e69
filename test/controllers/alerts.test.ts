import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { findMarker } from '../../src/github/markers.ts';
import type { Issue } from '../../src/github/port.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';
import { World } from './world.ts';

let world: World;
let incident: Issue;
let waiting: Signal[];

beforeEach(async () => {
  world = new World();
  waiting = [];
  world.signals = {
    waiting: async ({ number }) => waiting.filter(({ ref }) => ref.number === number),
    async settle(id) {
      waiting = waiting.filter((signal) => signal.id !== id);
    },
  };
  incident = await world.incident();
});

function hear(at: string, status: 'firing' | 'resolved' = 'firing', key = 'pool', title = 'Pool is full') {
  const ref = world.ref('incident', incident.number);
  const data = { key, status, title, url: 'https://g.example/d/1' };
  waiting.push({
    id: `${at} ${status} ${key}`,
    source: 'generic',
    ref,
    at: `2026-03-01T${at}:00.000Z`,
    data,
  });
}
const look = () => world.settle(world.ref('incident', incident.number));
const shown = () =>
  world
    .comments(incident)
    .filter((comment) => findMarker(comment, 'alert'))
    .map(({ body }) => body.split('\n').slice(1).join('\n'));

test('an alert is shown in a comment on its incident, and forgotten then', async () => {
  hear('14:04');
  await look();
  expect(shown()).toEqual([
    '🔔 **[Pool is full](https://g.example/d/1)** is firing · since 2026-03-01 14:04 UTC, last reported at 14:04 UTC',
  ]);
  expect(waiting).toEqual([]);
});

test('what is heard of it later edits that comment; another problem has one of its own', async () => {
  hear('14:04');
  await look();
  hear('14:20');
  hear('14:06', 'firing', 'disk', 'Disk fails @all');
  await look();
  hear('14:30', 'resolved');
  await look();
  expect(shown()).toEqual([
    '✅ **[Pool is full](https://g.example/d/1)** has stopped · from 2026-03-01 14:04 UTC to 14:30 UTC',
    '🔔 **[Disk fails `@all`](https://g.example/d/1)** is firing · since 2026-03-01 14:06 UTC, last reported at 14:06 UTC',
  ]);
  expect(waiting).toEqual([]);
});

test('a recovery that is dated like the last failure counts, and sending the failure again does not undo it', async () => {
  hear('14:04');
  const [failure] = waiting;
  await look();
  hear('14:04', 'resolved');
  await look();
  const stopped = [
    '✅ **[Pool is full](https://g.example/d/1)** has stopped · from 2026-03-01 14:04 UTC to 14:04 UTC',
  ];
  expect(shown()).toEqual(stopped);
  waiting = [failure!];
  await look();
  expect(shown()).toEqual(stopped);
});

test('an alert that was shown before the process ended is not shown twice', async () => {
  hear('14:04');
  const [left] = waiting;
  await look();
  waiting = [left!];
  await look();
  expect(shown()).toHaveLength(1);
  expect(waiting).toEqual([]);
});

test('whatever the order in which alerts arrive, the comment ends up with the latest', async () => {
  const times = ['14:01', '14:02', '14:03', '14:04'];
  const order = fc.shuffledSubarray(times, { minLength: times.length });
  await fc.assert(
    fc.asyncProperty(order, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), async (heard, looks) => {
      world.repo.issues.get(incident.number)!.events.splice(0);
      for (const [index, at] of heard.entries()) {
        hear(at, at === '14:04' ? 'resolved' : 'firing');
        if (looks[index]) await look();
      }
      await look();
      expect(shown()).toEqual([
        expect.stringMatching(/^✅ .* has stopped · from .* 14:0[1-4] UTC to 14:04 UTC$/),
      ]);
      expect(waiting).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

test('an alert on a locked incident waits until it is unlocked', async () => {
  const held = world.repo.issues.get(incident.number)! as { issue: Issue };
  held.issue = { ...held.issue, locked: true };
  hear('14:04');
  await look();
  expect([shown(), waiting.length]).toEqual([[], 1]);
  held.issue = { ...held.issue, locked: false };
  await look();
  expect([shown().length, waiting.length]).toEqual([1, 0]);
});
