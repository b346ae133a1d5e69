import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (heading: string, list: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Summary\n\nIt stood.\n\n${heading}\n\n${list}\n`).actionItems.map(
    ({ text }) => text,
  );
const TO_DO = '- Add an alarm on age\n- Limit the batch';
const WEAK = '- Alarms were late\n- The runbook was old';
const PAST = '- Restarted the queue\n- Raised the limit';

describe('a forward-looking heading introduces action items, however it is worded', () => {
  test.each([
    'What is being done about this?',
    'Steps we are taking',
    'Which steps are we taking?',
    "Changes we're making",
    'How we will improve',
    'What do we want to change?',
    'What needs to change',
    'Agreed measures',
    'Prevention measures',
    'Post-incident tasks',
    'Mitigation plan',
    'Immediate next steps',
    'Bugs filed',
    'CAPA',
    'What are we going to do?',
    "What we're going to do",
    'Who does what by when',
    'Learnings & actions',
    'Maßnahmen / Measures',
  ])('%s', (heading) => {
    expect(items(`## ${heading}`, TO_DO)).toEqual(['Add an alarm on age', 'Limit the batch']);
    expect(items(`**${heading}**`, TO_DO)).toEqual(['Add an alarm on age', 'Limit the batch']);
  });
});

describe('the text below decides what an ambiguous heading means', () => {
  test.each([
    'Things to improve',
    'Areas for improvement',
    'Possible improvements',
    'Ideas',
    'Process changes',
    'Clean-up',
    'Short term',
    'Roadmap',
  ])('%s', (heading) => {
    expect(items(`## ${heading}`, TO_DO)).toHaveLength(2);
    expect(items(`**${heading}**`, TO_DO)).toHaveLength(2);
    expect(items(`## ${heading}`, WEAK)).toEqual([]);
    expect(items(`## ${heading}`, PAST)).toEqual([]);
  });

  test('as does the text above it', () => {
    expect(items('## Resolution\n\n### Short term', TO_DO)).toEqual([]);
    expect(items('## Action items\n\n### Short term', TO_DO)).toHaveLength(2);
  });
});

describe('other headings introduce none', () => {
  test.each([
    'What we changed',
    'Recent changes',
    'Additional changes in the network',
    'Disaster recovery plan',
    'Steps to reproduce',
    'Actions taken',
    'Lessons learned',
    'What went well',
  ])('%s', (heading) => {
    expect(items(`## ${heading}`, TO_DO)).toEqual([]);
  });
});

test('finished mitigations are not action items next to open ones', () => {
  const next = '## Future work\n\n- Add an alarm on age';
  expect(items('## Mitigations', `${PAST}\n\n${next}`)).toEqual(['Add an alarm on age']);
  expect(items('## Mitigations', `${TO_DO}\n\n${next}`)).toHaveLength(3);
  const withRead = '1. Raised the limit\n2. Read the log of the worker\n3. Set a lower age';
  expect(items('## Remediation', `${withRead}\n\n${next}`)).toEqual(['Add an alarm on age']);
});

test('marks below “Immediate actions” show that the list is kept up to date', () => {
  const below = (list: string) => items('## Remediation', `### Immediate actions\n\n${list}`);
  expect(below('- ✅ Raise the limit\n- ⚠️ Drain the queue by hand')).toHaveLength(2);
  expect(below('- Raise the limit\n- Drain the queue by hand')).toEqual([]);
});

test("a template's example is not an action item", () => {
  const table = (row: string) => `| Action | Owner | Due |\n| --- | --- | --- |\n| ${row} |`;
  expect(items('## Action items', table('_Example: add a limit_ | Ann | 2026-04-20'))).toEqual([]);
  expect(items('## Action items', table('_What to do_ | _@someone_ | _YYYY-MM-DD_'))).toEqual([]);
  expect(items('## Action items', table('Add a limit | @ann | YYYY-MM-DD'))).toEqual(['Add a limit']);
});

describe('a table of what, who and when', () => {
  const table = (...rows: string[]) => `| What | Who | When |\n| - | - | - |\n${rows.join('\n')}`;
  const row = (when: string) => `| Add an alarm on age | @ann | ${when} |`;

  test('contains action items below any heading', () => {
    for (const heading of ['## And now', '**What are we going to do?**', '**And now**'])
      expect(items(heading, table(row('2026-04-01'), row('next week')))).toHaveLength(2);
  });

  test('does not if it has times of day or no actions', () => {
    expect(items('## What happened', table(row('14:03'), row('14:05')))).toEqual([]);
    expect(items('## Involved', table('| The queue stood | @ann | 2026-03-04 |'))).toEqual([]);
  });
});
