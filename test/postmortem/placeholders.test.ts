import { describe, expect, test } from 'vitest';
import placeholder from '../../src/lint/rules/structure/placeholder.ts';
import { judge } from '../lint/sample.ts';
import { read } from './reading.ts';

const left = (line: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Summary\n\n${line}\n`).placeholders.map(({ value }) => value);

describe('blanks to fill in are found', () => {
  test.each([
    '{{ summary }}',
    '{{ hh:mm }}',
    '{{ time, e.g. 14:05 }}',
    '{{ 2 sentences }}',
    '{{ most convenient time zone }}',
    '<incident title>',
    '<filename>',
    '[Insert summary here]',
    '[Describe what users saw]',
    '[Incident Title]',
    '[Time from issue start to resolution]',
    'XX minutes',
  ])('%s', (line) => {
    expect(left(line)).toEqual([line]);
  });
});

test('names of sections to publish are no blanks', () => {
  const inHead = (line: string) =>
    read(`---\n${line}\n---\n\n# Queue stuck 2026-03-04\n`).placeholders.map(({ value }) => value);
  expect(inHead('public: [summary, impact]')).toEqual([]);
  expect(inHead('services: [service name]')).toEqual(['[service name]']);
});

describe('written text is not', () => {
  test.each([
    '{{ 08:45 }}',
    '{{ 2026-03-04, between 02:00 and 02:30 }}',
    '{{ 43 minutes }}',
    '{{ @amal }}',
    'Running .save <filename> overwrites the file without asking.',
    'We called it with --tail <lines> by hand.',
    'Then kubectl delete pod <name> was tried.',
    '[Link to the dashboard](https://example.org)',
    '[Link to the dashboard][1]\n\n[1]: https://example.org',
    '[Add] and [Remove] are the two buttons.',
    '[Short-lived] tokens expire.',
  ])('%s', (line) => {
    expect(left(line)).toEqual([]);
  });
});

test('two blanks on one line are one finding', () => {
  const text = '# Queue stuck 2026-03-04\n\n## Summary\n\n{{ summary }} [link to the issue]\n';
  expect(judge(text, [placeholder]).findings).toHaveLength(1);
});

test('words in braces may be the answer, and the message says so', () => {
  const text = '# Queue stuck 2026-03-04\n\n## Summary\n\n{{ Adding an alert on the age of the queue }}\n';
  expect(judge(text, [placeholder]).findings[0]?.message).toMatch(/delete the braces/);
});

describe('TODO says how far an item is', () => {
  const todos = (text: string) =>
    read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${text}\n`).placeholders.length;
  const row = (...cells: string[]) =>
    `| Action | Owner | Status |\n| --- | --- | --- |\n| ${cells.join(' | ')} |`;

  test.each([
    ['in its column', row('Add an alert on queue depth', '@amal', 'TODO')],
    ['in its column, with a sign', row('Add an alert on queue depth', '@amal', '🔲 TODO')],
    ['before a day', '1. **TODO due 2026-03-20** – Add an alert on queue depth'],
    ['in brackets with what to do', '- The queue has two readers now (TODO: add a third within two weeks)'],
  ])('%s', (_, text) => {
    expect(todos(text)).toBe(0);
  });

  test.each([
    ['for an owner', row('Add an alert on queue depth', 'TODO', 'open')],
    ['for an owner beside a status', row('Add an alert on queue depth', 'TODO', 'TODO')],
    ['for a whole item', '- TODO'],
    ['in brackets with a question', '- Users affected (TODO: how many?)'],
  ])('but it stands %s', (_, text) => {
    expect(todos(text)).toBe(1);
  });
});

test('a format of dates in quotation marks is meant', () => {
  const blanks = (text: string) => read(`# Queue stuck 2026-03-04\n\n${text}\n`).placeholders.length;
  expect(blanks('The cache takes “YYYY-MM-DD” strings.')).toBe(0);
  expect(blanks('The cache broke on YYYY-MM-DD.')).toBe(1);
});

test('a list that is named after its TODOs is not one', () => {
  const placeholders = (text: string) => read(`# Queue stuck 2026-03-04\n\n${text}\n`).placeholders.length;
  expect(placeholders('Area: workers, in the watchlist DEBUGGING-TODO: “in a loop”')).toBe(0);
  expect(placeholders('Area: workers - TODO')).toBe(1);
});

test('what an author left out of a quoted message is not one', () => {
  const placeholders = (text: string) => read(`# Queue stuck 2026-03-04\n\n${text}\n`).placeholders.length;
  expect(placeholders('Conflict: the name is in use by container "<hash>".')).toBe(0);
  expect(placeholders('Owner: <name>')).toBe(1);
});

test('a diagram of causes whose branches are all questions is not filled in', () => {
  const blanks = (...branches: string[]) =>
    read(
      `# Queue stuck 2026-03-04\n\n## Fishbone\n\n\`\`\`mermaid\nmindmap\n  root((What made it possible))\n${branches.map((each, i) => `    Category ${i}\n      ${each}\n`).join('')}\`\`\`\n`,
    ).placeholders.map(({ value }) => value);
  expect(blanks('What did somebody have to know by heart?', 'Which limit was not visible?')).toEqual([
    'What did somebody have to know by heart?',
    'Which limit was not visible?',
  ]);
  expect(blanks('The limit was in one head', 'Which limit was not visible?')).toEqual([]);
  expect(blanks('The limit was in one head')).toEqual([]);
  expect(blanks()).toEqual([]);
});
