import { expect, test } from 'vitest';
import { lintText } from '../../../src/lint/engine.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { PATH, TODAY } from '../sample.ts';

// Hints are not shown unless they are asked for, so a contradiction in a hint is lost on its author.
test.each([
  'impact/lengths-agree',
  'structure/arithmetic',
  'structure/said-twice',
  'structure/status-agrees',
  'timeline/detection-agrees',
  'timeline/same-event',
  'timeline/zone-in-season',
])('%s is a warning in a document that was written without Debrief, too', (id) => {
  const rule = rules.find((each) => each.id === id)!;
  const [{ markdown }] = rule.bad as [{ markdown: string }];
  const settings = { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true, rules: [rule] };
  const { findings } = lintText(markdown, PATH, { ...settings, profile: 'standard' });
  expect(findings.map(({ level }) => level)).toEqual(['warning']);
});
