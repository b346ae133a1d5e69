import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ItemNews, writeBack } from '../../src/action-items/write-back.ts';
import { readingContext } from '../../src/lint/engine.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';

const HEAD = `---
title: Checkout rejects cards
date: 2026-03-01
severity: SEV2
---

# Checkout rejects cards

## Timeline

- 2026-03-01 13:52 UTC: impact started

## Action items

`;
const TABLE = '| Item | Owner | Due | Status |\n| --- | --- | --- | --- |\n';
const read = (text: string) =>
  readPostMortem(parseMarkdown(text, 'postmortems/cards.md'), readingContext(DEFAULT_POLICY, '2026-03-01'));
const news = (some: Partial<ItemNews>): ItemNews => ({ status: null, owner: null, due: null, ...some });
const ALL = news({ status: 'Done', owner: 'carl', due: '2026-09-09' });
const written = (items: string, what: ItemNews) => {
  const { text, left } = writeBack(HEAD + items, 0, what, read);
  return { line: text.slice(HEAD.length), left };
};

test.each([
  ['- [ ] Cap the pool, owner: @bo, due 2026-03-20', ALL, '- [x] Cap the pool, owner: @carl, due 2026-09-09'],
  [
    '- Alert on old certificates, owner: @mira, due 2026-04-13. Done when: a test has raised it',
    news({ status: 'Declined' }),
    '- Alert on old certificates, owner: @mira, due 2026-04-13, status: declined. Done when: a test has raised it',
  ],
  [
    '- Alert on errors (@mira, 2026-04-13), status: proposed',
    news({ status: 'Accepted' }),
    '- Alert on errors (@mira, 2026-04-13), status: accepted',
  ],
  ['- Write a runbook.', ALL, '- Write a runbook, owner: @carl, due 2026-09-09, status: done.'],
  ['1. Fix it — @ana — in 2 weeks', news({ due: '2026-09-09' }), '1. Fix it — @ana — 2026-09-09'],
  [
    `${TABLE}| Renew the certificate | @mira |  | Open |`,
    ALL,
    `${TABLE}| Renew the certificate | @carl | 2026-09-09 | Done |`,
  ],
])('%s says what happened to its issue, in its own words', (items, what, wanted) => {
  expect(written(items, what)).toEqual({ line: wanted, left: [] });
});

test('what a table has no column for is left to people', () => {
  const table = '| Item | Owner |\n| --- | --- |\n| Renew the certificate | @mira |';
  expect(written(table, ALL)).toEqual({ line: table.replace('@mira', '@carl'), left: ['due', 'status'] });
});

describe('whatever happened to an item', () => {
  const words = fc.constantFrom(
    'Cap the pool',
    'Alert on old certificates',
    'Write a runbook',
    'Renew the keys',
  );
  const field = (...values: string[]) => fc.constantFrom('', ...values);
  const item = fc
    .tuple(
      fc.constantFrom('- ', '- [ ] ', '* ', '1. '),
      words,
      field(', owner: @bo', ' (@mira)', ', @ana and @bo'),
      field(', due 2026-03-20', ', due in 2 weeks', ', due next sprint'),
      field(', status: proposed', ', status: open', '. Done when: it ran once', ' — see `a | b`'),
    )
    .map((parts) => parts.join(''));
  const cell = (...values: string[]) => fc.constantFrom(' ', ...values);
  const row = fc
    .tuple(
      words,
      cell('@bo', 'Mira'),
      cell('2026-03-20', 'in 2 weeks'),
      cell('Open', 'Proposed', 'In progress'),
    )
    .map((cells) => `| ${cells.join(' | ')} |`);
  const lists = fc.array(item, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'));
  const tables = fc.array(row, { minLength: 1, maxLength: 5 }).map((lines) => TABLE + lines.join('\n'));
  const happened = fc.record({
    status: fc.constantFrom(null, 'Done' as const, 'Declined' as const, 'Accepted' as const),
    owner: fc.constantFrom(null, 'carl'),
    due: fc.constantFrom(null, '2026-09-09'),
  });

  test('only its own line changes, and the other items stay as they are', () => {
    const property = fc.property(
      fc.oneof(lists, tables),
      fc.nat(),
      happened,
      fc.constantFrom('\n', '\r\n'),
      (items, at, what, newline) => {
        const text = `${HEAD}${items}\n\n## Notes\n\nNothing more.\n`.replaceAll('\n', newline);
        const before = read(text);
        if (before.actionItems.length === 0) return;
        const index = at % before.actionItems.length;
        const item = before.actionItems[index]!;
        const { text: now, left } = writeBack(text, index, what, read);
        const [was, is] = [text.split('\n'), now.split('\n')];
        expect(is.filter((_, line) => line !== item.line - 1)).toEqual(
          was.filter((_, line) => line !== item.line - 1),
        );
        expect(is[item.line - 1]!.endsWith('\r')).toBe(was[item.line - 1]!.endsWith('\r'));
        const after = read(now).actionItems;
        const plain = ({ text, owners, due, status }: (typeof after)[number]) => [
          text,
          owners,
          due?.date,
          status,
        ];
        expect(after.toSpliced(index, 1).map(plain)).toEqual(
          before.actionItems.toSpliced(index, 1).map(plain),
        );
        expect(after[index]!.text).toBe(item.text);
        if (what.owner && !left.includes('owner')) expect(after[index]!.owners).toEqual([what.owner]);
        if (what.due && !left.includes('due')) expect(after[index]!.due?.date).toBe(what.due);
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});

test.each(['Implemented', 'Done?', 'Progress', 'State of work'])(
  'a column “%s” that says how far items are is kept up to date',
  (header) => {
    const table = (cell: string) =>
      `| Item | Owner | ${header} |\n| --- | --- | --- |\n| Renew the certificate | @mira | ${cell} |`;
    const done = news({ status: 'Done' });
    expect(written(table('Open'), done)).toEqual({ line: table('Done'), left: [] });
    expect(written(table(''), done)).toEqual({ line: table('Done'), left: [] });
    // What somebody wrote there besides is theirs.
    const words = table('the vendor sends a new one on Monday');
    expect(written(words, done)).toEqual({ line: words, left: ['status'] });
  },
);

test('so is one in another language', () => {
  const table = (cell: string) =>
    `| Maßnahme | Wer | Umgesetzt |\n| --- | --- | --- |\n| Das Zertifikat erneuern | @mira | ${cell} |`;
  const head = `# Die Kasse lehnt Karten ab, 1. März 2026\n\nDie Kasse war für alle Kunden nicht erreichbar, weil das Zertifikat abgelaufen war.\n\n## Maßnahmen\n\n`;
  const { text, left } = writeBack(head + table('offen'), 0, news({ status: 'Done' }), read);
  expect({ line: text.slice(head.length), left }).toEqual({ line: table('Done'), left: [] });
});
