import { describe, expect, test } from 'vitest';
import { read, times } from './reading.ts';

const timeline = (body: string) => times(`# Doors locked 2026-03-04\n\n## Timeline\n\n${body}\n`);
const items = (body: string, heading = 'Action items') =>
  read(`# Doors locked 2026-03-04\n\n## ${heading}\n\n${body}\n`).actionItems;
const said = (body: string, heading?: string) =>
  items(body, heading).map(({ line, owners, due }) => [line, owners.join(' + '), due?.date ?? null]);

describe('an entry is read', () => {
  test.each([
    ['after "also on"', '2026-03-03: badges stop\n\nAlso on 2026-03-04, doors stop.', '7 2026-03-04'],
    [
      'after "the next day, on"',
      'On 3 March 2026, badges stop.\n\nThe next day, on 4 March 2026, doors stop.',
      '7 2026-03-04',
    ],
    [
      'below "Afternoon,"',
      '- Afternoon, 2026-03-03: badges stop\n- 2026-03-04 09:10 UTC: doors stop',
      '5 2026-03-03',
    ],
    [
      'with the time at the end, above one with it at the start',
      '- Badges stop on 4 March 2026 at 09:05 UTC.\n- At 09:10 doors stop.',
      '5 2026-03-04T09:05:00Z',
    ],
    [
      'in a table with open times',
      '| Time | What |\n|---|---|\n| 2026-03-04 | |\n| --:-- | Badges stop |\n| 09:10 | Doors stop |',
      '8 2026-03-04',
    ],
    [
      'in a table with the day as its header',
      '| 2026-03-04 | |\n|---|---|\n| 9.10 | Badges stop |\n| 9.48 | Doors stop |',
      '7 2026-03-04T09:10:00',
    ],
    [
      'with a place as its zone',
      '- 4 March 2026 at 9:05 (Paris time): badges stop\n- 9:10: doors stop',
      '6 2026-03-04T09:10:00+01:00',
    ],
  ])('%s', (_name, body, entry) => {
    expect(timeline(body)).toContain(entry);
  });

  test('with the zone given next to the day of the incident', () => {
    const text =
      '# Doors\n\nIncident window: 2026-03-04 to 2026-03-05 (UTC)\n\n## Timeline\n\n- 2026-03-04 23:10 doors stop\n- 2026-03-05 00:05 doors work\n';
    expect(times(text)[0]).toBe('7 2026-03-04T23:10:00Z');
  });

  test('with the day and zone of sentences indented like code', () => {
    const text =
      '# Doors\n\n## Summary\n\n    Nobody came in from 09:10 to 09:40 EST on 03-24-2026.\n\n## Timeline\n\n- 09:10 doors stop\n- 09:40 doors work\n';
    expect(times(text)).toEqual(['9 2026-03-24T09:10:00-05:00', '10 2026-03-24T09:40:00-05:00']);
  });

  test('not from an unfilled template', () => {
    expect(timeline('- `HH:MM:SS`: {what happened}\n- `HH:MM:SS`: {what happened}')).toEqual([]);
  });

  test('without a day from a heading that is a link', () => {
    expect(
      read('# Doors\n\n###### source: https://example.org/root-cause-analysis\n').sections[1]!.name,
    ).toBeNull();
  });
});

