import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../src/policy/load.ts';
import { postmortem, world } from './world.ts';

const POLICY = '.github/debrief.yml';
const WORKFLOW = '.github/workflows/post-mortem.yml';

describe('debrief init', () => {
  test('writes a policy for the folder that has post-mortems, which lint then reads', async () => {
    const { debrief } = world({ 'docs/incidents/a.md': postmortem() });
    const { code, out } = await debrief(['init']);
    expect(code).toBe(0);
    expect(out).toContain('docs/incidents has 1 Markdown file. `debrief lint` says what it finds there');
    const { out: linted } = await debrief(['lint', '--format', 'json']);
    expect(JSON.parse(linted).map(({ filePath }: { filePath: string }) => filePath)).toEqual([
      'docs/incidents/a.md',
    ]);
  });

  test('writes what is valid, for any name of a folder', async () => {
    const { cwd, debrief } = world();
    expect((await debrief(['init', 'docs/our outages: 2026'])).code).toBe(0);
    const { policy, problems } = readPolicy(readFileSync(join(cwd, POLICY), 'utf8'), POLICY, null);
    expect(problems).toEqual([]);
    expect(policy.postmortems).toMatchObject({
      directory: 'docs/our outages: 2026',
      files: ['docs/our outages: 2026/**/*.md'],
    });
  });

  test('writes the workflow of the README', async () => {
    const { cwd, debrief } = world();
    await debrief(['init']);
    const readme = readFileSync('README.md', 'utf8');
    expect(readme).toContain(`\`\`\`yaml\n# ${WORKFLOW}\n${readFileSync(join(cwd, WORKFLOW), 'utf8')}\`\`\``);
  });

  test('leaves what is there as it is, and works from a folder below', async () => {
    const { cwd, debrief } = world({ '.github/debrief.yaml': 'lint: {}\n', 'src/a.ts': '' });
    const { code, out } = await debrief(['init'], '', {}, 'src');
    expect(code).toBe(0);
    expect(out).toContain('.github/debrief.yaml is there already, and stays as it is.');
    expect(existsSync(join(cwd, POLICY))).toBe(false);
    expect(existsSync(join(cwd, WORKFLOW))).toBe(true);
    expect(readFileSync(join(cwd, '.github/debrief.yaml'), 'utf8')).toBe('lint: {}\n');
  });

  test('refuses a folder outside, and says when it may not write', async () => {
    const { cwd, debrief } = world();
    expect(await debrief(['init', '../elsewhere'])).toMatchObject({ code: 2 });
    writeFileSync(join(cwd, '.github'), '');
    const { code, err } = await debrief(['init']);
    expect(code).toBe(2);
    expect(err).toContain('debrief: .github/debrief.yml cannot be written: a folder of its path is a file.');
  });
});
