import { describe, expect, test } from 'vitest';
import { HOSTILE } from '../../bench/hostile/texts.ts';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { BUG } from '../../src/vocabulary/bug.ts';
import { cpuTime } from '../cpu.ts';
import { judge, TODAY } from './sample.ts';

const lint = (text: string) =>
  lintText(text, 'a.md', { policy: DEFAULT_POLICY, today: TODAY, assumePostMortem: true, profile: 'strict' });

/** The shorter of two runs, in milliseconds. */
const cost = (text: string) =>
  Math.min(
    cpuTime(() => lint(text)),
    cpuTime(() => lint(text)),
  );

/** What comes by the thousand, and a part of the others, another for each place: all are in `npm run bench -- hostile`. */
const some = HOSTILE.filter(({ name }, index) => index % 7 === 0 || name.startsWith('many '));

test('a text made to be slow is judged, and four times as much of it takes about four times as long', () => {
  for (const { name, make } of some) {
    const text = make(20_000);
    const { findings } = lint(text);
    expect(findings, name).not.toEqual([]);
    expect(
      findings.filter(({ message }) => message.startsWith(BUG)),
      name,
    ).toEqual([]);
    const large = make(40_000);
    const first = cpuTime(() => lint(large));
    // Small figures are noise, and most texts take so little that there is nothing to compare.
    if (first <= 200) continue;
    const four = Math.min(first, cost(large));
    // A pattern that goes back over all of its text takes sixteen times as long.
    if (four > 200) expect(four / cost(make(10_000)), name).toBeLessThan(10);
  }
}, 120_000);

describe('a paragraph that is too long to be read whole', () => {
  const long = `The queue stood still. ${'It was slow. '.repeat(1000)}`;
  const rule = 'structure/readable';
  const messages = (text: string) =>
    lint(text)
      .findings.filter(({ ruleId }) => ruleId === rule)
      .map(({ start, message }) => `${start.line} ${message}`);

  test('is reported, and what follows it is read', () => {
    const text = `# Queue\n\n${long}\n\n## Summary\n\nTODO\n`;
    expect(messages(text)).toEqual([
      expect.stringMatching(/^3 A paragraph, item or cell goes on for 8,0\d\d more characters/),
    ]);
    expect(lint(text).findings.map(({ ruleId }) => ruleId)).toContain('structure/placeholder');
  });

  test.each([
    ['code', `\`\`\`\n${long}\n${long}\n\`\`\``],
    ['a table', `| a | b |\n| --- | --- |\n${'| c | d |\n'.repeat(2000)}`],
    ['a list', '- The queue is drained by hand.\n'.repeat(400)],
  ])('is not %s', (_what, body) => {
    expect(messages(`# Queue\n\n${body}\n`)).toEqual([]);
  });

  test('keeps the places of what follows', () => {
    const text = `# Queue\n\n${long}\n\n- kiwi\n`;
    const found = judge(text, []).findings;
    expect(found.every(({ span }) => span.end <= text.length)).toBe(true);
  });
});