describe('a timeline in a code block, to keep its line breaks', () => {
  const entries = ['09:10: doors stop, and nobody comes in', '09:40: the lock is reset, and doors work'];
  test.each([
    ['in a fence', `\`\`\`\n${entries.join('\n')}\n\`\`\``],
    ['indented', entries.map((entry) => `    - ${entry}`).join('\n')],
  ])('%s', (_name, code) => {
    const found = times(`# Doors 2026-03-04\n\n## Timeline (Japan time)\n\n${code}\n`);
    expect(found.map((each) => each.slice(each.indexOf(' ') + 1))).toEqual([
      '2026-03-04T09:10:00+09:00',
      '2026-03-04T09:40:00+09:00',
    ]);
  });

  test('a log next to the entries is no timeline', () => {
    const log = '```\n09:10:01 INFO door 1 is shut now\n09:10:02 INFO door 2 is shut now\n```';
    expect(timeline(log)).toEqual([]);
    expect(timeline(`- 09:10 doors stop\n- 09:40 doors work\n\n${log}`)).toHaveLength(2);
  });

  test.each([
    '09:10 GET /doors HTTP/1.1 500 from hall-1\n09:11 GET /doors HTTP/1.1 500 from hall-2\n  at Door.open (door.java:12)',
    '09:10 lock crashed at door 1 again\n  at Door.open (door.java:12)\n09:11 lock crashed at door 2 again',
    '09:10 lock crashed at door 1 again\nCaused by: rust\n09:11 lock crashed at door 2 again',
    '09:10 lock is shut at door 1\n09:11 WARN lock is slow at door 2\n09:12 ERROR lock is slow at door 3',
  ])('but not a log: %j', (log) => {
    expect(timeline(`\`\`\`\n${log}\n\`\`\``)).toEqual([]);
  });

  test('though an entry quotes a log', () => {
    const entries =
      '09:10 doors stop, and nobody comes in\n09:20 we see an ERROR in the log\n09:40 the lock is reset';
    expect(timeline(`\`\`\`\n${entries}\n\`\`\``)).toHaveLength(3);
  });
});

describe('a label on its own line is the heading of the text below', () => {
  test.each([
    ['in bold', '**Summary**', '**Timeline**', '**Corrective measures**'],
    ['with a colon', 'Summary:', 'Timeline (UTC):', 'Corrective measures:'],
  ])('%s', (_name, summary, chronology, measures) => {
    const text = `# Doors\n\n${summary}\nDoors were shut on 2026-03-04.\n${chronology}\n09:10 UTC: doors stop.\n09:40 UTC: doors work.\n${measures}\nTest doors each night.\nKeep a key at the desk.\n`;
    expect(times(text)).toEqual(['6 2026-03-04T09:10:00Z', '7 2026-03-04T09:40:00Z']);
    expect(read(text).actionItems.map(({ line }) => line)).toEqual([9, 10]);
  });

  test('even above plain lines', () => {
    const text = '# Doors on 2026-03-04\n\nAction items\n\nTest doors each night.\nKeep a key at the desk.\n';
    expect(read(text).actionItems.map(({ line }) => line)).toEqual([5, 6]);
  });
});

describe('an item names its owner and due date', () => {
  test.each([
    ['after its day', '- 2026-04-15 | Test doors each night | Tomasz', ['Tomasz', '2026-04-15']],
    ['as a group before a dash', '- data platform - test doors each night', ['data platform', null]],
    ['as a group before an arrow', '- Infra squad → test doors each night', ['Infra squad', null]],
    [
      'in lower case, by convention',
      '- carla: log each door\n- dustin: find out why doors stop',
      ['carla', null],
    ],
    [
      'at the end of its line',
      '- Test doors each night | Vigdís\n- 3 keys at the desk | Søren',
      ['Vigdís', null],
    ],
  ])('%s', (_name, body, [owner, due]) => {
    expect(said(body)[0]).toEqual([5, owner, due]);
  });

  test.each([
    [
      'Maßnahmen',
      'Ursache und Zeitverlauf sind noch nicht klar',
      '- Türen prüfen (Anke Möller, bis 30. Juni 2026)',
      'Anke Möller',
      '2026-06-30',
    ],
    [
      'Maßnahmen',
      'Ursache und Zeitverlauf sind noch nicht klar',
      '- Türen prüfen – Verantwortlich: Uwe Brandt, bis 01.06.2026',
      'Uwe Brandt',
      '2026-06-01',
    ],
    [
      'Actions',
      'La cause et la chronologie ne sont pas encore connues',
      '- @nadia : tester les portes, pour le 1er mai 2026',
      'nadia',
      '2026-05-01',
    ],
    [
      'Suites',
      'La cause et la chronologie ne sont pas encore connues',
      '- Tester les portes (Karim, avant le 30 avril 2026)',
      'Karim',
      '2026-04-30',
    ],
    [
      'Próximos pasos',
      'La causa y la cronología todavía no se conocen',
      '- Probar las puertas. Responsable: Inés Vega. Fecha: 31/07/2026',
      'Inés Vega',
      '2026-07-31',
    ],
    [
      'Ações',
      'A causa e a cronologia ainda não são conhecidas',
      '- Testar as portas (@caio, até 25/03/2026)',
      'caio',
      '2026-03-25',
    ],
    [
      '今後の対応',
      '原因はまだわかっていません',
      '- 扉を試す　担当: 伊藤　期限: 2026/03/31',
      '伊藤',
      '2026-03-31',
    ],
  ])('below “%s”', (heading, prose, body, owner, due) => {
    const text = `# Doors 2026-03-04\n\n## ${heading}\n\n${prose}.\n\n${body}\n`;
    expect(read(text).actionItems.map((each) => [each.owners.join(), each.due?.date])).toEqual([
      [owner, due],
    ]);
  });

  test('as the heading of the text below', () => {
    expect(said('### Split the doors by floor `@stein`\n\n- ground floor first\n- then the cellar')).toEqual([
      [5, 'stein', null],
    ]);
    expect(
      said(
        '### [detect] Alert on doors that stay shut — owner @jo, due 2026-04-15\n\nThe state is in the log.',
      ),
    ).toEqual([[5, 'jo', '2026-04-15']]);
  });

  test('in a column of completion dates', () => {
    const table =
      '| Action | Owner | Completed |\n|---|---|---|\n| Replace the lock | Ayla | 2026-03-05 |\n| Test doors | Deniz | |';
    expect(items(table).map(({ state }) => state === 'done')).toEqual([true, false]);
  });
});

