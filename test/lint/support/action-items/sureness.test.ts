import { describe, expect, test } from 'vitest';
import { withStanding } from '../../../../src/lint/standing.ts';
import { surenessIn } from '../../../../src/lint/support/action-items/items.ts';
import { read } from '../../../postmortem/reading.ts';

/** How sure it is that each item of a document is owed. */
function surenesses(text: string) {
  const postmortem = withStanding(read(`# The ferry desk stood still\n\n${text}`), false);
  const sureness = surenessIn(postmortem);
  return postmortem.actionItems.map((item) => ({ text: item.text, sureness: sureness(item) }));
}
const isWork = (text: string) => surenesses(text).map(({ sureness }) => sureness !== 'unclear');
const list = (heading: string, ...items: string[]) =>
  `## ${heading}\n\n${items.map((item) => `- ${item}\n`).join('')}`;
const FACTS = ['Candidate for the harbour’s plan: a test of the scanner', 'Two desks share one list'];

describe('a list may be open work', () => {
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
    const items = isWork(text);
    expect(items.length).toBeGreaterThan(0);
    expect(items).not.toContain(false);
  });
});

describe('a list tells, explains or advises', () => {
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
    const items = isWork(text);
    expect(items.length).toBeGreaterThan(0);
    expect(items).not.toContain(true);
  });
});

describe('beside a plan that says who or by when', () => {
  const plan = list('Action items', 'Add a scanner (@amal)', 'Print the list by 2026-05-01', 'Test the gate');
  const workOf = (text: string) =>
    new Map(surenesses(text).map(({ text, sureness }) => [text, sureness !== 'unclear']));

  test('a checklist or a review is unclear, and the plan is not', () => {
    const items = workOf(`${plan}\n${list('Follow-up actions', '[ ] Review the training', '[ ] Check it')}`);
    expect([...items.values()]).toEqual([true, true, true, false, false]);
  });

  test('a second table may be work', () => {
    const table = '| Action | Owner |\n| --- | --- |\n| Add a second gate | |\n| Move the desk | |\n';
    expect([...workOf(`${plan}\n## Further actions\n\n${table}`).values()]).not.toContain(false);
  });

  test('a list of what to do and not to do is no plan', () => {
    const advice = '## Recommendations\n\n### DO:\n\n- Print the list\n- Test the gate\n';
    const items = workOf(`${list('Action items', 'Add a scanner', 'Move the desk')}\n${advice}`);
    expect(items.get('Add a scanner')).toBe(true);
  });
});

test('a theme below “Action items” may list things', () => {
  const themed = (...items: string[]) =>
    `## Action items\n\n${list('Rollout', ...items).replace('##', '###')}`;
  const things = ['The gate at the pier', 'Both printers of the desk'];
  expect(isWork(themed(...things))).toEqual([false, false]);
  expect(isWork(themed(...things, 'Add a scanner'))).toEqual([true, true, true]);
});

test('improvements inside “Resolution” are what was changed', () => {
  const inside = (around: string) =>
    isWork(`## ${around}\n\n${list('Improvements', 'Add a scanner', 'Print the list').replace('##', '###')}`);
  expect(inside('Resolution')).toEqual([false, false]);
  expect(inside('Prevention')).toEqual([true, true]);
});

describe('somebody owes a list for sure', () => {
  const WORK = ['Add a scanner', 'Print the list'];
  const sure = (text: string) => new Set(surenesses(text).map(({ sureness }) => sureness));
  const GERMAN = '## Zusammenfassung\n\nDer Schalter stand still, und niemand konnte eine Karte kaufen.\n\n';
  const FRENCH =
    "## Résumé\n\nLe guichet s'est arrêté pendant une heure et les clients ne pouvaient pas acheter de billets.\n\n";

  test.each([
    ['below a heading of work to come', list('Action items', ...WORK)],
    ['below “Next steps”', list('Next steps', ...WORK)],
    ['below “Recommended improvements”', list('Recommended improvements', ...WORK)],
    ['below “Prevention and follow-up”', list('Prevention and follow-up', ...WORK)],
    [
      'below a theme in a section of work to come',
      `## Action items\n\n${list('Corrective', ...WORK).replace('##', '###')}`,
    ],
    ['below a German heading', GERMAN + list('Nächste Schritte', 'Zweiten Scanner am Tor einrichten')],
    ['below a French heading', FRENCH + list('Plan d’action', 'Ajouter un lecteur')],
    ['with boxes', list('Prevention', ...WORK.map((item) => `[ ] ${item}`))],
    ['with an owner', list('Corrective actions', ...WORK, 'Second scanner (@amal)')],
    ['with a day', list('Corrective actions', ...WORK, 'Second scanner by 2026-05-01')],
    ['with states', list('Corrective actions', ...WORK, 'Move the desk (done)')],
    ['with a priority', list('Corrective actions', 'P1: Add a scanner', 'P2: Print the list')],
    ['with a remark that it is open', list('Corrective actions', ...WORK, 'Move the desk (outstanding)')],
    [
      'in a table',
      '## Corrective actions\n\n| Action | Type |\n| --- | --- |\n| Add a scanner | technical |\n',
    ],
    [
      'that promises',
      list('Prevention', 'We will add a scanner', 'The list should be printed', 'Move the desk'),
    ],
    ['outside, with a label', '## Scanner\n\nAction point: a second scanner at the gate\n'],
    ['outside, with boxes that ask', list('State of the desk', '[ ] Call the drivers', '[ ] Sort the lists')],
  ])('%s', (_, text) => expect(sure(text)).toEqual(new Set(['sure'])));

  test.each([
    ['below “Prevention”', list('Prevention', ...WORK)],
    ['below “Corrective actions”', list('Corrective actions', ...WORK)],
    ['below “Improvements”', list('Improvements', ...WORK)],
    ['below “Recommendations”', list('Recommendations', ...WORK)],
    [
      'below “Actions correctives”',
      FRENCH + list('Actions correctives', 'Ajouter un lecteur', 'Imprimer la liste'),
    ],
    ['which gives ideas only', list('Action items', 'Consider a scanner', 'Maybe print the list')],
    ['which says what must be', list('Prevention', 'Any list must be printed', 'Print the list')],
    [
      'outside, with boxes that tell',
      list('State of the desk', '[ ] Both desks on one list', '[ ] The printer is warm'),
    ],
    ['that is kept elsewhere', `${list('Action items', ...WORK)}\nThese are tracked in our board.\n`],
  ])('but perhaps nobody: %s', (_, text) => expect(sure(text)).toEqual(new Set(['likely'])));

  test('nobody may owe a single line that waits, or is kept up', () => {
    expect(sure(list('Action items', '[ ] Pending delivery of the scanner'))).toEqual(new Set(['likely']));
    const table =
      '## Action items\n\n| Action | Status |\n| --- | --- |\n| Add a scanner | Open |\n| Print the list | Policy |\n| Move it | Open — Mia decides |\n| Test it | ⏳ Mia |\n| Sell it | Plan, not agreed |\n';
    expect(surenesses(table).map(({ sureness }) => sureness)).toEqual([
      'sure',
      'likely',
      'sure',
      'sure',
      'sure',
    ]);
  });
});
