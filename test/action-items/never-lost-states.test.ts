import { describe, expect, test } from 'vitest';
import { promisedItems, settledItems } from '../../src/action-items/item.ts';
import { itemsOfDocument } from '../../src/action-items/listing.ts';
import { read } from '../postmortem/reading.ts';

/** What becomes of the only item of a document, which has this status: in its issue, in what is told, and in the list. */
function fateOf(status: string, [title, action, word]: readonly [string, string, string]): string {
  const table = `| ${word} | Status |\n| --- | --- |\n| ${action} | ${status} |`;
  const document = read(`${title}\n\n${table}\n`);
  const [promised] = promisedItems(document, null);
  const [settled] = settledItems(document);
  const [listed] = itemsOfDocument(document, '2026-06-01');
  // Never both, never neither.
  expect([promised, settled].filter(Boolean)).toHaveLength(1);
  expect(listed!.status).toBe(promised?.acceptance ?? settled?.as);
  return promised ? { accepted: 'issue', proposed: 'question' }[promised.acceptance] : settled!.as;
}

const ENGLISH = [
  '# Checkout was down on 3 June 2026\n\n## Action items',
  'Add an alert on pool use',
  'Action',
] as const;
const GERMAN = [
  '# Die Kasse war am 3. Juni 2026 nicht erreichbar\n\n## Zusammenfassung\n\nDie Kasse war für alle Kunden nicht erreichbar, weil der Pool keine Grenze hatte.\n\n## Maßnahmen',
  'Alarm für den Pool einrichten',
  'Maßnahme',
] as const;
const JAPANESE = [
  '# 2026年6月3日 決済の障害\n\n## 概要\n\n決済が20分間利用できませんでした。\n\n## アクションアイテム',
  'プールの監視を追加する',
  'アクション',
] as const;

describe('a status that leaves something to do gets its item an issue', () => {
  test.each([
    'Done in staging',
    'Done: 2 of 5',
    'Fixed, awaiting deploy',
    'Completed 50 %',
    'Done (partly)',
    'closed beta',
    'Merged, rolled back',
    'Done?',
    '❌ Done',
    '🟢',
    '🟢 On track',
    'In progress',
    'Open',
    'Deferred',
    'Not planned yet',
    'Not needed until Q3',
    'Declined for now',
    "Won't do this quarter",
    'Rejected, reopened',
    'Dropped?',
    'Dropped to P3',
    'Draft PR open',
    '–',
  ])('%s', (status) => expect(fateOf(status, ENGLISH)).toBe('issue'));

  test.each([
    'erledigt (2/5)',
    'erledigt 50 %',
    'erledigt (EU), offen (US)',
    'erledigt in Staging',
    'zurückgestellt',
    'nicht umgesetzt',
    'teilweise erledigt',
    'offen',
  ])('%s', (status) => expect(fateOf(status, GERMAN)).toBe('issue'));

  test.each(['一部完了', '未着手', '完了（3/5）'])('%s', (status) =>
    expect(fateOf(status, JAPANESE)).toBe('issue'),
  );
});

describe('a status that says nobody will do it gets its item no issue', () => {
  test.each([
    'Abandoned',
    'Obsolete',
    'Superseded',
    'no longer needed',
    'Declined',
    'Declined by the board',
    'Rejected: not worth it',
    'Cancelled (the vendor will do it)',
    'dropped in favour of #12',
    '❌ Rejected',
    "Won't do",
    'Won’t fix – it is sold',
    'WONTFIX',
    'Not planned',
    'Closed as not planned',
    "Closed (won't fix)",
  ])('%s', (status) => expect(fateOf(status, ENGLISH)).toBe('declined'));

  test.each(['abgelehnt', 'verworfen', 'entfällt', 'Rejected'])('%s', (status) =>
    expect(fateOf(status, GERMAN)).toBe('declined'),
  );

  test.each(['中止', '却下'])('%s', (status) => expect(fateOf(status, JAPANESE)).toBe('declined'));
});

describe('a status that says it is done gets its item no issue', () => {
  test.each([
    'Done',
    '✅ on Monday',
    '🟢 Done',
    'Done in #12',
    'Merged on 4 March',
    'in place since May',
    'Done – see the runbook',
    '🟢 Cleaned (by the night shift)',
    'Revoked',
  ])('%s', (status) => expect(fateOf(status, ENGLISH)).toBe('done'));

  test.each(['erledigt', 'Erledigt, 4. März', 'umgesetzt (EU und US)', 'Done'])('%s', (status) =>
    expect(fateOf(status, GERMAN)).toBe('done'),
  );
});

describe('a status that only proposes it has people asked first', () => {
  test.each([
    'Proposed',
    'Suggested by the vendor',
    'idea',
    'Draft',
    'To be agreed',
    'to be discussed with Ana',
  ])('%s', (status) => expect(fateOf(status, ENGLISH)).toBe('question'));
});

test('a word for a status in the column of days counts where the status says nothing', () => {
  const document = read(
    '# Checkout was down on 3 June 2026\n\n## Action items\n\n| Action | Due | Status |\n| --- | --- | --- |\n| Add an alert | cancelled | |\n| Raise the limit | done | open |\n| Split the queue | 2026-07-01 | dropped |\n',
  );
  expect(document.actionItems.map(({ state }) => state)).toEqual(['dropped', 'open', 'dropped']);
});