describe('an unlisted heading', () => {
  test.each([
    ['How we keep this from coming back', '- Test doors each night\n- Compact the log of doors'],
    ['Long term', '- We will replace the locks of all doors'],
    ['Still to do', '- Test doors each night (@lou)'],
    ['Remaining work', '- Cancel the old contract\n- Type in what was booked on paper'],
  ])('%s', (heading, body) => {
    expect(said(body, heading).length).toBe(body.split('\n').length);
  });

  test.each([
    ['Review meeting', '- [x] Meeting held on 2026-03-05\n- [ ] Notes sent round'],
    ['Long term', '- Doors get older'],
    ['Before this document is published', '- [x] Names of guests removed\n- [ ] Read by the lawyer'],
  ])('but not “%s”', (heading, body) => {
    expect(said(body, heading)).toEqual([]);
  });

  test("and a label above the review's own checklist introduces none", () => {
    expect(said('- [ ] Test doors (@ann)\n\n**Document checklist**\n\n- [x] Severity set')).toHaveLength(1);
  });
});

describe('Markdown in other dialects', () => {
  const entries = ['2026-03-04T09:10:00Z', '2026-03-04T09:40:00Z'];
  test.each([
    [
      'AsciiDoc',
      '= Doors 2026-03-04\n\n== Timeline\n\n* 2026-03-04 09:10 UTC doors stop\n* 2026-03-04 09:40 UTC doors work\n\n== Action items\n\n* Test doors each night (@ann)\n',
    ],
    [
      'admonitions',
      '# Doors\n\n!!! note "Times"\n    All times are in UTC.\n\n## Timeline\n\n!!! info\n    - 2026-03-04 09:10 doors stop\n    - 2026-03-04 09:40 doors work\n\n## Action items\n\n- Test doors each night (@ann)\n',
    ],
    [
      'footnotes',
      '# Doors\n\n## Timeline (UTC)\n\n- 2026-03-04 09:10 doors stop[^1]\n- 2026-03-04 09:40 doors work\n\n## Action items\n\n- Test doors each night (@ann)[^2]\n\n[^1]: from the log\n[^2]: agreed on 2026-03-06\n',
    ],
    [
      'shortcodes',
      '+++\ntitle = "Doors"\ndate = 2026-03-05T08:00:00Z\n+++\n\n## Timeline (UTC)\n\n{{< timeline >}}\n- 2026-03-04 09:10 doors stop\n- 2026-03-04 09:40 doors work\n{{< /timeline >}}\n\n## Action items\n\n- Test doors each night (@ann)\n',
    ],
    [
      'Windows line ends',
      '# Doors 2026-03-04\r\n\r\n## Timeline (UTC)\r\n\r\n- 09:10 doors stop\r\n- 09:40 doors work\r\n\r\n## Action items\r\n\r\n- Test doors each night (@ann)\r\n',
    ],
  ])('%s', (_name, text) => {
    const { timeline, actionItems } = read(text);
    expect(timeline.map(({ time }) => time?.iso)).toEqual(entries);
    expect(actionItems.map(({ owners, text }) => [text, owners.join()])).toEqual([
      ['Test doors each night', 'ann'],
    ]);
  });
});

