import { describe, expect, test } from 'vitest';
import type { ActionItem } from '../../src/postmortem/model.ts';
import { read } from './reading.ts';

const items = (body: string, heading = '## Action items') =>
  read(`# Queue stuck 2026-03-04\n\n${heading}\n\n${body}\n`).actionItems;
const only = (body: string): ActionItem => {
  const found = items(body);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('action items are read from', () => {
  test.each([
    ['bullets', '- Add an alarm\n- Drain the queue', ['Add an alarm', 'Drain the queue']],
    ['numbered lists', '1. Add an alarm\n2. Drain the queue', ['Add an alarm', 'Drain the queue']],
    ['tasks', '- [ ] Add an alarm\n- [x] Drain the queue', ['Add an alarm', 'Drain the queue']],
    [
      'groups, without the names of the groups',
      '- Monitoring:\n  - Add an alarm\n- **Process**\n  - Drill twice a year',
      ['Add an alarm', 'Drill twice a year'],
    ],
    ['items, without their details', '- Add an alarm for:\n  - depth\n  - age', ['Add an alarm for']],
    ['tasks below tasks', '- [ ] Add alarms\n  - [ ] for the depth', ['Add alarms', 'for the depth']],
    [
      'numbered lists, without the bullets after a colon',
      '1. Watch the depth\n\n   We plan to add alarms for:\n\n- depth\n- age\n\n2. Drill',
      ['Watch the depth', 'Drill'],
    ],
    [
      'placeholders that were filled in',
      '1. {{ Add an alarm for the depth }}',
      ['{{ Add an alarm for the depth }}'],
    ],
    ['sub-headings by theme', '### Monitoring\n\n- Add an alarm', ['Add an alarm']],
    ['sub-headings that are items', '### Add an alarm\n\nWe will watch the depth.', ['Add an alarm']],
    ['a table', '| Action | Owner |\n| - | - |\n| Add an alarm | ann |', ['Add an alarm']],
    [
      'a table whose legend is a list',
      '- Prevent: so that it cannot happen\n\n| Action | Type |\n| - | - |\n| Add an alarm | detect |',
      ['Add an alarm'],
    ],
    [
      'paragraphs that promise an action',
      'We looked at it for long.\n\nWe will add an alarm.',
      ['We will add an alarm.'],
    ],
    [
      'lettered lines',
      'A. An alarm on the depth\nB. A limit on the age',
      ['A. An alarm on the depth', 'B. A limit on the age'],
    ],
    [
      'lines that are sentences',
      'We will add an alarm.\nWe will drain the queue.',
      ['We will add an alarm.', 'We will drain the queue.'],
    ],
  ])('%s', (_name, body, expected) => {
    expect(items(body).map((item) => item.text)).toEqual(expected);
  });

  test.each([
    '## Follow-ups',
    '## 🔧 Next steps',
    '## 5. Corrective actions',
    '## What are we changing?',
    '## Remediation',
    '**Action Items**',
    'Action Items',
    '## Preventing it in the future',
    '## What remains to be done',
    '## Hardening',
    '## Measures',
    '## Where do we go from here?',
    '## The path forward',
    "## We're making sure this doesn't happen again",
    '**How are we making such outages less likely?**',
    '## Lessons and our future queue hardening initiative',
  ])('the section %s', (heading) => {
    expect(items('- Add an alarm', heading)).toHaveLength(1);
  });

  test('a label anywhere', () => {
    const found = read(
      '# Queue stuck\n\n## Lessons learned\n\nAction item: add an alarm\n\n- TODO: drain the queue\n',
    );
    expect(found.actionItems.map((item) => item.text)).toEqual(['add an alarm', 'drain the queue']);
  });
});

describe('an action item is not', () => {
  test.each([
    'None',
    'N/A',
    '- TBD',
    '- none',
    '- Nothing else for now',
    '1. {{ summary }} [link to the issue]',
    'No action items.',
    '<!--\n- Add an alarm\n-->',
    '```\n- Add an alarm\n```',
  ])('%s', (body) => {
    expect(items(body)).toEqual([]);
  });
  test.each([
    'None. We accept the risk, because the queue is retired in May.',
    'Nothing is worth doing, because the queue is retired in May.',
    'No action: the vendor has retired this API.',
    'No further action is needed, since the vendor has retired it.',
    'We accept the risk until the queue is retired.',
  ])('a decision to do nothing: %s', (text) => {
    for (const mark of ['- ', '1. ', '', '- [ ] '])
      expect(read(`# Queue\n\n## Action items\n\n${mark}${text}\n`).actionItems).toEqual([]);
    expect(
      read(`# Queue\n\n## Action items\n\n| Action | Owner |\n| - | - |\n| ${text} | |\n`).actionItems,
    ).toEqual([]);
  });

  test('lost because it begins like a decision', () => {
    const items = [
      'None of the alerts pages: page on age',
      'Nothing pages on age: add an alert',
      'Risk review',
    ];
    const text = `# Queue\n\n## Action items\n\n${items.map((item) => `- ${item}\n`).join('')}`;
    expect(read(text).actionItems.map((item) => item.text)).toEqual(items);
  });

  test('a step taken to resolve the incident', () => {
    expect(items('- Restarted the workers', '## Resolution')).toEqual([]);
  });
  test('advice to readers below its own label', () => {
    const body =
      '- Add an alarm\n\n**How can customers make outages less impactful?**\n\n- Consider a second region';
    expect(items(body, '**What are we changing?**')).toHaveLength(1);
  });
  test('an explanation in a section about prevention', () => {
    const found = items(
      'These gaps let it through:\n\n- the job had no test\n\nSo:\n\n1. Add a test',
      '## Prevention',
    );
    expect(found.map((item) => item.text)).toEqual(['Add a test']);
    expect(items('- The worker takes a job and reads it twice.', '## Prevention')).toEqual([]);
  });
});

describe('the owner is', () => {
  test.each([
    ['@ann to add an alarm', ['ann'], 'add an alarm'],
    ['@ann: add an alarm', ['ann'], 'add an alarm'],
    ['[@ann] add an alarm', ['ann'], 'add an alarm'],
    ['Add an alarm @ann', ['ann'], 'Add an alarm'],
    ['Add an alarm (@ann, @bo)', ['ann', 'bo'], 'Add an alarm'],
    ['Add an alarm — @acme/storage', ['acme/storage'], 'Add an alarm'],
    ['Add an alarm. Owner: @ann', ['ann'], 'Add an alarm'],
    ['Add an alarm (owner: Bo Li)', ['Bo Li'], 'Add an alarm'],
    ['Add an alarm. Assignee: Cy Young. Due: 2026-04-01', ['Cy Young'], 'Add an alarm'],
    ['Add an alarm (Cy Young)', ['Cy Young'], 'Add an alarm'],
    ['Add an alarm (Storage team)', ['Storage team'], 'Add an alarm'],
    ['Ann to add an alarm', ['Ann'], 'add an alarm'],
    ['Need to add an alarm', [], 'Need to add an alarm'],
    ['Switched to the new alarm', [], 'Switched to the new alarm'],
    ['TODO(ann): add an alarm', ['ann'], 'add an alarm'],
    ['AI-1 | Add an alarm | @ann | 2026-04-01', ['ann'], 'Add an alarm'],
    ['Ask @ann about the alarm', [], 'Ask @ann about the alarm'],
    ['Add an alarm (see Grafana)', [], 'Add an alarm (see Grafana)'],
    ['Add an alarm (PR)', [], 'Add an alarm (PR)'],
    ['Add an alarm (Done)', [], 'Add an alarm'],
    ['Add an alarm (owner: TBD)', [], 'Add an alarm (owner: TBD)'],
  ])('in “%s”', (text, owners, rest) => {
    const item = only(`- ${text}`);
    expect(item.owners).toEqual(owners);
    expect(item.text).toBe(rest);
  });

  test('located at the exact words in the file', () => {
    const document = read('# Queue stuck\n\n## Action items\n\n- **Add** an alarm (@ann)\n');
    const [item] = document.actionItems;
    expect(item!.ownerSpans.map((span) => document.document.text.slice(span.start, span.end))).toEqual([
      'ann',
    ]);
  });
});

describe('a table gives', () => {
  const table =
    '| # | Action item | Type | Owner | Due | Status | Ticket |\n|-|-|-|-|-|-|-|\n| 1 | Add an alarm | Detect | @ann and Bo Li | 30 June 2026 | Done | [OPS-7](https://tracker.example/browse/OPS-7) |\n| 2 | Drain it | prevent | TBD | ASAP | open | |\n';
  test('each field its column', () => {
    expect(items(table)[0]).toMatchObject({
      text: 'Add an alarm',
      type: 'detect',
      owners: ['ann', 'Bo Li'],
      due: { date: '2026-06-30', relative: false },
      state: 'done',
      issue: 'https://tracker.example/browse/OPS-7',
      layout: 'table',
    });
  });
  test('nothing for empty cells', () => {
    expect(items(table)[1]).toMatchObject({
      owners: [],
      due: { date: null, raw: 'ASAP' },
      state: 'open',
      status: 'open',
      issue: null,
    });
  });
});

describe('an item is done when it says', () => {
  test.each([
    '- [x] Add an alarm',
    '- ~~Add an alarm~~',
    '- ✅ Add an alarm',
    '- Add an alarm ✅',
    '- [Done] Add an alarm',
    '- Add an alarm - DONE',
    '- DONE: Add an alarm',
  ])('%s', (body) => {
    const item = only(body);
    expect(item.state).toBe('done');
    expect(item.text).toBe('Add an alarm');
  });

  test.each([
    '- We have added an alarm for the queue',
    "- **Alarms:** We've added one for the queue",
    '- The alarm for the queue has been moved',
    '- An alarm has now been added',
  ])('%s', (body) => expect(only(body).state).toBe('done'));

  test.each([
    '- [ ] Add an alarm',
    '- Add an alarm once the move is done',
    '- [In progress] Add an alarm',
    '- We have added a task for the alarm',
    '- We have added one alarm and will add another',
    '- We have seen no alarm, so add one',
    '- [ ] We have added an alarm',
  ])('but not “%s”', (body) => {
    expect(only(body).state).toBe('open');
  });
});

describe('an item is tracked by', () => {
  test.each([
    ['Add an alarm #12', '#12'],
    ['Add an alarm (acme/queue#12)', 'acme/queue#12'],
    ['[Add an alarm](https://github.com/acme/queue/issues/12)', 'https://github.com/acme/queue/issues/12'],
    ['Add an alarm, https://gitlab.example/a/b/-/issues/12.', 'https://gitlab.example/a/b/-/issues/12'],
    ['Add an alarm OPS-12', 'OPS-12'],
    ['Patch CVE-2026-1234', null],
    ['Read [the docs](https://docs.example)', null],
  ])('in “%s”', (text, issue) => {
    expect(only(`- ${text}`).issue).toBe(issue);
  });
});

test('priority and type are read from tags', () => {
  expect(only('- **[P1]** [Prevent] Add a limit')).toMatchObject({
    priority: 'P1',
    type: 'prevent',
    text: 'Add a limit',
  });
  expect(only('- P2: Add a limit')).toMatchObject({ priority: 'P2', text: 'Add a limit' });
});

test.each([
  [
    'an item',
    '- Add an alarm\n  - Owner: Ann Ong\n  - Due: 2026-04-01\n  - Status: Done\n  - Ticket: OPS-12',
  ],
  [
    'a sub-heading',
    '### Add an alarm\n\n- **Owner:** Ann Ong\n- **Due date:** 2026-04-01\n- **Status:** Done\n- **Ticket:** OPS-12',
  ],
])('labels below %s are its fields, not items', (_name, body) => {
  expect(only(body)).toMatchObject({
    text: 'Add an alarm',
    owners: ['Ann Ong'],
    due: { date: '2026-04-01' },
    state: 'done',
    issue: 'OPS-12',
  });
});
