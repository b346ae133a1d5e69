import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { FORMATS, type Format, reporters } from '../../src/lint/reporters/index.ts';
import { byWorth, type FileResult } from '../../src/lint/result.ts';
import { defineRule, type Finding } from '../../src/lint/rule.ts';
import { unreadable } from '../../src/lint/unreadable.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { judge, TODAY, wordRule } from './sample.ts';

const print = async (format: Format, results: readonly FileResult[], colour = false) =>
  (await reporters[format]()).report(results, { colour });

const rich = defineRule({
  ...wordRule('blame/rich', 'x'),
  levels: { light: 'error', standard: 'error', strict: 'error' },
  *check({ postmortem: { document } }): Iterable<Finding> {
    const start = document.text.indexOf('wrong');
    if (start < 0) return;
    yield {
      span: { start, end: start + 5 },
      message: '50% "wrong": a, b <c> & @amal\nmore',
      fix: [{ span: { start, end: start + 5 }, text: 'odd' }],
      suggestion: { description: 'Say *what* was odd' },
      related: { span: { start: 0, end: 1 }, message: 'First said here' },
    };
  },
});
const kiwi = wordRule('structure/green', 'kiwi');
const text = [
  '# Post-mortem',
  '',
  'It was wrong, and a kiwi.',
  '',
  '<!-- debrief-disable-next-line structure/green: it is | <fruit> -->',
  'A kiwi.',
  '',
].join('\n');
const result = judge(text, [rich, kiwi]);
const clean = { ...judge('# Post-mortem\n\nAll is well.\n', []), path: 'postmortems/clean.md' };
const other: FileResult = { ...clean, path: 'README.md', kind: 'other', kindReason: 'It has no timeline.' };

test('of what is worth the same, rules with errors stand first', () => {
  const pear = wordRule('blame/apple', 'pear');
  const { findings } = judge('# Post-mortem\n\nA pear went wrong.\n', [pear, rich]);
  expect(byWorth(findings).map(({ ruleId }) => ruleId)).toEqual(['blame/rich', 'blame/apple']);
});

