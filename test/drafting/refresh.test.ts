import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPinned, offer, refresh } from '../../src/drafting/refresh.ts';

/** `REFRESH_RUNS=20000` looks further. */
const RUNS = Number(process.env.REFRESH_RUNS ?? 2_000);

const row = (time: string, text: string, place = text) =>
  `| 2026-03-01 ${time} UTC | ${text} | [record](https://github.test/c/${encodeURIComponent(place)}) |`;
const A = row('14:00', 'Errors begin', 'a');
const B = row('14:10', 'Pool is full', 'b');
const C = row('14:20', 'Pool is larger', 'c');
const D = row('14:30', 'Errors stop', 'd');
const document = (...rows: readonly string[]) =>
  [
    ...['# Down', '', '## Timeline', '', '| Time | What happened | Evidence |', '| --- | --- | --- |'],
    ...[...rows, '', '## Impact', '', 'Many.', ''],
  ].join('\n');
const merged = (mine: string, offered: readonly string[], fresh: readonly string[]) =>
  refresh(mine, offer(offered), fresh).text;

describe('what was pinned and cannot be read this time', () => {
  const pinned = (time: string, text: string) =>
    `| 2026-03-01 ${time} UTC | ${text} | [chat](https://chat.test/${encodeURIComponent(text)}) |`;
  const P = pinned('14:12', 'The pool was at 20');
  const Q = pinned('14:15', 'Workers waited');

  test('stays, and is remembered, while other rows follow the evidence', () => {
    const { text, offered } = refresh(document(A, B, P, Q, C), offer([A, B, P, Q, C]), [A, D], isPinned);
    expect(text).toBe(document(A, P, Q, D));
    expect(offered).toEqual(offer([A, P, Q, D]));
    expect(refresh(text, offered, [A, P, D]).text).toBe(document(A, P, D));
  });

  test('is not offered again after somebody deleted it', () => {
    const { text, offered } = refresh(document(A, B), offer([A, B, P]), [A, B], isPinned);
    expect(refresh(text, offered, [A, B, P]).text).toBe(document(A, B));
  });
});

describe('a draft that nobody touched', () => {
  test('follows the evidence: new rows by their time, changed ones, and those that are gone', () => {
    const changed = B.replace('full', 'exhausted');
    expect(merged(document(A, B, D), [A, B, D], [A, changed, C])).toBe(document(A, changed, C));
  });

  test('stays as it is when nothing is new', () => {
    expect(merged(document(A, B), [A, B], [A, B])).toBe(document(A, B));
  });

  test('moves a row whose time was corrected', () => {
    const later = row('14:25', 'Pool is full', 'b');
    expect(merged(document(A, B, C), [A, B, C], [A, C, later])).toBe(document(A, C, later));
  });
});

test('a new row comes after all earlier ones, though two rows of one instant changed places', () => {
  const both = row('14:10', 'Pool is larger', 'c');
  expect(merged(document(A, B, both), [A, B, both], [A, both, B, D])).toBe(document(A, B, both, D));
});

describe('what a person did to a row stays so', () => {
  test('edited, though the evidence changed as well', () => {
    const mine = document(A, B.replace('full', 'full, and why we did not see it'));
    expect(merged(mine, [A, B], [A, B.replace('full', 'exhausted')])).toBe(mine);
  });

  test('deleted, though it is still in the evidence', () => {
    expect(merged(document(A), [A, B], [A, B])).toBe(document(A));
  });

  test('deleted or edited, though the draft was written by hand and names no evidence', () => {
    const bare = (line: string) => line.replace(/ \| \[record\].*$/, ' |');
    const edited = bare(B).replace('full', 'nearly full');
    const { text } = refresh(document(edited), offer([A, B].map(bare), [A, B, C]), [A, B, C]);
    expect(text).toBe(document(edited, C));
  });

  test('moved', () => {
    expect(merged(document(B, A, C), [A, B, C], [A, B, C, D])).toBe(document(B, A, C, D));
  });

  test('moved into another section, while the rest is refreshed', () => {
    const mine = document(A, C).replace('Many.', `Many.\n\n| Time |\n| --- |\n${B}`);
    expect(merged(mine, [A, B, C], [A, B, C, D])).toBe(mine.replace(C, `${C}\n${D}`));
  });

  test('their own rows keep their place in time', () => {
    const own = '| 2026-03-01 14:15 UTC | We called the provider | |';
    expect(merged(document(A, B, own, D), [A, B, D], [A, B, C, D])).toBe(document(A, B, own, C, D));
  });
});

