import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (body: string) => read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems;

describe('an owner may be written', () => {
  test.each([
    ['after an arrow, by convention', '- Add a limit → Ann\n- Add an alarm → Bo', 'Ann'],
    ['after an arrow of two characters, by convention', '- Add a limit -> Ann\n- Add an alarm -> Bo', 'Ann'],
    ['after an arrow before a day', '- Add a limit → Ann, by 2026-04-20', 'Ann'],
    ['as a name that is a day in Italian', '- Add a limit (Domenica)', 'Domenica'],
    ['as a name that is “tomorrow” in German', '- Owner: Morgen. Add a limit', 'Morgen'],
    ['as a name that is “tomorrow” in French', '- Add a limit (Demain)', 'Demain'],
    ['as a handle after an arrow', '- Add a limit => @ann', 'ann'],
    ['as a mention of two words', '- Add a limit → @Ann Lee', 'Ann Lee'],
    ['as a mention of two words at the start', '- @Ann Lee to add a limit', 'Ann Lee'],
    ["as a tracker's mention", '- Add a limit [~ann.lee]', 'ann.lee'],
    ['with an apostrophe that is a letter', '- Add a limit (Oʼneil)', 'Oʼneil'],
    ['with a quarter', '- Add a limit (Ann, Q4)', 'Ann'],
    ['with a priority', '- Add a limit (P1, Ann)', 'Ann'],
    ['with an estimate', '- Add a limit (Ann, 2 weeks)', 'Ann'],
    ['with a ticket', '- Add a limit (OPS-33; Ann Lee)', 'Ann Lee'],
    ['as a handle with a ticket', '- Add a limit (@ann, #33)', 'ann'],
    ['as a handle before a ticket', '- Add a limit @ann #33', 'ann'],
    ['after "by"', '- Add a limit (by Ann)', 'Ann'],
    ['after "tracked by"', '- Add a limit (tracked by Ann)', 'Ann'],
    ['as a field of Dataview', '- [ ] [due:: 2026-06-26] [owner:: Ann] Add a limit', 'Ann'],
    ['as a team after a dash', '- Add a limit - Client team', 'Client team'],
    ['as a team in capitals', '- Add a limit (SRE)', 'SRE'],
    ['as a team whose name begins like a review', '- Add a limit (Team Reviewers)', 'Team Reviewers'],
    ['as the head of a team', '- Add a limit (team lead)', 'team lead'],
    ['between commas before a day', '- Add a limit, Ann, 2026-04-20', 'Ann'],
    ['before a date as Notion writes it', '- Add a limit @Ann Lee @March 20, 2026', 'Ann Lee'],
    ['as a team before “to”', '- Storage team to add a limit', 'Storage team'],
    [
      'after a dash by convention, with done and unowned items',
      '- ~~Add a limit~~ - Ann\n- Add an alarm - Bo - 2026-04-20\n- Add a page - *unassigned*',
      'Ann',
    ],
  ])('%s', (_name, body, owner) => {
    const [item] = items(body);
    expect(item).toMatchObject({ owners: [owner] });
    expect(item!.text).toMatch(/^(?:add|Add) a limit\b/);
    expect(item!.text).not.toMatch(/[→=>,;]|Ann|SRE|team/);
  });

  test.each([
    ['after a dash, before a day in words', '- Add a limit — Ann, April 24', 'Ann', '2026-04-24'],
    [
      'as two words, before a day in words',
      '- Add a limit - Ann Lee, 24 April 2026',
      'Ann Lee',
      '2026-04-24',
    ],
    [
      'as a mention of two words, before a day',
      '- Add a limit @Ann Lee April 24, 2026',
      'Ann Lee',
      '2026-04-24',
    ],
    ['as a handle before a day', '- Add a limit @ann April 24', 'ann', '2026-04-24'],
    ['in brackets with a day', '- Add a limit [@ann, Apr 24]', 'ann', '2026-04-24'],
  ])('%s', (_name, body, owner, day) => {
    expect(items(body)).toMatchObject([{ text: 'Add a limit', owners: [owner], due: { date: day } }]);
  });

  test('in brackets mid-text, with a day', () => {
    expect(items('- Add a limit (@ann, 2026-04-24), as in #1')).toMatchObject([
      { text: 'Add a limit, as in #1', owners: ['ann'], due: { date: '2026-04-24' } },
    ]);
  });

  test.each(['- Repeat the drill - Friday, April 24', '- Ask @ann about the alarm of April 24'])(
    'but there is none in: %s',
    (body) => {
      expect(items(body)).toMatchObject([{ owners: [] }]);
    },
  );

  test.each(['Action owner', 'Task owner', 'PIC', 'Department', 'Section', 'By', 'Handled by'])(
    'in a column %s',
    (header) => {
      const table = `| Action | ${header} | Due |\n| --- | --- | --- |\n| Add a limit | Ann | 2026-04-20 |`;
      expect(items(table)).toMatchObject([{ owners: ['Ann'], due: { date: '2026-04-20' } }]);
    },
  );
});

