import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { applyEdits, fixText } from '../../src/lint/fix.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { engineRules, PATH, TODAY, wordRule } from './sample.ts';

const fix = (text: string, mine: readonly Rule[]) =>
  fixText(text, PATH, { ...settings, rules: [...mine, ...engineRules] });

test('fixes every place, and says what is left', () => {
  const { text, result } = fix('colour banana color\n', [
    wordRule('structure/a', 'color', 'colour'),
    wordRule('structure/b', 'banana'),
  ]);
  expect(text).toBe('colour banana colour\n');
  expect(result.findings.map((f) => f.ruleId)).toEqual(['structure/b']);
});

test('leaves a text alone that a fix would not make better', () => {
  const circle = [wordRule('structure/a', 'ping', 'pong'), wordRule('structure/b', 'pong', 'ping')];
  expect(fix('ping\n', circle).text).toBe('ping\n');
  expect(fix('ping\n', [wordRule('structure/a', 'ping', 'ping ping')]).text).toBe('ping\n');
});

test('one bad fix does not stand in the way of the good ones', () => {
  const both = [wordRule('structure/a', 'ping', 'ping ping'), wordRule('structure/b', 'color', 'colour')];
  expect(fix('ping color\n', both).text).toBe('ping colour\n');
});

test('of the fixes of one rule, those that hold are kept when others do not', () => {
  const rule = wordRule('structure/a', 'ping', 'pong');
  const text = '# Queue\n\nping\n\n## Timeline of ping\n\n- 14:05 ping\n\nping\n';
  expect(fix(text, [rule]).text).toBe('# Queue\n\npong\n\n## Timeline of pong\n\n- 14:05 ping\n\npong\n');
});

test('a fix after which the document would be read in another way is not kept', () => {
  const text =
    '# Queue\n\n## Timeline\n\n- 2026-03-02 14:05 UTC: alert\n\n## Action items\n\n- @amal adds it\n';
  for (const [word, to] of [
    ['Timeline', 'Zeiten'],
    ['14', '15'],
    ['UTC', 'CET'],
    ['2026', '2025'],
    ['alert', 'resolved'],
    ['amal', 'bo'],
    ['adds', 'removes'],
    ['Queue', 'Cache'],
  ] as const) {
    expect(fix(text, [wordRule('structure/a', word, to)]).text).toBe(text);
  }
});

test('a fix after which a link within the document would lead nowhere is not kept', () => {
  const text = (heading: string, link: string) => `# Queue\n\n## ${heading}\n\n[below](#${link})\n`;
  const rule = wordRule('structure/a', 'Why not', 'Whether');
  expect(fix(text('Why not', 'why-not'), [rule]).text).toBe(text('Why not', 'why-not'));
  expect(fix(text('Why not', 'queue'), [rule]).text).toBe(text('Whether', 'queue'));
});

test.each([
  ['| 14:05 |', '| 14:05 | | |'],
  ['| 14:05 | alert', '| 14:05 | alert | |'],
  ['14:05 | alert |', '14:05 | alert | |'],
  ['| 14:05 | a \\| b', '| 14:05 | a \\| b | |'],
  ['| 14:05 | a \\|', '| 14:05 | a \\| | |'],
  ['| 14:05 | a \\\\|', '| 14:05 | a \\\\| |'],
  ['| 14:05 | `a \\| b` |\t', '| 14:05 | `a \\| b` |\t |'],
])('fills up a row of a table and leaves its text alone: %s', (before, after) => {
  const text = (row: string) => `# Queue\n\n| Time | What | Link |\n| --- | --- | --- |\n${row}\n`;
  const columns = rules.filter(({ id }) => id === 'structure/table-columns');
  expect(fix(text(before), columns).text).toBe(text(after));
});

test('leaves alone a line below a table that may be a text of its own, and what is too large to be read', () => {
  const below =
    '# Queue\n\n| Time | What |\n| --- | --- |\n| 14:05 | alert |\nAll of this is from the log.\n';
  const columns = rules.filter(({ id }) => id === 'structure/table-columns');
  expect(fix(below, columns).text).toBe(below);
  const large = `color\n\n${'> '.repeat(200)}color\n`;
  expect(fix(large, [wordRule('structure/a', 'color', 'colour')]).text).toBe(large);
});

test('of edits that overlap, the first is taken whole and the others wait', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });
  expect(applyEdits('abcdef', [[edit(0, 3, 'X')], [edit(2, 4, 'Y')], [edit(5, 6, 'Z')]])).toBe('XdeZ');
  expect(applyEdits('abcdef', [[edit(4, 5, '1')], [edit(0, 1, '2'), edit(4, 6, '3')]])).toBe('abcd1f');
});

test('any edits leave the text outside of them as it was', () => {
  const edits = fc.array(
    fc.record({ start: fc.nat(40), length: fc.nat(5), text: fc.stringMatching(/^[A-Z]{0,3}$/) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{40,60}$/), edits, (text, list) => {
      const fixes = list.map(({ start, length, text: by }) => [
        { span: { start, end: start + length }, text: by },
      ]);
      const touched = new Set(
        list.flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i)),
      );
      const untouched = [...text].filter((_, i) => !touched.has(i)).join('');
      const left = applyEdits(text, fixes).replace(/[A-Z]/g, '');
      // What is left holds at least every untouched letter, in order.
      let at = 0;
      for (const letter of left) if (letter === untouched[at]) at++;
      expect(at).toBe(untouched.length);
    }),
  );
});

const settings = { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true, profile: 'strict' } as const;

test.each(rules.map((rule) => [rule.id, [...rule.bad, ...rule.good]] as const))(
  '%s: a fixed example is never worse, and fixing twice changes nothing',
  (_, examples) => {
    for (const { markdown } of examples) {
      const before = lintText(markdown, PATH, settings).findings.length;
      const once = fixText(markdown, PATH, settings);
      expect(once.result.findings.length).toBeLessThanOrEqual(before);
      expect(fixText(once.text, PATH, settings).text).toBe(once.text);
    }
  },
);
