import { expect, test } from 'vitest';
import { Chaos } from '../../chaos/play.ts';
import { makeLog } from '../../src/app/log.ts';

/** What people write in a life, and what opens doors. Names of files and branches may be logged. */
const PRIVATE = [
  /Checkout rejects|Cards (?:are|were) declined|since lunch/,
  /I have it|with Tomas|\/incident [a-z]|udpate|wrong (?:word|place)/,
  /One payment|Every card|Support has|Customers confirm|All payments/,
  /new certificate|Alert on expiry|Renew client|runbook/,
  /Reads well|Thank you all|Write up what happened/,
  /ghs_|gh[pousr]_|Bearer|PRIVATE KEY|authorization/i,
];

test('at the level trace, a life full of refusals and broken answers logs no words of people and no keys', {
  timeout: 240_000,
}, async () => {
  const lines: string[] = [];
  const log = makeLog('trace', { write: (line) => void lines.push(line) });
  const chaos = await Chaos.open();
  try {
    const kinds = ['server-errors', 'cut-bodies', 'rate-limits', 'stray-404s', 'connection-resets'];
    await chaos.live({ seed: 11, faults: 40, kinds, log });
  } finally {
    await chaos.close();
  }
  // It has logged: steps that were taken, and looks that failed.
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter((line) => line.includes('not finished')).length).toBeGreaterThan(0);
  expect(lines.filter((line) => PRIVATE.some((pattern) => pattern.test(line)))).toEqual([]);
});
