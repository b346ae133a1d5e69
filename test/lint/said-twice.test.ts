import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { kinds } from '../../src/lint/twice/index.ts';
import { judge } from './sample.ts';

const mine = rules.filter(({ id }) => id === 'structure/said-twice');
const reported = (text: string) =>
  judge(`# The queue stood still\n\n## Summary\n\n${text}\n`, mine).findings.map(({ message }) => message);

describe.each(Object.entries(kinds))('what is said twice, of the kind “%s”', (_name, kind) => {
  test.each(kind.wrong)('contradicts itself in: %s', (text) => {
    expect(kind.gate.test(text)).toBe(true);
    expect(reported(text)).toHaveLength(1);
  });

  test.each(kind.right)('agrees, or says nothing, in: %s', (text) => {
    expect(reported(text)).toEqual([]);
  });
});
