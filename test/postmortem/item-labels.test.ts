import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (body: string) =>
  read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(
    ({ text, owners, due, issue }) => ({ text, owners, due: due?.date ?? null, issue }),
  );

describe('labels give an item below a sub-heading its owner and due date', () => {
  test.each([
    '**Owner:** Ann\n**Due:** 2026-04-20',
    '**Owner**: Ann\n**Due**: 2026-04-20',
    '**Owner:** Ann | **Due:** 2026-04-20',
    'The drain hangs on a full disk.\n\n**Owner:** Ann  \n**Due:** 2026-04-20',
    '**Status:** Open\n\n**Owner:** Ann\n\n**Due:** 2026-04-20',
    '**Who:** Ann\n**When:** 2026-04-20',
    '**Team:** Ann\n\n**Due by:** 2026-04-20',
  ])('%j', (body) => {
    const found = items(`### Drain the queue first\n\n${body}\n\n### Alarm on its age\n\n${body}`);
    expect(found).toMatchObject([
      { text: 'Drain the queue first', owners: ['Ann'], due: '2026-04-20' },
      { text: 'Alarm on its age', owners: ['Ann'], due: '2026-04-20' },
    ]);
  });

  test('a heading about people ends the list of items', () => {
    expect(items('- Drain the queue\n\n**Owners**\n\n- Ann\n- Bo')).toMatchObject([
      { text: 'Drain the queue', owners: [] },
    ]);
  });
});

describe('a name ends at the next field', () => {
  test.each([
    ['**Owner:** @ann **Due:** 2026-04-20 #33', 'ann', '#33'],
    ['**Owner:** Ann Lee **Due:** 2026-04-20 OPS-33', 'Ann Lee', 'OPS-33'],
    ['**Owner:** Ann Lee OPS-33 **Due:** 2026-04-20', 'Ann Lee', 'OPS-33'],
    ['**Owner:** Ann **Effort:** two days **Due:** 2026-04-20', 'Ann', null],
    ['(owner: Core team org/queue#33), due 2026-04-20', 'Core team', 'org/queue#33'],
  ])('%s', (fields, owner, issue) => {
    expect(items(`- Drain the queue ${fields}`)).toMatchObject([
      { owners: [owner], due: '2026-04-20', issue },
    ]);
  });

  test('even below the item', () => {
    const [item] = items('- Drain the queue\n  - Who: Ann\n  - When: 2026-04-20');
    expect(item).toMatchObject({ text: 'Drain the queue', owners: ['Ann'], due: '2026-04-20' });
  });
});

describe('an item is done', () => {
  const done = (body: string) =>
    read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`).actionItems.map(
      (item) => item.state === 'done',
    );

  test.each([
    ['its label is a completed action', '- **Weekly check added:** it queries both nodes', [true]],
    ['but not if the label refers to the future', '- **Changes needed:** a cap on batches', [false]],
    ['but not if the label is still an action', '- **Get the drain tested:** once a month', [false]],
    ['a file holds it', '- Add an alarm. Implemented in `alarms.yml`.', [true]],
    ['shouting is not a status', '- Reviews come FIRST, BEFORE A CHANGE IS MERGED', [false]],
    [
      'a label above says so',
      '**Already fixed:**\n- Cap the batch\n\n**To do:**\n- Alert on age',
      [true, false],
    ],
    [
      'the notes column says so',
      '| Action | Owner | Notes |\n| - | - | - |\n| Cap it | @ann | Done |\n| Alert | @bo | |',
      [true, false],
    ],
    [
      'its outcome says so',
      '| Issue | Found in | Outcome |\n| - | - | - |\n| #4: no alarm on age at all | review | Resolved by PR #7 |\n| #5: no cap on large batches | review | Open |',
      [true, false],
    ],
  ])('%s', (_, body, expected) => {
    expect(done(body)).toEqual(expected);
  });

  test('if a label above says so in the language of the document', () => {
    const text =
      '# La file était bloquée le 4 mars 2026\n\nLa file était bloquée et personne ne le savait.\n\n## Actions correctives\n\n**Déjà fait :**\n- Alarme ajoutée\n\n**À faire :**\n- Limiter la taille des lots\n';
    expect(read(text).actionItems.map((item) => item.state === 'done')).toEqual([true, false]);
  });
});

describe('a due date in words', () => {
  test('is kept without a date', () => {
    const [item] = read(
      '# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Owner | Due |\n| - | - | - |\n| Cap it | @ann | Final release |\n',
    ).actionItems;
    expect(item!.due).toMatchObject({ date: null, raw: 'Final release' });
  });

  test.each(['-', 'n/a', 'Done'])('but not “%s”', (due) => {
    const [item] = read(
      `# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Owner | Due |\n| - | - | - |\n| Cap it | @ann | ${due} |\n`,
    ).actionItems;
    expect(item!.due).toBeNull();
  });
});

test.each([
  ['Rosa Lind is in charge of both of these changes.', ['Rosa Lind']],
  ['Porter Nyquist will take care of this.', ['Porter Nyquist']],
  ['D. Nyquist is responsible for it.', ['D. Nyquist']],
  ['The cache owns this state.', []],
])('the owner in a sentence: %s', (sentence, owners) => {
  expect(items(`We are adding a cap and an alarm. ${sentence}`)).toMatchObject([{ owners }]);
});

describe('fields in sub-bullets', () => {
  test('the label of the work is not part of its text, and “Done: no” leaves it open', () => {
    const { actionItems } = read(`# Queue stuck 2026-03-04

## Action items

- What: Drain the queue first
  - Who: Ann
  - Done: yes
- Task: Alarm on its age
  - Who: Bo
  - Done: no
- Turn the old feed off
  - Completed: not yet
`);
    expect(actionItems.map(({ text, state }) => [text, state === 'done'])).toEqual([
      ['Drain the queue first', true],
      ['Alarm on its age', false],
      ['Turn the old feed off', false],
    ]);
  });
});

