import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chaos } from '../../chaos/play.ts';
import { FAULTS } from '../../sandbox/faults/index.ts';
import { MISSING_PERMISSIONS } from '../../sandbox/faults/missing-permissions.ts';

let chaos: Chaos;
beforeAll(async () => {
  chaos = await Chaos.open();
});
afterAll(() => chaos.close());

const KINDS = Object.entries({ ...FAULTS, ...MISSING_PERMISSIONS });

// One seed, so that the life without faults is played once. `npm run chaos` plays as many as you like.
test.each<[string, readonly string[]]>([
  ...KINDS.map(([kind, { about }]): [string, string[]] => [about, [kind]]),
  ['all of these faults together', Object.keys(FAULTS)],
])('%s: an incident ends the same', { timeout: 120_000 }, async (_, kinds) => {
  expect(await chaos.differences({ seed: 1, faults: 6, kinds })).toEqual([]);
});
