import { describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { defineRule } from '../../src/lint/rule.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { judge, PATH, places, TODAY, wordRule } from './sample.ts';

const banana = wordRule('structure/banana', 'banana');

describe('the level of a finding', () => {
  test.each([
    ['SEV1', 'error'],
    ['SEV2', 'error'],
    ['SEV3', 'hint'],
    ['SEV4', 'hint'],
  ])('%s is judged as the policy says: %s', (severity, level) => {
    const result = judge(`---\nseverity: ${severity}\n---\n# Post-mortem\n\nA banana.\n`, [banana]);
    expect(result.findings.map((f) => f.level)).toEqual([level]);
  });

  test('without a severity is that of the default profile', () => {
    expect(judge('# Post-mortem\n\nA banana.\n', [banana]).findings[0]?.level).toBe('warning');
  });

  test('follows the incident on GitHub rather than the document', () => {
    const incident = { number: 7, severity: 'SEV4' as const, milestones: {} };
    const result = judge('---\nseverity: SEV1\n---\n\nA banana.\n', [banana], { incident });
    expect(result.profile).toBe('light');
  });

  test.each([
    ['off', []],
    ['hint', ['hint']],
    ['error', ['error']],
  ])('set to %s by the policy wins over the profile', (level, levels) => {
    const policy = policySchema.parse({ lint: { rules: { 'structure/banana': level } } });
    expect(judge('A banana.', [banana], { policy }).findings.map((f) => f.level)).toEqual(levels);
  });

  test('is judged by the profile that is asked for', () => {
    const result = judge('---\nseverity: SEV4\n---\n\nA banana.\n', [banana], { profile: 'strict' });
    expect(result.findings[0]?.level).toBe('error');
  });
});

const faulty = defineRule({
  ...wordRule('structure/faulty', 'x'),
  *check() {
    yield { span: { start: 0, end: 1 }, message: 'Found before the fault.' };
    throw new TypeError('cannot read properties of undefined');
  },
});

test('a rule that throws loses nothing of the others, and says so itself', () => {
  const { findings } = judge('A banana.', [faulty, banana]);
  expect(findings.map((f) => f.ruleId)).toEqual(['structure/faulty', 'structure/faulty', 'structure/banana']);
  const said = findings.map((f) => f.message).join('\n');
  expect(said).toMatch(/Found before the fault\./);
  expect(said).toMatch(
    /A bug in Debrief: the rule structure\/faulty stopped, .* \(TypeError: cannot .*\)\. Please report it: https:/,
  );
});

test('ranges outside the file are drawn into it', () => {
  const wild = defineRule({
    ...wordRule('structure/wild', 'x'),
    check: () => [
      { span: { start: -5, end: 9e9 }, message: 'a' },
      { span: { start: 50, end: 2 }, message: 'b' },
      { span: { start: Number.NaN, end: Number.NaN }, message: 'c' },
    ],
  });
  for (const { span, start, end } of judge('One\ntwo\n', [wild]).findings) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(8);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect([start.line, end.line].every((line) => line >= 1 && line <= 3)).toBe(true);
  }
});

test('options of the policy reach the rule, and their defaults fill the gaps', () => {
  const seen: unknown[] = [];
  const rule = defineRule({
    ...wordRule('structure/optional', 'x'),
    options: {
      minutes: { type: 'integer', least: 1, default: 30, about: 'How long.' },
      words: { type: 'list', default: ['a'], about: 'What.' },
    },
    check({ options }) {
      seen.push(options);
      return [];
    },
  });
  judge('x', [rule]);
  judge('x', [rule], {
    policy: policySchema.parse({ lint: { rules: { [rule.id]: ['error', { minutes: 5 }] } } }),
  });
  expect(seen).toEqual([
    { minutes: 30, words: ['a'] },
    { minutes: 5, words: ['a'] },
  ]);
});

test('findings come in reading order, whatever the order of the rules', () => {
  const apple = wordRule('structure/apple', 'apple');
  const text = 'banana apple\n\napple banana\n';
  expect(places(judge(text, [apple, banana]))).toEqual(['1 banana', '1 apple', '3 apple', '3 banana']);
  expect(judge(text, [apple, banana]).findings).toEqual(judge(text, [banana, apple]).findings);
});

test('what is not a post-mortem gets one hint and no list of findings', () => {
  const text = '# Contributing\n\nA banana.\n\n## Setup\n\nRun `npm install`, then read the guide.\n';
  const settings = { policy: DEFAULT_POLICY, today: TODAY };
  const result = lintText(text, 'CONTRIBUTING.md', settings);
  expect(result.kind).not.toBe('post-mortem');
  expect(result.findings.map((f) => [f.ruleId, f.level])).toEqual([['structure/not-a-post-mortem', 'hint']]);
});

test('a text that is too large is refused with a word on what to do', () => {
  const [finding] = judge('x'.repeat(3 * 1024 * 1024), []).findings;
  expect(finding?.message).toMatch(/has 3\.0 MB, and Debrief reads up to 2 MB\. Move logs/);
});

describe('a fingerprint', () => {
  const print = (text: string) => judge(text, [banana]).findings.map((f) => f.fingerprint);
  const text = '# Post-mortem\n\nA banana.\n\nOne more banana.\n';

  test('survives lines that move, other line ends and white space', () => {
    expect(print(`# Post-mortem\n\nNew.\n\nNew, too.\n${text.slice(14)}`)).toEqual(print(text));
    expect(print(text.replaceAll('\n', '\r\n'))).toEqual(print(text));
  });

  test('is unique within a file', () => {
    expect(new Set(print('banana '.repeat(200))).size).toBe(200);
  });

  test('has 16 hexadecimal digits', () => {
    for (const fingerprint of print(text)) expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
});

test('the path is used in the result as it was given, and never opened', () => {
  expect(judge('x', []).path).toBe(PATH);
});
