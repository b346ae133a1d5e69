import { describe, expect, test } from 'vitest';
import type { LintSettings } from '../../../src/lint/engine.ts';
import { applyEdits } from '../../../src/lint/fix.ts';
import { defaultsOf } from '../../../src/lint/options.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { judge, places, TODAY } from '../sample.ts';

const family = (name: string) => rules.filter(({ id }) => id.startsWith(`${name}/`));
const all = ['causes', 'action-items', 'structure'].flatMap(family);
const strict: Partial<LintSettings> = { profile: 'strict' };
const items = (count: number) =>
  `# The queue stood still\n\n## Action items\n\n${Array.from({ length: count }, (_, i) => `- Add an alert on queue ${'abcdefghijklmnopqrstuvwxyz'[i]} depth of shard ${i}\n`).join('')}`;

describe('one habit is one finding', () => {
  test.each([2, 4, 20])('for %i items without owner, date and type', (count) => {
    const asked = { ...DEFAULT_POLICY.lint, rules: { 'action-items/type': 'warning' as const } };
    const policy = { ...DEFAULT_POLICY, lint: asked };
    const found = places(judge(items(count), family('action-items'), { ...strict, policy }));
    for (const rule of ['owner', 'type'])
      expect(found.filter((place) => place.endsWith(` ${rule}`))).toEqual([`3 ${rule}`]);
    expect(found).not.toContain('3 due-date');
  });

  test('nine of fourteen items without an owner are one finding with their lines', () => {
    const text = `${items(9)}${items(9)
      .split('\n')
      .slice(4, 9)
      .map((line, i) => `${line} zone ${i} (@amal)`)
      .join('\n')}\n`;
    const owner = judge(text, family('action-items'), strict).findings.filter((f) =>
      f.ruleId.endsWith('/owner'),
    );
    expect(owner).toHaveLength(1);
    expect(owner[0]?.message).toMatch(/^9 of these 14 open items .* Also on lines 6, 7/);
  });

  test('what stands on the same line is quoted', () => {
    const text =
      '# The queue stood still\n\n## Impact\n\nSome users waited for a while.\n\nMany customers called.\n';
    const vague = judge(text, family('impact'), strict).findings.filter((f) =>
      f.ruleId.endsWith('/vague-quantities'),
    );
    expect(vague).toHaveLength(1);
    expect(vague[0]?.message).toMatch(/^“Some users” .* Also “a while”\. Also on line 7\.$/);
  });

  test('an old document without front matter is not asked for any', () => {
    const text = '# The queue stood still\n\nOn 2 March 2014 it stood still for an hour.\n';
    const result = judge(text, family('structure'), strict);
    expect(places(result).filter((place) => place.endsWith('front-matter'))).toEqual([]);
    expect(result.hasFrontMatter).toBe(false);
  });
});

