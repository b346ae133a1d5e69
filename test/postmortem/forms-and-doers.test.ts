import { describe, expect, test } from 'vitest';
import { read, times } from './reading.ts';

const items = (body: string, heading = 'Action items') =>
  read(`# Doors locked 2026-03-04\n\n## ${heading}\n\n${body}\n`).actionItems;
const owners = (body: string) => items(body).map((item) => item.owners.join(' + '));

describe('an owner is read', () => {
  test.each([
    ['in a bold bracket', '- **[CX]** Offer the ramp\n- **[TEL]** Agree a second line', ['CX', 'TEL']],
    [
      'before “will” and any deed of a team',
      '* The support team will call the visitors.\n* The door team will show the state.',
      ['support team', 'door team'],
    ],
    ['after an @ with letters of any language', '- @ayşe: oil the hinges', ['ayşe']],
    [
      'as a group of people among names in brackets',
      '* Oil the hinges [Ulla]\n* Tell the visitors [moderators]',
      ['Ulla', 'moderators'],
    ],
    [
      'after a hyphen, beside an item whose owner is “none yet”',
      '- Sort the keys - Owner: none yet\n- Oil the hinges - Dimitra Papadopoulou\n- Call the firm - Jean-Luc',
      ['', 'Dimitra Papadopoulou', 'Jean-Luc'],
    ],
    [
      'as initials in lines that say who is to do what',
      'AJ to ask the firm for a spare key.\nDMcL to put the number on the door.',
      ['AJ', 'DMcL'],
    ],
    [
      'as an organisation in lines that say who is to do what, beside one that is to find out how to',
      '- KTB to replace the hinges\n- KTB check how to order spare keys\n- Delfia to ask the firm\n- KTB to write to the guests',
      ['KTB', '', 'Delfia', 'KTB'],
    ],
    [
      'as an organisation in Chinese or Japanese, and not as a remark',
      '- 备份告警（运维组）\n- 恢复调度（用户授权后写入）\n- チェックリスト（次のステップ）',
      ['运维组', '', ''],
    ],
    [
      'as a team before a dash and any verb',
      '- Client team — converge on one limit\n- Client team — sunset the old desk',
      ['Client team', 'Client team'],
    ],
    [
      'with a title',
      '- Call the firm — Dr. Ruth Adeyemi\n- Oil the hinges — Gwen T.',
      ['Dr. Ruth Adeyemi', 'Gwen T.'],
    ],
    [
      'as a department in brackets',
      '- Oil the hinges (Fenna)\n- Ask the firm (Purchasing)',
      ['Fenna', 'Purchasing'],
    ],
    [
      'in the text of a table without a column of owners',
      '| # | Item |\n|---|---|\n| 1 | [ARC] Oil the hinges |\n| 2 | [FW] Ask the firm |\n| 3 | Count doors (@runa) |',
      ['ARC', 'FW', 'runa'],
    ],
    [
      'on a line of its own above a list, if there are two',
      'Mehmet\n- Oil the hinges\n\nLiesbeth\n- Ask the firm',
      ['Mehmet', 'Liesbeth'],
    ],
    [
      'in brackets at the start, also as a pair and beside “TBD”',
      '- [MK] Oil the hinges\n- [RVT] Ask the firm\n- [MK/OL] Count doors\n- [TBD] Order keys',
      ['MK', 'RVT', 'MK + OL', ''],
    ],
    [
      'after a dash, beside a single item that ends in something else',
      '- Oil the hinges – Mehmet\n- Ask the firm – Door team\n- Call it – Zsófia\n- Test it – 1932 or 1936',
      ['Mehmet', 'Door team', 'Zsófia', ''],
    ],
    [
      'after a colon, before the due date',
      '- Restore once a month: Adwoa, due 2026-05-06\n- Ask the firm: which doors, due 2026-05-07',
      ['Adwoa', ''],
    ],
    [
      'in brackets, as a place with the word for what it is',
      '- Oil the hinges (Pharmacy Ghent)\n- Ask the firm (Ulla)\n- Count doors (Pharmacy doors)',
      ['Pharmacy Ghent', 'Ulla', ''],
    ],
  ])('%s', (_name, body, expected) => {
    expect(owners(body)).toEqual(expected);
  });

  test.each([
    '- Train team to call the firm',
    '- LB to route around a dead door',
    '- **[owner]** Oil the hinges',
    '- [anyone] Oil the hinges',
    '- Adapt Heron to read both doors',
    'Hinges\n- Oil the hinges of both doors',
    '| Item | Owner |\n|---|---|\n| Ask the firm (@runa) | |',
  ])('and none in %s', (body) => {
    expect(owners(body)).toEqual(['']);
  });
});

