import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/lint/arithmetic/index.ts';

const found = (kind: (typeof kinds)[string], text: string) =>
  kind.hint.test(text)
    ? [...text.matchAll(kind.pattern)].flatMap((match) => kind.judge(match.groups!) ?? [])
    : [];

describe.each(Object.entries(kinds))('figures of the kind “%s”', (_name, kind) => {
  test.each(kind.wrong)('contradict in: %s', (text) => {
    expect(found(kind, text)).toHaveLength(1);
  });

  test.each(kind.right)('agree, or say nothing, in: %s', (text) => {
    expect(found(kind, text)).toEqual([]);
  });
});
