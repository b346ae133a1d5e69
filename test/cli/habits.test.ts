import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { selectFiles } from '../../src/cli/select-files.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { postmortem, QUIET, world } from './world.ts';

const quiet = QUIET(rules.map(({ id }) => id));
const policy = { '.github/debrief.yml': quiet };

describe('lint', () => {
  test('without files takes those that the policy names', async () => {
    const made = world({ ...policy, 'postmortems/a.md': postmortem(1), 'docs/b.md': postmortem(1) });
    const { code, out } = await made.debrief(['lint']);
    expect(code).toBe(1);
    expect(out).toContain('postmortems/a.md');
    expect(out).not.toContain('docs/b.md');
  });

  test('without files, and with none that the policy names, says what it looked for', async () => {
    const { code, err } = await world().debrief(['lint']);
    expect(code).toBe(2);
    expect(err).toContain('postmortems/**/*.md');
  });

  test('refuses to fix standard input', async () => {
    const { code, err } = await world(policy).debrief(['lint', '--fix', '-'], postmortem(1));
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('--fix changes files') });
  });

  test('says when a link leads nowhere', async () => {
    const made = world(policy);
    symlinkSync('gone.md', join(made.cwd, 'link.md'));
    const { code, err } = await made.debrief(['lint', 'link.md']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('leads nowhere') });
  });

  test('names the folder it cannot read, and lints the others', async () => {
    const { cwd } = world({ 'open/a.md': '# A\n', 'closed/b.md': '# B\n' });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'closed'), 0);
    // Root may read everything, so it is somebody else for a moment.
    const root = process.getuid?.() === 0;
    if (root) process.seteuid!(65_534);
    const { inputs, missing } = await selectFiles(['.'], cwd).finally(() => root && process.seteuid!(0));
    expect(inputs.map(({ path }) => path)).toEqual(['open/a.md']);
    expect(missing).toEqual([expect.stringMatching(/^The folder closed cannot be read: /)]);
  });

  test('gives the same places with and without a byte order mark', async () => {
    const text =
      '# Post-mortem: TBD\n\n## Timeline\n\n- 14:02 UTC: alert\n- 14:22 UTC: resolved\n\n## Action items\n\n- none\n';
    const words = ['lint', '--format', 'json', '--hints', '--stdin-filename', 'a.md', '-'];
    const messages = async (input: string) =>
      JSON.parse((await world().debrief(words, input)).out)[0].messages;
    const plain = await messages(text);
    expect(plain.length).toBeGreaterThan(3);
    expect(await messages(`\uFEFF${text}`)).toEqual(plain);
  });
});

test('writing the baseline of one file keeps what it holds of others, but for files that are gone', async () => {
  const made = world({ ...policy, 'a.md': postmortem(1), 'b.md': postmortem(1), 'c.md': postmortem(1) });
  await made.debrief(['lint', '--update-baseline', 'a.md', 'b.md', 'c.md']);
  made.remove('c.md');
  made.write('a.md', postmortem(2));
  const { err } = await made.debrief(['lint', '--update-baseline', 'a.md']);
  expect(err).toContain('now holds 3 findings of 2 files');
  const { files } = JSON.parse(made.read('.debrief-baseline.json'));
  expect(Object.keys(files)).toEqual(['a.md', 'b.md']);
  const { code } = await made.debrief(['lint', '--baseline', '.debrief-baseline.json', 'a.md', 'b.md']);
  expect(code).toBe(0);
});

test('the baseline counts the files that it holds something of', async () => {
  const made = world({ ...policy, 'a.md': postmortem(1), 'clean.md': postmortem() });
  const { err } = await made.debrief(['lint', '--update-baseline', '.']);
  expect(err).toContain('now holds 1 finding of 1 file.');
});

test('says when lint.ignore leaves out a file that was named', async () => {
  const made = world({
    '.github/debrief.yml': `${quiet}  ignore: ['draft*']\n`,
    'a.md': postmortem(),
    'draft.md': postmortem(),
  });
  expect((await made.debrief(['lint', 'draft.md'])).err).toBe(
    'draft.md is ignored by lint.ignore in the policy.\n',
  );
  expect((await made.debrief(['lint', '.'])).err).toBe('');
});

test.each(['', ' \n\n'])('an empty file is an error: %j', async (text) => {
  const { code, out } = await world({ 'a.md': text }).debrief(['lint', 'a.md']);
  expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('This file is empty.') });
});

test.each([
  [1, '0', '1 warning; at most 0 are allowed.'],
  [2, '1', '2 warnings; at most 1 is allowed.'],
])('%i warnings with --max-warnings %s: the message is good English', async (n, most, said) => {
  const made = world({ ...policy, 'a.md': postmortem(n, 'SEV3') });
  expect((await made.debrief(['lint', '--max-warnings', most, 'a.md'])).err).toBe(`debrief: ${said}\n`);
});

describe('explain FILE:LINE', () => {
  const text =
    '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n- 14:03 impact starts\n\n## Action items\n\n- [ ] Add a limit (@ann, due 2026-04-01) #7\n\n## Root cause\n\n- The loader forgot a lease\n';
  test.each([
    [3, 'read as section "timeline"'],
    [5, 'at 2026-03-04T14:03:00Z (zone from the heading), states: started'],
    [9, 'owner: ann; due: 2026-04-01'],
    [13, 'a contributing factor'],
  ])('says what line %i was read as', async (line, said) => {
    const { code, out } = await world({ 'a.md': text }).debrief(['explain', `a.md:${line}`]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(said) });
  });

  test('takes a place with its column, as lint prints it', async () => {
    const { code, out } = await world({ 'a.md': text }).debrief(['explain', 'a.md:13:3']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('a contributing factor') });
  });

  test('knows the people and systems of the policy, as lint does', async () => {
    const told = '# Queue stuck 2026-03-04\n\n## Root cause\n\nPercy forgot to renew the lease.\n';
    const asked = async (policy: string) =>
      (await world({ 'a.md': told, '.github/debrief.yml': policy }).debrief(['explain', 'a.md:5'])).out;
    expect(await asked('lint:\n  systems: [Percy]\n')).not.toContain('blame/person-at-fault');
    expect(await asked('lint:\n  people: [Percy]\n')).toContain('blame/person-at-fault');
  });
});
