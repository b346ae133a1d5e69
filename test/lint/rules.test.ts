import { describe, expect, test } from 'vitest';
import { lintText } from '../../src/lint/engine.ts';
import { defaultsOf } from '../../src/lint/options.ts';
import { optionsSchema } from '../../src/lint/options-schema.ts';
import type { Example, Rule } from '../../src/lint/rule.ts';
import { FAMILIES, PROFILES } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { policySchema } from '../../src/policy/schema.ts';

const TODAY = '2026-04-15';

/** What this rule, and only this rule, reports of an example: the source texts, in order. */
function reported(rule: Rule, example: Example): string[] {
  const setting = example.options ? (['error', example.options] as const) : 'error';
  const policy = policySchema.parse({ lint: { rules: { [rule.id]: setting } } });
  const result = lintText(example.markdown, example.path ?? 'postmortems/2026-04-01-checkout.md', {
    policy,
    today: TODAY,
    profile: example.profile,
    incident: example.incident ?? null,
    assumePostMortem: rule.id !== 'structure/not-a-post-mortem',
  });
  return result.findings
    .filter(({ ruleId }) => ruleId === rule.id)
    .map(({ span }) => example.markdown.slice(span.start, span.end));
}

const named = (examples: readonly Example[]) =>
  examples.map((example, i): [string, Example] => [example.title ?? `example ${i + 1}`, example]);

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s', (_id, rule) => {
  test.each(named(rule.bad))('reports exactly the words that its docs say: %s', (_title, example) => {
    expect(reported(rule, example)).toEqual(example.reports);
  });

  test.each(named(rule.good))('has nothing to say of: %s', (_title, example) => {
    expect(reported(rule, example)).toEqual([]);
  });

  test('is documented, for people who were on call', () => {
    for (const text of [rule.summary, rule.why, rule.instead]) {
      expect(text.trim().length).toBeGreaterThan(20);
      expect(text).not.toMatch(/\bTODO\b/);
    }
    expect(rule.summary).not.toMatch(/\n/);
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.good.length).toBeGreaterThan(0);
    for (const example of rule.bad) expect(example.reports?.length ?? 0).toBeGreaterThan(0);
    for (const example of [...rule.bad, ...rule.good]) expect(example.markdown).not.toMatch(/TODO: /);
  });

  test('works without options, and refuses options that it does not know', () => {
    expect(optionsSchema(rule.options).parse({})).toEqual(defaultsOf(rule.options));
    expect(optionsSchema(rule.options).safeParse({ noSuchOption: 1 }).success).toBe(false);
  });

  test('never grows milder from light to strict', () => {
    const order = ['off', 'hint', 'warning', 'error'];
    const levels = PROFILES.map((profile) => order.indexOf(rule.levels[profile]));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });
});

test('every rule belongs to a family and has its own id', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(FAMILIES).toContain(id.split('/')[0]);
});
