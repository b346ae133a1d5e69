import { describe, expect, test } from 'vitest';
import explain from '../../src/cli/commands/explain.ts';
import { rules } from '../../src/lint/rules/index.ts';

/** What `debrief explain RULE` prints on a terminal of so many columns; on none when they are absent. */
async function printed(rule: string, columns?: number): Promise<string> {
  let text = '';
  const io = {
    cwd: '.',
    env: {},
    now: new Date(0),
    stdinText: async () => '',
    err: () => {},
    colour: false,
    out: (part: string) => {
      text += part;
    },
    ...(columns && { columns }),
  };
  await explain.run({ flags: {}, positionals: [rule] }, io, {});
  return text;
}

/** The prose: examples and code keep their lines. */
const prose = (text: string) => text.replaceAll(/```[\s\S]*?```|^ {2}\|? ?.*$|^http.*$/gm, '').split('\n');

describe('what a rule says', () => {
  test.each([40, 80, 300])('is wrapped on a terminal of %i columns, at most at 100', async (columns) => {
    for (const { id } of rules) {
      const text = await printed(id, columns);
      const long = prose(text).filter((line) => line.length > Math.min(columns, 100) && line.includes(' '));
      expect(long.filter((line) => !line.startsWith('light: '))).toEqual([]);
    }
  });

  test('is the same with or without a terminal, but for the ends of lines', async () => {
    for (const { id } of rules) {
      const [wide, narrow] = [await printed(id), await printed(id, 60)];
      expect(narrow.replaceAll(/\s+/g, ' ')).toBe(wide.replaceAll(/\s+/g, ' '));
    }
  });

  test('is not wrapped where nobody looks, and code never', async () => {
    const rule = rules.find(({ id }) => id === 'structure/canonical-headings')!;
    expect(await printed(rule.id)).toContain(rule.instead.trim());
    const code = /```[\s\S]*?```/.exec(rule.instead)![0];
    expect(await printed(rule.id, 40)).toContain(code);
  });
});

test('a rule is explained by its name without the family, and a family lists its rules', async () => {
  expect(await printed('gaps')).toBe(await printed('timeline/gaps'));
  const family = (await printed('blame')).trimEnd().split('\n');
  expect(family.map((line) => line.split(' ')[0])).toEqual(
    rules.map(({ id }) => id).filter((id) => id.startsWith('blame/')),
  );
});