test('ambiguous dates are read day first in a language that writes them so', () => {
  const text =
    '# Caída de las puertas, 4 de marzo de 2026\n\n## Acciones\n\n| Acción | Responsable | Plazo |\n|---|---|---|\n| Probar las puertas | Nerea Gil | 09/04/2026 |\n';
  expect(read(text).actionItems[0]!.due?.date).toBe('2026-04-09');
});

test('a label shared by two languages is read in the language of the text', () => {
  const text =
    '# Corte de las puertas\n\n## Cronología\n\n- 4 de marzo de 2026, 09:10 UTC: las puertas no abren\n\n## Próximos pasos\n\n- Probar las puertas. Responsable: Inés Vega. Fecha: 31/07/2026\n- Avisar a los clientes. Responsable: Marta Gil. Fecha: 15/08/2026\n';
  const { language, actionItems } = read(text);
  expect(language?.code).toBe('es');
  expect(actionItems.map(({ due }) => due?.date)).toEqual(['2026-07-31', '2026-08-15']);
});

test('a timeline takes its day and offset from front matter milestones if nothing else gives them', () => {
  const text =
    '---\ndetected_at: 2026-03-04T18:40:00-03:00\n---\n\n# Doors\n\n## Timeline\n\n- 18:10 doors stop\n- 18:54 doors work\n';
  expect(times(text)).toEqual(['9 2026-03-04T18:10:00-03:00', '10 2026-03-04T18:54:00-03:00']);
});

test('facts on one line are read separately', () => {
  expect(read('# Doors\n\n**Reporter:** M. Schulz | **Severity:** SEV2 (no impact)\n').severityLevel).toBe(
    'SEV2',
  );
});

test('"What was not the root cause" is not a cause', () => {
  const text =
    '# Doors\n\n## Root cause\n\n- A loose bolt\n\n## What was not the root cause\n\n- The lock was new\n';
  expect(read(text).contributingFactors.map(({ text }) => text)).toEqual(['A loose bolt']);
});

test('the list below a labelled item gives its details', () => {
  expect(
    said(
      '1. **Vendor**: Fix the locks of these doors:\n   - east door\n   - west door\n2. Test doors each night',
    ),
  ).toHaveLength(2);
});

test('TODO before an action is a label, not a placeholder', () => {
  const pm = read(
    '# Doors 2026-03-04\n\n## Corrective measures\n\n- **TODO**: Test doors each night\n- TODO\n',
  );
  expect(pm.placeholders).toHaveLength(1);
});

test('a document inside a Markdown fence is read like one without it', () => {
  const document = `# Doors locked 2026-03-04\n\n## Timeline\n\n- 09:10 doors stop\n\n## Actions\n\n- Test the lock (@ann)\n`;
  const { title, timeline, actionItems } = read(`Here it is:\n\n\`\`\`md\n${document}\`\`\`\n`);
  expect(title?.value).toBe('Doors locked 2026-03-04');
  expect(timeline.map(({ line, time }) => [line, time?.iso])).toEqual([[8, '2026-03-04T09:10:00']]);
  expect(actionItems).toMatchObject([{ line: 12, owners: ['ann'] }]);
});

test('a document with a template in a fence is not read from the fence', () => {
  const text = '# Doors\n\n```md\n# Title\n\n## Timeline\n\n- 09:10 doors stop\n```\n\n## Actions\n';
  expect(read(text).timeline).toEqual([]);
});

test('a year or a count is not a time', () => {
  expect(timeline('- 2025\n- 2024 doors stop\n- 09:10 one works')).toEqual(['7 2026-03-04T09:10:00']);
  expect(timeline('- 2025 doors stop\n- 2150 one works')).toHaveLength(2);
});