describe('stylish', () => {
  test('shows each finding with its line, the words marked, and counts', async () => {
    expect(
      await print('stylish', [{ ...result, fixable: 2 }, clean]),
    ).toBe(`postmortems/2026-04-01-checkout.md
    3:8  error    50% "wrong": a, b <c> & @amal
                  more  blame/rich
         │ It was wrong, and a kiwi.
         │        ^^^^^
         → Say *what* was odd
   3:21  warning  Found kiwi.  structure/green
         │ It was wrong, and a kiwi.
         │                     ^^^^

✖ 1 error, 1 warning in 1 of 2 files (1 suppressed)
  2 places can be fixed with --fix; --fix-dry-run lists them
`);
  });

  test('is short when there is nothing to say, and says what was not judged', async () => {
    expect(await print('stylish', [clean])).toBe('✔ 1 file, nothing to report\n');
    expect(await print('stylish', [clean, other])).toBe(
      'README.md\n  not a post-mortem, so not judged: It has no timeline.\n\n✔ 2 files, nothing to report (1 file not judged)\n',
    );
  });

  test.each([
    ['error', '✖ 1 error, 0 warnings in'],
    ['warning', '⚠ 0 errors, 1 warning in'],
    ['hint', '✔ 0 errors, 0 warnings, 1 hint in'],
  ] as const)('marks what fails with a cross, and a %s alone with its own mark', async (level, said) => {
    const [finding] = result.findings;
    expect(await print('stylish', [{ ...result, findings: [{ ...finding!, level }] }])).toContain(
      `\n${said}`,
    );
  });

  test('wraps a long message, and says the rule at its end', async () => {
    const [finding] = result.findings;
    const wordy = { ...result, findings: [{ ...finding!, message: 'Seventeen letters '.repeat(20).trim() }] };
    const lines = (await print('stylish', [wordy])).split('\n').slice(1, 6);
    expect(lines.every((line) => line.length <= 110)).toBe(true);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(`${'Seventeen letters '.repeat(20)}blame/rich`);
  });

  test.each([
    [80, 80],
    [20, 50],
    [300, 110],
  ])(
    'in a terminal of %i columns is at most %i wide, with the marked words in sight',
    async (columns, most) => {
      const long = judge(`# Post-mortem\n\n${'word '.repeat(12)}kiwi${' word'.repeat(40)}\n`, [kiwi]);
      const [finding] = long.findings;
      const wordy = { ...long, findings: [{ ...finding!, message: 'Seventeen letters '.repeat(20).trim() }] };
      const text = (await reporters.stylish()).report([wordy], { colour: false, columns });
      const lines = text.split('\n').slice(0, -3);
      expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(most - 20);
      if (most < 110) expect(lines.filter((line) => line.length > most)).toEqual([]);
      const caret = lines.findIndex((line) => line.includes('^'));
      expect(lines[caret - 1]!.slice(lines[caret]!.indexOf('^'), lines[caret]!.lastIndexOf('^') + 1)).toBe(
        'kiwi',
      );
    },
  );

  test('has colour only when it is asked to', async () => {
    expect(await print('stylish', [result], true)).toContain('\u001b[31m');
    expect(await print('stylish', [result], false)).not.toContain('\u001b');
  });

  test('quotes the part of a very long line that matters', async () => {
    const long = judge(`${'word '.repeat(400)}kiwi${' word'.repeat(400)}`, [kiwi]);
    const lines = (await print('stylish', [long])).split('\n');
    const [quoted = '', caret = ''] = lines.slice(2, 4);
    expect(quoted.length).toBeLessThan(120);
    expect(quoted.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('kiwi');
  });
});

test('compact has a line for each finding, in the order of the document, with its first sentence', async () => {
  const [first, second] = result.findings;
  const wordy = { ...second!, message: 'Found a\nkiwi. Peel it.' };
  expect(await print('compact', [{ ...result, findings: [wordy, first!] }, clean])).toBe(
    'postmortems/2026-04-01-checkout.md:3:8: error 50% "wrong": a, b <c> & @amal more [blame/rich]\npostmortems/2026-04-01-checkout.md:3:21: warning Found a kiwi. [structure/green]\n',
  );
});

test("json has ESLint's shape", async () => {
  const [file, second] = JSON.parse(await print('json', [result, clean]));
  expect(file).toMatchObject({ filePath: result.path, errorCount: 1, warningCount: 1 });
  expect(file.messages[0]).toMatchObject({
    ruleId: 'blame/rich',
    severity: 2,
    line: 3,
    column: 8,
    endLine: 3,
    endColumn: 13,
    fix: { range: [22, 27], text: 'odd' },
  });
  expect(file.messages[1]).toMatchObject({ ruleId: 'structure/green', severity: 1 });
  expect(file.suppressedMessages[0].suppressions[0].justification).toBe('it is | <fruit>');
  expect(second).toMatchObject({ messages: [], errorCount: 0, warningCount: 0 });
});

describe('sarif', () => {
  const valid = addFormats
    .default(new Ajv({ strict: false, unicodeRegExp: false }))
    .compile(JSON.parse(readFileSync('test/fixtures/sarif-2.1.0.json', 'utf8')));

  test.each([
    ['findings, suppressed ones, fixes and related places', [result, clean]],
    ['nothing at all', []],
    ['a file that could not be read', [unreadable('a folder/ä#1.md', 'Not text.')]],
  ])('is valid by its schema with %s', async (_what, results) => {
    const log = JSON.parse(await print('sarif', results));
    valid(log);
    expect(valid.errors).toBeNull();
  });

  test('names the same finding alike after lines have moved', async () => {
    const prints = async (source: string) => {
      const log = JSON.parse(await print('sarif', [judge(source, [rich, kiwi])]));
      return log.runs[0].results.map((r: { partialFingerprints: object }) => r.partialFingerprints);
    };
    expect(await prints(text.replace('# Post-mortem\n', '# Post-mortem\n\nMore.\n\nAnd more.\n'))).toEqual(
      await prints(text),
    );
  });

  test('writes paths as URIs', async () => {
    const log = JSON.parse(await print('sarif', [unreadable('a folder/ä#1.md', 'x')]));
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%20folder/%C3%A4%231.md',
    );
  });
});

