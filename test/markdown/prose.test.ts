import { describe, expect, test } from 'vitest';
import { readOutline } from '../../src/markdown/outline.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';

const blocks = (text: string) => readOutline(parseMarkdown(text, 'a.md')).blocks;

test('prose is the text a reader sees, block by block', () => {
  const text =
    '# The *queue*\n\nIt was **full**\nand `slow`.\n\n- one\n\n  more\n\n| a | b |\n| - | - |\n| c | d |\n\n> said\n';
  expect(blocks(text).map(({ kind, text }) => [kind, text])).toEqual([
    ['heading', 'The queue'],
    ['paragraph', 'It was full and slow.'],
    ['item', 'one'],
    ['paragraph', 'more'],
    ['cell', 'a'],
    ['cell', 'b'],
    ['cell', 'c'],
    ['cell', 'd'],
    ['quote', 'said'],
  ]);
});

test('fences, comments, tags and images are not prose', () => {
  expect(
    blocks('```\ncode\n```\n\n<!-- residue -->\n\n![chart](a.png)<br>seen <b>here</b>\n').map((block) =>
      block.text.trim(),
    ),
  ).toEqual(['seen here']);
});

test('code, links and quotations are masked', () => {
  const [block] = blocks(
    'He ran `kill -9`, read [the docs](https://a.example) at https://b.example/x and said "no way".\n',
  );
  const masked = block!.masks.map(({ kind, start, end }) => [kind, block!.text.slice(start, end)]);
  expect(masked).toEqual([
    ['code', 'kill -9'],
    ['link', 'the docs'],
    ['link', 'https://b.example/x'],
    ['quoted', '"no way"'],
  ]);
});

describe('every word maps to its position in the file', () => {
  test.each([
    ['emphasis', 'It was **very** _slow_ today.', 'slow'],
    ['entities', 'Caf&eacute; &amp; bar were slow.', 'slow'],
    ['escapes', 'Not \\*really\\* slow.', 'slow'],
    ['soft breaks', 'It was\n   slow here.', 'slow'],
    ['CRLF', 'It was\r\nslow\r\nhere.', 'slow'],
    ['quotes over lines', '> It was\n> slow here.', 'slow'],
    ['list items over lines', '- It was\n  slow here.', 'slow'],
    ['strikes', 'It was ~~fast~~ slow.', 'slow'],
    ['code', 'It was ``a ` b`` and slow.', 'slow'],
    ['links', 'See [the & slow one](https://a.example).', 'slow'],
    ['surrogate pairs', 'It was 🐌🐌 slow.', 'slow'],
  ])('through %s', (_name, text, word) => {
    const [block] = blocks(`${text}\n`);
    const at = block!.text.indexOf(word);
    const { start, end } = block!.source(at, at + word.length);
    expect(`${text}\n`.slice(start, end)).toBe(word);
  });

  test('an entity is covered entirely', () => {
    const text = 'Caf&eacute;\n';
    const [block] = blocks(text);
    const { start, end } = block!.source(3, 4);
    expect(text.slice(start, end)).toBe('&eacute;');
  });
});
