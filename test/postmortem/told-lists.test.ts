import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

/** “+” before what is done. */
const marked = (text: string) => items(text).map(({ text, done }) => `${done ? '+ ' : ''}${text}`);

const items = (text: string) => read(`# The queue stood still\n\n${text}\n`).actionItems;
const texts = (text: string) => items(text).map((item) => item.text);

describe('what was tried out is no action item', () => {
  test.each([
    ['## Verification', '- [x] The worker starts without errors\n- [x] Replayed 400 orders: none lost'],
    ['## 7. Deployment gate results', '- [x] Rollback written down below\n- [x] All 75 routes answer'],
    ['## Validation\n\n### Staging', '- [x] Verify the restore\n- [x] Queue empty'],
    ['## Verification', '- [ ] The worker starts without errors\n- [ ] All 75 routes answer'],
    ['## 6. 验证', '- [x] 重放 400 个订单 → 全部成功\n- [x] 18 项全过'],
    ['## Überprüfung', '- [x] Der Import läuft\n- [x] Die Warteschlange ist leer'],
  ])('%s: %s', (heading, boxes) => {
    expect(texts(`${heading}\n\n${boxes}`)).toEqual([]);
  });

  test.each([
    ['what is still to be tried out', '## Verification\n\n- [ ] Test the restore\n- [ ] Check the alert'],
    ['boxes elsewhere', '## The import\n\n- [x] Test the restore\n- [x] Add a limit to the import'],
    ['what somebody tracks', '## Verification\n\n- [x] Queue empty @ann\n- [x] All 75 routes answer'],
    [
      'boxes below action items',
      '## Action items\n\n### Verification\n\n- [x] Test the restore\n- [x] Replay',
    ],
  ])('but %s is', (_name, text) => {
    expect(texts(text)).toHaveLength(2);
  });
});

test('boxes that answer why are reasons, unless they say what to do', () => {
  const heading = '## Why was it not found sooner?';
  expect(texts(`${heading}\n\n- [x] No alert on the queue\n- [ ] The limit of the alert was wrong`)).toEqual(
    [],
  );
  expect(texts('## 为什么没早点发现\n\n- [x] 没有这项监控\n- [ ] 有监控但阈值不对')).toEqual([]);
  expect(texts(`${heading}\n\n- [x] No alert on the queue\n- [ ] Add an alert on the queue`)).toHaveLength(2);
});

test('rules that always hold are no action items', () => {
  const lists = "**DO:**\n\n- ✅ Keep routes simple\n\n**DON'T:**\n\n- ❌ Serve files by hand";
  expect(texts(`## Prevention\n\n### Routes\n\n${lists}`)).toEqual([]);
  expect(texts('## Prevention\n\n**To do:**\n\n- Keep routes simple')).toEqual(['Keep routes simple']);
  const rules =
    'When the tool is in charge:\n\n- only one process reads the keys\n- probes must never read them';
  expect(texts(`## Practical rule going forward\n\n${rules}`)).toEqual([]);
  expect(texts('## Going forward\n\n- Probes must never read the keys')).toHaveLength(1);
});

describe('a list that tells what was done is done', () => {
  test.each([
    '- Added an alert on the queue\n- Removed the old limit',
    '- **Alerts**: Added one on the queue\n- **Limits**: Raised the one of the import',
    '- Drained the old queue\n- Tightened limits on imports',
    '- We have since moved the queue\n- Two alerts added: age and depth',
    '- The limit has been raised\n- Pages on limits written',
  ])('%s', (list) => {
    expect(items(`## Prevention\n\n${list}`)).toMatchObject([{ done: true }, { done: true }]);
  });

  test('and so is one entry that surely does, beside what is to be done', () => {
    const list = '- Added an alert on the queue\n- Raise the limit\n- Improved dashboards';
    expect(items(`## Prevention\n\n${list}`).map(({ done }) => done)).toEqual([true, false, false]);
  });

  test.each([
    ['what is wanted', '- Improved alerts on the queue\n- Enhanced limits'],
    ['what is wanted beside something to do', '- Improved alerts on the queue\n- Raise the limit'],
    ['what is filed elsewhere', '- Filed OPS-12 for the limit\n- Added a ticket for the alert'],
    [
      'what asks for more',
      '- Added an alert, which must still be tested\n- Removed the old limit. Remove the others, too',
    ],
    ['what works in one place', '- Added an alert on one host\n- Removed the limit in staging'],
    ['what somebody has taken on', '- Added an alert on the queue (@ann)\n- Removed the limit (@bo)'],
    ['boxes that nobody ticked', '- [ ] Added an alert on the queue\n- [ ] Removed the old limit'],
    [
      'what a status says',
      '- Added an alert on the queue — in progress\n- Removed the old limit — in progress',
    ],
  ])('but not %s', (_name, list) => {
    expect(items(`## Prevention\n\n${list}`)).toMatchObject([{ done: false }, { done: false }]);
  });
});

test('preventive enhancements are action items', () => {
  expect(texts('## Preventive enhancements\n\n- Spare disks in each rack')).toHaveLength(1);
});