test('a number is not an action item', () => {
  expect(items('1. 15\n2. Test the lock')).toMatchObject([{ text: 'Test the lock' }]);
});

test('among lessons and next steps, only what is to be done is an action item', () => {
  const list =
    '- Repairs take too long\n- Test the lock\n- Spare keys: two for each floor\n- Guards must have one';
  expect(said(list, 'Lessons learned and next steps').map(([line]) => line)).toEqual([6, 7, 8]);
  expect(said(list, 'Next steps').map(([line]) => line)).toEqual([5, 6, 7, 8]);
});

test('a document between two rules has no front matter', () => {
  const document = read('---\n\n# Doors locked 2026-03-04\n\n## Actions\n\n- Test the lock\n\n---\n');
  expect(document.frontMatter).toBeNull();
  expect(document.actionItems).toHaveLength(1);
});

test('a label in bold that is never closed is a heading', () => {
  const text =
    '# Doors locked 2026-03-04\n\n**Timeline:\n\n- 09:10 doors stop\n\n**Action items:\n\n- Test the lock\n';
  expect(read(text).sections.map(({ name }) => name)).toEqual([null, 'timeline', 'action-items']);
});

test('the zone is not taken from the end of a range', () => {
  expect(timeline('- 2026-03-04 02:00-04:30 doors stop\n- 2026-03-04 05:00 doors work')).toEqual([
    '5 2026-03-04T02:00:00',
    '6 2026-03-04T05:00:00',
  ]);
});

test('an item with a name in front of its colon is one item, whatever it lists below', () => {
  const list = '- Harden the lock: the following rules for the key:\n  - it is kept apart\n  - it is counted';
  expect(items(list)).toHaveLength(1);
});

test('names that end like an adverb are owners', () => {
  expect(said('- [nelly] test the lock\n- [molly] count the keys')).toEqual([
    [5, 'nelly', null],
    [6, 'molly', null],
  ]);
});

test('a heading with a non-breaking hyphen is the same heading', () => {
  expect(items('- Test the lock', 'Follow\u2011ups')).toHaveLength(1);
});

test('an item is done if its ticket or a remark above wiki sub-items says so', () => {
  const list =
    '* OPS-12 (Done): test the lock\n* OPS-13: count the keys\n* buy spare keys (already done)\n** two a floor';
  expect(items(list).map(({ state }) => state === 'done')).toEqual([true, false, true]);
});

test('a table in a language without a word list has its columns named by what they hold', () => {
  const table =
    '| Дія | Відповідальний | Термін | Стан |\n|---|---|---|---|\n| Перевірити замок | @ann | 2026-03-20 | Done (тимчасово) |\n| Порахувати ключі | @bo | 2026-03-24 | TODO |';
  expect(items(table)).toMatchObject([
    { owners: ['ann'], due: { date: '2026-03-20' }, state: 'done' },
    { owners: ['bo'], due: { date: '2026-03-24' }, state: 'open' },
  ]);
});

test('a time with a bound, or the wave dash of a range, is read', () => {
  expect(timeline('- ≤09:10: doors work\n- 09:30〜09:40 doors stop')).toEqual([
    '5 2026-03-04T09:10:00',
    '6 2026-03-04T09:30:00',
  ]);
});

test.each([
  [
    'Portuguese',
    '# Portas trancadas 2026-03-04\n\nAs portas não abriram porque a bateria estava vazia.\n\n## Recomendações\n\n### Imediatas (30 dias)\n\n1. Testar a fechadura\n\n### Curto prazo\n\n1. Contar as chaves\n',
  ],
  [
    'German',
    '# Türen zu 2026-03-04\n\nDie Türen waren zu, weil die Batterie leer war und nicht geprüft wurde.\n\n## Maßnahmen\n\n- **Überwachung**: Alarm einrichten\n- **Schulung**: Handbuch lesen\n',
  ],
])('a theme of items in %s is not an owner', (_language, text) => {
  expect(read(text).actionItems.map(({ owners }) => owners)).toEqual([[], []]);
});