test('github escapes what would end a command, and gives columns only within one line', async () => {
  const odd = { ...result, path: 'a,b:c%.md' };
  const [first, ...rest] = (await print('github', [odd])).trimEnd().split('\n');
  expect(first).toBe(
    '::error file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=8,endColumn=13,title=blame/rich::50%25 "wrong": a, b <c> & @amal%0Amore',
  );
  expect(rest).toHaveLength(1);
  const [finding] = result.findings;
  const long = { ...result, findings: [{ ...finding!, end: { line: 9, column: 1 } }] };
  expect(await print('github', [long])).not.toMatch(/col=/);
});

test('junit holds nothing that XML cannot, and fails on errors alone', async () => {
  const bad = judge('# \u0001\u0007 wrong \uD800 kiwi\n', [rich, kiwi]);
  const xml = await print('junit', [result, clean, { ...bad, path: 'a<&>"\u0001.md' }]);
  expect(xml).toMatch(
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="debrief" tests="\d+" failures="2"/,
  );
  expect(xml.isWellFormed() && [...xml].every((c) => c === '\n' || c >= ' ')).toBe(true);
  expect(xml).toContain('a&lt;&amp;&gt;&quot;\uFFFD.md');
  expect(xml).toContain('message="50% &quot;wrong&quot;: a, b &lt;c&gt; &amp; @amal&#10;more"');
  const opened = [...xml.matchAll(/<([\w-]+)(?:\s[^>]*)?(?<!\/)>/g)].map((m) => m[1]).sort();
  expect([...xml.matchAll(/<\/([\w-]+)>/g)].map((m) => m[1]).sort()).toEqual(opened);
});

test('markdown keeps a table a table, and mentions nobody', async () => {
  const markdown = await print('markdown', [result, clean, other]);
  expect(markdown).toMatch(/^\*\*Debrief\*\*: 1 to fix, 1 to consider in 3 files, 1 suppressed\./);
  expect(markdown).toContain(
    '| ❌ | 3 | 50% "wrong": a, b &#60;c&#62; &#38; @\u2060amal more<br>→ Say \\*what\\* was odd | [blame/rich](',
  );
  expect(markdown).toContain('line 6, structure/green: it is | &#60;fruit&#62;');
  expect(markdown).toContain('`README.md`: not a post-mortem, so not judged.');
});

test.each([
  [
    'code as it was written',
    'Add `services: [name]` and `owner: @handle`.',
    'Add `services: [name]` and `owner: @handle`.',
  ],
  ['code with backticks', '``a ` <b>`` <b>', '``a ` <b>`` &#60;b&#62;'],
  ['a bar in a table, in code and outside', '`a | b` | c', '`a \\| b` \\| c'],
  [
    'a backtick that closes nothing',
    '`a `` b` @amal `c` d` @amal',
    '`a `` b` @\u2060amal `c` d&#96; @\u2060amal',
  ],
  ['a backslash before code', '\\\\`x` @amal', '&#92;&#92;`x` @\u2060amal'],
])('markdown shows %s', async (_what, message, shown) => {
  const [finding] = result.findings;
  const found = { ...result, findings: [{ ...finding!, message, suggestion: null }] };
  expect(await print('markdown', [found])).toContain(`| ❌ | 3 | ${shown} | [`);
});

test('markdown lays causes beside what is done about them, holes first', async () => {
  const traced = lintText(
    '# Queue\n\n## Contributing factors\n\n- F1: The broker refuses a 65th partition silently\n- F2: Restarts lose the consumer offsets\n\n## Action items\n\n- @amal raises the partition limit (F1)\n',
    'a.md',
    { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true },
  );
  const [, matrix = ''] = (await print('markdown', [traced])).split('<details><summary>');
  expect(matrix).toMatch(/^<code>a\.md<\/code>: 1 of 2 causes are answered/);
  const rows = matrix.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows[0]).toMatch(/^\| 6 \| .*consumer offsets \| \*\*nothing yet\*\* \|$/);
  expect(rows[1]).toMatch(/^\| 5 \| .* \| item on line 10: .*partition limit/);
});

test.each(FORMATS)('%s prints an empty run and a file that could not be read', async (format) => {
  expect(typeof (await print(format, []))).toBe('string');
  expect(await print(format, [unreadable('x.md', 'This file is not text.')])).toContain(
    'This file is not text.',
  );
});
