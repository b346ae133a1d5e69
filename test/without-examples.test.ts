import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutExamples } from '../scripts/bundle/examples.ts';
import { rules } from '../src/lint/rules/index.ts';

test('a built file makes the examples of a rule when it is asked for them, and lacks those of words and patterns', () => {
  const code = withoutExamples(
    `const rule = { id: 'x', bad: [{ reports: ['a'] }], good: [], check() { return 1; } };
     const construction = { hits: ['b', { text: 'c' }], misses: [made()], name: 'y' };
     const hits = reading.hits; export const { good } = rule;`,
    'x.ts',
  );
  expect(code).toBe(
    `const rule = { id: 'x', get bad() { return [{ reports: ['a'] }]; }, get good() { return []; }, check() { return 1; } };
     const construction = { name: 'y' };
     const hits = reading.hits; export const { good } = rule;`,
  );
});

test.each(rules.map(({ id }) => id))('the built examples of %s are on demand', (id) => {
  const path = `src/lint/rules/${id}.ts`;
  const code = withoutExamples(readFileSync(path, 'utf8'), path);
  expect(code.match(/\bget (?:bad|good)\(\) \{ return \[/g)).toHaveLength(2);
  expect(code).not.toMatch(/^ {2}(?:bad|good): \[/m);
});
