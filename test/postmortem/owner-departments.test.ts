import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const owners = (body: string) =>
  read(`# Kiosk offline 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map((item) => item.owners);

describe('a department owns an item', () => {
  test.each([
    [
      'in brackets, where all items have one',
      '- Add the kiosk to the form. (Records office)\n- Watch its outbox. (Campus IT)',
      [['Records office'], ['Campus IT']],
    ],
    [
      'in brackets among people',
      '- Add a limit (Wiebke)\n- Print the number on the door [Membership office]\n- Test the copy (Wiebke, Emil)',
      [['Wiebke'], ['Membership office'], ['Wiebke', 'Emil']],
    ],
    [
      'after a dash among people',
      '- Add a limit – Bettina\n- Updates only on Tuesdays – News desk\n- Label the cable – Emil',
      [['Bettina'], ['News desk'], ['Emil']],
    ],
    [
      'after a pipe, before a day, in a word that most often is a theme',
      '- Add a limit | Wiebke | 2026-04-01\n- Add an alarm | Storage team | 2026-04-02\n- Write to the clients | Compliance | 2026-04-03',
      [['Wiebke'], ['Storage team'], ['Compliance']],
    ],
    [
      'in words of no list, where every other item has a name',
      '- Add a limit – Wiebke – 2026-04-01\n- Add an alarm – Emil – 2026-04-02\n- Sort the shelf – Church music – 2026-04-03',
      [['Wiebke'], ['Emil'], ['Church music']],
    ],
    ['next to a day', '- Add a limit – Quality office, 2026-04-01', [['Quality office']]],
    [
      'as a heading beside those of people and teams',
      '### Billing team\n\n- Add a limit\n\n### Emil Brandt\n\n- Add an alarm\n\n### Internal audit\n\n- Compare the numbers',
      [['Billing team'], ['Emil Brandt'], ['Internal audit']],
    ],
  ])('%s', (_name, body, expected) => {
    expect(owners(body)).toEqual(expected);
  });

  test('by initials in brackets on each box, also outside the section of items', () => {
    const { actionItems } = read(
      '# Portal closed 2026-03-04\n\n## Decisions\n\n- [x] [QRS] Extend the deadline by a day\n- [ ] [LvH] Store the time zone\n- [ ] [KT] State the time of day\n',
    );
    expect(actionItems.map((item) => [item.owners, item.due])).toEqual([
      [['QRS'], null],
      [['LvH'], null],
      [['KT'], null],
    ]);
  });
});

describe('nobody owns an item with', () => {
  test.each([
    ['a place', '- Replace the cable (Oslo office)\n- Replace the switch (Bergen office)'],
    ['a thing', '- Add a limit – front desk printer\n- Add an alarm – ticket desk screen'],
    [
      'a state, a ticket or a priority in front',
      '- [WIP] Add a limit\n- [ABC-12] Add an alarm\n- [P1] Add a page',
    ],
    ['an area in front', '- [INFRA] Add a limit\n- [FE] Add an alarm\n- [BE] Add a page'],
    ['an area in front, on boxes', '- [ ] [FE] Add a limit\n- [ ] [BE] Add an alarm\n- [ ] [FE] Add a page'],
    ['a version', '- Add a limit (v2)\n- Add an alarm (v2)'],
    ['a department among items with nothing', '- Add a limit (Quality office)\n- Add an alarm\n- Add a page'],
    ['themes as headings', '### Compliance\n\n- Add a limit\n\n### Patient safety\n\n- Add an alarm'],
    [
      'themes beside a department',
      '### Press office\n\n- Add a limit\n\n### Runbooks\n\n- Add one\n\n### Monitoring\n\n- Add an alarm',
    ],
    ['labels of themes', '- Compliance: add a limit\n- Security: add an alarm'],
  ])('%s', (_name, body) => {
    expect(owners(body).flat()).toEqual([]);
  });

  test.each([
    'Second phase',
    'Church doors',
    'Nightly import',
    'Easy win',
    'Tokyo region',
    'v2',
    'low',
    'Monitoring',
    'compliance',
  ])('"(%s)" beside items of people', (remark) => {
    expect(owners(`- Add a limit (Wiebke)\n- Add an alarm (Emil)\n- Add a page (${remark})`)).toEqual([
      ['Wiebke'],
      ['Emil'],
      [],
    ]);
  });

  test('a theme where another item has nobody', () => {
    expect(owners('- Add a limit – Wiebke\n- Add an alarm\n- Add a page – Compliance')).toEqual([
      ['Wiebke'],
      [],
      [],
    ]);
  });
});
