import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { BUG } from '../../src/vocabulary/bug.ts';
import { postmortem, QUIET, world } from './world.ts';

// Trouble with files is reported with the file, the reason and what to do, and the run goes on.

const policy = { '.github/debrief.yml': QUIET(rules.map(({ id }) => id)) };
const FIXABLE =
  '# Post-mortem: checkout was down\n\n## Timeline\n\nAll times are in UTC.\n\n- 2026-04-01 1402: the first alert fired\n- 2026-04-01 14:22: resolved\n';

const looped = () => {
  const made = world({ ...policy, 'pm/a.md': postmortem(1) });
  symlinkSync('self.md', join(made.cwd, 'pm/self.md'));
  return made;
};
/** Runs as a user other than root, who may write everything. */
async function asUser<T>(cwd: string, run: () => Promise<T>): Promise<T> {
  chmodSync(cwd, 0o755);
  const root = process.getuid?.() === 0;
  if (root) process.seteuid!(65_534);
  return await run().finally(() => root && process.seteuid!(0));
}

describe('a link to itself', () => {
  test.each([
    ['in a glob', ['pm/*.md']],
    ['named', ['pm/self.md', 'pm/a.md']],
  ])('%s is reported, and the other files are linted', async (_how, words) => {
    const { code, out, err } = await looped().debrief(['lint', '--format', 'json', ...words]);
    expect(JSON.parse(out)).toMatchObject([{ filePath: 'pm/a.md', errorCount: 1 }]);
    expect(err).toBe('debrief: pm/self.md cannot be read: it is a link that leads back to itself.\n');
    expect(code).toBe(1);
  });

  test('is reported when it is named', async () => {
    const { code, err } = await looped().debrief(['read', 'pm/self.md']);
    expect(err).toMatch(/pm\/self\.md: .* it is a link that leads back to itself/);
    expect(code).toBe(2);
  });
});

test('a path below a file is missing', async () => {
  for (const verb of ['read', 'lint']) {
    const { code, err } = await world({ 'a.md': '' }).debrief([verb, 'a.md/b.md']);
    expect({ code, err }).toEqual({ code: 2, err: 'debrief: File not found: a.md/b.md.\n' });
  }
});

describe('--fix', () => {
  test('says what it fixed', async () => {
    const made = world({ 'a.md': FIXABLE });
    const { err } = await made.debrief(['lint', '--fix', 'a.md']);
    expect(made.read('a.md')).toContain('14:02');
    expect(err).toBe('a.md:7 1402: → 14:02:\nFixed 1 place in 1 file.\n');
    expect((await made.debrief(['lint', '--fix', 'a.md'])).err).toBe('Nothing to fix.\n');
  });

  test('names the file it cannot write, fixes the others, and fails', async () => {
    const made = world({ 'a.md': FIXABLE, 'b.md': FIXABLE });
    chmodSync(join(made.cwd, 'a.md'), 0o444);
    chmodSync(join(made.cwd, 'b.md'), 0o666);
    const { code, err } = await asUser(made.cwd, () => made.debrief(['lint', '--fix', 'a.md', 'b.md']));
    expect(err).toBe(
      'debrief: a.md was not fixed, because it cannot be written: you have no permission to.\nb.md:7 1402: → 14:02:\nFixed 1 place in 1 file.\n',
    );
    expect(made.read('a.md')).toBe(FIXABLE);
    expect(made.read('b.md')).not.toBe(FIXABLE);
    expect(code).toBe(1);
  });
});

// In processes of their own: a pipe that is read never ends, and only a process has a full disk for its output.
test.runIf(existsSync('/dev/full'))(
  'a pipe in a folder is left out, in any way that the folder is named',
  () => {
    const { cwd } = world({ 'postmortems/a.md': postmortem() });
    spawnSync('mkfifo', [join(cwd, 'postmortems/pipe.md')]);
    const main = join(import.meta.dirname, '../../src/cli/main.ts');
    for (const words of [[], ['.'], ['postmortems/*.md']]) {
      const { status, stdout } = spawnSync(process.execPath, [main, 'lint', '--format', 'json', ...words], {
        cwd,
        encoding: 'utf8',
        timeout: 20_000,
      });
      expect(status).not.toBeNull();
      expect(JSON.parse(stdout).map((file: { filePath: string }) => file.filePath)).toEqual([
        'postmortems/a.md',
      ]);
    }
  },
);

test.runIf(existsSync('/dev/full'))(
  'a full disk behind standard output is said, and is no fault of Debrief',
  () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" src/cli/main.ts lint examples/bad > /dev/full`],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('debrief: standard output cannot be written: the disk is full.\n');
    expect(status).toBe(2);
  },
);

test('a cache that cannot be written does not fail the run', async () => {
  const made = world({ ...policy, 'a.md': postmortem() });
  mkdirSync(join(made.cwd, '.debrief-cache.json'));
  const { code, err } = await made.debrief(['lint', '--cache', 'a.md']);
  expect(err).toBe(
    'The cache .debrief-cache.json cannot be written: it is a folder. The results were not kept.\n',
  );
  expect(code).toBe(0);
});

test.each([
  [
    'a baseline below a file',
    ['--update-baseline', '--baseline', 'a.md/b.json'],
    /a\.md\/b\.json cannot be written: a folder of its path is a file/,
  ],
  [
    'a baseline that is a folder',
    ['--update-baseline', '--baseline', '.github'],
    /\.github cannot be written: it is a folder/,
  ],
  ['a policy that is a folder', ['-c', '.github'], /The policy \.github cannot be read: it is a folder/],
])('%s is reported with exit code 2', async (_what, words, message) => {
  const { code, err } = await world({ ...policy, 'a.md': postmortem(1) }).debrief(['lint', ...words, 'a.md']);
  expect(err).toMatch(message);
  expect(err).not.toContain(BUG);
  expect(code).toBe(2);
});

// In a process of its own, because Node's own way to make folders never returns there.
test.runIf(existsSync('/proc/self'))('a file where no folder can be made is reported at once', () => {
  const words = ['lint', '--update-baseline', '--baseline', '/proc/no-such-folder/b.json', 'examples/bad'];
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...words], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(stderr).toMatch(/\/proc\/no-such-folder\/b\.json cannot be written: no folder can be made there/);
  expect(status).toBe(2);
});