test.each([
  ['Ann (SRE)', ['Ann']],
  ['Ann Kay (lead), Bo Lee', ['Ann Kay', 'Bo Lee']],
  ['ann@', ['ann']],
])('the cell %s of an Owner column names %j', (cell, owners) => {
  const table = `| Action | Owner |\n| --- | --- |\n| Add a limit | ${cell} |`;
  expect(items(table)).toMatchObject([{ owners }]);
});

describe('nobody is named by', () => {
  test.each([
    '- Add a limit (ETA Jan)',
    '- Add a limit (Phase Two, Q4)',
    '- Move the logs → Loki\n- Migrate the cache → Valkey',
    '- Ask the storage team to add a limit',
    '- Add a limit (TLS)',
    '- Talk to @Ann Lee',
    '- Rename Foo -> Bar\n- Use v2 => v3',
    '- Add a limit (by Friday)',
  ])('%s', (body) => {
    for (const item of items(body)) expect(item.owners).toEqual([]);
  });
});

test('headers that only sound like a due date or a completion are neither', () => {
  const head =
    '| Planned action | Expected outcome | Actual effort | Status | Due |\n| --- | --- | --- | --- | --- |';
  const row = '| Add a limit | 3 pages | 5 days | Live testing | 2026-04-20 |';
  expect(items(`${head}\n${row}`)).toMatchObject([
    { text: 'Add a limit', due: { date: '2026-04-20' }, state: 'open' },
  ]);
});

describe('a due date or completion is read', () => {
  test.each([
    ['- Add a limit (20 Apr)', '2026-04-20'],
    ['- Add a limit (Ann, until Apr 20)', '2026-04-20'],
    ['- Add a limit by Q2 FY24', null],
  ])('%s', (body, date) => {
    expect(items(body)[0]!.due?.date ?? null).toBe(date);
  });

  test.each(['Until', 'By', 'Expected', 'Planned'])('in a column %s', (header) => {
    const table = `| Action | Owner | ${header} |\n| --- | --- | --- |\n| Add a limit | Ann | 2026-04-20 |`;
    expect(items(table)).toMatchObject([{ owners: ['Ann'], due: { date: '2026-04-20' } }]);
  });

  test.each([
    '- Add a limit - completed on 2026-03-20',
    '- Add a limit (merged 20 March)',
    '- Add a limit: done',
  ])('from a remark: %s', (body) => {
    expect(items(body)).toMatchObject([{ text: 'Add a limit', state: 'done', due: null }]);
  });

  test('from a completion column, which marks the item as done', () => {
    const rows = '| Add a limit | 2026-04-20 | 2026-03-10 |\n| Add an alarm | 2026-04-20 | |';
    expect(items(`| Action | Due | Completed on |\n| --- | --- | --- |\n${rows}`)).toMatchObject([
      { state: 'done', due: { date: '2026-04-20' } },
      { state: 'open' },
    ]);
  });
});

