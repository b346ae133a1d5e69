import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/lint/arithmetic/index.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { judge } from './sample.ts';

const found = (kind: (typeof kinds)[string], text: string) =>
  kind.gate.test(text)
    ? [...text.matchAll(kind.pattern)].flatMap((match) => kind.judge(match.groups!) ?? [])
    : [];

const arithmetic = rules.filter(({ id }) => id === 'structure/arithmetic');
const reported = (text: string) =>
  judge(`# The queue stood still\n\n## Impact\n\n${text}\n`, arithmetic).findings;

describe.each(Object.entries(kinds))('figures of the kind “%s”', (_name, kind) => {
  test.each(kind.wrong)('contradict in: %s', (text) => {
    expect(found(kind, text)).toHaveLength(1);
    expect(reported(text)).toHaveLength(1);
  });

  test.each(kind.right)('agree, or say nothing, in: %s', (text) => {
    expect(found(kind, text)).toEqual([]);
  });
});
