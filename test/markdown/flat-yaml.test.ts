import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { readFlatYaml } from '../../src/markdown/flat-yaml.ts';

/** The library's result: each key with its value and the value's offsets; null for errors. */
function byLibrary(text: string) {
  const { contents, errors } = parseDocument(text);
  if (errors.length > 0 || !isMap(contents)) return null;
  return contents.items.map(({ key, value }) => {
    if (!isScalar(key) || !(isScalar(value) || isSeq(value))) return null;
    return { key: String(key.value), value: value.toJSON(), start: value.range![0], end: value.range![1] };
  });
}

describe('flat front matter', () => {
  test.each([
    ['title: Queue stuck\ndate: 2026-03-01\nseverity: SEV2\n', ['Queue stuck', '2026-03-01', 'SEV2']],
    ['started: 2026-03-01T14:05:00Z\nincident: 12\n', ['2026-03-01T14:05:00Z', 12]],
    ['title: "Queue: stuck"\r\n# who\r\n\r\nowner: \'@ann\'  \r\n', ['Queue: stuck', '@ann']],
    ['services:\n  - checkout\n  - search index \nsev: 2\n', [['checkout', 'search index'], 2]],
    ['tags: [db, 2, us-east-1]\r\ndraft: false\r\nnone: []\r\n', [['db', 2, 'us-east-1'], false, []]],
    ['people:\n- Ann Lee\n- true\n\n# end\n', [['Ann Lee', true]]],
  ])('is read without the library: %j', (text, values) => {
    expect(readFlatYaml(text)?.map(({ value }) => value)).toEqual(values);
    expect(readFlatYaml(text)).toEqual(byLibrary(text));
  });

  test.each([
    'services: [checkout, [search]]\n',
    'services: ["a, b"]\n',
    'services:\n  - checkout\n    - search\n',
    'services:\n  - name: checkout\n',
    'services:\n  - checkout # the new one\n',
    'services:\n  - checkout\n  -\n',
    'services:\n',
    'title: Queue\n  stuck\n',
    'title: Queue: stuck\n',
    'title: one\ntitle: two\n',
    'draft: True\n',
    'version: 1.50\n',
    'build: 007\n',
    'title: "Queue \\"stuck\\""\n',
    'title: Queue # stuck\n',
    '# only a remark\n',
  ])('is left to the library if it might be more: %j', (text) => {
    expect(readFlatYaml(text)).toBeNull();
  });

  test('gives the same result as the library for any content', () => {
    const key = fc.constantFrom('title', 'date', 'null', 'x-y_z', 'constructor', '1a', 'a b', '"q"');
    const value = fc.oneof(
      fc.constantFrom(
        'word',
        '2026-03-01',
        '14:05',
        '12',
        '1.5',
        '1e5',
        '0x1f',
        'no',
        '~',
        "it's",
        'a: b',
        'a#c',
      ),
      fc.constantFrom(
        '"a: b"',
        "'a''b'",
        '[a]',
        '[a, b c, 3]',
        '[a,,b]',
        '\n  - a\n  - b c',
        '\n- 1.5\n- x',
        '\n - a\n  - b',
        '\n  - a: b',
        'true',
        '|',
        '- x',
        '*a',
        'http://x.y/z',
        'a  b',
        '😀 ok',
        'ok 😀',
        '""',
      ),
      fc.string({ maxLength: 12 }),
    );
    const line = fc
      .tuple(key, fc.constantFrom(': ', ': ', ':', ':  ', ' : '), value)
      .map((parts) => parts.join(''));
    const other = fc.constantFrom('', '# remark', '  more', '...', '- x');
    const lines = fc.array(fc.oneof({ weight: 6, arbitrary: line }, other), { maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (all, end) => {
        const text = all.map((each) => each + end).join('');
        const flat = readFlatYaml(text);
        if (flat) expect(flat).toEqual(byLibrary(text));
      }),
      { numRuns: 1000 },
    );
  });
});
