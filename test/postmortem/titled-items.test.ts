import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (text: string) =>
  read(`# The ferry desk stood still\n\n${text}\n`).actionItems.map(
    ({ text, done }) => `${done ? '+ ' : ''}${text}`,
  );

describe('a heading is the item, and the list below it tells of it', () => {
  test('below what was put in place', () => {
    const text =
      '## Remediations implemented\n\n### 1. Retry of the import after a timeout\n\n- Added a loop with two attempts.\n- If the first one fails, the second one counts.\n\n### 2. Pause between two alerts\n\n- Prevents a second mail within an hour.';
    expect(items(text)).toEqual([
      '+ 1. Retry of the import after a timeout',
      '+ 2. Pause between two alerts',
    ]);
  });

  test('beside numbered headings without a list', () => {
    const text =
      '## Corrective actions\n\n### 1. Import of all lists to the till\n\nFor each list of the year.\n\n### 2. Gate for fresh lists before a switch\n\n- lists of the day > 0\n- tickets > 95 % of the old till\n\n### 3. Page on how to switch back\n\nWith the time of each step.';
    expect(items(text)).toHaveLength(3);
    expect(items(text)[1]).toContain('Gate for fresh lists');
  });

  test.each([
    ['a list of what to do', '- Add a limit to the till\n- Print the list'],
    ['a list that somebody tracks', '- Limit of the till (@mia)\n- Two printers (@bo, 2026-04-01)'],
  ])('but not above %s', (_, list) => {
    const text = `## Corrective actions\n\n### 1. Import of all lists\n\nFor each list.\n\n### 2. Gate for fresh lists\n\n${list}\n\n### 3. Page on the switch\n\nWith times.`;
    expect(items(text)).toHaveLength(4);
  });
});

test.each(['Problem', 'Why', 'Solution'])('a heading is the item above paragraphs labelled “%s”', (label) => {
  const text = `## Action items\n\n### 1. Add a bell to the desk\n\n**${label}:** Nobody heard it.\n\n**Solution:** A bell.\n\n### 2. Print the list\n\n**${label}:** It was lost.`;
  expect(items(text)).toEqual(['1. Add a bell to the desk', '2. Print the list']);
});

test('a heading with its own list of action items is no item', () => {
  const text =
    '## Recommendations\n\n### 1. Add bells\n\n**Action items:**\n\n- Buy a bell for desk 2\n- Hang it up';
  expect(items(text)).toEqual(['Buy a bell for desk 2', 'Hang it up']);
});

describe('a paragraph with a label above a list', () => {
  const plan = (first: string, second: string) =>
    items(
      `## Short-term plan\n\n## Action items\n\n${first}\n- at the door\n- at the till\n\n${second}\n- every night`,
    );

  test('is the item, and the list its details, where each list has one', () => {
    expect(plan('⏳ **Bells**: one for each desk', '✅ **Backups**: copies of the list')).toEqual([
      '⏳ Bells: one for each desk',
      '+ Backups: copies of the list',
    ]);
    expect(plan('**Bells**: Add one for each desk', '**Backups**: Copy the list')).toHaveLength(2);
  });

  test('is a group where it does not say what to do', () => {
    expect(plan('**Detection**: The bell was late.', '**Backups**: Copy the list')).toHaveLength(3);
  });
});

describe('a numbered entry with a list below it', () => {
  test('is an item with details beside other items', () => {
    const text =
      '## Prevention measures\n\n1. **Alerts:**\n   - Lists per hour below 10\n   - Empty lists above 10 %\n2. **Dashboard** of all lists';
    expect(items(text)).toHaveLength(2);
  });

  test('is a group if what stands below it is to be done', () => {
    const text =
      '## Prevention measures\n\n1. **Alerts:**\n   - Add an alert on lists per hour\n   - Add an alert on empty lists\n2. **Dashboard** of all lists';
    expect(items(text)).toHaveLength(3);
  });
});

test('a lesson with an action below it gives the action', () => {
  const text =
    '## Lessons and action items\n\n1. **Lesson: the build must check its output.** It did not.\n   - **Action:** Add a step to the build\n2. **Lesson: the desk must start without the till.**\n   - **Action:** Make sure that each desk does';
  expect(items(text)).toEqual(['Add a step to the build', 'Make sure that each desk does']);
});