describe('the document', () => {
  test('may have been put in columns by an editor', () => {
    const padded = `${A.replace(' |', '     |')}`;
    expect(merged(document(padded, B), [A, B], [A, B, C])).toBe(document(padded, B, C));
  });

  test('keeps its line ends', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(merged(windows(document(A)), [A], [A, B])).toBe(windows(document(A, B)));
  });

  test('may end with the table, without a line end', () => {
    const bare = document(A).split('\n\n## Impact')[0]!;
    expect(merged(bare, [A], [A, B])).toBe(`${bare}\n${B}`);
  });

  test('whose rows were all deleted gets new ones below the head of the table', () => {
    expect(merged(document(), [A, B], [A, B, C])).toBe(document(C));
  });

  test('whose table was deleted stays without it, and the homeless rows are reported', () => {
    const mine = '# Down\n\n## Timeline\n\nIt was quick.\n';
    expect(refresh(mine, offer([A]), [A, B])).toMatchObject({ text: mine, homeless: [B], added: 0 });
  });

  test('may hold rows of pipes, backticks, HTML and 10,000 characters', () => {
    const odd = row('14:40', `a \\| b \`c\\|d\` <b>x</b> ${'long '.repeat(2000)}`, 'odd');
    expect(merged(document(A, odd), [A, odd], [A, B, odd])).toBe(document(A, B, odd));
  });
});

test('two rows from one comment are distinguished by their words', () => {
  const [one, two] = [row('14:00', 'First', 'x'), row('14:00', 'Second', 'x')];
  expect(merged(document(one), [one], [one, two])).toBe(document(one, two));
  expect(merged(document(two), [one, two], [one, two])).toBe(document(two));
});

