import { expect, test } from 'vitest';
import { withStanding } from '../../../../src/lint/standing.ts';
import { openItems } from '../../../../src/lint/support/action-items/items.ts';
import { read } from '../../../postmortem/reading.ts';

const openIn = (items: string) =>
  openItems(withStanding(read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${items}\n`), false)).map(
    ({ text }) => text,
  );

test.each([
  'Already run the script that refills the queue',
  'Warn whoever starts the job by hand. We already implemented that now.',
  'Alert on the age of the queue. This has already been done.',
  'Alert on the age of the queue (already in place)',
  '✅ Alert on the age of the queue',
  ':white_check_mark: Alert on the age of the queue',
])('an item described as done is not open: %s', (item) => {
  expect(openIn(`- ${item}`)).toEqual([]);
});

test.each([
  'We already opened a ticket to alert on the age of the queue (@amal)',
  'Alert on what the dashboard already shows',
  'Extend the check that we already implemented',
  'Already planned: alert on the age of the queue (@amal)',
  'Drop jobs that were already sent',
])('an item that only describes the past is open: %s', (item) => {
  expect(openIn(`- ${item}`)).toHaveLength(1);
});

test.each([
  ['🟢 Cleaned', 0],
  ['**🟢 CLEANED** (by the night shift)', 0],
  ['🟢', 1],
  ['✅', 0],
  ['Resolved', 0],
  ['In place', 0],
  ['🟢 On track', 1],
  ['🔴 Outstanding', 1],
  ['Clean-up pending', 1],
])('a status of %s leaves %i open', (status, count) => {
  const table = `| Action | Status |\n| --- | --- |\n| Remove the old queue | ${status} |`;
  expect(openIn(table)).toHaveLength(count);
});

test.each([
  ['measures in place', 'Already in place.', []],
  ['examples of a template', 'Examples:', []],
  ['what is planned', 'Planned:', ['Alert on queue depth over 500', 'Limit the size of a batch']],
])('items below a line that announces %s', (_what, line, open) => {
  expect(openIn(`${line}\n\n- Alert on queue depth over 500\n- Limit the size of a batch`)).toEqual(open);
});

test('a sentence of the template about action items is not one', () => {
  expect(openIn('- Each action item has an owner and a date\n- Add an alert')).toEqual(['Add an alert']);
});
