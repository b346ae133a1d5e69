import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { postmortem, QUIET, world } from './world.ts';

// A team with a hundred old documents starts green, and is held to the rules from today.

const policy = { '.github/debrief.yml': QUIET(rules.map(({ id }) => id)) };
const errors = (out: string) =>
  Object.fromEntries(
    JSON.parse(out).map((f: { filePath: string; errorCount: number }) => [f.filePath, f.errorCount]),
  );

const repository = () => {
  const made = world({
    ...policy,
    'old.md': postmortem(3),
    'touched.md': postmortem(1),
    'moved.md': postmortem(2),
  });
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], {
      cwd: made.cwd,
      stdio: 'pipe',
    });
  rmSync(join(made.cwd, '.git'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'old');
  git('checkout', '-q', '-b', 'work');
  return { ...made, git };
};

describe('a baseline', () => {
  test('lets old findings pass and new ones fail, from any working directory', async () => {
    const made = world({ ...policy, 'pm/a.md': postmortem(2), 'pm/b.md': postmortem(1) });
    const update = await made.debrief(['lint', '--update-baseline', 'pm']);
    expect(update).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('now holds 3 findings of 2 files'),
    });
    const held = await made.debrief(['lint', '--baseline', '.debrief-baseline.json', 'pm']);
    expect(held).toMatchObject({
      code: 0,
      err: '3 findings of the baseline left out: --no-baseline shows them.\n',
    });

    made.write('pm/b.md', `${postmortem(1)}\n<!-- debrief-disable-file structure/readable -->\n`);
    const { code, out } = await made.debrief([
      'lint',
      '--baseline',
      '.debrief-baseline.json',
      '--format',
      'json',
      join(made.cwd, 'pm'),
    ]);
    expect(code).toBe(1);
    expect(Object.values(errors(out))).toEqual([0, 1]);
  });

  test('counts as fixed only what is, with --since as well', async () => {
    const made = repository();
    await made.debrief(['lint', '--update-baseline', '.']);
    made.write('touched.md', `One more line.\n\n${postmortem(1)}`);
    const { err } = await made.debrief(['lint', '--since', 'main', '.']);
    expect(err).toBe('1 finding of the baseline left out: --no-baseline shows it.\n');
  });

  test('says when some of its findings are fixed, and shrinks when it is written again', async () => {
    const made = world({ ...policy, 'a.md': postmortem(2) });
    await made.debrief(['lint', '--update-baseline', '--baseline', 'old.json', 'a.md']);
    made.write('a.md', postmortem(1));
    const { err } = await made.debrief(['lint', '--baseline', 'old.json', 'a.md']);
    expect(err).toMatch(/1 of its entries is fixed/);
    await made.debrief(['lint', '--update-baseline', '--baseline', 'old.json', 'a.md']);
    const { files } = JSON.parse(readFileSync(join(made.cwd, 'old.json'), 'utf8'));
    expect(files['a.md']['structure/suppression']).toHaveLength(1);
  });

  test('is used by default, from any folder of the repository, and can be left out', async () => {
    const made = world({ ...policy, 'pm/a.md': postmortem(2) });
    await made.debrief(['lint', '--update-baseline', 'a.md'], '', {}, 'pm');
    for (const folder of ['.', 'pm']) {
      const held = await made.debrief(['lint', '.'], '', {}, folder);
      expect(held).toMatchObject({
        code: 0,
        err: expect.stringMatching(/^2 findings of the baseline left out/),
      });
      expect((await made.debrief(['lint', '--no-baseline', '.'], '', {}, folder)).code).toBe(1);
    }
    expect(Object.keys(JSON.parse(made.read('.debrief-baseline.json')).files)).toEqual(['pm/a.md']);
  });

  test('follows a file that is renamed, and no other', async () => {
    const made = world({ ...policy, 'a.md': postmortem(2) });
    await made.debrief(['lint', '--update-baseline', '.']);
    made.write('new.md', postmortem(2));
    expect(errors((await made.debrief(['lint', '--format', 'json', '.'])).out)).toEqual({
      'a.md': 0,
      'new.md': 2,
    });
    made.remove('a.md');
    expect(errors((await made.debrief(['lint', '--format', 'json', '.'])).out)).toEqual({ 'new.md': 0 });
  });

  test('holds the hint that is always shown: that a document is in another language', async () => {
    const german = `${postmortem()}\n${'Am Montag fiel der Dienst aus, weil die Platte voll war und niemand es sah. '.repeat(12)}\n`;
    const made = world({ 'a.md': german });
    const said = async () => (await made.debrief(['lint', '.'])).out.includes('structure/language');
    expect(await said()).toBe(true);
    await made.debrief(['lint', '--update-baseline', '.']);
    expect(await said()).toBe(false);
  });

  test('that is damaged stops the run', async () => {
    const made = world({ 'a.md': '', 'b.json': '{' });
    expect(await made.debrief(['lint', '--baseline', 'b.json', 'a.md'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be used'),
    });
  });
});

