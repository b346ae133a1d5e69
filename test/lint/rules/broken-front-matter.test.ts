import { expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { engineRules, judge } from '../sample.ts';

const mine = rules.filter((rule) => !engineRules.includes(rule));

const BODY =
  '\n# Checkout down\n\n## Timeline (UTC)\n\n- 10:00 down\n- 10:30 up\n\n## Action items\n\n- Add an alert\n';
const errors = (text: string) =>
  judge(text, mine)
    .findings.filter(({ level }) => level === 'error')
    .map(({ ruleId }) => ruleId);

test.each([
  ['a list that is left open', 'severity: SEV1\nstatus: [draft'],
  ['a quotation mark that is missing', 'incident: 12\ntitle: "Checkout down'],
  ['a colon in a value', 'severity: SEV1\ntitle: Checkout: down'],
  ['a key that is there twice', 'severity: SEV1\nseverity: SEV2'],
])('%s in front matter is one error, and lifts no gate', (_, keys) => {
  const found = errors(`---\n${keys}\n---\n${BODY}`);
  expect(found.filter((id) => id === 'structure/readable')).toHaveLength(1);
  expect(found).toContain('action-items/owner');
});

test('what a document that is too long for Debrief may hold further below is not called missing', () => {
  const long = BODY.replace(
    '- 10:30',
    `${'- 10:15 UTC The worker restarted and wrote its state to disk.\n'.repeat(6000)}- 10:30`,
  );
  const found = judge(long, mine).findings.map(({ ruleId }) => ruleId);
  expect(found).toContain('structure/readable');
  expect(found).not.toContain('action-items/present');
});
