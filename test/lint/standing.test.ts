import { expect, test } from 'vitest';
import { withStanding } from '../../src/lint/standing.ts';
import { read } from '../postmortem/reading.ts';

const TEXT = '# The ferry desk stood still\n\nNobody could buy a ticket for an hour.\n';
const standings = (front: string) =>
  [false, true].map((isChange) => withStanding(read(front + TEXT), isChange).standing);

test.each([
  ['no front matter', ''],
  ['that of a site', '---\ntitle: The ferry desk\ndate: 2026-03-02\nresolved: true\n---\n\n'],
  ['that of another tool', '---\nid: 7\nseverity: high\ncategory: desk\nduration: 60\n---\n\n'],
])('with %s, a document is older until a change proposes it', (_, front) => {
  expect(standings(front)).toEqual(['older', 'proposed']);
});

test.each([
  ['an incident', '---\nstatus: draft\nincident: 12\n---\n\n'],
  ['a severity', '---\nseverity: SEV2\nowner: "@amal"\n---\n\n'],
  ['a quotation mark that is missing', '---\nowner: "@amal\nincident: 12\n---\n\n'],
])('with Debrief’s front matter, it is our own wherever it is: %s', (_, front) => {
  expect(standings(front)).toEqual(['own', 'own']);
});

test('in a change, one key of somebody else makes no document another tool’s', () => {
  expect(standings('---\nseverity: SEV2\ncategory: desk\n---\n\n')).toEqual(['older', 'own']);
});
