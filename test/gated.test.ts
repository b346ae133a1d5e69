import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../src/lint/rules/index.ts';
import { GATED } from '../src/vocabulary/gated.ts';
import { SIGNS } from './phrases.ts';
import { unconditional } from './unconditional.ts';

const BEHIND_GATES = [...GATED, ...SIGNS.flatMap(([, { gate, pattern }]) => (gate ? { gate, pattern } : []))];

test('there are patterns behind gates', () => {
  expect(BEHIND_GATES.length).toBeGreaterThan(0);
});

test.each(BEHIND_GATES.map(({ pattern, gate }) => [pattern.source.slice(0, 60), pattern, gate]))(
  'whatever %s… matches passes its gate',
  (_, pattern, gate) => {
    fc.assert(
      fc.property(fc.stringMatching(unconditional(pattern)), (text) => gate.test(text)),
      { numRuns: 3000 },
    );
  },
);
