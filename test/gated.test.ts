import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checks } from '../src/lint/arithmetic/index.ts';
import '../src/lint/rules/index.ts';
import { GATED } from '../src/vocabulary/gated.ts';
import { SIGNS } from './phrases.ts';

const BEHIND_GATES = [
  ...GATED,
  ...Object.values(checks),
  ...SIGNS.flatMap(([, { gate, pattern }]) => (gate ? { gate, pattern } : [])),
];

/** The same alternatives, without conditions on what is around them: each match of a pattern is a text of this one. */
function unconditional({ source, unicode }: RegExp): RegExp {
  let rest = source.replaceAll('\\b', '');
  for (let at = rest.search(/\(\?<?[!=]/); at >= 0; at = rest.search(/\(\?<?[!=]/))
    rest = rest.slice(0, at) + rest.slice(endOfGroup(rest, at));
  return new RegExp(rest, unicode ? 'u' : '');
}

/** Where the group that begins at `at` ends, after its bracket. */
function endOfGroup(source: string, at: number): number {
  let depth = 0;
  let end = at;
  for (const [part] of source.slice(at).matchAll(/\\.|\[(?:\\.|[^\]])*\]|./gs)) {
    end += part.length;
    if (part === '(') depth++;
    if (part === ')' && --depth === 0) return end;
  }
  throw new Error(`A group does not end: ${source}`);
}

test('there are patterns behind gates', () => {
  expect(BEHIND_GATES.length).toBeGreaterThan(0);
});

test.each(BEHIND_GATES.map(({ pattern, gate }) => [pattern.source.slice(0, 60), pattern, gate]))(
  'whatever %s… matches passes its gate',
  (_, pattern, gate) => {
    // What may not follow is stripped from the pattern, so the gate cannot ask for it either.
    const open = new RegExp(unconditional(gate), gate.flags);
    fc.assert(
      fc.property(
        fc.stringMatching(unconditional(pattern)),
        (text) => open.test(text) && (!pattern.ignoreCase || open.test(text.toUpperCase())),
      ),
      { numRuns: 3000 },
    );
  },
);
