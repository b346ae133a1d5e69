import { describe, expect, test } from 'vitest';
import { policyOf as policyOfAction } from '../../src/action/policy.ts';
import { Remote } from '../../src/action/remote.ts';
import { readRun } from '../../src/action/runner.ts';
import { type Linting, linterOf } from '../../src/cli/lint/linter.ts';
import { loadPolicy, policyFinder } from '../../src/cli/policy.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import type { Profile } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { policyOf } from '../../src/reconcile/policy-source.ts';
import { postmortem, QUIET, world } from './world.ts';

const quiet = QUIET(rules.map(({ id }) => id));

test('the policy is looked for from the file upwards, not from the working directory', async () => {
  const made = world({
    'team/.github/debrief.yml': `${quiet}    structure/suppression: off\n`,
    'team/postmortems/a.md': postmortem(1),
    '.github/debrief.yml': quiet,
    'b.md': postmortem(1),
  });
  const { out } = await made.debrief(['lint', '--format', 'json', 'team/postmortems/a.md', 'b.md']);
  expect(JSON.parse(out).map((f: { errorCount: number }) => f.errorCount)).toEqual([0, 1]);
});

test('a policy with mistakes is answered with all of them and exit code 2, and nothing is judged', async () => {
  const made = world({
    '.github/debrief.yml': 'lint:\n  defaultProfil: strict\n  rules:\n    blame/nope: off\n',
    'a.md': postmortem(),
  });
  const { code, out, err } = await made.debrief(['lint', 'a.md']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(
    /\.github\/debrief\.yml:2:3 lint\.defaultProfil: there is no setting "defaultProfil" here\. Did you mean "defaultProfile"\?/,
  );
  expect(err).toMatch(/\.github\/debrief\.yml:4:5 lint\.rules\.blame\/nope: there is no rule "blame\/nope"/);
});

test('--print-config shows where the policy is from, and the level of each rule', async () => {
  const made = world({
    '.github/debrief.yml': 'lint: {rules: {structure/suppression: error}}\n',
    'a.md': '',
  });
  const { code, out } = await made.debrief(['lint', '--print-config', 'a.md']);
  const config = JSON.parse(out);
  expect(code).toBe(0);
  expect(config.policyFile).toBe('.github/debrief.yml');
  expect(config.policy.labels.incident).toBe('incident');
  expect(Object.keys(config.rules)).toEqual(rules.map(({ id }) => id));
  expect(config.rules['structure/suppression']).toEqual({
    level: { light: 'error', standard: 'error', strict: 'error' },
    options: {},
  });
});

test('--print-config needs no file: it shows the policy of the folder, or of one that is named', async () => {
  const made = world({ 'shop/.github/debrief.yml': 'labels: {incident: fire}\n', 'shop/docs/a.md': '' });
  for (const word of ['shop', 'shop/docs', 'shop/docs/a.md']) {
    const { code, out } = await made.debrief(['lint', '--print-config', word]);
    expect([code, JSON.parse(out).from['labels.incident']]).toEqual([0, 'shop/.github/debrief.yml']);
  }
  const { code, out } = await made.debrief(['lint', '--print-config']);
  expect([code, JSON.parse(out).from['labels.incident']]).toEqual([0, 'default']);
});

test.each([
  ['lint --print-config', ['lint', '--print-config', '.', 'reports']],
  ['lint without a file', ['lint']],
])('debrief %s says once which globs of the policy match nothing', async (_what, words) => {
  const made = world({
    '.github/debrief.yml': `${quiet}postmortems: {files: [reports/*.md, report/**/*.md]}\n`,
    'reports/a.md': postmortem(),
  });
  const { code, err } = await made.debrief(words);
  expect(err).toBe('debrief: .github/debrief.yml: nothing matches report/**/*.md yet (postmortems.files).\n');
  expect(code).toBe(0);
});

test('--print-config shows where each value comes from, with the organisation’s policy from a clone beside', async () => {
  const made = world({
    'shop/.github/debrief.yml': '_extends: .github\nlabels: {incident: fire}\n',
    'shop/a.md': '',
    '.github/.github/debrief.yml': 'labels: {incident: outage, postmortem: review}\n',
  });
  const { out } = await made.debrief(['lint', '--print-config', 'shop/a.md']);
  const { policy, from } = JSON.parse(out);
  expect(policy.labels).toMatchObject({ incident: 'fire', postmortem: 'review' });
  expect(from).toMatchObject({
    'labels.incident': 'shop/.github/debrief.yml',
    'labels.postmortem': '.github/.github/debrief.yml',
    'labels.actionItem': 'default',
  });
});

test('--print-config shows services of Backstage catalogs, and which file each is from', async () => {
  const made = world({
    'shop/.github/debrief.yml': 'services: [{name: checkout}]\ncatalogs: [catalog-info.yaml]\n',
    'shop/catalog-info.yaml': ['checkout', 'search']
      .map((name) => `kind: Component\nmetadata: {name: ${name}}\nspec: {owner: team-${name}}\n`)
      .join('---\n'),
  });
  const { policy, from } = JSON.parse((await made.debrief(['lint', '--print-config', 'shop'])).out);
  expect(policy.services).toMatchObject([
    { name: 'checkout', team: null },
    { name: 'search', team: 'team-search' },
  ]);
  expect(from).toMatchObject({
    services: 'shop/.github/debrief.yml',
    'services.search': 'shop/catalog-info.yaml',
  });
  const broken = world({ '.github/debrief.yml': 'catalogs: [gone.yaml]\n' });
  const { code, err } = await broken.debrief(['lint', '--print-config']);
  expect([code, err]).toEqual([2, expect.stringContaining('The catalog gone.yaml cannot be read')]);
});

describe('options that a rule could not work with are answered with their problem, and reach no rule', () => {
  const text = 'lint: {rules: {blame/punishment: [error, {allow: 5}]}}\n';
  const problem = { path: 'lint.rules.blame/punishment.1.allow', line: 1 };
  const made = world({ '.github/debrief.yml': text, 'a.md': postmortem() });

  test('on the command line', async () => {
    const { code, out, err } = await made.debrief(['lint', 'a.md']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(problem.path);
  });

  test('in the Action', async () => {
    const asked = policyOfAction('', made.cwd, new Remote(readRun({}), ''));
    await expect(asked).rejects.toMatchObject({ name: 'BadPolicy', problems: [problem] });
  });

  test('in the App, and where `debrief plan` asks as the App does', async () => {
    const github = new FakeGitHub();
    const shop = github.repository('acme', 'shop', { files: { '.github/debrief.yml': text } });
    expect(await policyOf(github.port(), shop)).toMatchObject({ from: 'default', problems: [problem] });
  });
});

test('one policy file serves two runs that judge by other profiles', async () => {
  const file = { path: null, text: '', root: '/' };
  const linting = (profile: Profile): Linting => ({
    ...{
      cwd: '/',
      today: '2026-04-15',
      profile,
      changedOnly: false,
      policyOf: () => file,
      cache: null,
      linters: new Map(),
    },
  });
  for (const profile of ['light', 'strict'] as const)
    expect((await linterOf(linting(profile), file))(postmortem(), 'a.md').profile).toBe(profile);
});

test('a policy file is read anew with another policy of the organisation', async () => {
  const file = { path: '/shop/.github/debrief.yml', text: '_extends: .github\n', root: '/shop' };
  const labelled = (label: string) => ({ name: 'debrief.yml', text: `labels: {incident: ${label}}\n` });
  const first = await loadPolicy(file, '/shop', labelled('outage'));
  const second = await loadPolicy(file, '/shop', labelled('fire'));
  expect([first, second].map(({ labels }) => labels.incident)).toEqual(['outage', 'fire']);
  expect(await loadPolicy(file, '/shop', labelled('fire'))).toBe(second);
});

test('a policy is parsed once for all documents, and again after somebody has changed it', async () => {
  const made = world({ '.github/debrief.yml': quiet });
  const policy = () => loadPolicy(policyFinder(made.cwd, undefined)(made.cwd), made.cwd);
  const first = await policy();
  expect(await policy()).toBe(first);
  made.write('.github/debrief.yml', `${quiet}    structure/suppression: off\n`);
  expect(await policy()).not.toBe(first);
});