test.each([
  [
    'Chinese',
    '# 门锁故障 2026-03-04\n\n## 改进措施\n\n### 短期措施 (1 周)\n\n- 测试门锁\n\n### 长期措施\n\n- 清点钥匙\n',
  ],
  [
    'Chinese, in front of a colon',
    '# 门锁故障 2026-03-04\n\n## 修复建议\n\n- 前置校验：检查电池\n- 顺序调整：先开门\n',
  ],
  [
    'Korean',
    '# 잠금 장애 2026-03-04\n\n## 재발 방지 대책\n\n- 모니터링 강화: 배터리를 점검한다\n- 이중화: 열쇠를 하나 더 둔다\n',
  ],
  [
    'Japanese',
    '# 施錠障害 2026-03-04\n\n## 再発防止策\n\n- 監視強化: 電池を監視する\n- 手順整理対応: 鍵を数える\n',
  ],
])('a theme of items in %s, by its ending, is not their owner', (_language, text) => {
  expect(read(text).actionItems.map(({ owners }) => owners)).toEqual([[], []]);
});

test('words for a day, with a dash or colon but without a clock time, date an entry', () => {
  expect(timeline('- 2026-03-04 09:10: doors stop\n- Same day: doors work\n- Next day – review')).toEqual([
    '5 2026-03-04T09:10:00',
    '6 2026-03-04',
    '7 2026-03-05',
  ]);
});

test('a column headed as times has them, though most of its cells are words', () => {
  const rows = ['| 09:10 | Doors stop |', ...Array(4).fill('| At the desk | Nobody has a key |')];
  expect(timeline(`| When | What |\n|---|---|\n${rows.join('\n')}`)).toEqual(['7 2026-03-04T09:10:00']);
});

test('a day without a year before a part of the day dates an entry', () => {
  expect(timeline('| 时间 | 事件 |\n|---|---|\n| 03-04 09:10 | 门锁故障 |\n| 03-04 下午 | 恢复 |')).toEqual([
    '7 2026-03-04T09:10:00',
    '8 2026-03-04',
  ]);
});

test('a follow-up checklist holds action items, a review checklist does not', () => {
  expect(items('- [ ] Test the lock', 'Follow-up checklist')).toHaveLength(1);
  expect(items('- [ ] Test the lock', 'Review checklist')).toHaveLength(0);
});

test('a status that begins with a check mark is done', () => {
  expect(
    items('| Action | Status |\n|---|---|\n| Test the lock | ✅ see the book |\n| Count the keys | open |'),
  ).toMatchObject([{ state: 'done' }, { state: 'open' }]);
});

test('a promise that ends in "for:" is an item, and its list the details', () => {
  expect(said('We are adding alarms for:\n\n- a lock that is open\n- a key that is missing')).toEqual([
    [5, '', null],
  ]);
  expect(said('We will do the following:\n\n- test the lock\n- count the keys')).toHaveLength(2);
});

test('a heading with an action is an item, with the list of what to check below it', () => {
  const text =
    '### Confirm that the new lock holds\n\nTurn it ten times and verify that:\n\n1. The key turns freely\n2. No door opens';
  expect(said(text)).toEqual([[5, '', null]]);
});

test('a remark such as "client-side" in brackets is not an owner', () => {
  expect(
    said(
      '### Test the lock (client-side)\n\nIt opens too often.\n\n### Count the keys (server-side)\n\nOne is missing.',
    ),
  ).toEqual([
    [5, '', null],
    [9, '', null],
  ]);
});

test('a date in brackets after a range of clock times dates its start', () => {
  expect(timeline('- 22:36–22:47 (3 March): doors lock\n- 06:53–07:04 (4 March): doors open')).toEqual([
    '5 2026-03-03T22:36:00',
    '6 2026-03-04T06:53:00',
  ]);
});

test('the zone of a place in a heading holds for the times below it', () => {
  const table = '| Time | Event |\n|---|---|\n| 18:01 | Doors lock |\n| 18:50 | Doors open |';
  expect(times(`# Doors locked\n\n## Timeline of 2026-03-04, Singapore time\n\n${table}\n`)).toEqual([
    '7 2026-03-04T18:01:00+08:00',
    '8 2026-03-04T18:50:00+08:00',
  ]);
});

