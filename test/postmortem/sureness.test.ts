import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const sure = (text: string) =>
  read(`# The ferry desk stood still\n\n${text}`).actionItems.map((item) => item.sure);
const list = (heading: string, ...items: string[]) =>
  `## ${heading}\n\n${items.map((item) => `- ${item}\n`).join('')}`;
const FACTS = ['Candidate for the harbour’s plan: a test of the scanner', 'Two desks share one list'];

describe('a list is open work for sure', () => {
  test.each([
    ['if its heading says so', list('Action items', ...FACTS)],
    [
      'if a heading around it says so',
      `## Follow-up tasks\n\n${list('Scanner', ...FACTS, 'Print the list').replace('##', '###')}`,
    ],
    ['if somebody is named in it', list('Prevention', ...FACTS, 'Second scanner (@amal)')],
    ['if a day is named in it', list('Prevention', ...FACTS, 'Second scanner by 2026-05-01')],
    ['if it has boxes', list('Prevention', ...FACTS.map((fact) => `[ ] ${fact}`))],
    [
      'if most of it begins with what to do',
      list('Prevention', FACTS[0]!, 'Add a scanner', 'Desk: print the list'),
    ],
    ['if it promises', list('Next steps', 'We will add a scanner', 'The list should be printed')],
    ['if it has a label, wherever it stands', '## Scanner\n\nAction point: a second scanner at the gate\n'],
    [
      'if a heading in another language says so',
      list('Korrekturmaßnahmen: Aufgaben', 'Zweiter Scanner am Tor').replace(
        '##',
        '## Zusammenfassung\n\nDer Schalter stand still, und niemand konnte eine Karte kaufen.\n\n##',
      ),
    ],
    [
      'if most of it says what to do in another language',
      `## 概要\n\n改札が止まり、切符を買えなかった。\n\n${list('今後の対策', '監視：改札の件数を確認', '名簿を毎日印刷する')}`,
    ],
  ])('%s', (_, text) => {
    const items = sure(text);
    expect(items.length).toBeGreaterThan(0);
    expect(items).not.toContain(false);
  });
});

describe('a list may be something else', () => {
  test.each([
    ['if it tells', list('Prevention', ...FACTS)],
    [
      'if it tells in another language',
      `## 概要\n\n改札が止まり、切符を買えなかった。\n\n${list('今後の対策', '改札は二台で名簿は一つ', '名簿は毎日印刷されている')}`,
    ],
    [
      'if it tells what people are at',
      list('What we are doing', 'Building a second gate', 'Hardening the scanner'),
    ],
    [
      'if it gives lessons, though with verbs',
      list('Recommendations and lessons', 'Read the list before a restart', 'Print the list each day'),
    ],
  ])('%s', (_, text) => {
    const items = sure(text);
    expect(items.length).toBeGreaterThan(0);
    expect(items).not.toContain(true);
  });
});

describe('beside a plan that says who or by when', () => {
  const plan = list('Action items', 'Add a scanner (@amal)', 'Print the list by 2026-05-01', 'Test the gate');
  const sureOf = (text: string) =>
    new Map(
      read(`# The ferry desk stood still\n\n${text}`).actionItems.map((item) => [item.text, item.sure]),
    );

  test('a checklist or a review is unsure, and the plan is not', () => {
    const items = sureOf(`${plan}\n${list('Follow-up actions', '[ ] Review the training', '[ ] Check it')}`);
    expect([...items.values()]).toEqual([true, true, true, false, false]);
  });

  test('a second table is sure', () => {
    const table = '| Action | Owner |\n| --- | --- |\n| Add a second gate | |\n| Move the desk | |\n';
    expect([...sureOf(`${plan}\n## Further actions\n\n${table}`).values()]).not.toContain(false);
  });

  test('a list of what to do and not to do is no plan', () => {
    const advice = '## Recommendations\n\n### DO:\n\n- Print the list\n- Test the gate\n';
    const items = sureOf(`${list('Action items', 'Add a scanner', 'Move the desk')}\n${advice}`);
    expect(items.get('Add a scanner')).toBe(true);
  });
});

test('a theme below “Action items” may list things', () => {
  const themed = (...items: string[]) =>
    `## Action items\n\n${list('Rollout', ...items).replace('##', '###')}`;
  const things = ['The gate at the pier', 'Both printers of the desk'];
  expect(sure(themed(...things))).toEqual([false, false]);
  expect(sure(themed(...things, 'Add a scanner'))).toEqual([true, true, true]);
});

test('improvements inside “Resolution” are what was changed', () => {
  const inside = (around: string) =>
    sure(`## ${around}\n\n${list('Improvements', 'Add a scanner', 'Print the list').replace('##', '###')}`);
  expect(inside('Resolution')).toEqual([false, false]);
  expect(inside('Prevention')).toEqual([true, true]);
});
