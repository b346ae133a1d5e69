import { expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (text: string) =>
  read(`# The queue stood still\n\n${text}\n`).actionItems.map(
    ({ line, owners }) => `${line}${owners.map((owner) => ` ${owner}`).join('')}`,
  );

test('a paragraph after a list adds an item, unless it is about the list', () => {
  const list = '## Action items\n\n- Add an alert\n- Raise the limit';
  expect(items(`${list}\n\nWe will also review our runbooks.`)).toEqual(['5', '6', '8']);
  expect(items(`${list}\n\nWe will track these in the tracker.`)).toEqual(['5', '6']);
  expect(items(`${list}\n\nThe limit was too low.`)).toEqual(['5', '6']);
});

test('below an item in bold, paragraphs give its details', () => {
  const below = 'Check the depth of the queue and its age.';
  expect(
    items(`## Next steps\n\n**Improve the alerts**\n\n${below}\n\n**Raise the limit**\n\nIt should be 200.`),
  ).toEqual(['5', '9']);
});

test('below an item in bold, a paragraph that names a person or a day, or commits to work, is an item of its own', () => {
  const below = [
    'We will raise the limit of the printer by 2024-04-01 (@bo).',
    'Test the restore every month (@mia, 2024-04-08).',
    'We will review the runbook.',
  ].join('\n\n');
  expect(items(`## Next steps\n\n**We will add an alert.**\n\n${below}`)).toEqual([
    '5',
    '7 bo',
    '9 mia',
    '11',
  ]);
});

test('a heading that looks ahead holds items if its list says what to do', () => {
  const list = '- Add an alert\n- Raise the limit\n- Document the drain';
  for (const heading of [
    'Looking ahead',
    "How we're fixing this",
    'Gaps to close',
    'Guardrails',
    'Technical debt',
  ])
    expect(items(`## ${heading}\n\n${list}`)).toEqual(['5', '6', '7']);
  expect(items('## Guardrails\n\n- The limit is 200\n- The alert pages')).toEqual([]);
});

test('a table that answers each cause, with owners and days, holds items in any section', () => {
  const table = (headers: string) =>
    `## Contributing factors\n\n| ${headers} |\n| --- | --- | --- | --- |\n| No alert | Alert on depth | ann | 2026-04-01 |`;
  expect(items(table('Factor | Mitigation | Owner | Due'))).toEqual(['7 ann']);
  expect(items(table('Factor | Effect | Owner | Since'))).toEqual([]);
});

test('a table of what was tried, or of risks, holds no items', () => {
  const table = (heading: string, ...rows: string[]) =>
    `## ${heading}\n\n${[rows[0], '--- | --- | --- | ---', ...rows.slice(1)].map((row) => `| ${row} |`).join('\n')}`;
  const tried = [
    'Attempt | Fix | Who | When',
    '1 | Restarted the printer | Mia | 14:05',
    '2 | Raised the limit | Bo | 14:20',
  ];
  expect(items(table('Resolution', ...tried))).toEqual([]);
  expect(items(table('Details', ...tried))).toEqual([]);
  const cause = 'Cause | Fix | Owner | Due';
  const fixes = (when: string) => [cause, `No alert | Add an alert | @mia | ${when}`];
  expect(items(table('Resolution', ...fixes('2024-03-02')))).toEqual([]);
  expect(items(table('Details', ...fixes('14:05')))).toEqual([]);
  expect(items(table('Details', ...fixes('2024-03-02')))).toEqual(['7 mia']);
  const risks = (text: string, status: string) => [
    'Risk | Mitigation | Owner | Status',
    `Fire | ${text} | @mia | ${status}`,
  ];
  expect(items(table('Risks', ...risks('Hold a second printer', 'open')))).toEqual([]);
  expect(items(table('Details', ...risks('Hold a printer', 'monitored')))).toEqual([]);
});

test('“Applied” in a column “Status” says that it is done', () => {
  const table =
    '## Details\n\n| Cause | Fix | Owner | Status |\n| --- | --- | --- | --- |\n| No alert | Add an alert | @mia | Applied |';
  expect(
    read(`# The queue stood still\n\n${table}\n`).actionItems.map(({ state }) => state === 'done'),
  ).toEqual([true]);
});

test('names with colons on lines of their own own the items after them', () => {
  expect(items('## Action items\n\nAnn: add an alert\nBo Li: raise the limit')).toEqual(['5 Ann', '6 Bo Li']);
});

test('each line that begins with TODO is an item', () => {
  expect(items('## Resolution\n\nTODO: alert on the depth\nTODO: document the drain')).toEqual(['5', '6']);
});

test('"None so far." is no item, whatever follows', () => {
  expect(items('## Action items\n\nNone so far. We will discuss them on Monday.')).toEqual([]);
});

test('what explains a measure in the past does not make it a remark', () => {
  const measure = 'improved stability of the shop that takes orders at night.';
  expect(
    items(
      `## Prevention\n\n- ${measure} If somebody had looked, it could have been caught before it was sold.`,
    ),
  ).toEqual(['5']);
  expect(items('## Prevention\n\n- Poor alerts. There was none for the depth of the queue.')).toEqual([]);
});

test('recommendations for customers ask nothing of the team', () => {
  const list = '- Rotate your tokens\n- Upgrade to 5.2.1';
  expect(items(`## Recommendations for customers\n\n${list}`)).toEqual([]);
  expect(items(`## Recommendations\n\n${list}`)).toEqual(['5', '6']);
});

test('what anybody has taken on among recommendations for customers stays an item, and so does the rest of the list', () => {
  const owned = '- @mia rotates all keys by 2024-03-20\n- Upgrade to 5.2.1';
  for (const heading of ['Recommendations for our users', 'Recommendations for customers'])
    expect(items(`## ${heading}\n\n${owned}`)).toEqual(['5 mia', '6']);
  expect(
    items('## Recommendations for users\n\n### Now\n\n- Mia: send a mail\n\n### Later\n\n- Update the page'),
  ).toEqual(['7 Mia', '11']);
  expect(items('## Recommendations for users\n\n- [ ] Rotate the keys\n- [ ] Update the page')).toEqual([
    '5',
    '6',
  ]);
  for (const heading of ['Follow-up actions for customers', 'To-do for users'])
    expect(items(`## ${heading}\n\n- Refund all tickets\n- Write to every shop`)).toEqual(['5', '6']);
});

test('a verb before a question is no thing of which something is said', () => {
  expect(items('## Next steps\n\nReview who has access to the vault.')).toEqual(['5']);
});