describe('an unknown name in brackets after an item', () => {
  test.each([
    ['is a program if it is upgraded', '- Tune the pool (Quasar)\n- Upgrade Quasar to 4.2'],
    ['is a program if something is in it', '- Tune the pool (Quasar)\n- Add an alarm in Quasar'],
    ['is a program if it has a cluster', '- Tune the pool (Quasar)\n- Drain the old Quasar cluster'],
  ])('%s', (_name, body) => {
    expect(items(body)[0]).toMatchObject({ owners: [], text: 'Tune the pool (Quasar)' });
  });

  test('is otherwise a person', () => {
    expect(items('- Tune the pool (Quasar)\n- Ask Quasar about the limits')[0]).toMatchObject({
      owners: ['Quasar'],
    });
  });
});

test.each(['*Storage squad*', '**Platform Engineering**', '**Team**'])(
  'a team alone above a list owns its items: %s',
  (label) => {
    expect(items(`${label}\n\n- Investigate the slow start\n- Add a limit`)).toMatchObject([
      { text: 'Investigate the slow start', owners: [label.replaceAll('*', '')] },
      { text: 'Add a limit', owners: [label.replaceAll('*', '')] },
    ]);
  },
);

test('an owner before "2 weeks after launch" is read, without a due date', () => {
  expect(items('- Remove the flag (Ann, 2 weeks after launch)')).toMatchObject([
    { text: 'Remove the flag', owners: ['Ann'], due: { date: null, raw: '2 weeks after launch' } },
  ]);
});

test.each([
  ['- [ulla/aki] a second licence server\n- [aki] ask the vendor why', [['ulla', 'aki'], ['aki']]],
  ['- キューに上限を設ける（担当：高橋）\n- 監視を足す（担当：鈴木）', [['高橋'], ['鈴木']]],
])('marks around names are not part of them: %j', (body, expected) => {
  const found = read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems;
  expect(found.map(({ owners }) => owners)).toEqual(expected);
});

test('initials of two people, among entries that begin with initials', () => {
  const body = '- [MK] Top up the account\n- [RVT] Page below two days\n- [MK/JS] Write the runbook';
  expect(items(body).map(({ owners }) => owners)).toEqual([['MK'], ['RVT'], ['MK', 'JS']]);
  expect(items('- [TCP/IP] Raise the limit\n- Add an alarm').map(({ owners }) => owners)).toEqual([[], []]);
});

test('a date as Notion writes it is due', () => {
  expect(items('- Add a limit @Ann Lee @March 20, 2026')[0]?.due?.date).toBe('2026-03-20');
});

test('names in capitals before a colon, by convention', () => {
  const owners = (body: string) => items(body).map((item) => item.owners);
  expect(owners('- PRIYA: add a limit\n- JONAS: add an alarm')).toEqual([['PRIYA'], ['JONAS']]);
  expect(owners('- QUEUE: add a limit\n- BROKER: add an alarm')).toEqual([[], []]);
});

test('words between commas before a day are no owner', () => {
  expect(items('- Add limits for the queue, the broker, and the topics, 2026-04-20')[0]?.owners).toEqual([]);
});

test('“CI/CD” is no pair of initials, “MK/JS” is one', () => {
  expect(items('- **CI/CD**: Add a limit')[0]?.owners).toEqual([]);
  expect(items('- [MK/JS] Add a limit\n- [RV] Add an alarm')[0]?.owners).toEqual(['MK', 'JS']);
});

test.each([
  ['after an arrow in brackets', '- Add a limit (-> Storage team)', ['Storage team']],
  ['in capitals in brackets', '- Add a limit [SEAN]', ['SEAN']],
  ['of several in capitals', '- Add a limit [LUKE, SEAN]', ['LUKE', 'SEAN']],
  ['with what else is asked', '- Add a limit [CHRIS to clarify]', ['CHRIS']],
])('a name %s is an owner', (_, list, owners) => {
  expect(items(list)[0]?.owners).toEqual(owners);
});

test('the error of a program is nobody: “(CancelledError fallback)”', () => {
  const { actionItems } = read(
    '# Slow desk 2026-03-04\n\n## Action items\n\n- Count the tickets of each desk (CancelledError Fallback)\n- Count the bells (Anna Berg)\n',
  );
  expect(actionItems.map(({ owners }) => owners)).toEqual([[], ['Anna Berg']]);
});
