import { describe, expect, test } from 'vitest';
import { readOutline } from '../../src/markdown/outline.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import type { Unit } from '../../src/markdown/units.ts';

const unitsOf = (text: string) => readOutline(parseMarkdown(text, 'a.md')).units;

/** The units of a text, one per line. */
function shown(units: readonly Unit[]): string[] {
  return units.flatMap((unit) => {
    switch (unit.kind) {
      case 'list':
        return unit.items.flatMap((item) => [`item: ${item.block?.text ?? ''}`, ...shown(item.units)]);
      case 'table':
        return [unit.header!, ...unit.rows].map(
          (row) => `row: ${row.cells.map(({ text }) => text).join(' | ')}`,
        );
      case 'quote':
        return ['quote', ...shown(unit.units)];
      case 'code':
        return ['code'];
      default:
        return [`${unit.kind}: ${unit.block.text}`];
    }
  });
}

describe('HTML is read like Markdown', () => {
  test.each([
    ['a heading', '<h3 align="center">Time<b>line</b></h3>', ['heading: Timeline']],
    [
      'paragraphs',
      '<div>\n<p>The queue\n  stands.</p><p>It runs.</p>\n</div>',
      ['paragraph: The queue stands.', 'paragraph: It runs.'],
    ],
    ['an aside', '<aside>\n📆 All times in UTC\n\n</aside>', ['paragraph: 📆 All times in UTC']],
    [
      'a folded part',
      '<details>\n<summary>Timeline</summary>\n\n- 14:05 alarm\n\n</details>',
      ['paragraph: Timeline', 'item: 14:05 alarm'],
    ],
    [
      'a list',
      '<ul>\n<li>Add an alarm</li>\n<li>Drop the <code>lease</code></li>\n</ul>',
      ['item: Add an alarm', 'item: Drop the lease'],
    ],
    ['a list in a list', '<ol><li>Alarms<ul><li>age</li></ul></li></ol>', ['item: Alarms', 'item: age']],
    [
      'a table without end tags',
      '<TABLE>\n<TR><TH>Time<TH>Event\n<TR><TD>14:05<TD>alarm\n</TABLE>\n\nText',
      ['row: Time | Event', 'row: 14:05 | alarm', 'paragraph: Text'],
    ],
    ['a table without cells', '<table><tr></tr></table>\n\nText', ['paragraph: Text']],
    [
      'a table with a header',
      '<table><tr><th>Time</th><th>Event</th></tr><tr><td>14:05</td><td>a &amp; b</td></tr></table>',
      ['row: Time | Event', 'row: 14:05 | a & b'],
    ],
    [
      'a table with blank lines',
      '<table>\n<tr><th>Time</th></tr>\n\n<tr>\n<td>14:05</td>\n</tr>\n\n</table>\n\nText',
      ['row: Time', 'row: 14:05', 'paragraph: Text'],
    ],
    [
      'no comment, script or attribute',
      '<div title="a">\n<!-- <p>b</p> --><script>c</script><style>d</style>\n</div>',
      [],
    ],
    ['a lone angle bracket', '<p>3 < 4 and 5 > 4</p>', ['paragraph: 3 < 4 and 5 > 4']],
    ['a table that is never closed', '<table><tr><td>14:05', ['row: 14:05']],
  ])('%s', (_, text, units) => {
    expect(shown(unitsOf(text))).toEqual(units);
  });

  test('with the place of each word', () => {
    const text = '<p>The &amp; queue\n   <b>stands</b></p>';
    const [unit] = unitsOf(text);
    const block = unit!.kind === 'paragraph' ? unit!.block : null;
    const at = block!.text.indexOf('stands');
    const { start, end } = block!.source(at, at + 6);
    expect(text.slice(start, end)).toBe('stands');
  });
});

describe("a GitHub alert is the author's own words", () => {
  test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'caution'])('[!%s]', (kind) => {
    const text = `> [!${kind}]\n> The queue stands.\n>\n> - Add an alarm`;
    expect(shown(unitsOf(text))).toEqual(['paragraph: The queue stands.', 'item: Add an alarm']);
  });

  test.each(['**Note**', '**Warning:**', '**IMPORTANT**'])('in its older form: %s', (mark) => {
    const [said, ...rest] = shown(unitsOf(`> ${mark}\n> The queue stands.\n>\n> - Add an alarm`));
    expect(said).toMatch(/^paragraph: .*The queue stands\.$/);
    expect(rest).toEqual(['item: Add an alarm']);
  });

  test('a quotation is not the author’s own words', () => {
    expect(shown(unitsOf('> The queue stands.'))).toEqual(['quote', 'paragraph: The queue stands.']);
    expect(shown(unitsOf('> **Ana:** The queue stands.'))[0]).toBe('quote');
    expect(shown(unitsOf('> [!HINT]\n> The queue stands.'))[0]).toBe('quote');
  });

  test('with the place of each word', () => {
    const text = '> [!NOTE]\n> The queue stands.';
    const [unit] = unitsOf(text);
    const { start, end } = unit!.kind === 'paragraph' ? unit!.block.source(4, 9) : unit!.span;
    expect(text.slice(start, end)).toBe('queue');
  });
});

test('a kramdown attribute list below a table is not a row', () => {
  expect(shown(unitsOf('| a |\n| - |\n| b |\n{: .striped #x }\n'))).toEqual(['row: a', 'row: b']);
});

test('invisible characters are dropped', () => {
  const text = '\u200e14\u200b:05\u2069 the qu\u00adeue 👩‍🚒';
  expect(shown(unitsOf(text))).toEqual(['paragraph: 14:05 the queue 👩‍🚒']);
});
