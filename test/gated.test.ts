import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../src/lint/rules/index.ts';
import { GATED } from '../src/vocabulary/gated.ts';

/** The same alternatives, without conditions on what is around them: each match of a pattern is a text of this one. */
const unconditional = ({ source }: RegExp) => new RegExp(source.replaceAll('\\b', ''));

test('there are patterns behind gates', () => {
  expect(GATED.length).toBeGreaterThan(0);
});

test.each(GATED.map(({ pattern, gate }) => [pattern.source.slice(0, 60), pattern, gate]))(
  'whatever %s… matches passes its gate',
  (_, pattern, gate) => {
    expect(pattern.source).not.toMatch(/\(\?<?[!=]/);
    fc.assert(
      fc.property(fc.stringMatching(unconditional(pattern)), (text) => gate.test(text)),
      { numRuns: 3000 },
    );
  },
);
