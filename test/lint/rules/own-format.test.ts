import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/lint/rules/index.ts';
import { DEFAULT_POLICY } from '../../../src/policy/default.ts';
import { judge, places } from '../sample.ts';

const family = (...names: string[]) => rules.filter(({ id }) => names.includes(id.split('/')[0]!));
/** What is said at warning and error, as `line rule`. */
const said = (text: string, ...names: string[]) => {
  const result = judge(text, family(...names), { profile: 'strict' });
  return places({ ...result, findings: result.findings.filter(({ level }) => level !== 'hint') });
};

const BODY =
  '\n# The queue stood still\n\nThe queue stood still for 20 minutes.\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-04-20\n';

describe('a format of one’s own', () => {
  test.each([
    [
      'three keys of its own',
      'date: 2026-04-01\nseverity: P1\nstatus: resolved\ncategory: infra\ncomponent: queue\n',
    ],
    [
      'two, and a severity in words',
      'date: 2026-04-01\nseverity: severe\nstatus: open\nduration: 20m\nrelated: []\n',
    ],
    [
      'six, a status and an owner',
      'severity: S2\nstatus: resolved\nowner: Bo\ndocument: 5\nkind: incident\nrevision: 1\nscope: internal\ncomponent: queue\nroot: found\n',
    ],
  ])('is not asked for Debrief’s keys and conventions: %s', (_, data) => {
    expect(
      said(`---\n${data}---\n${BODY}`, 'structure').filter((each) => each.includes('front-matter')),
    ).toEqual([]);
  });

  test.each([
    ['a draft', 'severity: SEV2\nstatus: draft\n'],
    [
      'a draft to which somebody added keys',
      'severity: SEV2\nstatus: draft\nowner: "@bo"\na: 1\nb: 2\nc: 3\n',
    ],
  ])('is not %s', (_, data) => {
    expect(said(`---\n${data}---\n${BODY}`, 'structure')).toContain('1 front-matter');
  });
});

describe('what stands there in another form', () => {
  test('a language that Debrief only recognises: no section is said to be missing', () => {
    const text =
      '# Køen sto stille\n\nKøen sto stille i tjue minutter, og ingen av kundene fikk svar. Det var en endring i tjenesten som ble rullet ut av oss, og den var ikke prøvd etter at vi tok den nye porten i bruk.\n\n## Hva vi gjør\n\n- Legge til en alarm på lengden av køen\n';
    expect(said(text, 'timeline', 'action-items', 'causes')).toEqual([]);
  });

  test('times told in sentences, with seconds', () => {
    const text =
      '# The queue stood still\n\n**Date:** 2026-04-01\n\nAt 14:03:10 UTC the queue stopped. Five tries between 14:05:00 and 14:07:12 UTC failed.\n';
    expect(said(text, 'timeline')).toEqual([]);
  });

  test.each([
    'The backups have an 18-hour gap.',
    'A queue that grows should never go unnoticed for two weeks.',
  ])('the length of something else: %s', (sentence) => {
    const timeline =
      '## Timeline (UTC)\n\n- 2026-04-01 13:52: impact starts\n- 13:58: detected by the queue alert\n- 14:35: resolved\n';
    expect(
      said(`# The queue stood still\n\n## Impact\n\n${sentence}\n\n${timeline}`, 'impact'),
    ).not.toContain('5 duration-agrees');
  });

  test('a criterion beside a vague verb', () => {
    const row = (criterion: string) =>
      `# The queue stood still\n\n## Action items\n\n| Action | Owner | Done when |\n| --- | --- | --- |\n| Investigate the prompts | @bo | ${criterion} |\n`;
    expect(said(row('it works'), 'action-items')).toContain('7 specific');
    expect(
      said(row('A new session opens without a second prompt, three times in a row'), 'action-items'),
    ).not.toContain('7 specific');
  });

  test('sprints in the column of due dates', () => {
    const text =
      '# The queue stood still\n\n## Action items\n\n| Action | Owner | Due date |\n| --- | --- | --- |\n| Add an alert on queue depth | @bo | S11 |\n| Raise the limit to 64 | @bo | S12 |\n';
    const found = (raw: string) =>
      judge(text.replace('S11', raw), family('action-items'), {}).findings.map(({ message }) => message);
    expect(found('S11')).toEqual([]);
    expect(found('Sprint 24')).toEqual([]);
    expect(found('next sprint')).toEqual([expect.stringMatching(/^“next sprint” names no day/)]);
  });

  test('a paragraph of lessons', () => {
    const text =
      '# The queue stood still\n\n## Lessons and follow-up\n\nAlert tests must cover the delivery as well as the state.\n';
    expect(said(text, 'action-items')).not.toContain('5 owner');
  });

  test('two owners, however many items they share, are one hint', () => {
    const rows = ['Add an alert', 'Raise the limit', 'Test the drain']
      .map((each) => `| ${each} | Mia / Bo |\n`)
      .join('');
    const text = `# The queue stood still\n\n## Action items\n\n| Action | Owner |\n| --- | --- |\n${rows}`;
    const found = judge(text, family('action-items'), {}).findings.filter(({ ruleId }) =>
      ruleId.endsWith('owner'),
    );
    expect(found).toMatchObject([{ level: 'hint', start: { line: 7 } }]);
  });

  test('the number of a pull request is evidence', () => {
    const text =
      '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-04-01 13:40: #412 is merged\n- 13:52: the queue stops\n- 14:20: #413 is merged\n';
    const policy = {
      ...DEFAULT_POLICY,
      lint: { ...DEFAULT_POLICY.lint, rules: { 'timeline/evidence': 'warning' as const } },
    };
    const result = judge(text, family('timeline'), { profile: 'strict', policy });
    expect(places(result).filter((each) => each.endsWith(' evidence'))).toEqual(['6 evidence']);
  });
});
