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
  [
    'that of a status page',
    '---\ntitle: The desk is slow\nseverity: degraded-performance\nresolved: false\n---\n\n',
  ],
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

test('in a folder, a severity like P0 is nobody’s promise to Debrief', () => {
  expect(standings('---\nname: The desk\nseverity: P0\nowner: amal\nstatus: Resolved\n---\n\n')).toEqual([
    'older',
    'own',
  ]);
});

test('a draft with a severity like P1 is our own', () => {
  expect(standings('---\nseverity: P1\nowner: amal\nstatus: draft\n---\n\n')).toEqual(['own', 'own']);
});

test('times beside many keys of somebody else are theirs; beside an incident’s number they are ours', () => {
  const keys = 'id: 7\nrepaired: 2026-03-03\nclass: desk\nissue: 12\nactions: [13]\nlink: desk\n';
  const front = (key: string) => `---\nseverity: SEV2\n${key}\n${keys}---\n\n`;
  expect(standings(front('detected: 2026-03-02T10:00Z'))).toEqual(['older', 'own']);
  expect(standings(front('incident: 12'))).toEqual(['own', 'own']);
});

test('in a change, one key of somebody else makes no document another tool’s', () => {
  expect(standings('---\nseverity: SEV2\ncategory: desk\n---\n\n')).toEqual(['older', 'own']);
});
