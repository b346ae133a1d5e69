import { describe, expect, test } from 'vitest';
import { applyBaseline, parseBaseline, writeBaseline } from '../../src/lint/baseline.ts';
import type { LintSettings } from '../../src/lint/engine.ts';
import { type Format, reporters } from '../../src/lint/reporters/index.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { unlike } from '../../src/lint/together.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { judge } from './sample.ts';

const two = rules.filter(({ id }) => /^action-items\/(?:owner|due-date)$/.test(id));
const only = (id: string) => two.filter((rule) => rule.id === `action-items/${id}`);
const items = (...lines: string[]) =>
  `# The queue of the team stood still\n\n## Action items\n\n- ${lines.join('\n- ')}\n`;
const BARE = items('Add an alert on queue depth', 'Raise the partition limit');
const found = (text: string, more: Partial<LintSettings> = {}) =>
  judge(text, two, more).findings.map(({ level, ruleId, message }) => `${level} ${ruleId}: ${message}`);
const withLevels = (levels: Record<string, 'off' | 'hint' | 'warning' | 'error'>) => ({
  policy: { ...DEFAULT_POLICY, lint: { ...DEFAULT_POLICY.lint, rules: levels } },
});

describe('items that name neither an owner nor a date', () => {
  test('are one finding that asks for both', () => {
    expect(found(BARE)).toEqual([
      'error action-items/owner: None of these 2 open items names an owner or a date, so nobody can be reminded. Give each one both: “@amal adds … by 2026-05-01”, or columns “Owner” and “Due”.',
    ]);
  });

  test('are named one by one if they are few among others', () => {
    const text = items('Add an alert on queue depth', '@bo raises the limit by 2026-05-01');
    expect(found(text)).toEqual([
      'error action-items/owner: This item names neither an owner nor a date, so nobody can be reminded. Add both: “@amal adds … by 2026-05-01”.',
    ]);
  });

  test('are listed with their lines if they are many among others', () => {
    const bare = ['a', 'b', 'c', 'd'].map((zone) => `Add an alert on queue depth in zone ${zone}`);
    const [message, ...more] = found(items(...bare, '@bo raises the limit by 2026-05-01'));
    expect(message).toMatch(/4 of these 5 open items name neither .* Also on lines 6, 7 and 8\.$/);
    expect(more).toEqual([]);
  });

  test('are two findings if other items lack the one and the other', () => {
    const text = items('Add an alert on queue depth', '@bo raises the limit');
    const ids = found(text).map((line) => line.split(':')[0]);
    expect(ids).toEqual(['error action-items/owner', 'warning action-items/due-date']);
    const draft = `---\nseverity: SEV2\nstarted: 2026-04-01\n---\n\n${text}`;
    expect(found(draft).map((line) => line.split(':')[0])).toEqual([
      'error action-items/due-date',
      'error action-items/owner',
    ]);
  });
});

describe('one of the two rules', () => {
  const suppressed = (id: string) =>
    BARE.replace(
      '## Action',
      `<!-- debrief-disable-next-line action-items/${id}: agreed in the guild -->\n## Action`,
    );

  test.each([
    ['owner', /due-date: None of these 2 open items says when/],
    ['due-date', /owner: None of these 2 open items says who/],
  ])('suppressed (%s) leaves the half of the other', (id, half) => {
    const left = found(suppressed(id));
    expect(left).toEqual([expect.stringMatching(half)]);
  });

  test.each([
    ['owner', /due-date: .* when/],
    ['due-date', /owner: .* who/],
  ])('switched off (%s) leaves the half of the other', (id, half) => {
    expect(found(BARE, withLevels({ [`action-items/${id}`]: 'off' }))).toEqual([expect.stringMatching(half)]);
  });

  test('keeps its severity when merged', () => {
    const levels = withLevels({ 'action-items/owner': 'hint', 'action-items/due-date': 'error' });
    expect(found(BARE, levels)).toEqual([expect.stringMatching(/^error .* an owner or a date/)]);
  });
});

describe('a baseline', () => {
  const accepted = (id?: string) => parseBaseline(writeBaseline([judge(BARE, id ? only(id) : two)]));
  const held = (id?: string) => applyBaseline([judge(BARE, two)], accepted(id));

  test('written of both holds both, also when they were two findings', () => {
    const apart = parseBaseline(writeBaseline([judge(BARE, only('owner')), judge(BARE, only('due-date'))]));
    expect(accepted()).toEqual(apart);
    expect(held()).toMatchObject({ left: 2, gone: 0, results: [{ findings: [] }] });
  });

  test.each([
    ['owner', 'action-items/due-date', /says when/],
    ['due-date', 'action-items/owner', /says who/],
  ])('that holds %s leaves the half of the other', (id, ruleId, message) => {
    const { results, left, gone } = held(id);
    expect([left, gone]).toEqual([1, 0]);
    expect(results[0]?.findings).toMatchObject([{ ruleId, message: expect.stringMatching(message) }]);
  });

  test('the version of the file before the change leaves the half that is new', () => {
    const left = unlike(judge(BARE, two).findings, judge(BARE, only('owner')).findings);
    expect(left.map(({ ruleId }) => ruleId)).toEqual(['action-items/due-date']);
    expect(unlike(judge(BARE, two).findings, judge(BARE, two).findings)).toEqual([]);
  });
});

describe('reports', () => {
  const [whole, alone] = [judge(BARE, two), judge(BARE, only('owner'))];
  const written = async (format: Format, result = whole) =>
    (await reporters[format]()).report([result], { colour: false });

  test('give code scanning the alert that it already follows', async () => {
    const results = async (result: typeof whole) =>
      JSON.parse(await written('sarif', result)).runs[0].results;
    expect(await results(whole)).toHaveLength(1);
    const [one, other] = [(await results(whole))[0], (await results(alone))[0]];
    expect(one.partialFingerprints).toEqual(other.partialFingerprints);
  });

  test('name both rules', async () => {
    const ids = ['action-items/owner', 'action-items/due-date'];
    expect(JSON.parse(await written('json'))[0].messages[0].ruleIds).toEqual(ids);
    const [result] = JSON.parse(await written('sarif')).runs[0].results;
    expect(result.properties).toEqual({ ruleIds: ids });
    expect(result.message.text).toContain(`Rules: ${ids.join(', ')}.`);
    expect(await written('junit')).toContain(ids.join(', '));
    expect(await written('github')).toContain(ids.join('%2C '));
    expect(await written('markdown')).toMatch(
      /\[action-items\/owner\]\(\S+owner\.md\) and \[action-items\/due-date\]\(\S+due-date\.md\) \|/,
    );
    const stylish = await written('stylish');
    expect(stylish).toContain(ids.join(', '));
    expect(stylish.split(ids[0]!)).toHaveLength(2);
  });

  test('name one rule where only one is left', async () => {
    const [result] = JSON.parse(await written('sarif', alone)).runs[0].results;
    expect(result).not.toHaveProperty('properties');
    expect(result.message.text).not.toContain('Rules:');
  });
});
