import { expect, test } from 'vitest';
import { applyBaseline, parseBaseline, writeBaseline } from '../../src/lint/baseline.ts';
import { judge, wordRule } from './sample.ts';

const kiwi = wordRule('structure/kiwi', 'kiwi');
const lint = (text: string) => judge(text, [kiwi]);
const baseline = (text: string) => parseBaseline(writeBaseline([lint(text)]));

test('what is in the baseline is left out, and what is new is not', () => {
  const { results, left, gone } = applyBaseline([lint('New kiwi line.\n\nA kiwi.\n')], baseline('A kiwi.\n'));
  expect(left + gone).toBe(1 + 0);
  expect(results[0]?.findings.map((f) => f.start.line)).toHaveLength(1);
});

test('moved lines are still the old findings', () => {
  const { results } = applyBaseline([lint('# New heading\n\nText.\n\nA kiwi.\n')], baseline('A kiwi.\n'));
  expect(results[0]?.findings).toEqual([]);
});

test('fixed findings are counted, so that the baseline can shrink', () => {
  expect(applyBaseline([lint('All well.\n')], baseline('A kiwi.\n')).gone).toBe(1);
});

test('one entry covers one finding, not every one like it', () => {
  expect(applyBaseline([lint('kiwi kiwi kiwi\n')], baseline('kiwi\n')).left).toBe(1);
});

test('another file does not profit from it', () => {
  const moved = { ...lint('A kiwi.\n'), path: 'postmortems/other.md' };
  expect(applyBaseline([moved], baseline('A kiwi.\n')).left).toBe(0);
});

test('the same findings give the same file, byte for byte, whatever the order', () => {
  const a = lint('kiwi\n');
  const b = { ...lint('kiwi kiwi\n'), path: 'a.md' };
  expect(writeBaseline([a, b])).toBe(writeBaseline([b, a]));
});

test.each(['', '[]', '{"version":2,"files":{}}', '{"version":1,"files":{"a":{"b":3}}}', '{"version":1}'])(
  'refuses %j',
  (json) => {
    expect(() => parseBaseline(json)).toThrow();
  },
);
