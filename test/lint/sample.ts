import { type LintSettings, lintText } from '../../src/lint/engine.ts';
import type { FileResult } from '../../src/lint/result.ts';
import { defineRule, type Finding, type Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';

export const TODAY = '2026-04-15';
export const PATH = 'postmortems/2026-04-01-checkout.md';

/** Rules of the engine itself, by id, for tests that bring rules of their own. */
export const engineRules = rules.filter(({ id }) =>
  ['structure/suppression', 'structure/readable', 'structure/not-a-post-mortem'].includes(id),
);

/** A rule that reports each place of a word; `to` makes the finding mendable. */
export function wordRule(id: Rule['id'], word: string, to?: string): Rule {
  return defineRule({
    id,
    summary: `Finds ${word}`,
    why: 'A test needs it.',
    instead: 'Nothing.',
    options: {},
    levels: { light: 'hint', standard: 'warning', strict: 'error' },
    bad: [],
    good: [],
    *check({ postmortem: { document } }): Iterable<Finding> {
      for (const { index } of document.text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))) {
        const span = { start: index, end: index + word.length };
        yield { span, message: `Found ${word}.`, ...(to === undefined ? {} : { fix: [{ span, text: to }] }) };
      }
    },
  });
}

/** Judges a text by these rules and the engine's own, as the post-mortem that it is taken for. */
export function judge(text: string, mine: readonly Rule[], more: Partial<LintSettings> = {}): FileResult {
  return lintText(text, PATH, {
    policy: DEFAULT_POLICY,
    today: TODAY,
    assumePostMortem: true,
    rules: [...mine, ...engineRules],
    ...more,
  });
}

/** `line rule-name` of each finding. */
export const places = ({ findings }: FileResult) =>
  findings.map((f) => `${f.start.line} ${f.ruleId.split('/')[1]}`);
