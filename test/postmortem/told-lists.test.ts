import { describe, expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (text: string) => read(`# The queue stood still\n\n${text}\n`).actionItems;
const texts = (text: string) => items(text).map((item) => item.text);

describe('what was tried out is no action item', () => {
  test.each([
    ['## Verification', '- [x] The worker starts without errors\n- [x] Replayed 400 orders: none lost'],
    ['## 7. Deployment gate results', '- [x] Rollback written down below\n- [x] All 75 routes answer'],
    ['## Validation\n\n### Staging', '- [x] Verify the restore\n- [x] Queue empty'],
    ['## Verification', '- [ ] The worker starts without errors\n- [ ] All 75 routes answer'],
    ['## 6. 验证', '- [x] 重放 400 个订单 → 全部成功\n- [x] 18 项全过'],
    ['## 6. 验证要点', '- [ ] 手动取消记录出现，正常结束\n- [ ] 断连取消记录有落账'],
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
  ])('%s', (list) => {
    expect(items(`## Prevention\n\n${list}`)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
  });

  test.each([
    ['what is wanted', '- Improved alerts on the queue\n- Enhanced limits'],
    ['a list with something to do', '- Added an alert on the queue\n- Raise the limit'],
    ['what asks for more', '- Added an alert, which must still be tested\n- Removed the old limit'],
    ['boxes that nobody ticked', '- [ ] Added an alert on the queue\n- [ ] Removed the old limit'],
    [
      'what a status says',
      '- Added an alert on the queue — in progress\n- Removed the old limit — in progress',
    ],
  ])('but not %s', (_name, list) => {
    expect(items(`## Prevention\n\n${list}`)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
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
