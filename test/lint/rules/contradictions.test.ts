import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { PATH, TODAY } from '../sample.ts';

/** The source texts that one rule reports. */
function reported(rule: string, text: string, path = PATH): string[] {
  const { findings } = lintText(text, path, {
    policy: DEFAULT_POLICY,
    today: TODAY,
    assumePostMortem: true,
    rules: rules.filter(({ id }) => id === rule),
    profile: 'strict',
  });
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

const timeline =
  '## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n';
const resolved = '- 14:05: @amal acknowledges\n- 14:35: resolved\n';
const document = (text: string, entries = resolved) => `# Uploads failed\n\n${text}\n${timeline}${entries}`;

describe('a duration that the timeline contradicts', () => {
  test.each([
    ['in a table of fields', '| Field | Value |\n| --- | --- |\n| Duration | 3 hours |\n', '3 hours'],
    [
      'in the second of two tables',
      '| Service | Load |\n| --- | --- |\n| Shop | High |\n\n| Day | Duration |\n| --- | --- |\n| 4 March | 3 hours |\n',
      '3 hours',
    ],
    [
      'in a column',
      '## Impact\n\n| From | Until | Lasted |\n| --- | --- | --- |\n| 13:52 | 14:35 | 20 min |\n',
      '20 min',
    ],
    [
      'in front of its clock times',
      '## Impact\n\nUploads failed for 3 hours (13:52–14:35 UTC).\n',
      '3 hours',
    ],
    ['in the opening', 'Users could not upload pictures for 3 hours.\n', '3 hours'],
    ['of detection', '## Detection\n\nIt was detected 45 minutes after it began.\n', '45 minutes'],
    [
      'of response',
      '## Summary\n\nIt took 111 minutes between the failure starting and the investigation starting.\n',
      '111 minutes',
    ],
  ])('%s', (_, text, raw) => {
    expect(reported('impact/duration-agrees', document(text))).toEqual([raw]);
  });

  test('is found where it is longer than the whole timeline and no entry tells the start', () => {
    const entries =
      '## Timeline\n\n- 2026-03-02 10:00 UTC: disk full\n- 10:07 UTC: page\n- 10:30 UTC: replica promoted\n';
    const text = (length: string) => `# Failover\n\n**Total downtime:** ${length}\n\n${entries}`;
    expect(reported('impact/duration-agrees', text('2 hours'))).toEqual(['2 hours']);
    expect(reported('impact/duration-agrees', text('30 minutes'))).toEqual([]);
    const range = entries.replace('10:30 UTC', '10:30–11:50 UTC');
    expect(reported('impact/duration-agrees', text('2 hours').replace(entries, range))).toEqual([]);
  });
});

describe('an item that the timeline says is done', () => {
  test.each([
    ['Pause the vault', 'vault paused by the multisig'],
    ['Roll back the filter', 'filter rolled back, queue drains'],
    ['Restart the consumer', 'consumer restarted and the queue drains, resolved'],
  ])('%s', (item, entry) => {
    const items = `\n## Action items\n\n- ${item}\n`;
    expect(reported('action-items/already-done', document('', `- 14:35: ${entry}\n${items}`))).toEqual([
      item,
    ]);
  });

  test('is not the opposite of what was done', () => {
    const items = '- 14:35: the fix was reverted\n\n## Action items\n\n- Deploy the fix\n';
    expect(reported('action-items/already-done', document('', items))).toEqual([]);
  });
});

test('a title that is dated to another year than the file', () => {
  const text = '# Database failover, 12 September 2022\n\nThe primary ran out of disk.\n';
  expect(reported('structure/agreement', text, 'postmortems/2023-09-12-db.md')).toHaveLength(1);
  expect(reported('structure/agreement', text, 'postmortems/2022-09-12-db.md')).toEqual([]);
});

describe('a duration in Korean', () => {
  const header = (length: string) =>
    `# 주문 큐 정지\n\n**발생 일시**: 2026-03-02 13:52 KST\n**복구 일시**: 2026-03-02 14:35 KST\n**장애 시간**: ${length}\n\n## 개요\n\n주문을 받지 못했다.\n\n## 근본 원인\n\n디스크가 가득 찼다.\n`;

  test('is compared with start and end in the header', () => {
    expect(reported('impact/duration-agrees', header('약 23분'))).toEqual(['23분']);
    expect(reported('impact/duration-agrees', header('약 43분'))).toEqual([]);
    expect(reported('impact/duration-agrees', header('1시간 43분'))).toEqual(['1시간 43분']);
  });

  test('is compared with the clock times beside it', () => {
    const text = (length: string) =>
      `# 주문 큐 정지\n\n## 개요\n\n13:52~14:35(${length}) 동안 주문을 받지 못했다.\n\n## 근본 원인\n\n디스크.\n`;
    expect(reported('impact/duration-agrees', text('23분'))).toEqual(['23분']);
    expect(reported('impact/duration-agrees', text('43분'))).toEqual([]);
  });
});

describe('a duration in Japanese', () => {
  const header = (length: string) =>
    `# 注文キューが止まった\n\n**発生日時**: 2026-03-02 13:52 JST\n**解決日時**: 2026-03-02 14:35 JST\n**影響時間**: ${length}\n\n## 概要\n\n注文が受け付けられなかった。\n\n## 根本原因\n\nディスクがいっぱいだった。\n`;

  test('is compared with start and end in the header', () => {
    expect(reported('impact/duration-agrees', header('約23分'))).toEqual(['23分']);
    expect(reported('impact/duration-agrees', header('約43分'))).toEqual([]);
    expect(reported('impact/duration-agrees', header('1時間43分'))).toEqual(['1時間43分']);
  });

  test('is compared with the clock times beside it', () => {
    const text = (length: string) =>
      `# 注文キューが止まった\n\n## 概要\n\n注文が 13:52〜14:35（${length}）受け付けられなかった。\n\n## 根本原因\n\nディスク。\n`;
    expect(reported('impact/duration-agrees', text('23分'))).toEqual(['23分']);
    expect(reported('impact/duration-agrees', text('43分'))).toEqual([]);
  });
});
