import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { postmortem, QUIET, world } from './world.ts';

// What people's disks are like is no fault of Debrief's: it says what, where, and what to do, and goes on.

const policy = { '.github/debrief.yml': QUIET(rules.map(({ id }) => id)) };
const MENDABLE =
  '# Post-mortem: checkout was down\n\n## Timeline\n\nAll times are in UTC.\n\n- 2026-04-01 1402: the first alert fired\n- 2026-04-01 14:22: resolved\n';

const looped = () => {
  const made = world({ ...policy, 'pm/a.md': postmortem(1) });
  symlinkSync('self.md', join(made.cwd, 'pm/self.md'));
  return made;
};
/** Runs as somebody who is not root: root may write everything. */
async function asSomebody<T>(cwd: string, run: () => Promise<T>): Promise<T> {
  chmodSync(cwd, 0o755);
  const root = process.getuid?.() === 0;
  if (root) process.seteuid!(65_534);
  return await run().finally(() => root && process.seteuid!(0));
}

describe('a link that leads back to itself', () => {
  test.each([
    ['in a glob', ['pm/*.md']],
    ['named', ['pm/self.md', 'pm/a.md']],
  ])('%s is said, and loses nothing of the other files', async (_how, words) => {
    const { code, out, err } = await looped().debrief(['lint', '--format', 'json', ...words]);
    expect(JSON.parse(out)).toMatchObject([{ filePath: 'pm/a.md', errorCount: 1 }]);
    expect(err).toBe('debrief: pm/self.md cannot be read: it is a link that leads back to itself.\n');
    expect(code).toBe(1);
  });

  test('is not sought under its own name', async () => {
    const { code, err } = await looped().debrief(['read', 'pm/self.md']);
    expect(err).toMatch(/pm\/self\.md: .* it is a link that leads back to itself/);
    expect(code).toBe(2);
  });
});

test('a name below a file is missing, and no fault', async () => {
  for (const verb of ['read', 'lint']) {
    const { code, err } = await world({ 'a.md': '' }).debrief([verb, 'a.md/b.md']);
    expect({ code, err }).toEqual({ code: 2, err: 'debrief: There is no file a.md/b.md.\n' });
  }
});

describe('--fix', () => {
  test('says in one line what it mended', async () => {
    const made = world({ 'a.md': MENDABLE });
    const { err } = await made.debrief(['lint', '--fix', 'a.md']);
    expect(made.read('a.md')).toContain('14:02');
    expect(err).toBe('Mended 1 place in 1 file.\n');
    expect((await made.debrief(['lint', '--fix', 'a.md'])).err).toBe('Nothing was mended.\n');
  });

  test('says which file it may not write, mends the others, and fails', async () => {
    const made = world({ 'a.md': MENDABLE, 'b.md': MENDABLE });
    chmodSync(join(made.cwd, 'a.md'), 0o444);
    chmodSync(join(made.cwd, 'b.md'), 0o666);
    const { code, err } = await asSomebody(made.cwd, () => made.debrief(['lint', '--fix', 'a.md', 'b.md']));
    expect(err).toBe(
      'debrief: a.md was not mended, since it cannot be written: you have no permission to.\nMended 1 place in 1 file.\n',
    );
    expect(made.read('a.md')).toBe(MENDABLE);
    expect(made.read('b.md')).not.toBe(MENDABLE);
    expect(code).toBe(1);
  });
});

test('a cache that cannot be written fails no run', async () => {
  const made = world({ ...policy, 'a.md': postmortem() });
  mkdirSync(join(made.cwd, '.debrief-cache.json'));
  const { code, err } = await made.debrief(['lint', '--cache', 'a.md']);
  expect(err).toBe(
    'The cache .debrief-cache.json cannot be written: it is a folder. Nothing was remembered.\n',
  );
  expect(code).toBe(0);
});

test.each([
  [
    'a baseline in a missing folder',
    ['--update-baseline', '--baseline', 'no/b.json'],
    /no\/b\.json cannot be written: its folder is not there/,
  ],
  [
    'a baseline that is a folder',
    ['--update-baseline', '--baseline', '.github'],
    /\.github cannot be written: it is a folder/,
  ],
  ['a policy that is a folder', ['-c', '.github'], /The policy \.github cannot be read: it is a folder/],
])('%s is said, with exit code 2', async (_what, words, message) => {
  const { code, err } = await world({ ...policy, 'a.md': postmortem(1) }).debrief(['lint', ...words, 'a.md']);
  expect(err).toMatch(message);
  expect(err).not.toContain('fault in Debrief');
  expect(code).toBe(2);
});
