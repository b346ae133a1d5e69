import { describe, expect, test } from 'vitest';
import * as done from '../../src/postmortem/phrases/done.ts';
import * as failure from '../../src/postmortem/phrases/failure.ts';
import * as itemHeadings from '../../src/postmortem/phrases/item-headings.ts';
import * as nothingToDo from '../../src/postmortem/phrases/nothing-to-do.ts';
import * as owners from '../../src/postmortem/phrases/owners.ts';
import type { Senses } from '../../src/postmortem/phrases/phrase.ts';
import * as promises from '../../src/postmortem/phrases/promises.ts';

const isSenses = (value: unknown): value is Senses<string> =>
  typeof value === 'object' && value !== null && 'find' in value;

/** Every list of phrases, by its exported name. */
const LISTS = Object.entries({
  ...done,
  ...failure,
  ...itemHeadings,
  ...nothingToDo,
  ...owners,
  ...promises,
}).flatMap(([name, value]) => (isSenses(value) ? [[name, value] as const] : []));

test('there are lists of phrases for owners, statuses and promises', () => {
  expect(LISTS.map(([name]) => name)).toEqual(
    expect.arrayContaining(['statusWord', 'labelWord', 'promise', 'none', 'forward']),
  );
});

describe.each(LISTS)('%s', (_name, { entries, find }) => {
  test.each(entries.flatMap(({ sense, hits }) => hits.map((text) => [sense, text])))(
    'finds “%s” in: %s',
    (sense, text) => {
      expect(find(text)?.sense).toBe(sense);
    },
  );

  test.each(entries.flatMap(({ sense, misses }) => misses.map((text) => [sense, text])))(
    'does not find “%s” in: %s',
    (sense, text) => {
      expect(find(text)?.sense).not.toBe(sense);
    },
  );
});
