import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS, reporters } from '../../src/lint/reporters/index.ts';
import { cell, code, inline } from '../../src/sinks/markdown.ts';
import { json, plain, plainLines, terminal } from '../../src/sinks/terminal.ts';
import { workflowCommand } from '../../src/sinks/workflow.ts';
import { xml } from '../../src/sinks/xml.ts';
import { judge, wordRule } from '../lint/sample.ts';

/** What no text of somebody else's may bring to a terminal, line ends aside. */
const CONTROLS = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** Lines that a GitHub runner takes for a command. */
const COMMAND = /^\s*::|##\[/m;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\u001b[31m', '\u009b31m', '\u0007', '\r', '\n', '\u2028', '\u202e', '\uD800'),
      fc.constantFrom('::error::x', '::stop-commands::t', '##[error]x', '%0A', '%0D::set-output::', ' '),
      fc.constantFrom('`', '```', '|', '\\', '<img src=x>', '![](https://x.test/)', '*', '_', '&lt;', '~~'),
      fc.constantFrom('@octocat', '_@octocat_', '&#64;octocat', '&commat;octocat', '@https://@octocat'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('text that was not escaped does not compile as printed text', () => {
  const path: string = 'a.md';
  // @ts-expect-error: a file name is anybody's words.
  expect(String(terminal`${path} is empty`)).toBe('a.md is empty');
  expect(String(terminal`${plain('\u001b[2J.md')} is empty`)).toBe('␛[2J.md is empty');
});

describe.each([
  ['a line of a terminal', plain],
  ['a code span', code],
  ['Markdown', inline],
  ['a cell', cell],
  ['XML', xml],
])('as %s', (_sink, safe) => {
  test("anybody's words are one line that controls nothing and commands nobody", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = safe(text);
        expect(line).not.toMatch(CONTROLS);
        expect(line).not.toMatch(/\n/);
        expect(line).not.toMatch(COMMAND);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('each character stays one, so that a caret below it still points at it', () => {
  expect(plain('a\u001b[1mb\u009b\u202ec')).toHaveLength('a\u001b[1mb\u009b\u202ec'.length);
});

test('lines stay lines, and none of them is a command', () => {
  expect(plainLines('one\n  ::error::two\r\nthree ##[group]')).toBe(
    'one\n  :\u200B:error::two\nthree ##\u200B[group]',
  );
});

test('Markdown mentions nobody and begins neither HTML, a link nor an image', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const outside = inline(text).replace(/(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/g, '');
      expect(outside).not.toMatch(/@\w|[<[`]|&(?!#\d+;)/);
    }),
  );
});

test('JSON holds what it held, whatever prints it', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const printed = json({ text: text.toWellFormed() });
      expect(printed).not.toMatch(CONTROLS);
      expect(printed).not.toMatch(COMMAND);
      expect(JSON.parse(printed)).toEqual({ text: text.toWellFormed() });
    }),
  );
});

test('a workflow command stays one line, with the message that it was given', () => {
  fc.assert(
    fc.property(hostile, hostile, (path, message) => {
      const command = workflowCommand('error', { file: path, line: 3 }, message);
      expect(command).not.toMatch(/[\r\n]/);
      expect(command).not.toMatch(CONTROLS);
      expect(command).toMatch(/^::error file=[^:,]*,line=3::/);
      expect(command.slice(2)).not.toMatch(/##\[/);
    }),
  );
});

test.each(FORMATS)('%s prints no control and no command of a document or its name', async (format) => {
  const { report } = await reporters[format]();
  const words = 'kiwi \u001b[31m \u0007 \u009b2J ##[error] x';
  const found = judge(`# T\n\n::error::kiwi\n\n${words}\n`, [wordRule('structure/green', 'kiwi')]);
  const result = {
    ...found,
    path: 'a\n::set-output name=x::y\u001b[2J.md',
    findings: found.findings.map((f) => ({
      ...f,
      message: `${words} ${'word '.repeat(30)} ::warning::${words}`,
    })),
  };
  const printed = report([result], { colour: false });
  expect(printed).toContain('kiwi');
  expect(printed).not.toMatch(CONTROLS);
  const lines = printed.split('\n').filter((line) => COMMAND.test(line));
  if (format !== 'github') expect(lines).toEqual([]);
  else expect(lines.every((line) => /^::warning file=/.test(line) && !line.includes('##['))).toBe(true);
});
