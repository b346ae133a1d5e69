import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { toReport } from '../../src/postmortem/report.ts';

const read = (text: string) =>
  toReport(
    readPostMortem(parseMarkdown(text, 'postmortems/2026-04-01-checkout.md'), {
      today: '2026-04-15',
      aliases: {},
      timeZone: null,
    }),
  );
const kinds = (text: string) => read(text).textKinds.map(({ line, kind }) => `${line} ${kind}`);

test.each([
  ['initials', 'RK: the pool is full\n\nAB: rolling back\n\nRK: thanks'],
  ['clock and initials', '10.12 RK the pool is full\n\n10.14 AB rolling back\n\n10.15 RK thanks'],
  ['handles', '@ana: the pool is full\n\n@ben: rolling back\n\n@ana: thanks'],
  ['clock and handles', '10:12 @ana the pool is full\n\n10:13 @ben rolling back\n\n10:14 @ana ok'],
  ['names', 'Ana: the pool is full\n\nBen: rolling back\n\nAna: thanks'],
])('lines that begin with a speaker are speech: %s', (_name, chat) => {
  expect(kinds(`# Checkout was down\n\n## Log\n\n${chat}\n`)).toEqual(['5 speech', '7 speech', '9 speech']);
});

test.each([
  ['labels', 'Cause: the pool was full\n\nImpact: no orders\n\nFix: a larger pool'],
  ['zones', '10:12 UTC the pool is full\n\n10:14 UTC rolled back\n\n10:20 UTC over'],
  ['one name', 'Ana: incident commander'],
])('other lines with a colon or capitals are not: %s', (_name, text) => {
  expect(kinds(`# Checkout was down\n\n## Log\n\n${text}\n`)).toEqual([]);
});

test('quotations, action items and worst cases have their own kinds', () => {
  const text = `# Checkout was down

> We are looking into it.

## Worst case

All orders of the day could have been lost.

## Action items

- [ ] @ana adds an alert by 2026-05-01
`;
  expect(kinds(text)).toEqual(['3 quotation', '7 worst-case', '11 action']);
});

test('a document that says it is fictional is fiction', () => {
  expect(read('# The Death Star outage\n\nA fictional post-mortem, for practice.\n').fiction).toBe(
    'fictional',
  );
  expect(read('# Checkout was down\n\nThe pool was full.\n').fiction).toBeNull();
});
