import { beforeEach, expect, test } from 'vitest';
import { VirtualTime } from '../../sandbox/rehearsal/time.ts';
import { makeLog } from '../../src/app/log.ts';
import { every } from '../../src/reconcile/timetable.ts';

const MINUTE = 60_000;
let time: VirtualTime;
/** Minutes at which it ran. */
let runs: number[];
/** How many runs fail from now on. */
let failures: number;
const lines: string[] = [];

const start = (minutes: number) =>
  every(
    minutes,
    'the sweep',
    async () => {
      runs.push(time.now() / MINUTE);
      if (failures-- > 0) throw new Error('GitHub is down');
    },
    { clock: time, log: makeLog('warn', { write: (line) => void lines.push(line) }) },
  );

beforeEach(() => {
  time = new VirtualTime(0);
  [runs, failures, lines.length] = [[], 0, 0];
});

test('what failed runs again a minute later, until it works', async () => {
  failures = 2;
  start(60);
  await time.until(70 * MINUTE);
  expect(runs).toEqual([0, 1, 2, 60]);
  expect(lines.join()).toContain('the sweep failed; it runs again in 1 min');
});

test('what goes on failing runs again five times, and then at its next time', async () => {
  failures = Number.POSITIVE_INFINITY;
  start(60);
  await time.until(61 * MINUTE);
  expect(runs).toEqual([0, 1, 2, 3, 4, 5, 60, 61]);
  expect(lines.join()).toContain('it runs again in 60 min');
});

test('nothing runs once it was stopped', async () => {
  failures = 1;
  const stop = start(60);
  await time.until(MINUTE / 2);
  stop();
  await time.until(61 * MINUTE);
  expect(runs).toEqual([0]);
});
