import { describe, expect, test } from 'vitest';
import { findPrivate, KINDS, leaksOf } from '../../src/privacy/find.ts';
import { NO_CONTEXT } from '../../src/privacy/kind.ts';

const KNOWN = { ...NO_CONTEXT, people: ['ann ong', 'annong-dev'] };
const allLookalikes = KINDS.flatMap(({ leaves }) => leaves);

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  test.each(kind.finds)('is found in %j', (text, ...found) => {
    expect(leaksOf([kind], text, KNOWN).map((leak) => leak.text)).toEqual(found);
  });

  test.each(kind.leaves)('is not found in %j', (text) => {
    expect(leaksOf([kind], text, KNOWN).map((leak) => leak.text)).toEqual([]);
  });
});

test.each(allLookalikes)('nothing of any kind is found in %j', (text) => {
  expect(findPrivate(text, KNOWN)).toEqual([]);
});

test.each(['`kubectl ', '`docker pull ', '`mysql '])(
  '%s with hundreds of options is read at once',
  (command) => {
    for (const option of ['-a ', '-a=b=c ', '-a b '])
      expect(findPrivate(`${command}${option.repeat(300)}#\``)).toEqual([]);
  },
);
