import { expect, test } from 'vitest';
import { BUG } from '../../src/vocabulary/bug.ts';
import { world } from './world.ts';

const plan = ['plan', '--repo', 'acme/shop', '--issue', '12'];

test.each([
  ['a port that nobody listens on', 'http://127.0.0.1:59981'],
  ['a host that does not exist', 'https://github.invalid'],
])('`debrief plan` without a network says so in a sentence: %s', async (_what, url) => {
  const { code, err } = await world().debrief([...plan, '--token', 't'], '', { GITHUB_API_URL: url });
  expect(err).toMatch(/^debrief: GitHub could not be reached\. Check the network, GHE_HOST/);
  expect(err).not.toContain(BUG);
  expect(code).toBe(2);
});

test('`debrief plan` names what is wrong with the environment', async () => {
  const { code, err } = await world().debrief([...plan, '--token', 't'], '', { GHE_HOST: 'two words' });
  expect(err).toMatch(/GHE_HOST: "two words" is not a host/);
  expect(code).toBe(2);
});

test.each(['\u001b[31mred', '##[error]x', '::error::x', 'a\u009bb', '\u2028::error::x'])(
  'the command line prints nothing that speaks to a terminal or a runner: %j',
  async (words) => {
    const policy = `lint: {${JSON.stringify(words)}: 1}\n`;
    const made = world({ 'a.md': `# Post-mortem\n\n${words} The operator forgot it. ${words}\n` });
    const printed: string[] = [];
    for (const line of [
      ['lint', `${words}.md`],
      ['lint', `!${words}(`],
      ['read', words],
      ['explain', words],
      ['explain', 'a.md:3'],
      ['read', 'a.md'],
      [words],
      ['lint', `--${words}`],
      ['lint', '--since', words, 'a.md'],
      ['lint', '--baseline', words, 'a.md'],
    ]) {
      const { out, err } = await made.debrief(line);
      printed.push(out, err);
    }
    const { err } = await world({ 'a.md': '', '.github/debrief.yml': policy }).debrief(['lint', 'a.md']);
    const text = [...printed, err].join('\n');
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029]|##\[|^\s*::/mu);
  },
);
