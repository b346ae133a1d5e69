import { expect, test } from 'vitest';
import { GaveUpLog } from '../../src/app/gave-up.ts';
import { makeLog } from '../../src/app/log.ts';
import { HOUR, MINUTE } from '../../src/vocabulary/milliseconds.ts';

test('what is given up again and again is an error at first, and then ever more rarely', () => {
  let now = Date.parse('2026-03-01T14:00:00Z');
  const start = now;
  const errors: number[] = [];
  const log = makeLog('debug', {
    write: (line) => {
      if (JSON.parse(line).level === 50) errors.push((now - start) / HOUR);
    },
  });
  const gaveUpLog = new GaveUpLog(log, () => now);
  const gaveUp = (number: number) => {
    const ref = { kind: 'action-items', owner: 'acme', repo: 'shop', number };
    gaveUpLog.gaveUp({ ref, attempts: 1, error: new Error('Issues are disabled') });
    return ref;
  };
  const until = (hours: number) => {
    for (; now - start <= hours * HOUR; now += 10 * MINUTE) gaveUp(7);
  };
  until(80);
  expect(errors).toEqual([0, 1, 6, 24, 48, 72]);
  gaveUpLog.done(gaveUp(7));
  gaveUp(7);
  gaveUp(8);
  expect(errors.slice(6)).toHaveLength(2);
});
