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
      `## Follow-up tasks\n\n${list('Scanner', ...FACTS).replace('##', '###')}`,
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