test('a note in a list is no item, unless it says what to do', () => {
  expect(items('- Oil the hinges\n- Note: doors from before 2019 have none')).toHaveLength(1);
  expect(items('- Oil the hinges\n- Note: ask the firm for a spare key')).toHaveLength(2);
});

describe('a heading is an item', () => {
  test.each([
    ['with nothing below it, if it has a box', '#### [ ] Alert at 80% of the limit', 1],
    ['with nothing below it, if it has a handle', '#### Alert at 80% of the limit @runa', 1],
    [
      'about something that heads sections as well',
      '#### [ ] @runa: delete previews of pull requests\n\nMost.',
      1,
    ],
    ['but not if it is a theme without anything', '#### Monitoring', 0],
  ])('%s', (_name, body, count) => {
    expect(items(body)).toHaveLength(count);
  });
});

describe('boxes of a form', () => {
  const form = (rows: string) => read(`# Doors locked\n\n## Services affected\n\n${rows}\n`).actionItems;

  test('are no items if they are names', () => {
    expect(form('- [x] Front door\n- [ ] Garage')).toEqual([]);
  });

  test('are items if one says what to do', () => {
    expect(form('- [x] Front door\n- [ ] Oil the hinges of the garage door')).toHaveLength(2);
    expect(form('- [ ] Garage (@runa)\n- [ ] Front door (@tove)')).toHaveLength(2);
  });
});

describe('dates with a year of two digits', () => {
  const timeline = (...days: string[]) =>
    times(`# Doors locked\n\n## Timeline\n\n${days.map((day) => `- ${day}: doors stop`).join('\n')}\n`);

  test('are read with dashes where the other dates tell the order', () => {
    expect(timeline('11-30-23 2:05 PM PST', '12-01-23 9:00 AM PST')).toEqual([
      '5 2023-11-30T14:05:00-08:00',
      '6 2023-12-01T09:00:00-08:00',
    ]);
    expect(timeline('30-11-25', '01-12-25')).toEqual(['5 2025-11-30', '6 2025-12-01']);
  });

  test.each([
    [
      ['5-26-23 14:05', '6-1-23 9:00'],
      ['2023-05-26T14:05:00', '2023-06-01T09:00:00'],
    ],
    [
      ['5-26-23', '6-1-23'],
      ['2023-05-26', '2023-06-01'],
    ],
    [
      ['26-5-23', '30-5-23', '1-6-23'],
      ['2023-05-26', '2023-05-30', '2023-06-01'],
    ],
  ])('are read alike in all entries, with one digit or two: %j', (days, expected) => {
    expect(timeline(...days)).toEqual(expected.map((day, index) => `${index + 5} ${day}`));
  });

  test('are left alone where the first number may be the year', () => {
    expect(timeline('23-11-24 14:05', '23-12-01 14:05')).toEqual(['5 null', '6 null']);
  });

  test('are builds if they are more than a year from the day of the document, unless a clock time follows', () => {
    const titled = (entry: string) =>
      times(
        `# Doors locked on 2025-03-04\n\n## Timeline\n\n- ${entry}: build 9-13-20\n- 10:00: doors stop\n`,
      );
    expect(titled('9-13-20')).toEqual(['5 null', '6 2025-03-04T10:00:00']);
    expect(titled('9-13-20 10:00')[0]).toBe('5 2020-09-13T10:00:00');
    const items = (item: string) =>
      read(`# Doors locked on 2025-03-04\n\n## Action items\n\n- Oil the hinges (${item})\n`).actionItems;
    expect(items('9-13-20')).toMatchObject([{ due: null, text: 'Oil the hinges (9-13-20)' }]);
    expect(items('9-13-25')).toMatchObject([{ due: { date: '2025-09-13' } }]);
  });
});