describe('whatever a person does to a draft', () => {
  interface Edits {
    readonly mine: string[];
    readonly written: string[];
    readonly deleted: Set<string>;
    readonly edited: Set<string>;
  }
  const time = (minute: number) => `${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  const evidence = fc
    .uniqueArray(fc.record({ id: fc.nat(60), minute: fc.nat(300) }), {
      selector: ({ id }) => id,
      maxLength: 14,
    })
    .map((all) =>
      all
        .sort((a, b) => a.minute - b.minute || a.id - b.id)
        .map(({ id, minute }) => row(time(minute), `Event ${id}`, `e${id}`)),
    );
  const edit = fc.record({
    kind: fc.constantFrom('edit', 'delete', 'write', 'move', 'prose'),
    at: fc.nat(40),
    to: fc.nat(40),
    words: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\r\n|]/g, ' ')),
  });

  function apply(
    start: string,
    edits: readonly { kind: string; at: number; to: number; words: string }[],
  ): Edits {
    const mine = start.split('\n');
    const state: Edits = { mine, written: [], deleted: new Set(), edited: new Set() };
    edits.forEach(({ kind, at, to, words }, index) => {
      const rows = mine.flatMap((line, place) => (line.startsWith('| 2026') ? [place] : []));
      const place = rows[at % (rows.length || 1)];
      const line = place === undefined ? undefined : mine[place];
      const own = `${words} (own ${index})`;
      if (kind === 'prose') mine.splice(mine.length - 1, 0, own);
      else if (kind === 'write')
        mine.splice((place ?? 5) + 1, 0, `| 2026-03-01 ${time(to * 7)} UTC | ${own} | |`);
      else if (line === undefined || place === undefined) return;
      else if (kind === 'delete') {
        mine.splice(place, 1);
        state.deleted.add(line);
      } else if (kind === 'edit') {
        mine[place] = line.replace(/ \| \[/, ` ${own} | [`);
        state.edited.add(line);
      } else {
        mine.splice(place, 1);
        mine.splice(rows[to % rows.length] ?? place, 0, line);
      }
    });
    return state;
  }

  test('nothing that they wrote is lost or reordered, nothing that they removed comes back, and nothing is duplicated', () => {
    fc.assert(
      fc.property(evidence, evidence, fc.array(edit, { maxLength: 8 }), (base, fresh, edits) => {
        const { mine, deleted, edited } = apply(document(...base), edits);
        const offered = offer(base);
        const result = refresh(mine.join('\n'), offered, fresh);
        const after = result.text.split('\n');

        // Every line that is not an untouched row of Debrief's stands there still, in the same order.
        const theirs = mine.filter((line) => !base.includes(line));
        expect(after.filter((line) => !base.includes(line) && !fresh.includes(line))).toEqual(theirs);
        // What they deleted or edited does not come back, and no row stands twice that did not before.
        for (const line of [...deleted, ...edited])
          if (!mine.includes(line)) expect(after).not.toContain(line);
        const about = (line: string) => /c\/(e\d+)\)/.exec(line)?.[1];
        const count = (lines: readonly string[], id: string) =>
          lines.filter((line) => about(line) === id).length;
        for (const id of new Set(after.flatMap((line) => about(line) ?? [])))
          expect(count(after, id)).toBeLessThanOrEqual(Math.max(1, count(mine, id)));
        // What is new is there, once.
        const known = new Set(base.map(about));
        for (const line of fresh) if (!known.has(about(line))) expect(count(after, about(line)!)).toBe(1);
        // A second time, nothing is left to do.
        expect(refresh(result.text, offer(fresh), fresh).text).toBe(result.text);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

describe('new rows are put in as the timeline looks now', () => {
  const cells = (line: string) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
  const HEAD = '| Time | What happened | Evidence |\n| --- | --- | --- |';
  /** The document with its head and rows written otherwise. */
  const as = (head: string, write: (line: string) => string, ...rows: string[]) =>
    document(...rows.map(write)).replace(HEAD, head);
  const link = (place: string) => `[record](https://github.test/c/${place})`;

  test.each<[string, string, (line: string) => string]>([
    [
      'a table with the columns in another order',
      '| Time | Evidence | What happened |\n| --- | --- | --- |',
      (line) => {
        const [time, text, evidence] = cells(line);
        return `| ${time} | ${evidence} | ${text} |`;
      },
    ],
    [
      'a table without pipes at the ends',
      'Time | What happened | Evidence\n--- | --- | ---',
      (line) => line.slice(2, -2),
    ],
    [
      'a table with one more column',
      '| # | Time | What happened | Evidence |\n| --- | --- | --- | --- |',
      (line) => `|  ${line}`,
    ],
  ])('%s', (_, head, write) => {
    const mine = as(head, write, A, C);
    const { text } = refresh(mine, offer([A, C]), [A, B, C]);
    expect(text).toBe(as(head, write, A, B, C));
    expect(refresh(text, offer([A, C]), [A, B, C]).text).toBe(text);
  });

  test('a list, each after what is indented below an earlier item', () => {
    const list = (...items: string[]) => document(...items).replace(`${HEAD}\n`, '');
    const before = ['* **14:00** – Errors begin', '  seen by a customer', '* **14:20** – Pool is larger'];
    const { text } = refresh(list(...before), offer([A, C]), [A, B, C, D]);
    expect(text).toBe(
      list(
        before[0]!,
        before[1]!,
        `* 14:10 UTC: Pool is full (${link('b')})`,
        before[2]!,
        `* 14:30 UTC: Errors stop (${link('d')})`,
      ),
    );
    expect(refresh(text, offer([A, C]), [A, B, C, D]).text).toBe(text);
  });

  test('a table that is empty, below a heading of another name', () => {
    const renamed = (...rows: string[]) => document(...rows).replace('## Timeline', '## Zeitverlauf');
    expect(merged(renamed(), [], [A, B])).toBe(renamed(A, B));
  });

  test('no row twice for evidence of which somebody has written already', () => {
    const mine = document(A, B.replace('Pool is full', 'We saw that the pool was full'));
    expect(merged(mine, [A], [A, B])).toBe(mine);
  });

  test('what people wrote into a column of their own stays with its row', () => {
    const head = '| Time | What happened | Evidence | Who |\n| --- | --- | --- | --- |';
    const mine = as(head, (line) => `${line} the team on call |`, A, B);
    const changed = B.replace('full', 'exhausted');
    expect(merged(mine, [A, B], [changed])).toBe(
      as(head, (line) => `${line} the team on call |`, A, changed),
    );
  });
});
