import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import pkg from '../../package.json' with { type: 'json' };
import { commands } from '../../src/cli/commands/index.ts';
import { world } from './world.ts';

const { debrief } = world({ 'a.md': '# Hello\n' });

describe('help', () => {
  test('lists every command', async () => {
    const { code, out } = await debrief(['help']);
    expect(code).toBe(0);
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  test.each(Object.keys(commands))('explains %s, its flags and examples, in three ways', async (name) => {
    const { code, out } = await debrief(['help', name]);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: debrief ${name}`);
    expect((await debrief([name, '--help'])).out).toBe(out);
    expect((await debrief([name, '-h'])).out).toBe(out);
    const command = (await commands[name]!()).default;
    for (const flag of Object.keys(command.flags)) expect(out).toContain(`--${flag}`);
    for (const [line] of command.examples) expect(line).toMatch(new RegExp(`debrief ${name}\\b`));
  });

  test('every file of a command can be reached', () => {
    const files = readdirSync('src/cli/commands').filter((file) => file !== 'index.ts');
    // The file of \`debrief index\` has a longer name: \`index.ts\` is the list of them all.
    expect(files.map((file) => file.replace(/(-verb)?\.ts$/, '')).sort()).toEqual(
      Object.keys(commands).sort(),
    );
  });

  test('without a command it is shown, and that is a mistake', async () => {
    expect(await debrief([])).toMatchObject({ code: 2, out: expect.stringContaining('Usage') });
    expect(await debrief(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage') });
  });
});

test('says its version', async () => {
  for (const word of ['version', '--version', '-v']) {
    expect(await debrief([word])).toMatchObject({ code: 0, out: `${pkg.version}\n`, err: '' });
  }
});

describe('what was mistyped is answered with what was likely meant, and exit code 2', () => {
  test.each([
    [['lnt', 'a.md'], /There is no command "lnt"\. Did you mean "lint"\?/],
    [['constructor'], /There is no command "constructor"\./],
    [['lint', '--fromat', 'json', 'a.md'], /There is no flag --fromat\. Did you mean "--format"\?/],
    [['lint', '--hlep'], /There is no flag --hlep\. Did you mean "--help"\?/],
    [['export', '--repo', 'shop'], /--repo takes OWNER\/NAME, such as acme\/shop; not "shop"\./],
    [['explain', 'gpas'], /There is no rule "gpas"\. Did you mean "timeline\/gaps"\?/],
    [['explain', 'timeline/gpas'], /There is no rule "timeline\/gpas"\. Did you mean "timeline\/gaps"\?/],
    [['lint', '--format', 'jsn', 'a.md'], /--format is one of .*; not "jsn"\. Did you mean "json"\?/],
    [['lint', 'a.md', '--format'], /--format needs a value/],
    [['lint', '--format', '--hints', 'a.md'], /--format needs a value/],
    [['lint', '--hints=yes', 'a.md'], /--hints takes no value/],
    [['lint', '--max-warnings', 'few', 'a.md'], /--max-warnings takes a whole number, not "few"/],
    [['lint', '--today', 'Monday', 'a.md'], /--today takes a day such as 2026-04-01/],
    [['lint', '--config', 'nope.yml', 'a.md'], /There is no policy file nope\.yml/],
    [['lint', '--baseline', 'nope.json', 'a.md'], /There is no baseline nope\.json\. Write one/],
    [['lint'], /Which files\?/],
    [['read'], /Which file\?/],
    [['read', 'b.md'], /File not found: b\.md\. Did you mean a\.md\?/],
    [['help', 'lnt'], /Did you mean "lint"\? `debrief help` lists them/],
    [['timeline', '--repo', 'acme/shop'], /Which incident\? `--incident 12`/],
    [['timeline', '--incident', 'x'], /--incident takes the number of an issue, such as 12; not "x"/],
    [['plan', '--repo', 'acme/shop', '--issue', '-'], /--issue takes the number of an issue/],
  ])('debrief %j', async (words, message) => {
    const { code, out, err } = await debrief(words);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\bat \w+.*\.ts:/);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('several mistakes are reported at once', async () => {
    const { err } = await debrief(['lint', '--a', '--format', 'x', '--b', 'a.md']);
    expect(err).toMatch(/--a[\s\S]*--format[\s\S]*--b/);
  });
});