describe('--since', () => {
  const since = async (made: ReturnType<typeof repository>, ref = 'main') => {
    const { code, out, err } = await made.debrief(['lint', '--since', ref, '--format', 'json', '.']);
    return { code, err, errors: out ? errors(out) : null };
  };

  test('reports only new findings in changed files', async () => {
    const made = repository();
    made.write('touched.md', `One more line.\n\n${postmortem(1)}`);
    made.write('new.md', postmortem(1));
    expect(await since(made)).toMatchObject({ code: 1, errors: { 'new.md': 1, 'touched.md': 0 } });
    made.git('add', '-A');
    made.git('commit', '-q', '-m', 'work');
    made.write('touched.md', postmortem(2));
    expect(await since(made)).toMatchObject({ code: 1, errors: { 'new.md': 1, 'touched.md': 1 } });
  });

  test('judges a thin new file where the policy says that post-mortems are', async () => {
    const made = repository();
    made.write('.github/debrief.yml', 'postmortems: {files: [postmortems/*.md]}\n');
    const thin = '# Checkout\n\nIt stood still for an hour.\n';
    for (const path of ['postmortems/thin.md', 'postmortems/README.md', 'notes.md']) made.write(path, thin);
    const { code, errors } = await since(made);
    expect(code).toBe(1);
    expect(errors?.['postmortems/thin.md']).toBeGreaterThan(0);
    expect(errors).toMatchObject({ 'postmortems/README.md': 0, 'notes.md': 0 });
  });

  test('recognises a file that was moved', async () => {
    const made = repository();
    made.git('mv', 'moved.md', 'elsewhere.md');
    expect(await since(made)).toMatchObject({ code: 0, errors: { 'elsewhere.md': 0 } });
  });

  test.each(['main', 'trunk'])('merge-base compares with the default branch, here %s', async (name) => {
    const made = repository();
    made.git('branch', '-m', 'main', name);
    made.git('update-ref', `refs/remotes/origin/${name}`, name);
    made.git('symbolic-ref', 'refs/remotes/origin/HEAD', `refs/remotes/origin/${name}`);
    made.write('new.md', postmortem(1));
    expect(await since(made, 'merge-base')).toMatchObject({ code: 1, errors: { 'new.md': 1 } });
  });

  test('merge-base says what to do where no branch is known as the default one', async () => {
    const made = repository();
    made.git('branch', '-D', 'main');
    const { code, err } = await since(made, 'merge-base');
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('git remote set-head origin --auto'),
    });
  });

  test('outside of a repository nothing is said of its owner', async () => {
    const { cwd, debrief } = world({ 'a.md': postmortem() });
    rmSync(join(cwd, '.git'), { recursive: true });
    const { code, err } = await debrief(['lint', '--since', 'main', '.']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'debrief: --since compares with git, and this folder is in no repository.\n',
    });
  });

  test('does not hold a branch to what happened on main meanwhile', async () => {
    const made = repository();
    made.git('checkout', '-q', 'main');
    made.write('old.md', postmortem(0));
    made.git('commit', '-q', '-a', '-m', 'fixed on main');
    made.git('checkout', '-q', 'work');
    expect(await since(made)).toMatchObject({ code: 0, errors: {} });
  });

  test.each(['nope', '-x', ''])('says when there is no commit %j, and what to do', async (ref) => {
    const { code, err } = await since(repository(), ref);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^debrief: --since: (?:this clone has no commit, branch or tag "nope".*git fetch origin nope|"[^"]*" is not a commit)/,
    );
  });
});
