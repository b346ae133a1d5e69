import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { postmortem, QUIET, world } from './world.ts';

const policy = { '.github/debrief.yml': QUIET(rules.map(({ id }) => id)) };
const json = async (made: ReturnType<typeof world>, ...words: string[]) => {
  const { code, out, err } = await made.debrief(['lint', '--format', 'json', ...words]);
  const files = (out ? JSON.parse(out) : []) as {
    filePath: string;
    messages: { ruleId: string; severity: number; message: string }[];
  }[];
  return { code, err, files, counts: Object.fromEntries(files.map((f) => [f.filePath, f.messages.length])) };
};

describe('the exit code', () => {
  test.each([
    ['0 when nothing is found', postmortem(), [], 0],
    ['1 when an error is found', postmortem(1), [], 1],
    ['0 when only warnings are found', postmortem(2, 'SEV3'), [], 0],
    ['0 up to the allowed warnings', postmortem(2, 'SEV3'), ['--max-warnings', '2'], 0],
    ['1 above the allowed warnings', postmortem(2, 'SEV3'), ['--max-warnings', '1'], 1],
  ])('is %s', async (_what, text, words, code) => {
    const made = world({ ...policy, 'a.md': text });
    expect((await json(made, ...words, 'a.md')).code).toBe(code);
  });
});

test.each([
  [3, 0],
  [14, 1],
])('a run over %i documents settles its memory %i times', async (documents, times) => {
  const files = Array.from({ length: documents }, (_, i) => [`d/${i}.md`, postmortem()]);
  const made = world({ ...policy, ...Object.fromEntries(files) });
  expect((await made.debrief(['lint', 'd'])).settled).toBe(times);
});

