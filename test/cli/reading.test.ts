import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { postmortem, QUIET, world } from './world.ts';

const policy = { '.github/debrief.yml': QUIET(rules.map(({ id }) => id)) };
const linted = async (made: ReturnType<typeof world>, ...words: string[]) => {
  const { code, out, err } = await made.debrief(['lint', '--format', 'json', ...words]);
  const files = (out ? JSON.parse(out) : []) as { filePath: string; errorCount: number }[];
  return { code, err, files: files.map(({ filePath }) => filePath), errors: files.map((f) => f.errorCount) };
};

describe('! leaves files out', () => {
  const made = world({
    ...policy,
    'pm/a.md': postmortem(),
    'pm/drafts/b.md': postmortem(),
    'pm/c.md': postmortem(),
  });

  test.each([
    ['of a folder', ['pm', '!pm/drafts/**'], ['pm/a.md', 'pm/c.md']],
    ['of a glob', ['pm/**/*.md', '!**/c.md'], ['pm/a.md', 'pm/drafts/b.md']],
    ['named before them', ['!pm/a.md', 'pm/*.md'], ['pm/c.md']],
  ])('%s', async (_what, words, files) => {
    expect((await linted(made, ...words)).files).toEqual(files);
  });

  test('in postmortems.files of the policy', async () => {
    const own = world({
      '.github/debrief.yaml': `postmortems: {files: ["pm/**/*.md", "!pm/drafts/**"]}\n${policy['.github/debrief.yml']}`,
      'pm/a.md': postmortem(),
      'pm/drafts/b.md': postmortem(),
    });
    expect((await linted(own)).files).toEqual(['pm/a.md']);
  });

  test('a glob that would take long is refused', async () => {
    const { code, err } = await linted(made, `${'{a,b}'.repeat(22)}.md`);
    expect(err).toContain('expands to more than 100 globs');
    expect(code).toBe(2);
  });
});

describe('UTF-16 with a byte order mark', () => {
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

  test('is read, as a document and as a policy, and never written back', async () => {
    const made = world({
      '.github/debrief.yml': utf16(policy['.github/debrief.yml']),
      'a.md': utf16(postmortem(2)),
    });
    const before = made.read('a.md');
    expect(await linted(made, '--fix', 'a.md')).toMatchObject({ code: 1, errors: [2] });
    expect(made.read('a.md')).toBe(before);
  });

  test('is an error without the mark', async () => {
    const made = world({ ...policy, 'a.md': Buffer.from(postmortem(), 'utf16le'), 'b.md': postmortem() });
    expect(await linted(made, 'a.md', 'b.md')).toMatchObject({ code: 1, errors: [1, 0] });
  });
});

test('two policies in one folder are an error, since one would be ignored', async () => {
  const { code, err } = await linted(
    world({ ...policy, '.github/debrief.yaml': '', 'a.md': postmortem() }),
    'a.md',
  );
  expect(err).toContain('There are two policies, .github/debrief.yml and .github/debrief.yaml.');
  expect(code).toBe(2);
});

describe('paths for GitHub are those of the repository, from any working directory', () => {
  const made = world({ ...policy, 'team/pm/a.md': postmortem(1), 'b.md': postmortem(1) });
  const from = (folder: string, ...words: string[]) => made.debrief(['lint', ...words], '', {}, folder);

  test.each([
    ['a folder', 'team', 'pm/a.md', 'team/pm/a.md'],
    ['a folder deeper down', 'team/pm', 'a.md', 'team/pm/a.md'],
    ['a folder, for a file above it', 'team', '../b.md', 'b.md'],
    ['the root', '.', 'b.md', 'b.md'],
    ['outside of it', '..', join(basename(made.cwd), 'b.md'), 'b.md'],
  ])('%s', async (_where, folder, word, path) => {
    expect((await from(folder, '--format', 'github', word)).out).toContain(`file=${path},`);
    const sarif = JSON.parse((await from(folder, '--format', 'sarif', word)).out);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(path);
  });
});
