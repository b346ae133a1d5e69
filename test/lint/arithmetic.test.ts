import { describe, expect, test } from 'vitest';
import { checks } from '../../src/lint/arithmetic/index.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { judge } from './sample.ts';

const found = (check: (typeof checks)[string], text: string) =>
  check.gate.test(text)
    ? [...text.matchAll(check.pattern)].flatMap((match) => check.judge(match.groups!) ?? [])
    : [];

const arithmetic = rules.filter(({ id }) => id === 'structure/arithmetic');
const reported = (text: string) =>
  judge(`# The queue stood still\n\n## Impact\n\n${text}\n`, arithmetic).findings;

describe.each(Object.entries(checks))('the figures of “%s”', (_name, check) => {
  test.each(check.wrong)('contradict in: %s', (text) => {
    expect(found(check, text)).toHaveLength(1);
    expect(reported(text)).toHaveLength(1);
  });

  test.each(check.right)('agree, or say nothing, in: %s', (text) => {
    expect(found(check, text)).toEqual([]);
  });
});
