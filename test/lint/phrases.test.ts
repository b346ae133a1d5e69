import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Senses } from '../../src/postmortem/phrases/phrase.ts';
import type { Sign } from '../../src/postmortem/phrases/sign.ts';

/** All that the files in folders `phrases` export, by its name. */
const exported: [name: string, value: unknown][] = [];
for (const room of ['postmortem', 'lint']) {
  const folder = new URL(`../../src/${room}/phrases/`, import.meta.url);
  for (const file of readdirSync(folder)) exported.push(...Object.entries(await import(`${folder}${file}`)));
}

const isSenses = (value: unknown): value is Senses<string> =>
  typeof value === 'object' && value !== null && 'find' in value && !Array.isArray(value);
const isSign = (value: unknown): value is Sign =>
  typeof value === 'object' && value !== null && 'pattern' in value;

const LISTS = exported.flatMap(([name, value]) => (isSenses(value) ? [[name, value] as const] : []));
const SIGNS = exported.flatMap(([name, value]) =>
  [value].flat().flatMap((each) => (isSign(each) ? [[name, each] as const] : [])),
);

test('there are phrases and signs for owners, promises, remedies and open ends', () => {
  expect([...LISTS, ...SIGNS].map(([name]) => name)).toEqual(
    expect.arrayContaining(['statusWord', 'labelWord', 'promise', 'none', 'forward', 'fixed', 'openEnds']),
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

describe.each(SIGNS)('%s', (_name, { pattern, hits, misses }) => {
  test.each(hits)('is shown by: %s', (text) => {
    expect(text).toMatch(pattern);
  });

  test.each(misses)('is not shown by: %s', (text) => {
    expect(text).not.toMatch(pattern);
  });
});
