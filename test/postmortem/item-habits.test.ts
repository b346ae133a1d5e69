import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (body: string, head = '') =>
  read(`# Queue stuck 2026-03-04\n\n${head}\n\n## Action items\n\n${body}\n`).actionItems;

describe('an item is done if it says so', () => {
  test.each([
    ['after a dash', '- We will test the drain — Complete', 'We will test the drain'],
    ['in lower case after a dash', '- Document the drain - done', 'Document the drain'],
    ['by the change that did it', '- ~~Document the drain~~ Done in !55', 'Document the drain'],
    ['by the change that did it, in a sentence', '- Document the drain. Fixed in #12', 'Document the drain'],
    ['in brackets with an owner', '- Document the drain (Ann, done)', 'Document the drain'],
    [
      'in brackets, with a day',
      '- Document the drain (Completed 3/14/2026, Owner: Ann)',
      'Document the drain',
    ],
    ['in brackets, with an exclamation mark', '- Document the drain (Done!)', 'Document the drain'],
    ['in a wiki template', '- {{Done}} Document the drain', 'Document the drain'],
    ['with a check mark', '- ✅ Document the drain', 'Document the drain'],
  ])('%s', (_name, body, text) => {
    expect(items(body)).toMatchObject([{ text, state: 'done', status: expect.any(String) }]);
  });

  test.each([
    '- Send alarms to the rota\n  - This has been done: see the rota',
    '- Send alarms to the rota\n  - Done.',
  ])('in the text below it: %s', (body) => {
    expect(items(body)).toMatchObject([{ state: 'done' }]);
  });

  test('not if it says when it will be', () => {
    expect(items('- Send alarms to the rota\n  - Done when each team has one')).toMatchObject([
      { state: 'open' },
    ]);
  });

  test('in its issue column', () => {
    const rows = '| n/a **DONE** |\n| Drain the queue | bo | Bug 123 **TODO** |';
    expect(items(`| Action | Owner | Bug |\n| - | - | - |\n| Add an alarm | ann ${rows}`)).toMatchObject([
      { state: 'done', status: 'DONE' },
      { state: 'open', status: 'TODO' },
    ]);
  });

  test.each([
    '- Say when a restore is done',
    '- Show what was done in the past',
    '- List what is completed in red',
  ])('and not in %s', (body) => {
    expect(items(body)).toMatchObject([{ state: 'open' }]);
  });
});

describe('an owner is read', () => {
  test.each([
    ['in brackets with a due date', '- OPS-12 (Tim, due 2026-03-20): Add a limit', ['Tim']],
    ['after the bare word “owner”', '- Audit the loops; deadline 31 March 2026; owner jsha', ['jsha']],
    ['after a dash, before a date', '- Raise the cap — **Sam**, due Mar 20', ['Sam']],
    ['in three columns of dashes', '1) Jane - Add alerts - 3/14/26', ['Jane']],
    ['as a team before a dash', '1) Storage Team - Test the failover', ['Storage Team']],
  ])('%s', (_name, body, owners) => {
    expect(items(body)).toMatchObject([{ owners }]);
  });

  test.each([
    ['in brackets, with a promise', '- Compare the counts (Ann to implement by 21 October)', ['Ann']],
    ['before a promise', '- Bo will write a guide by the end of March', ['Bo']],
    ['in brackets, before a date', '- Add an alarm (Cy, 2026-04-01)', ['Cy']],
    ['with an initial', '- Add an alarm. Owner: D. Evans. ETA: 4/18/2026.', ['D. Evans']],
    ['in brackets, before a time', '- Rehearse (Ann, before the next window)', ['Ann']],
    ['in brackets, before a month', '- Rehearse (infra team, September)', ['infra team']],
    ['in brackets, before a status', '- Rehearse (Ann, done)', ['Ann']],
    ['after a dash, before a month and a day', '- Add an alarm – Ann – Mar 28', ['Ann']],
  ])('%s', (_name, body, owners) => {
    expect(items(body)).toMatchObject([{ owners }]);
  });

  test('after a dash, if most items of the list end that way', () => {
    const body = '- [ ] Add an alarm — Ann\n- [ ] Raise the cap - Bo Li, Cy\n- [ ] Drill';
    expect(items(body).map((item) => item.owners)).toEqual([['Ann'], ['Bo Li', 'Cy'], []]);
  });

  test('before a colon, if the document names them as an author', () => {
    const body = '- [ ] foo: write a runbook\n- [ ] runbook: mention the drain';
    expect(items(body, 'Authors: @foo, @bar').map((item) => item.owners)).toEqual([['foo'], []]);
    expect(items('- Ann: write a runbook', 'Author: Ann Ong')).toMatchObject([{ owners: ['Ann'] }]);
  });

  test.each([
    '- Grafana - Add a panel',
    '- Kafka: raise the cap',
    '- Raise the cap — Kafka',
    '- Agree on one owner per queue',
    '- Alerts will check the depth',
    '- They will add an alarm',
  ])('and not in %s', (body) => {
    expect(items(body)).toMatchObject([{ owners: [] }]);
  });
});

