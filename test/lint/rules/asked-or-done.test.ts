import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { judge } from '../sample.ts';

const LONG = 'On 2 March 2024 nobody could buy a ticket at the ferry desk, from nine until noon. '.repeat(15);
const OURS = '---\nseverity: SEV2\ndate: 2024-03-02\n---\n\n';

const said = (text: string, before = '') =>
  judge(
    `${before}# The ferry desk stood still\n\n${LONG}\n\n## Root cause\n\nThe list was empty.\n\n${text}\n`,
    rules.filter(({ id }) => id === 'action-items/present'),
  ).findings.map(({ level, message }) => `${level}: ${message}`);

describe('a document in its own format without action items', () => {
  test('is asked for them in a hint: it may tell in other words what was changed', () => {
    expect(said('')).toEqual([expect.stringMatching(/^hint: Debrief finds no action item here/)]);
  });

  test.each([
    ['Still open', '- Nobody has tried the printer.\n- The harbour office has no list.'],
    ['Known gaps', '- Nobody has tried the printer.\n- The harbour office has no list.'],
    ['What we still do not know', '- Who sent the list.\n- Since when it is empty.'],
  ])('is asked about what it calls open itself: %s', (heading, list) => {
    expect(said(`## ${heading}\n\n${list}`)).toEqual([
      expect.stringMatching(new RegExp(`^warning: “${heading}” names 2 points, and nobody promises`)),
    ]);
  });

  test.each([
    '## Still open\n\nNothing.',
    '## Still open\n\n- Optional: a second printer.',
    '## Open questions\n\n- Does it sell at night? Yes — from desk 2.\n- Was it stopped at noon? No: a full disk.',
    '## Open to the public\n\n- The desk in hall 4.',
  ])('has nothing open: %s', (text) => expect(said(text).join()).not.toContain('nobody promises'));

  test.each([
    'The morning check should sell a ticket for each desk.',
    'A check that nobody reads should be deleted.',
    'Our list needs to be compared with the till.',
  ])('is asked about a lesson that wants a change: %s', (lesson) => {
    expect(said(`## Lessons learned\n\n- It was a long day.\n- ${lesson}`)).toEqual([
      expect.stringMatching(/^warning: “.*asks for a change, and nobody promises to make it/),
    ]);
  });

  test.each([
    'Any list should be compared before it is used.',
    'You should never trust a list.',
    'This should prevent empty lists.',
    'The desks should now sell again.',
    'The clerk should have looked.',
    'Should we keep the list?',
    'The morning check should sell a ticket for each desk. ✅ **Implemented on 2026-06-06.**',
  ])('is not asked about a maxim or a hope: %s', (lesson) => {
    expect(said(`## Lessons learned\n\n- ${lesson}`).join()).not.toContain('asks for a change');
  });

  test.each([
    ['a fix', '## The fix\n\nThe desk reads the list only if it has at least one price in it.'],
    ['a change in the resolution', '## Resolution\n\nSet `MIN_PRICES` to 1 in the settings of every desk.'],
    ['a label', 'Regression test: the desk refuses a list without prices.'],
    ['a label in a line', 'It was over at noon. What changes: the desk refuses a list without prices.'],
    ['a reproducer', '## Steps to reproduce\n\nEmpty the list, and sell a ticket to anybody.'],
    [
      'a section on work that reports',
      '## Prevention\n\nThe desks were given a list of their own, with a price in it.',
    ],
  ])('gets a hint only if it tells %s', (_, text) => {
    expect(said(text)).toEqual([expect.stringMatching(/^hint: /)]);
    if (!text.startsWith('## Prev')) expect(said(text, OURS)).toEqual([expect.stringMatching(/^error: /)]);
  });

  test.each([
    ['a restart alone', '## Resolution\n\nThe desk was started again at noon, and sold tickets.'],
    ['a vow', '## Prevention\n\nThe office will prevent such incidents in the future.'],
    [
      'no action, although things went badly',
      '## Fix\n\nThe desk now checks the list of prices.\n\n## What went wrong\n\n- No alert\n\n## Actions\n\nNone.',
    ],
  ])('is still asked after %s', (_, text) => {
    expect(said(text)).toEqual([
      expect.stringMatching(/^(?:error|hint): (?:Debrief finds no|This section lists no|No) action item/),
    ]);
  });
});
