import { expect, test } from 'vitest';
import { Storms } from '../../src/app/storms.ts';
import type { Signal } from '../../src/vocabulary/signal.ts';

const alert: Signal = {
  id: 'generic 1',
  source: 'generic',
  ref: { kind: 'alert', owner: 'acme', repo: 'shop', number: 1 },
  at: '2026-03-01T14:04:30.000Z',
  data: { key: 'pool', status: 'firing' },
};

test('an alert that could not be stored is looked at as soon as it is sent again', async () => {
  const later: (string | undefined)[] = [];
  let isDown = true;
  const storms = new Storms(
    {
      knows: async () => new Set(),
      accept: async () => true,
      signals: {
        async keep(_signal, at) {
          if (isDown) throw new Error('the database is down');
          later.push(at);
          return true;
        },
      },
    },
    () => Date.parse('2026-03-01T14:04:40Z'),
  );
  await expect(storms.keep(alert)).rejects.toThrow('the database is down');
  isDown = false;
  await storms.keep(alert);
  await storms.keep({ ...alert, id: 'generic 2' });
  expect(later).toEqual([undefined, '2026-03-01T14:09:40.000Z']);
});

test('an alert that is sent again is not kept a second time, even after it was settled', async () => {
  const stored: string[] = [];
  const storms = new Storms(
    {
      knows: async (ids) => new Set(ids.filter((id) => stored.includes(id))),
      accept: async ({ id }) => stored.push(id) > 0,
      // A settled signal is gone from the store.
      signals: { keep: async () => true },
    },
    () => Date.parse('2026-03-01T14:04:40Z'),
  );
  expect([await storms.keep(alert), await storms.keep(alert)]).toEqual([true, false]);
});