test('the zone is that of a remark on the log', () => {
  const log = (remark: string) =>
    times(`# Doors locked\n\n${remark}\n\n## Log\n\n5 June 2024\n\n08.58 AJ: no doors\n\n09.14 AJ: doors\n`);
  expect(log('Log kept by the duty manager (BST).')).toContain('9 2024-06-05T08:58:00+01:00');
  expect(log('Doors are run by a service (BST).')).toContain('9 2024-06-05T08:58:00');
});

test('facts in a quote are read, also several on a line', () => {
  const quote = '> Severity: 2 / Owner: Billing / State: final';
  expect(read(`# Doors locked\n\n${quote}\n\n## Summary\n\nDoors.\n`).severity).toMatchObject({ value: '2' });
});

describe('an entry is read', () => {
  test('with a dotted clock time below a date, in a section with any heading', () => {
    const lines = '06.15 HL finds the doors locked\n\n06.40 MB opens one\n\n07.05 all doors are open';
    const log = (day: string) => times(`# Doors locked\n\n## What happened\n\n${day}\n\n${lines}\n`);
    expect(log('9 April 2024, times CEST')).toEqual([
      '7 2024-04-09T06:15:00+02:00',
      '9 2024-04-09T06:40:00+02:00',
      '11 2024-04-09T07:05:00+02:00',
    ]);
    expect(log('Prices of three doors.')).toEqual([]);
  });

  test('with a dotted clock time below a heading with a date', () => {
    const lines = '06.15 HL finds the doors locked\n\n06.40 MB opens one\n\n07.05 all doors are open';
    const log = (heading: string) => times(`# Doors locked\n\n## ${heading}\n\n${lines}\n`);
    expect(log('What we saw on 2024-11-02')).toEqual([
      '5 2024-11-02T06:15:00',
      '7 2024-11-02T06:40:00',
      '9 2024-11-02T07:05:00',
    ]);
    expect(log('Prices of three doors')).toEqual([]);
  });

  test('without a time, in lists below dates, in a section with any heading', () => {
    const days = (first: string, heading = 'What happened') => {
      const body = `${first}\n\n- Hinges are oiled\n\n2024-05-06\n\n- Doors stay open\n- Nobody is told`;
      return times(`# Doors locked\n\n## ${heading}\n\n${body}\n`);
    };
    expect(days('2024-05-02')).toEqual(['7 2024-05-02', '11 2024-05-06', '12 2024-05-06']);
    expect(days('Some doors')).toEqual([]);
    expect(days('2024-05-02', 'Changes')).toEqual([]);
  });

  test('at midnight, inside the sentence', () => {
    const entries = '- The key expired at midnight UTC on 2024-03-31.\n- Doors opened at 06:12 UTC.';
    expect(times(`# Doors locked\n\n## Timeline\n\n${entries}\n`)[0]).toBe('5 2024-03-31T00:00:00Z');
  });

  test('in the zone of the place in a column header', () => {
    const table = '| 时间（北京时间） | 事件 |\n|---|---|\n| 2024-01-15 10:05 | 发布新版本 |';
    expect(times(`# 登录故障复盘\n\n## 时间线\n\n${table}\n`)).toEqual(['7 2024-01-15T10:05:00+08:00']);
  });
});
