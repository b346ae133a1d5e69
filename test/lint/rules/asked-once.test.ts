import { expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { judge } from '../sample.ts';

const HEAD = '# The ferry desk stood still\n\nOn 2 March 2024 nobody could buy a ticket for an hour.\n\n';
const asked = (list: string) =>
  judge(
    `${HEAD}## Action items\n\n${list}\n`,
    rules.filter(({ id }) => id === 'action-items/owner' || id === 'action-items/due-date'),
    { profile: 'standard' },
  ).findings.map(({ ruleId, message }) => [ruleId, message.slice(0, 60)]);

test('what nobody has taken on is asked for both at once, and the rest for its day', () => {
  expect(
    asked('- Add an alert on the ticket queue\n- Add a second printer\n- @mia documents the restart'),
  ).toEqual([
    ['action-items/owner', '2 of these 3 open items name neither an owner nor a date, so'],
    ['action-items/due-date', 'No due date is given for this item. A date is what turns an '],
  ]);
});

test('what nobody has taken on is asked for its owner first if some of it says when', () => {
  expect(
    asked('- Add an alert on the ticket queue by 2026-05-02\n- Add a second printer\n- Document the restart'),
  ).toEqual([['action-items/owner', 'None of these 3 open items says who sees to it. What nobody ']]);
});

test.each([
  [
    'advice for later',
    '- When replacing the printer, keep the price list\n- For any future desk, order two printers',
  ],
  ['what goes on', '- Continue to test the printer with two lists'],
  ['what the text says is done', '- Print by price. (done during the response) Each ticket now shows it'],
])('%s is asked for nothing', (_, list) => expect(asked(list)).toEqual([]));

test('an issue of a repository by its short name is one', () => {
  const table = (issue: string) =>
    `| Action | Issue | Status |\n| --- | --- | --- |\n| Add an alert on the ticket queue | ${issue} | Open |`;
  expect(asked(table('ferry-desk#82'))).toEqual([]);
  expect(asked(table('none yet'))).toHaveLength(1);
});

const said = (rule: string, text: string) =>
  judge(
    `${HEAD}${text}\n`,
    rules.filter(({ id }) => id === rule),
    { profile: 'standard' },
  ).findings.map(({ message }) => message);

test.each([
  ['who told of it is not whom it hit', 'A handful of users reported it.', 0],
  ['what would have been was not', 'Printing by hand would have taken many hours.', 0],
  ['whom it hit is', 'Many users could buy no ticket.', 1],
])('of impact, %s', (_, text, count) =>
  expect(said('impact/vague-quantities', `## Impact\n\n${text}`)).toHaveLength(count),
);

test('initials break nothing off', () => {
  expect(said('structure/cut-off', '## Attendees\n\n- EC, MM, WC, AN')).toEqual([]);
  expect(said('structure/cut-off', '## Cause\n\n- The old printer refused a')).toHaveLength(1);
});
