import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeBaseline } from '../../src/lint/baseline.ts';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { api, BLAMING, file, type Given, runHere } from './runner-world.ts';

// A green run must mean that something was looked at, by the policy that people wrote.

// After a 404, Debrief waits before it asks again. Most runs here find something missing, and have nothing to wait for.
vi.mock('node:timers/promises', async (original) => ({ ...(await original()), setTimeout: async () => {} }));

const BASE = 'b'.repeat(40);
const HEAD = 'a'.repeat(40);
const ROOT = 'c'.repeat(40);
const PULL = { pull_request: { number: 9, head: { sha: HEAD }, base: { sha: BASE, ref: 'main' } } };
const FILES = '/repos/acme/shop/pulls/9/files';
const CHANGED = { [FILES]: [{ filename: 'postmortems/one.md', status: 'modified' }] };

let nothing: Awaited<ReturnType<typeof api>>;
beforeAll(async () => {
  nothing = await api({});
});
afterAll(() => nothing?.close());

async function run({
  answers,
  ...given
}: Omit<Given, 'apiUrl'> & { answers?: Record<string, object | string> }) {
  const github = answers ? await api(answers) : nothing;
  const ran = await runHere({ apiUrl: github.url, ...given });
  if (answers) github.close();
  return { ...ran, asked: github.asked };
}
const one = { 'postmortems/one.md': BLAMING() };

describe('nothing to look at is an error, with what to do', () => {
  test.each([
    ['an empty workspace', {}, {}, /The workspace is empty.*actions\/checkout/],
    [
      'a glob that matches nothing',
      one,
      { files: 'postmortem/**/*.md' },
      /nothing matches postmortem\/\*\*\/\*\.md \(input `files`\)/,
    ],
    [
      'a policy whose globs match nothing',
      { ...one, '.github/debrief.yml': 'postmortems: {files: [incidents/*.md]}\n' },
      {},
      /nothing matches incidents\/\*\.md \(`postmortems\.files` in the policy\)/,
    ],
    [
      'no post-mortem anywhere',
      { 'README.md': '# Shop' },
      {},
      /nothing matches postmortems\/\*\*\/\*\.md \(the default\)/,
    ],
    [
      'a comma instead of lines',
      one,
      { files: 'postmortems/*.md, docs/*.md' },
      /Input files: .*comma outside of braces/,
    ],
    ['exclusions alone', one, { files: '!postmortems/drafts/**' }, /Input files: .*only exclusions/],
    ['an endless glob', one, { files: `${'{a,b}'.repeat(22)}.md` }, /Input files: .*more than 100 globs/],
    [
      'a policy that is named and missing',
      one,
      { config: 'policies/debrief.yml' },
      /There is no policy file policies\/debrief\.yml/,
    ],
    [
      'the default policy, named and missing',
      one,
      { config: '.github/debrief.yml' },
      /There is no policy file \.github\/debrief\.yml/,
    ],
    ['a baseline that is named and missing', one, { baseline: 'old.json' }, /There is no baseline old\.json/],
    [
      'two policies',
      { ...one, '.github/debrief.yml': '', '.github/debrief.yaml': '' },
      {},
      /There are two policies/,
    ],
  ])('%s', async (_what, files, inputs, message) => {
    const { code, stdout, outputs } = await run({ files, inputs });
    expect(stdout).toMatch(message);
    expect([code, outputs.conclusion]).toEqual([2, 'failure']);
  });
});