test('reads a date in American order if the day is above 12', () => {
  expect(items('- Jane - Add alerts - 3/14/26')).toMatchObject([
    { due: { date: '2026-03-14' }, text: 'Add alerts' },
  ]);
});

test.each([
  ['- Add a log (Kim) by ~~2026-04-01~~ 2026-05-03', 'Add a log'],
  ['- Add a log (Kim) due ~~2026-04-01~~ ~~2026-04-07~~ 2026-05-03', 'Add a log'],
  ['- Add a ~~big~~ log (Kim, ~~2026-04-01~~ 2026-05-03)', 'Add a big log'],
  [
    '| Action | Owner | Due |\n| --- | --- | --- |\n| Add a log | Kim | ~~2026-04-01~~ 2026-05-03 |',
    'Add a log',
  ],
  [
    '| Action | Owner | Due |\n| --- | --- | --- |\n| Add a log | ~~Ann~~ Kim | 2026-05-03 ~~2026-04-01~~ |',
    'Add a log',
  ],
])('the day that counts is not the one that is struck out: %j', (body, text) => {
  const document = `# Queue stuck 2026-03-04\n\n## Action items\n\n${body}\n`;
  const { actionItems } = read(document);
  expect(actionItems).toMatchObject([{ text, owners: ['Kim'], due: { date: '2026-05-03' } }]);
  const { start, end } = actionItems[0]!.due!.span;
  expect(document.slice(start, end)).toBe('2026-05-03');
});

test('a day that is struck out with its item counts', () => {
  expect(items('- ~~Add a log by 2026-04-01~~')).toMatchObject([
    { text: 'Add a log', state: 'done', due: { date: '2026-04-01' } },
  ]);
});

test('a status after the issue may say where it was done', () => {
  const table =
    '| Action | Owner | Issue |\n| --- | --- | --- |\n| Add a limit | Ann | #12 — complete in hotfix |';
  expect(items(table)).toMatchObject([{ state: 'done' }]);
});

test('a Japanese due date may be followed by what is due', () => {
  const { actionItems } = read(
    '# 2026-03-04 キューの停止\n\n## 再発防止策\n\n- 監視を追加（2026年4月末完了予定）\n- 手順書を見直す（2026年5月10日まで）\n',
  );
  expect(actionItems.map(({ due }) => due?.date)).toEqual(['2026-04-30', '2026-05-10']);
});

test('a Korean due date is followed by “until”, or is a part of a month', () => {
  const { actionItems } = read(
    '# 2026-03-04 큐 정지\n\n## 재발 방지 대책\n\n- 알림을 추가한다 (김민수, 4월 10일까지)\n- 절차 문서화 (플랫폼팀, 4월 말)\n- 용량 점검 (5월 중)\n- 복구 절차 정비 (수동 적용 편의)\n- 알림 설정 (홍길동 님, 7/10까지)\n',
  );
  expect(actionItems.map(({ due, owners }) => [due?.date, ...owners])).toEqual([
    ['2026-04-10', '김민수'],
    ['2026-04-30', '플랫폼팀'],
    ['2026-05-31'],
    [undefined],
    // The month comes first.
    ['2026-07-10', '홍길동 님'],
  ]);
});

