import { describe, expect, test } from 'vitest';
import { findPrivate, KINDS, leaksOf } from '../../src/privacy/find.ts';
import { NOTHING_KNOWN } from '../../src/privacy/kind.ts';
import { EXAMPLE_PEOPLE } from '../../src/privacy/kinds/names.ts';

const KNOWN = { ...NOTHING_KNOWN, people: EXAMPLE_PEOPLE };
const everyLeaf = KINDS.flatMap(({ leaves }) => leaves);

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test.each(kind.finds)('is found in %j', (text, ...found) => {
    expect(leaksOf([kind], text, KNOWN).map((leak) => leak.text)).toEqual(found);
  });

  test.each(kind.leaves)('is not found in %j', (text) => {
    expect(leaksOf([kind], text, KNOWN).map((leak) => leak.text)).toEqual([]);
  });
});

test.each(everyLeaf)('nothing of any kind is found in %j', (text) => {
  expect(findPrivate(text, KNOWN)).toEqual([]);
});