test('fields in square brackets at the end leave no bracket in the text', () => {
  expect(items('- Test the lock [Owner: @nelly, Due: 2026-04-01]')).toMatchObject([
    { text: 'Test the lock', owners: ['nelly'] },
  ]);
});

test('a follow-up review is no section of action items', () => {
  expect(items('- All doors open\n- No new reports', 'Follow-up review')).toEqual([]);
});

test('what is still open in a table of work is to be done', () => {
  const table = (rows: string) => `| Item | Why |\n|---|---|\n${rows}`;
  const work = '| Add a lock | Never done |\n| Move the keys | One is missing |';
  expect(items(table(work), 'Still open')).toHaveLength(2);
  expect(items(table('| North door | Bent |\n| South door | Worn |'), 'Still open')).toEqual([]);
});

test('a table about alarms below corrective actions holds no items', () => {
  const table = '| Alarm | Threshold | Severity |\n|---|---|---|\n| OpenDoor | > 2 min | high |';
  expect(said(`### Alarm rules\n\nSet up these rules:\n\n${table}`, 'Corrective actions')).toHaveLength(0);
});

test('a field with a dash and a colon at the start of an item ends at the colon', () => {
  expect(items('- Owner - Ann: test the lock\n- Severity - High: count the keys')).toMatchObject([
    { text: 'test the lock', owners: ['Ann'] },
    { text: 'count the keys', owners: [], priority: 'High' },
  ]);
});

test('the rows of a table in reStructuredText are entries', () => {
  const rule = '=====  ==========';
  const table = `${rule}\nTime   Event\n${rule}\n09:10  Doors lock\n09:30  A key is found\n09:48  Doors open\n${rule}`;
  expect(timeline(table)).toEqual([
    '8 2026-03-04T09:10:00',
    '9 2026-03-04T09:30:00',
    '10 2026-03-04T09:48:00',
  ]);
});

test('"nobody assigned: …" is not done', () => {
  expect(items('- Nobody assigned: test the lock\n- New check added: the lock is tested')).toMatchObject([
    { state: 'open' },
    { state: 'done' },
  ]);
});

test('owners and due dates in full-width brackets are read', () => {
  const list =
    '- 錠を試験する（佐藤、4月末まで）\n- 鍵を数える（重要）\n- 扉を直す（担当：鈴木、期限：2026/04/10）';
  expect(read(`# 扉の障害報告 2026-03-04\n\n## 再発防止策\n\n${list}\n`).actionItems).toMatchObject([
    { text: '錠を試験する', owners: ['佐藤'], due: { date: '2026-04-30' } },
    { text: '鍵を数える（重要）', owners: [] },
    { text: '扉を直す', owners: ['鈴木'], due: { date: '2026-04-10' } },
  ]);
});

test('days, weeks and nobody in a German table of measures', () => {
  const rows = '| Schloss prüfen | Nelly | 13.4. |\n| Schlüssel zählen | offen | KW 15 |';
  const table = `| Maßnahme | Wer | Bis |\n|---|---|---|\n${rows}`;
  const text = `# Türen gesperrt am 4. März 2026\n\nDie Türen waren gesperrt.\n\n## Maßnahmen\n\n${table}\n`;
  expect(read(text).actionItems).toMatchObject([
    { owners: ['Nelly'], due: { date: '2026-04-13' } },
    { owners: [], due: { date: '2026-04-10' } },
  ]);
});

test('a tag in the front matter says that a document is a post-mortem', () => {
  const text = (tag: string) =>
    `---\ntitle: Two hours without doors\ndate: 2026-03-04\ntags: [${tag}]\n---\n\nBetween 09:10 and 11:10 UTC, the doors did not open. The lock had failed. At 11:10 it was replaced.\n`;
  expect(read(text('postmortem')).kind).toBe('post-mortem');
});

test('a status in place of a due date is the status', () => {
  expect(items('- Count the keys. Owner: Nelly. Target: done')).toMatchObject([
    { text: 'Count the keys', owners: ['Nelly'], due: null, state: 'done' },
  ]);
});