test.each([
  ['Japanese', 'キューが停止した。\n\n## 再発防止策\n\n- キューの監視を追加（佐藤、7/10まで）'],
  ['Chinese', '队列停止工作，无人收到告警。\n\n## 改进措施\n\n- 增加队列长度的告警（王芳，7/10）'],
])('in %s, the month comes first in a due date', (_language, text) => {
  const { actionItems } = read(`# 2026-07-02 GMT\n\n${text}\n`);
  expect(actionItems.map(({ due }) => due?.date)).toEqual(['2026-07-10']);
});

test('a hope is not an item', () => {
  expect(items('The team repaired it and will prevent such incidents in the future.')).toEqual([]);
  expect(items('We will add a limit, which will prevent such incidents.')).toHaveLength(1);
});

test('a factor written as several fields is one factor', () => {
  const text =
    '# Queue stuck 2026-03-04\n\n## Root cause analysis\n\n### Contributing factor 1\n\n- Description: linter disabled\n- Timeline: 2026-03-01\n- Detection: none\n\n### Contributing factor 2\n\n- Description: no check after deployment\n';
  expect(read(text).contributingFactors.map((factor) => factor.text)).toEqual([
    'linter disabled',
    'no check after deployment',
  ]);
});

describe('a paragraph among lessons that begins with a bold status is an item', () => {
  const marked = (line: string, heading = 'Lessons learned') =>
    read(`# Queue stuck 2026-03-04\n\n## ${heading}\n\nThe graph of the disk is easy to read.\n\n${line}\n`);

  test.each([
    ['**DONE**: Ann added an alert on the queue depth', 'done'],
    ['**TODO** the nightly import should check for free space first', 'open'],
    ['**TODO:** the nightly import should check for free space first', 'open'],
  ])('%s', (line, state) => {
    const { actionItems, placeholders } = marked(line);
    expect(actionItems).toMatchObject([{ state, line: 7 }]);
    expect(placeholders).toEqual([]);
  });

  test.each(['**TODO**', '**TODO** figures', '**TODO** describe here what the people on call have learned'])(
    'but a blank is none: %s',
    (line) => {
      const { actionItems, placeholders } = marked(line);
      expect(actionItems).toEqual([]);
      expect(placeholders).toHaveLength(1);
    },
  );

  test('above the lessons it is a placeholder', () => {
    const { placeholders } = marked('**TODO** how long the nightly import took on that day', 'Impact');
    expect(placeholders).toHaveLength(1);
  });
});

test('below the heading of items, problems are none, and the plan beside them is', () => {
  const body =
    '### Identified problems:\n\n- No second way to the routers\n- A console that few can reach\n\n### Improvement plan:\n\n- Add a second way to the routers';
  expect(items(body).map(({ text }) => text)).toEqual(['Add a second way to the routers']);
});

test('problems that say what to do are items', () => {
  expect(items('### Problems\n\n- Fix the second way to the routers\n- Add a console')).toHaveLength(2);
});

test('a status below “Owner” is nobody’s name', () => {
  const head = '| Action | Owner | Due |\n| --- | --- | --- |';
  expect(
    items(`${head}\n| Add a limit | DONE — this sprint | 2026-03-05 |\n| Add an alert | Ann | 2026-03-09 |`),
  ).toMatchObject([
    { owners: [], state: 'done', status: 'DONE' },
    { owners: ['Ann'], state: 'open' },
  ]);
});

test('a paragraph that says what was begun is an item', () => {
  expect(
    items('We have started writing a page for the console.\n\nThe console was new to us.'),
  ).toMatchObject([{ text: expect.stringContaining('page for the console') }]);
});
