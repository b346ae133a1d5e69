import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { checks } from '../../src/lint/twice/index.ts';
import { judge } from './sample.ts';

const mine = rules.filter(({ id }) => id === 'structure/said-twice');
const reported = (text: string) =>
  judge(`# The queue stood still\n\n## Summary\n\n${text}\n`, mine).findings.map(({ message }) => message);

describe.each(Object.entries(checks))('what is said twice: “%s”', (_name, check) => {
  test.each(check.wrong)('contradicts itself in: %s', (text) => {
    expect(check.gate.test(text)).toBe(true);
    expect(reported(text)).toHaveLength(1);
  });

  test.each(check.right)('agrees, or says nothing, in: %s', (text) => {
    expect(reported(text)).toEqual([]);
  });
});
