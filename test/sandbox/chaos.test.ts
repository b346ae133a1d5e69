import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chaos } from '../../chaos/play.ts';
import { FAULTS } from '../../sandbox/faults/index.ts';

let chaos: Chaos;
beforeAll(async () => {
  chaos = await Chaos.open();
});
afterAll(() => chaos.close());

const DISTURB_ANSWERS = [
  'connection-resets',
  'cut-bodies',
  'lost-answers',
  'rate-limits',
  'server-errors',
  'stray-404s',
];

// One seed, so that the life without faults is played once. `npm run chaos` plays as many as you like.
test.each<[string, readonly string[]]>([
  ['refused, broken and lost answers', DISTURB_ANSWERS],
  ['every kind of fault at once', Object.keys(FAULTS)],
])('an incident ends the same with %s', { timeout: 120_000 }, async (_, kinds) => {
  expect(await chaos.differences({ seed: 1, faults: 4, kinds })).toEqual([]);
});

// What else can be taken away changes less: `npm run chaos -- --only without-deployments` and so on.
test.each(['without-issues', 'without-contents', 'without-checks'])(
  'an incident ends the same %s for an hour and a half, and what was refused is said once',
  { timeout: 120_000 },
  async (kind) => {
    expect(await chaos.differences({ seed: 1, faults: 4, kinds: [kind] })).toEqual([]);
  },
);
