import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { cpuTime } from '../cpu.ts';

const slice = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);

describe('front matter', () => {
  test.each([
    ['YAML', '---\ntitle: Queue stuck\nowners: [ann, bo]\n---\n# Text\n', 'yaml'],
    ['TOML', '+++\ntitle = "Queue stuck"\nowners = ["ann", "bo"]\n+++\n# Text\n', 'toml'],
  ])('in %s gives its keys and the spans of their values', (_name, text, format) => {
    const { frontMatter } = parseMarkdown(text, 'a.md');
    expect(frontMatter?.format).toBe(format);
    expect(frontMatter?.data).toEqual({ title: 'Queue stuck', owners: ['ann', 'bo'] });
    expect(slice(text, frontMatter!.spanOf('title'))).toContain('Queue stuck');
    expect(frontMatter?.spanOf('nothing')).toEqual(frontMatter?.span);
  });

  test.each([
    ['YAML', '---\ntitle: [open\n---\n'],
    ['TOML', '+++\ntitle = \n+++\n'],
    ['a list', '---\n- a\n---\n'],
  ])(
    'that is broken (%s) is a problem inside the front matter, and the text is read all the same',
    (_name, text) => {
      const { frontMatter, tree } = parseMarkdown(`${text}# Text\n`, 'a.md');
      expect(frontMatter?.data).toBeNull();
      expect(frontMatter?.problems.length).toBeGreaterThan(0);
      for (const { span } of frontMatter!.problems) {
        expect(span.start).toBeGreaterThanOrEqual(frontMatter!.span.start);
        expect(span.end).toBeLessThanOrEqual(frontMatter!.span.end);
      }
      expect(tree.children.at(-1)?.type).toBe('heading');
    },
  );

  test('with keys of Object.prototype is plain data', () => {
    const { frontMatter } = parseMarkdown('---\n__proto__: 1\nconstructor: 2\n---\n', 'a.md');
    expect(frontMatter?.spanOf('toString')).toEqual(frontMatter?.span);
    expect(frontMatter?.data?.constructor).toBe(2);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });
});

describe('positions', () => {
  test.each([
    ['LF', 'a\nbc\n\nd'],
    ['CRLF', 'a\r\nbc\r\n\r\nd'],
    ['CR', 'a\rbc\r\rd'],
  ])('are counted the same with %s', (_name, text) => {
    const document = parseMarkdown(text, 'a.md');
    expect(document.lineCount).toBe(4);
    expect(document.point(text.indexOf('c'))).toEqual({ line: 2, column: 2 });
    expect(document.lineStart(4)).toBe(text.indexOf('d'));
  });

  test('outside the text are clamped to it', () => {
    const document = parseMarkdown('ab', 'a.md');
    expect(document.point(-5)).toEqual({ line: 1, column: 1 });
    expect(document.point(99)).toEqual({ line: 1, column: 3 });
    expect(document.lineStart(99)).toBe(0);
  });

  test('in a file with a byte order mark include it in offsets', () => {
    const text = '\uFEFF# Title\n\nWords.\n';
    const [heading, paragraph] = parseMarkdown(text, 'a.md').tree.children;
    expect(text.slice(heading!.position!.start.offset, heading!.position!.end.offset)).toBe('# Title');
    expect(text.slice(paragraph!.position!.start.offset, paragraph!.position!.end.offset)).toBe('Words.');
  });
});

describe('a machine-made text is rejected quickly, with a reason', () => {
  test.each([
    ['binary', '\0\x01\x02PNG', /binary/],
    ['ten million characters', 'word '.repeat(2_000_000), /too long/],
    ['quotes in quotes in quotes', '>'.repeat(100_000), /nests/],
    ['lists in lists in lists', '1. '.repeat(100_000), /nests/],
    ['a hundred thousand quotes', '>\n\n'.repeat(100_000), /quotes/],
    ['a hundred thousand underlined headings', 'a\n---\n'.repeat(100_000), /headings/],
  ])('%s', (_name, text, reason) => {
    const taken = cpuTime(() => expect(parseMarkdown(text, 'a.md').unread?.reason).toMatch(reason));
    expect(taken).toBeLessThan(2000);
  });

  test.each(['*a_ ', '[a](', 'a**b', '`', '<a ', '[', '![', '&', '_'])(
    'half a million characters of %s',
    (part) => {
      expect(cpuTime(() => parseMarkdown(part.repeat(500_000 / part.length), 'a.md'))).toBeLessThan(2000);
    },
  );

  test('the part before the problem is read', () => {
    const { tree, unread } = parseMarkdown(`# Title\n\nText.\n\n${'> '.repeat(500)}\n`, 'a.md');
    expect(tree.children.map((node) => node.type)).toEqual(['heading', 'paragraph']);
    expect(unread?.from).toBe('# Title\n\nText.\n\n'.length);
  });
});