test('two lists about different things that sound alike are both kept', () => {
  const both =
    '## Preventive measures\n\n- Add an alert on the import queue depth\n- Raise the limit of the import workers\n\n## Action items\n\n- Add an alert on the export queue depth (@ann)\n- Raise the limit of the export workers (@bo)';
  expect(items(both)).toHaveLength(4);
});

test.each([
  ['below “Always”', '**Always:**\n\n- Rotate the keys of the till (@mia, 2026-04-01)'],
  ['that says in words by when', '### Current blockers\n\n- [ ] Contract of the vendor, by 1 April 2026'],
  ['below a box', '### Current blockers\n\n- [ ] Contract of the vendor\n  - [ ] Signature (@mia)'],
])('what somebody tracks stays an item %s', (_, list) => {
  expect(items(`## Action items\n\n- Add an alert\n\n${list}`).length).toBeGreaterThan(1);
});

describe('what was put in place is done', () => {
  const LIST = '- The importer checks each list against the till\n- A limit was added to the queue';
  test.each(['Guardrails added', 'Defences put in place', 'Preventive measures we introduced'])(
    'below “%s”',
    (heading) => {
      expect(marked(`## ${heading}\n\n${LIST}`)).toEqual([
        '+ The importer checks each list against the till',
        '+ A limit was added to the queue',
      ]);
    },
  );

  test('except what is still to come', () => {
    const list = `${LIST}\n- Open point: the second till has no limit`;
    expect(marked(`## Guardrails added\n\n${list}`).at(-1)).toBe('Open point: the second till has no limit');
  });

  test('and is no item beside a list of what to do', () => {
    const text = `## Guardrails added\n\n${LIST}\n\n## Action items\n\n- Add an alert on the queue`;
    expect(texts(text)).toEqual(['Add an alert on the queue']);
  });

  test('below headings with a status, but not a box that nobody has ticked', () => {
    const list = '- [ ] Add an alert\n- Limit of the queue';
    expect(marked(`## Action items\n\n### Short term (implemented today)\n\n${list}`)).toEqual([
      'Add an alert',
      '+ Limit of the queue',
    ]);
    expect(marked('## Action items\n\n### Short term (planned)\n\n- Limit of the queue')).toEqual([
      'Limit of the queue',
    ]);
  });
});

describe('immediate actions are to be done', () => {
  const first = '### Immediate actions\n\n- Review of the limits\n- Spare printer at the gate';
  test('if they are the first of a plan', () => {
    const plan = `## Prevention measures\n\n${first}\n\n### Long-term improvements\n\n- Second gate at the pier`;
    expect(texts(plan)).toHaveLength(3);
    const bold = plan.replace(/### (.*)/g, '**$1**:');
    expect(texts(bold)).toHaveLength(3);
  });

  test('and belong to the response otherwise', () => {
    expect(texts(`## Prevention measures\n\n${first}`)).toEqual([]);
    const taken = first.replace('actions', 'actions taken');
    const plan = `## Prevention measures\n\n${taken}\n\n### Long-term improvements\n\n- Second gate at the pier`;
    expect(texts(plan)).toEqual(['Second gate at the pier']);
  });
});

test.each(['What NOT to do', 'DO NOT:', 'Never do this'])(
  'rules below “%s” are no action items',
  (heading) => {
    const text = `## Prevention\n\n- Add a limit\n\n### ${heading}\n\n- Restart both printers at once`;
    expect(texts(text)).toEqual(['Add a limit']);
  },
);

test('a list that says how something works is none of action items', () => {
  const ladder = '1. Wait for the printer.\n2. Restart the printer.\n3. Restart the till.';
  const lead = 'We have added a watchdog. On each failure it climbs a ladder:';
  expect(texts(`## Remediation\n\n${lead}\n\n${ladder}`)).not.toContain('Restart the printer.');
  expect(texts(`## Remediation\n\nThese steps are left:\n\n${ladder}`)).toHaveLength(3);
});

test('boxes on how far the incident is are no action items, unless they say what to do', () => {
  const boxes = '- [x] Cause determined\n- [x] Till restored\n- [ ] Prevention in place';
  expect(texts(`## Status\n\n${boxes}`)).toEqual([]);
  expect(texts(`## Status\n\n${boxes}\n- [ ] Add a limit to the till`)).toHaveLength(4);
  const work =
    '- [x] The cause is known to all who work at the gate\n- [ ] The till of the gate prints lists again';
  expect(texts(`## Status of the work\n\n${work}`)).toHaveLength(2);
  expect(texts(`## Status\n\n${work}`)).toEqual([]);
});

test('what is planned is read below a heading that says so', () => {
  const list = '- Move the list to the second till\n- Retention of 30 days\n- Spare printer';
  expect(texts(`## Phase 2: a list of its own (planned)\n\n${list}`)).toHaveLength(3);
  expect(texts(`## Phase 2: a list of its own\n\n${list}`)).toEqual([]);
});
