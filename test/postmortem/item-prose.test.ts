import { expect, test } from 'vitest';
import { read } from './reading.ts';

const items = (text: string) =>
  read(`# The queue stood still\n\n${text}\n`).actionItems.map(
    ({ line, owners }) => `${line}${owners.map((owner) => ` ${owner}`).join('')}`,
  );

test('a paragraph behind a list adds an item, unless it is about the list', () => {
  const list = '## Action items\n\n- Add an alert\n- Raise the limit';
  expect(items(`${list}\n\nWe will also review our runbooks.`)).toEqual(['5', '6', '8']);
  expect(items(`${list}\n\nWe will track these in the tracker.`)).toEqual(['5', '6']);
  expect(items(`${list}\n\nThe limit was too low.`)).toEqual(['5', '6']);
});

test('below an item in bold, paragraphs give its details', () => {
  const below = 'We will add one for the depth of the queue.';
  expect(
    items(`## Next steps\n\n**Improve the alerts**\n\n${below}\n\n**Raise the limit**\n\nIt should be 200.`),
  ).toEqual(['5', '9']);
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

test('names with colons on lines of their own own the items behind them', () => {
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