describe('due dates', () => {
  const due = family('action-items').filter(({ id }) => id.endsWith('/due-date'));
  const table = (day: string) =>
    `---\nseverity: SEV2\ndate: 2026-04-01\n---\n\n# T\n\n## Action items\n\n| Action item | Owner | Due |\n| --- | --- | --- |\n| Add an alert | @amal | ${day} |\n`;

  test.each(['20 April', '20/04/2026', '4/20/2026'])('%s is fixed to ISO, once', (day) => {
    const result = judge(table(day), due);
    const text = applyEdits(
      table(day),
      result.findings.flatMap(({ fix }) => (fix ? [fix] : [])),
    );
    expect(text).toBe(table('2026-04-20'));
    expect(judge(text, due).findings).toEqual([]);
  });

  test.each(['20 April 2026', 'April 20, 2026', '20-Apr-2026', '2026/04/20'])(
    '%s means the same day to everybody, and is left alone',
    (day) => {
      expect(judge(table(day), due).findings).toEqual([]);
    },
  );

  test.each([
    'Q2 2026',
    'next sprint',
    'tomorrow',
    'by Monday',
    'EOD Friday',
    'in two weeks',
    'end of the month',
    '04/05/2026',
  ])('%s is left to a person', (day) => {
    const result = judge(table(day), due);
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.fix).toBeNull();
    expect(result.findings[0]?.message).toMatch(/ISO date|Write the day/);
  });

  test('in the past do not turn a final post-mortem red, nor one whose item has an issue', () => {
    const past = table('2026-04-10');
    expect(judge(past.replace('---\n', '---\nstatus: final\n'), due).findings).toEqual([]);
    expect(judge(past.replace('---\n', '---\nstatus: Closed\n'), due).findings).toEqual([]);
    expect(judge(past.replace('Add an alert', 'Add an alert (#12)'), due).findings).toEqual([]);
    expect(judge(past.replace('---\n', '---\nstatus: draft\n'), due).findings).toHaveLength(1);
  });

  test('in the past is a slip while the document is new, and history afterwards', () => {
    expect(judge(table('2026-04-10'), due).findings).toHaveLength(1);
    expect(judge(table('2026-04-10'), due, { today: '2028-01-01' }).findings).toEqual([]);
    expect(TODAY > '2026-04-10').toBe(true);
  });

  test('are asked for by the severity that GitHub knows', () => {
    const sev1 = { number: 1, severity: 'SEV1' as const, milestones: {} };
    expect(judge(table('2026-04-25'), due).findings).toEqual([]);
    expect(judge(table('2026-04-25'), due, { incident: sev1 }).findings).toHaveLength(1);
  });
});

test('a part that nobody has filled in yet is reported as that, and not by ten other rules', () => {
  const text =
    '---\ndate: TODO\nseverity: TODO\nowner: TODO\n---\n\n# The queue stood still\n\n## Summary\n\nTODO\n\n## Contributing factors\n\n- TODO\n\n## Action items\n\n| Action item | Owner | Due |\n| --- | --- | --- |\n| TODO | TODO | TODO |\n';
  const found = judge(text, all, { profile: 'light' }).findings;
  expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set(['structure/placeholder']));
});

test('a pattern in the policy that is no regular expression stops nothing', () => {
  const rule = rules.filter(({ id }) => id === 'structure/title');
  const [title] = rule;
  const options = { ...defaultsOf(title!.options), pattern: '(' };
  const check = {
    ...title!,
    check: (context: never) => title!.check({ ...(context as object), options } as never),
  };
  expect(judge('# The queue stood still\n', [check as never], strict).findings).toEqual([]);
});

describe('what the summary says of severity and day', () => {
  const agreement = rules.filter(({ id }) => id === 'structure/agreement');
  const found = (summary: string) =>
    places(
      judge(
        `---\nseverity: SEV1\ndate: 2026-04-01\n---\n\n# The queue stood still\n\n## Summary\n\n${summary}\n`,
        agreement,
      ),
    );

  test.each([
    'The queue stood for an hour. This was a SEV2.',
    'The incident was classified as SEV-3.',
    'On 20 March 2026, the queue was down.',
    'On Friday, March 20th, 2026, from 10:00 to 11:00 jobs failed.',
  ])('is compared where it is plainly its own: %s', (summary) => {
    expect(found(summary)).toHaveLength(1);
  });

  test.each([
    'The queue stood for an hour. This was a SEV1.',
    'This was a SEV2 until 14:05.',
    'The incident was a SEV2, then the disk filled and it was raised.',
    'At 14:00 this was a SEV2.',
    'It would have helped to know that the outage was a SEV2.',
    'On 1 April 2026, the queue was down.',
    'On 31 March 2026, the queue was down, over midnight.',
    'On 20 March 2026, a limit was set. The queue was down two weeks later.',
    'On 20 March, the queue was down.',
  ])('is left alone where it is not: %s', (summary) => {
    expect(found(summary)).toEqual([]);
  });
});