describe('a box says whether it is done', () => {
  const done = (body: string, heading = 'Action items') =>
    read(`# Queue stuck 2026-03-04\n\n## ${heading}\n\n${body}\n`).actionItems.map(
      (item) => item.state === 'done',
    );

  test('whatever the label after it says', () => {
    expect(done('- [ ] Metric added: retries\n- [x] Metric added: lag\n- Metric added: age')).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('in a column “Done” a mark is enough', () => {
    const table =
      '| Action | Owner | Done |\n|---|---|---|\n| Add a limit | Ann | ✓ |\n| Add an alarm | Bo | |';
    expect(done(table)).toEqual([true, false]);
  });

  test('ticked factors are no items', () => {
    expect(
      done(
        '- [x] No alert on the queue\n- [x] Two queues share a disk\n- [x] Limits - must be set twice',
        'Contributing factors',
      ),
    ).toEqual([]);
  });
});

describe('a column “Target”', () => {
  const dues = (...targets: string[]) => {
    const rows = targets.map((target) => `| Add a test | ${target} |\n`).join('');
    const text = `# Queue stuck 2026-03-04\n\n## Action items\n\n| Action | Target |\n|---|---|\n${rows}`;
    return read(text).actionItems.map(({ due }) => due?.raw ?? null);
  };

  test('that names files gives no due dates', () => {
    expect(dues('`src/queue/limit.test.ts`', '`docs/queue.md`')).toEqual([null, null]);
  });

  test('that names sprints or days does', () => {
    expect(dues('Sprint-24', 'Sprint-25')).toEqual(['Sprint-24', 'Sprint-25']);
    expect(dues('1.April', '17.April')).toEqual(['1.April', '17.April']);
  });
});

test.each(['1. Runbook 2024 update', '2. Rollback 14:05 must be automatic'])(
  'the number of “%s” stays one',
  (line) => {
    expect(items(line).map(({ text }) => text)).toEqual([line.slice(3)]);
  },
);

test('a month after the number of an item is its due date', () => {
  const list = '1. Add a limit (@ann)\n2. September 2026: replace the printer (@bo)';
  expect(items(list)[1]).toMatchObject({ owners: ['bo'], due: '2026-09-30' });
});

test('“Done: no, due …” keeps the date', () => {
  expect(items('- Add a limit\n  - Done: no, due 2026-05-01')).toMatchObject([{ due: '2026-05-01' }]);
});

test.each(['10/Mar/2026', '1. April 2026'])('a column “Due” may hold %s', (day) => {
  const found = items(`| Action | Due |\n|---|---|\n| Add a test | ${day} |\n| Say how | ${day} |`);
  expect(found.every(({ due }) => due !== null)).toBe(true);
});

describe('lines with labels are one item each', () => {
  const LINES = '**What:** Add a limit\n**Who:** Ann\n**When:** 20 April 2026';
  const LIMIT = { text: 'Add a limit', owners: ['Ann'], due: '2026-04-20', issue: null };

  test.each([
    ['once', LINES],
    [
      'in German',
      '**Maßnahme:** Add a limit\n**Verantwortlich:** Ann\n**Frist:** 20.04.2026\n\nDie Kasse war für den ganzen Tag nicht mehr zu erreichen, und die Kunden haben uns angerufen.',
    ],
  ])('%s', (_, body) => expect(items(body)[0]).toEqual(LIMIT));

  test('several times in one paragraph', () => {
    const found = items(`${LINES}\n${LINES.replace('limit', 'page').replace('Ann', 'Bo')}`);
    expect(found).toEqual([LIMIT, { ...LIMIT, text: 'Add a page', owners: ['Bo'] }]);
  });

  test('a line and what is said of it are not fields of one item', () => {
    expect(items('**What:** Add a limit\nIt had none before.')).not.toContainEqual(LIMIT);
  });
});

describe('a table with the fields of one item is that item', () => {
  const row = '| Action | Add a limit |\n| Owner | Ann |\n| Due | 2026-04-20 |';
  const one = [{ text: 'Add a limit', owners: ['Ann'], due: '2026-04-20', issue: null }];

  test.each([
    ['with a header', `| Field | Value |\n| --- | --- |\n${row}`],
    ['without one', `| | |\n| --- | --- |\n${row}`],
  ])('%s', (_, body) => expect(items(body)).toEqual(one));

  test('a table of items with two columns is not one item', () => {
    expect(
      items('| Action | Owner |\n| --- | --- |\n| Add a limit | Ann |\n| Add a page | Bo |'),
    ).toHaveLength(2);
  });
});

describe('a list of how far the items are', () => {
  const TABLE =
    '| ID | Action | Owner |\n| --- | --- | --- |\n| A1 | Add a limit | Ann |\n| A2 | Add a page | Bo |\n';
  const told = (below: string) =>
    read(`# Queue stuck 2026-03-04\n\n## Action items\n\n${TABLE}\n${below}\n`).actionItems.map(
      ({ text, state }) => `${text}${state === 'done' ? ' (done)' : ''}`,
    );

  test('gives them their status, and adds none', () => {
    expect(told('## Status of follow-ups\n\n- A1: done on 9 March 2026\n- A2: in progress')).toEqual([
      'Add a limit (done)',
      'Add a page',
    ]);
  });

  test('entries that say what to do are items', () => {
    expect(
      told('## Follow-ups\n\n- B1: Done with the old broker, remove it\n- A2: Add a second page'),
    ).toHaveLength(4);
  });
});