describe('files', () => {
  const made = world({
    ...policy,
    'postmortems/a.md': postmortem(1),
    'postmortems/deep/b.markdown': postmortem(1),
    'postmortems/notes.txt': 'not Markdown',
    'postmortems/node_modules/x.md': postmortem(1),
    'postmortems/old/c.md': postmortem(1),
    'postmortems/draft.md': postmortem(1),
    'empty/readme.txt': '',
    '.debriefignore': '# old ones\npostmortems/old/\n',
  });

  test('a folder means the Markdown files below it', async () => {
    const { counts } = await json(made, 'postmortems');
    expect(counts).toEqual({
      'postmortems/a.md': 1,
      'postmortems/deep/b.markdown': 1,
      'postmortems/draft.md': 1,
    });
  });

  test('a glob is understood without a shell', async () => {
    expect((await json(made, 'postmortems/*.md')).counts).toEqual({
      'postmortems/a.md': 1,
      'postmortems/draft.md': 1,
    });
  });

  test('a file that is named twice is judged once', async () => {
    const { files } = await json(made, 'postmortems/a.md', './postmortems/a.md', 'postmortems/a*.md');
    expect(files).toHaveLength(1);
  });

  test('says when .debriefignore leaves out a file that was named, without failing', async () => {
    const { code, err, files } = await json(made, 'postmortems/old/c.md');
    expect([code, files]).toEqual([0, []]);
    expect(err).toMatch(/postmortems\/old\/c\.md is ignored by \.debriefignore/);
  });

  test('the policy can leave files out, too', async () => {
    const own = world({
      'p.yml': `${policy['.github/debrief.yml']}  ignore: ['**/draft*.md']\n`,
      'draft-1.md': postmortem(1),
      'a.md': postmortem(),
    });
    expect((await json(own, '--config', 'p.yml', '.')).counts).toEqual({ 'a.md': 0 });
  });

  test.each([
    ['nope.md', /File not found: nope\.md/],
    ['postmortems/aa.md', /File not found: postmortems\/aa\.md\. Did you mean postmortems\/a\.md\?/],
    ['empty', /There is no Markdown file below "empty"\./],
    ['none/**/*.md', /Nothing matches none/],
  ])('%s alone cannot be linted: exit code 2 and why', async (word, message) => {
    const { code, err } = await json(made, word);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test.each([
    ['without a policy', {}, /Nothing matches postmortems\/\*\*\/\*\.md \(the default: there is no policy\)/],
    [
      'with a policy',
      { '.github/debrief.yml': 'postmortems: {files: [reports/*.md]}\n' },
      /Nothing matches reports\/\*\.md \(postmortems\.files of the policy\)/,
    ],
  ])('no file at all, %s, says where it looked', async (_which, files, message) => {
    const { code, err } = await world({ ...files, 'README.md': '' }).debrief(['lint']);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test('those of the policy are found from any folder of the repository', async () => {
    const own = world({ 'postmortems/a.md': postmortem(1), 'postmortems/deep/b.md': postmortem(1) });
    const { out } = await own.debrief(['lint', '--format', 'json'], '', {}, 'postmortems/deep');
    expect(JSON.parse(out).map((f: { filePath: string }) => f.filePath)).toEqual(['../a.md', 'b.md']);
  });

  test('one missing file among others loses nothing of the others, and is a failure', async () => {
    const { code, err, counts } = await json(made, 'nope.md', 'postmortems/a.md');
    expect(counts).toEqual({ 'postmortems/a.md': 1 });
    expect(err).toMatch(/File not found: nope\.md/);
    expect(code).toBe(1);
  });
});

describe('a file that is not text', () => {
  const made = world({
    ...policy,
    'good.md': postmortem(),
    'picture.md': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    'huge.md': 'word '.repeat(2_200_000),
    'latin.md': Buffer.concat([Buffer.from(postmortem()), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]),
  });

  test.each([
    ['picture.md', /This file is not text/],
    ['huge.md', /has 10\.5 MB, and Debrief reads up to 2 MB/],
  ])('%s alone: exit code 2 and why', async (word, message) => {
    const { code, err } = await json(made, word);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  test('among others it is a finding, so that it does not pass in silence', async () => {
    const { code, files } = await json(made, 'good.md', 'picture.md', 'huge.md');
    expect(code).toBe(1);
    expect(files.map((f) => f.messages.map((m) => m.ruleId))).toEqual([
      [],
      ['structure/readable'],
      ['structure/readable'],
    ]);
  });

  test('one in another encoding is linted with a note, and never written to', async () => {
    const before = readFileSync(join(made.cwd, 'latin.md'));
    const { files } = await json(made, '--fix', 'latin.md');
    expect(files[0]?.messages.map((m) => m.ruleId)).toEqual(['structure/readable']);
    expect(readFileSync(join(made.cwd, 'latin.md'))).toEqual(before);
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be read says so', async () => {
    made.write('secret.md', postmortem());
    chmodSync(join(made.cwd, 'secret.md'), 0);
    expect((await json(made, 'secret.md')).err).toMatch(/you have no permission to/);
  });
});

describe('standard input', () => {
  test('is judged under the name that it is given', async () => {
    const made = world(policy);
    const { code, out } = await made.debrief(
      ['lint', '-', '--stdin-filename', 'postmortems/x.md', '--format', 'json'],
      postmortem(1),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)[0]).toMatchObject({ filePath: 'postmortems/x.md', errorCount: 1 });
  });

  test('comes alone', async () => {
    expect((await world({ 'a.md': '' }).debrief(['lint', '-', 'a.md'])).code).toBe(2);
  });
});

test('hints are shown only when asked for', async () => {
  const made = world({ 'README.md': '# Setup\n\nRun it.\n' });
  expect((await json(made, 'README.md')).counts).toEqual({ 'README.md': 0 });
  const { files } = await json(made, '--hints', 'README.md');
  expect(files[0]?.messages.map((m) => [m.ruleId, m.severity])).toEqual([['structure/not-a-post-mortem', 0]]);
});

test('a document in another language says once, unasked, that its language was not judged', async () => {
  const german =
    'Am Montagmorgen fiel der Bestelldienst für zwanzig Minuten aus. Der Administrator hat das falsche Laufwerk gelöscht, weil die beiden Systeme denselben Namen trugen, und die Replik war nicht auf dem Stand der Daten.';
  const made = world({ 'a.md': `${postmortem()}\n${`${german}\n\n`.repeat(8)}` });
  const said = (await json(made, 'a.md')).files[0]?.messages.filter((m) => m.ruleId === 'structure/language');
  expect(said).toHaveLength(1);
  expect(said?.[0]?.message).toMatch(/^This document is in German/);
});

test('the profile can be asked for', async () => {
  const made = world({ ...policy, 'a.md': postmortem(1, 'SEV4') });
  expect((await json(made, 'a.md')).files[0]?.messages[0]?.severity).toBe(1);
  expect((await json(made, '--profile', 'strict', 'a.md')).files[0]?.messages[0]?.severity).toBe(2);
});

test.each(['2026-02-30', '2026-13-01', '1.4.2026'])('--today %s is no day', async (day) => {
  const { code, err } = await world({ 'a.md': '' }).debrief(['lint', '--today', day, 'a.md']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`not "${day}"`) });
});

describe('the cache', () => {
  const made = world({ ...policy, 'a.md': postmortem(1) });
  const cached = () => made.debrief(['lint', '--cache', '--format', 'json', 'a.md']);
  const stored = () => statSync(join(made.cwd, '.debrief-cache.json')).mtimeMs;

  test('gives the same answer as a fresh run, and is not written again for nothing', async () => {
    const first = await cached();
    const written = stored();
    expect(await cached()).toEqual(first);
    expect(await made.debrief(['lint', '--format', 'json', 'a.md'])).toEqual(first);
    expect(stored()).toBe(written);
  });

  test('forgets when the text, the policy, the profile or the day changes', async () => {
    await cached();
    made.write('a.md', postmortem(2));
    expect(JSON.parse((await cached()).out)[0].errorCount).toBe(2);
    made.write('.github/debrief.yml', `${policy['.github/debrief.yml']}    structure/suppression: off\n`);
    expect(JSON.parse((await cached()).out)[0].errorCount).toBe(0);
    const before = stored();
    await made.debrief(['lint', '--cache', '--today', '2027-01-01', 'a.md']);
    expect(stored()).not.toBe(before);
  });

  test('that is damaged is an empty one', async () => {
    made.write('.debrief-cache.json', '{"version":');
    expect((await cached()).code).toBeLessThan(2);
  });
});

test('timing says what each rule cost, on standard error', async () => {
  const { out, err } = await world({ 'a.md': postmortem() }).debrief([
    'lint',
    '--timing',
    '--format',
    'json',
    'a.md',
  ]);
  expect(() => JSON.parse(out)).not.toThrow();
  expect(err).toMatch(/ms {2}structure\/readable/);
  expect(err).toMatch(/ms {2}the whole run/);
});