test('one of several globs that matches nothing is a warning that names it', async () => {
  const { code, stdout } = await run({
    files: one,
    inputs: { files: 'postmortems/*.md\ndocs/incident/*.md' },
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::warning::Nothing in this repository matches docs\/incident\/\*\.md/m);
});

describe('hints', () => {
  // A silence in the timeline of a light document is a hint.
  const hinted = { 'postmortems/one.md': `${BLAMING()}- 2:05 pm it was seen\n- 14:20 it was over\n` };
  const notices = (stdout: string) => stdout.match(/^::notice /gm)?.length ?? 0;

  test('are counted, and shown only when they are asked for', async () => {
    const quiet = await run({ files: hinted });
    expect(quiet.stdout).toMatch(/^\d+ hints? more with the input `hints: true`\.$/m);
    expect([notices(quiet.stdout), quiet.summary.includes('💡')]).toEqual([0, false]);
    const asked = await run({ files: hinted, inputs: { hints: 'true' } });
    expect(asked.stdout).not.toContain('more with');
    expect(notices(asked.stdout)).toBeGreaterThan(0);
    expect(asked.summary).toContain('💡');
  });
});

test('what the log has told is annotated in a group that is folded', async () => {
  const { stdout } = await run({ files: one });
  expect(stdout).toMatch(/✖ .*\n(?:.*\n)*::group::Annotations\n(?:::(?:error|warning) .*\n)+::endgroup::\n$/);
});

test('without an annotation there is no group', async () => {
  const files = { 'postmortems/README.md': '# Our post-mortems\n\nThey live here.\n' };
  expect((await run({ files })).stdout).not.toContain('::group');
});

test('of causes in another language, only ids say what is answered', async () => {
  const german = (id: string) => `---
title: Kasse stand still
severity: SEV1
---

# Kasse stand still

## Ursachen

- ${id}Die Platte war voll, weil die alten Protokolle nie gelöscht wurden und niemand davon wusste.
- Der Alarm ging an eine Adresse, die es seit dem Umzug der Abteilung nicht mehr gibt.

## Maßnahmen

- @amal räumt die Protokolle auf, und zwar jede Nacht, damit der Platz auch in der Woche vor Weihnachten reicht.
- @bo trägt die neue Adresse ein und prüft, ob die Nachricht auch wirklich bei jemandem ankommt.
`;
  const summaryOf = async (text: string) => (await run({ files: { 'postmortems/one.md': text } })).summary;
  expect(await summaryOf(german(''))).not.toContain('nothing yet');
  expect(await summaryOf(german('F1: '))).toContain('0 of 1 causes');
});

describe('in a pull request', () => {
  test('without a change to a post-mortem the run is green, and says what it saw', async () => {
    const { code, stdout } = await run({
      files: one,
      event: PULL,
      answers: { [FILES]: [{ filename: 'src/a.ts', status: 'added' }] },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('This pull request changes no post-mortem.');
    expect(stdout).not.toContain('::warning');
  });

  test('a thin file where the policy says that post-mortems are is judged, a README is not', async () => {
    const thin = '# Checkout\n\nIt stood still for an hour.\n';
    const files = { 'postmortems/thin.md': thin, 'postmortems/README.md': thin };
    const changed = Object.keys(files).map((filename) => ({ filename, status: 'added' }));
    const { code, stdout: out } = await run({ files, event: PULL, answers: { [FILES]: changed } });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error.*file=postmortems\/thin\.md/m);
    expect(out).not.toMatch(/^::error.*file=postmortems\/README\.md/m);
  });

  test('a glob of the input that matches nothing is a warning', async () => {
    const { stdout } = await run({
      files: one,
      event: PULL,
      answers: CHANGED,
      inputs: { files: 'postmortem/*.md' },
    });
    expect(stdout).toMatch(
      /^::warning::Nothing in this repository matches postmortem\/\*\.md \(input `files`\)/m,
    );
  });

  describe('a glob that matches nothing is told to those who can mend it', () => {
    const policy = { '.github/debrief.yml': 'postmortems: {files: [postmortem/*.md]}\n' };
    const saw = async (filename: string, status = 'modified') =>
      (await run({ files: { ...one, ...policy }, event: PULL, answers: { [FILES]: [{ filename, status }] } }))
        .stdout;
    const warning =
      /^::warning::Nothing in this repository matches postmortem\/\*\.md \(`postmortems\.files` in the policy\)\./m;

    test.each([
      ['who change the policy', '.github/debrief.yml', 'modified'],
      ['who change the workflow', '.github/workflows/post-mortem.yml', 'modified'],
      ['who write a document elsewhere', 'postmortems/one.md', 'added'],
      ['who delete the last document there', 'postmortem/old.md', 'removed'],
    ])('%s', async (_who, path, status) => {
      expect(await saw(path, status)).toMatch(warning);
    });

    test('for others, it is a line of the log', async () => {
      const stdout = await saw('src/a.ts');
      expect(stdout).not.toContain('::warning');
      expect(stdout).toMatch(/^Nothing in this repository matches postmortem\/\*\.md/m);
    });
  });

  test('the same name of a branch is still the head when the commit is', async () => {
    const files = { ...one, '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${HEAD}\n` };
    expect((await run({ files, event: PULL, answers: CHANGED })).code).toBe(1);
  });

  const target = { GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_SHA: BASE };
  test.each([
    ['on pull_request_target', { '.git/HEAD': `${BASE}\n` }, target],
    ['on pull_request_target, without a .git', { 'README.md': '' }, target],
    ['by its commit', { '.git/HEAD': `${BASE}\n` }, { GITHUB_EVENT_NAME: 'pull_request' }],
    [
      'by its branch',
      { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `${ROOT} refs/heads/main\n` },
      {},
    ],
  ])('a checkout of the base is an error: %s', async (_how, git, env) => {
    const { code, stdout } = await run({ files: { ...one, ...git }, event: PULL, env, answers: CHANGED });
    expect(code).toBe(2);
    expect(stdout).toMatch(/::error::The base of the pull request is checked out.*pull_request\.head\.sha/);
  });
});

describe('a checkout in a folder of the workspace', () => {
  const config = '[remote "origin"]\n\turl = https://github.com/acme/shop\n';
  test.each([
    ['the only one', { 'src/.git/HEAD': HEAD, 'src/postmortems/one.md': BLAMING() }],
    [
      'beside another',
      {
        'shop/.git/config': config,
        'shop/postmortems/one.md': BLAMING(),
        'tools/.git/config': '',
        'tools/postmortems/x.md': BLAMING(),
      },
    ],
    [
      'inside of another',
      { '.git/config': '', 'work/shop/.git/config': config, 'work/shop/postmortems/one.md': BLAMING() },
    ],
  ])('is found: %s', async (_what, files) => {
    const { code, stdout, outputs } = await run({ files });
    expect([code, outputs.files]).toEqual([1, '1']);
    expect(stdout).toMatch(/^::error title=[^,]*,file=postmortems\/one\.md,/m);
  });

  test('of which nobody can say which is meant is an error', async () => {
    const { code, stdout } = await run({ files: { 'a/.git/config': '', 'b/.git/config': '' } });
    expect(code).toBe(2);
    expect(stdout).toMatch(/none is acme\/shop/);
  });
});

describe('other encodings are read', () => {
  const utf16 = (text: string, swap: boolean) => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return swap ? bytes.swap16() : bytes;
  };
  test.each([
    ['UTF-16, little endian', utf16(BLAMING(), false)],
    ['UTF-16, big endian', utf16(BLAMING(), true)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${BLAMING()}`)],
  ])('%s', async (_what, bytes) => {
    const { code, stdout } = await run({ files: { 'postmortems/one.md': bytes } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/title=blame\//);
  });

  test('UTF-16 without a mark is an error', async () => {
    const { code, stdout } = await run({
      files: { 'postmortems/one.md': Buffer.from(BLAMING(), 'utf16le') },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/not text in UTF-8/);
  });
});

describe('the policy', () => {
  const off = 'lint: {ignore: ["postmortems/**"]}\n';
  test('may be called debrief.yaml', async () => {
    expect((await run({ files: { ...one, '.github/debrief.yaml': off } })).outputs.files).toBe('0');
  });

  test('is the organisation’s where the repository has none', async () => {
    const answers = { '/repos/acme/.github/contents/.github/debrief.yml': off };
    expect((await run({ files: one, answers })).outputs.files).toBe('0');
    const own = await run({ files: { ...one, '.github/debrief.yml': '' }, answers });
    expect(own.outputs.files).toBe('1');
    expect(own.asked).toEqual([]);
  });

  test('of the organisation with mistakes fails like one’s own', async () => {
    const answers = { '/repos/acme/.github/contents/.github/debrief.yaml': 'labels: {incidnt: x}\n' };
    const { code, stdout } = await run({ files: one, answers });
    expect(code).toBe(2);
    expect(stdout).toContain('Did you mean "incident"?');
  });
});

describe('findings that a team has accepted', () => {
  const baseline = (text: string, path = 'postmortems/one.md') =>
    writeBaseline([{ ...lintText(text, path, { policy: DEFAULT_POLICY, today: '2026-01-01' }), path }]);
  const local = { '.debrief-baseline.json': baseline(BLAMING()) };
  const remote = '/repos/acme/shop/contents/.debrief-baseline.json';

  test('are left out by the baseline of the default branch', async () => {
    const answers = { ...CHANGED, [remote]: baseline(BLAMING()) };
    const { code, stdout } = await run({ files: { ...one, ...local }, event: PULL, answers });
    expect(stdout).toMatch(/findings? in the baseline \.debrief-baseline\.json left out/);
    expect(code).toBe(0);
  });

  test('cannot be accepted by the pull request that brings them', async () => {
    const { code, stdout } = await run({ files: { ...one, ...local }, event: PULL, answers: CHANGED });
    expect(code).toBe(1);
    expect(stdout).toContain('is not on the default branch yet');
  });

  test('in UTF-16, as PowerShell writes it, are refused in words', async () => {
    const written = Buffer.from(`\uFEFF${baseline(BLAMING())}`, 'utf16le');
    const bytes = { '.debrief-baseline.json': written };
    const answers = { ...CHANGED, [remote]: file(written) };
    const { code, stdout } = await run({ files: { ...one, ...bytes }, event: PULL, answers });
    expect(code).toBe(2);
    expect(stdout).toContain('cannot be used: it is not JSON in UTF-8');
  });

  test('are read from the checkout when that is the default branch', async () => {
    const event = { repository: { default_branch: 'trunk' } };
    const { code } = await run({
      files: { ...one, ...local },
      event,
      env: { GITHUB_REF: 'refs/heads/trunk' },
    });
    expect(code).toBe(0);
  });

  test('move with the document', async () => {
    const moved = { filename: 'postmortems/one.md', status: 'renamed', previous_filename: 'notes/one.md' };
    const answers = { [FILES]: [moved], [remote]: baseline(BLAMING(), 'notes/one.md') };
    expect((await run({ files: { ...one, ...local }, event: PULL, answers })).code).toBe(0);
  });

  test('do not hide a new one', async () => {
    const worse = { 'postmortems/one.md': BLAMING('The operator forgot to renew the certificate.') };
    const answers = { ...CHANGED, [remote]: baseline(BLAMING()) };
    expect((await run({ files: { ...worse, ...local }, event: PULL, answers })).code).toBe(1);
  });

  test('are named from the folder of the baseline', async () => {
    const answers = {
      ...CHANGED,
      '/repos/acme/shop/contents/ci/old.json': baseline(BLAMING()).replace(
        '"postmortems/',
        '"../postmortems/',
      ),
    };
    expect((await run({ files: one, event: PULL, answers, inputs: { baseline: 'ci/old.json' } })).code).toBe(
      0,
    );
  });

  describe('since: merge-base', () => {
    const at = (path: string, text: string) => ({
      ...CHANGED,
      '/repos/acme/shop/pulls/9': { base: { sha: BASE }, head: { sha: HEAD } },
      [`/repos/acme/shop/compare/${BASE}...${HEAD}`]: { merge_base_commit: { sha: ROOT } },
      [`/repos/acme/shop/contents/${path}?ref=${ROOT}`]: text,
    });
    const since = (files: Record<string, string>, answers: Record<string, object | string>) =>
      run({ files, event: PULL, answers, inputs: { since: 'merge-base' } });

    test('old findings in a changed document do not block', async () => {
      const { code, stdout } = await since(
        { 'postmortems/one.md': BLAMING().replace('broke', 'broke again') },
        at('postmortems/one.md', BLAMING()),
      );
      expect(stdout).toMatch(/from before this pull request left out/);
      expect(code).toBe(0);
    });

    test('a new one does', async () => {
      const answers = at('postmortems/one.md', BLAMING('Cards were rejected.'));
      expect((await since(one, answers)).code).toBe(1);
    });

    test('a document that was moved is compared with what it was', async () => {
      const moved = { filename: 'postmortems/one.md', status: 'renamed', previous_filename: 'notes/one.md' };
      expect((await since(one, { ...at('notes/one.md', BLAMING()), [FILES]: [moved] })).code).toBe(0);
    });

    test('without an answer of GitHub nothing is hidden', async () => {
      const { code, stdout } = await since(one, {
        ...CHANGED,
        '/repos/acme/shop/pulls/9': { base: { sha: BASE }, head: { sha: HEAD } },
      });
      expect(code).toBe(2);
      expect(stdout).toMatch(/The files from before this pull request cannot be read.*contents: read/);
    });
  });
});

describe('text of documents does not speak to the runner', () => {
  const hostile = [
    '##[error]Process completed with exit code 1.',
    '::stop-commands::off',
    '::add-mask::a',
    '##[add-mask]e',
    '%0A::error::forged',
    '\u001b[2J\u001b]0;title\u0007',
    '\u2028::set-output name=files::7',
  ];
  const OURS = /^::(?:(?:error|warning|notice)(?: |::)|group::Annotations$|endgroup::$)/;
  test.each(hostile)('%j', async (words) => {
    // YAML takes JSON's strings, escapes and all.
    const policy = `lint: {people: 7, ${JSON.stringify(words)}: 1}\n`;
    const line = BLAMING(`${words} The operator forgot to renew the certificate. ${words}\n${words}`);
    for (const files of [
      { 'postmortems/one.md': line },
      { [`postmortems/${words.replaceAll('/', '')}.md`]: BLAMING() },
      { [`postmortems/x\n${words.replaceAll('/', '')}.md`]: BLAMING() },
      { ...one, '.github/debrief.yml': policy },
    ]) {
      const { stdout } = await run({ files });
      const lines = stdout.split(/\r\n|[\r\n]/);
      expect(lines.filter((each) => /##\[/.test(each))).toEqual([]);
      expect(lines.filter((each) => /^\s*::/.test(each) && !OURS.test(each))).toEqual([]);
      expect(lines.filter((each) => each.startsWith('::error::forged'))).toEqual([]);
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u2028\u2029]/u);
    }
  });
});

describe('the report file', () => {
  const inputs = { 'report-file': 'out/reports/debrief.sarif', format: 'sarif' };
  test('gets the folders that it needs', async () => {
    const { code, outputs, workspace } = await run({ files: one, inputs });
    expect([code, outputs.conclusion]).toEqual([1, 'failure']);
    const sarif = JSON.parse(readFileSync(join(workspace, inputs['report-file']), 'utf8'));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'postmortems/one.md',
    );
  });

  test.each([
    ['is a folder', { 'out/reports/debrief.sarif/x': '' }, /cannot be written: it is a folder/],
    [
      'is below a file',
      { out: '' },
      /cannot be written: a folder of its path is a file\. Name a file in the workspace/,
    ],
  ])('that %s is reported, and costs nothing else', async (_what, more, message) => {
    const { code, stdout, outputs, summary } = await run({ files: { ...one, ...more }, inputs });
    expect(stdout).toMatch(message);
    expect(outputs).toMatchObject({ files: '1', conclusion: 'failure' });
    expect(summary).toContain('postmortems/one.md');
    expect(code).toBe(1);
  });
});

test('a job summary that cannot be written is reported, and costs nothing else', async () => {
  const { code, stdout, outputs } = await run({
    files: one,
    inputs: { 'report-file': 'report.json' },
    env: { GITHUB_STEP_SUMMARY: '/no/such/folder/summary' },
  });
  expect(stdout).toContain('::warning::The job summary cannot be written.');
  expect([code, outputs.files, outputs.conclusion]).toEqual([1, '1', 'failure']);
});
