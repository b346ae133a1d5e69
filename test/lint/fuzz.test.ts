import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import type { FileResult } from '../../src/lint/result.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { BUG } from '../../src/vocabulary/bug.ts';
import { cpuTime } from '../cpu.ts';
import { PATH, TODAY } from './sample.ts';

const lint = (text: string) =>
  lintText(text, PATH, { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true, profile: 'strict' });
const faults = ({ findings }: FileResult) => findings.map((f) => f.message).filter((m) => m.startsWith(BUG));

function expectSound(text: string): void {
  const result = lint(text);
  expect(faults(result)).toEqual([]);
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const { span, start, end, excerpt } of result.findings) {
    expect(span.start >= 0 && span.end <= text.length && span.start <= span.end).toBe(true);
    expect(start.line >= 1 && end.line <= lines && start.column >= 1 && end.column >= 1).toBe(true);
    expect(excerpt.from <= excerpt.to && excerpt.to <= Math.max(excerpt.from, excerpt.text.length)).toBe(
      true,
    );
  }
}

const examples = rules.flatMap((rule) => [...rule.bad, ...rule.good]).map(({ markdown }) => markdown);
const pieces = [
  '\n',
  '\n\n',
  '# ',
  '## Timeline\n\n',
  '## Action items\n\n',
  '## Impact\n\n',
  '## Five whys\n\n',
  '- ',
  '- [ ] ',
  '1. ',
  '> ',
  '| ',
  ' | ',
  '|---|---|\n',
  '---\n',
  '+++\n',
  '```\n',
  '`',
  '**',
  '_',
  '[a](b)',
  '![a](b)',
  '<!-- ',
  ' -->',
  '<!-- debrief-disable-next-line x/y: z -->\n',
  '<details>',
  '&amp;',
  '\\',
  '14:03',
  '14:03 UTC',
  '2:03pm PST',
  '2026-04-01',
  '2026-04-01T14:03:00+02:00',
  'by EOD Friday',
  '99:99',
  '2026-13-45',
  '43 minutes',
  '1h 12m',
  '~',
  '@amal',
  '#12',
  'org/repo#3',
  'SEV1',
  'severity: SEV2\n',
  'date: x\n',
  'detected',
  'resolved',
  'The engineer',
  'We',
  'should have',
  'failed to',
  'because',
  'human error',
  'Why?',
  'TODO',
  '<placeholder>',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '\u200b',
  '\u202e',
  'é',
  '👩‍💻',
  '\r\n',
  '\r',
  '\t',
  '    ',
  '. ',
  ': ',
];

describe('no text makes the linter throw or report outside the file', () => {
  test('made of pieces of post-mortems', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(fc.property(text, expectSound), { numRuns: 300 });
  });

  test('made of tables whose rows are too short or too long', () => {
    const cells = (...words: string[]) => fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 });
    const header = cells(
      'Date',
      'Time',
      'What',
      'Owner',
      'Due',
      'Status',
      'Type',
      'Action item',
      'Issue',
      '',
    );
    const row = cells(
      '2026-03-02',
      '14:03',
      '14:05 UTC',
      'Add an alert',
      '@amal',
      'done',
      '#12',
      '??:??',
      '',
    );
    const table = fc
      .tuple(fc.constantFrom('Timeline', 'Action items', 'Impact'), header, fc.array(row, { maxLength: 5 }))
      .map(([heading, head, rows]) =>
        [`## ${heading}\n`, head, head.map(() => '-'), ...rows]
          .map((line) => (typeof line === 'string' ? line : `| ${line.join(' | ')} |`))
          .join('\n'),
      );
    fc.assert(fc.property(table, expectSound), { numRuns: 300 });
  });

  test('made of any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectSound), { numRuns: 200 });
  });

  test('an example that somebody is still typing, or has cut in two', () => {
    const cut = fc.tuple(fc.constantFrom(...examples), fc.nat(), fc.nat()).map(([text, a, b]) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)];
      return from < to ? text.slice(from, to) : text.slice(0, to) + text.slice(from);
    });
    fc.assert(fc.property(cut, expectSound), { numRuns: 300 });
  });
});

describe('the same findings whatever the line ends, byte order mark or trailing space', () => {
  const said = (text: string) =>
    lint(text)
      .findings.map((f) => `${f.start.line} ${f.ruleId} ${f.message}`)
      .sort();
  const asWritten = new Map<string, string[]>();
  beforeAll(() => {
    for (const text of examples) asWritten.set(text, said(text));
  });
  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    // One blank, not two: those would be a line break in Markdown.
    ['trailing space', (text: string) => text.replace(/(?<=[^\s`])\n/g, ' \n')],
    ['blank lines at the end', (text: string) => `${text}\n\n`],
  ])('%s', (_what, change) => {
    for (const [text, wanted] of asWritten) expect([text, said(change(text))]).toEqual([text, wanted]);
  });
});

describe('a megabyte of anything is answered in under two seconds', () => {
  const SIZE = 1_000_000;
  const fill = (piece: string, head = '') => head + piece.repeat(Math.ceil(SIZE / piece.length));
  test.each([
    'a',
    'word ',
    'a, ',
    '> ',
    '> a\n',
    '- ',
    '- a\n',
    '[',
    '[a](b) ',
    '![a](b) ',
    '*',
    '**a** ',
    '`a',
    '|',
    '<',
    '<a>',
    '<!--',
    '&',
    '\\',
    '\n',
    '\r\n',
    '\t',
    '#',
    '# a\n',
    '[a]: b\n',
    '14:03 ',
    '2026-04-01 ',
    '@a ',
    'https://a.b ',
    '👩‍💻',
    '\uD800',
    '43 minutes ',
    'human error ',
    'The engineer should have known that it was wrong, ',
  ])('%j', (piece) => {
    expect(cpuTime(() => expect(faults(lint(fill(piece)))).toEqual([]))).toBeLessThan(2000);
  });

  test.each([
    [
      'entries',
      '## Timeline\n\n',
      '- 14:03 UTC: the second replica failed at 14:05 because of the first one, and nobody was paged for it.\n',
    ],
    [
      'rows',
      '## Timeline\n\n| Time | What |\n| --- | --- |\n',
      '| 14:03 UTC | the second replica failed, and nobody was paged for it |\n',
    ],
    ['items', '## Action items\n\n', '- [ ] @amal adds an alert on queue depth by 2026-05-01 (#12)\n'],
    ['brackets in front matter', '---\na: ', '['],
    ['fields of front matter', '---\n', 'a: b\n'],
    [
      'sentences',
      '',
      'The operator carelessly forgot to check whether the pool, which was full, had been drained. ',
    ],
  ])('%s', (_what, head, piece) => {
    expect(cpuTime(() => expect(faults(lint(fill(piece, head)))).toEqual([]))).toBeLessThan(2000);
  });
});
