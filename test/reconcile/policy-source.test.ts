import { describe, expect, test } from 'vitest';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { policyOf } from '../../src/reconcile/policy-source.ts';

const YML = '.github/debrief.yml';
const YAML = '.github/debrief.yaml';
const label = (name: string) => `labels: {incident: ${name}}\n`;
const BROKEN = 'labels: {incidnt: x}\n';

/** The policy in force in acme/shop, with these versions of files in it and in the organisation's repository. */
async function inForce(shop: Record<string, string>[], organisation: Record<string, string>[] = []) {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { files: { 'README.md': '' } });
  for (const files of shop) github.as('ada').write(repo, files);
  if (organisation.length) {
    const theirs = github.repository('acme', '.github', { files: { 'README.md': '' } });
    for (const files of organisation) github.as('ada').write(theirs, files);
  }
  github.forgetCalls();
  const { policy, from, name, problems, unheard } = await policyOf(github.port(), repo);
  const { incident: label } = policy.labels;
  return { label, from, name, problems: problems.length, calls: github.calls.length, unheard };
}

describe('the policy in force is', () => {
  test.each([
    ["the repository's own", [{ [YML]: label('outage') }], [], { label: 'outage', from: 'file', name: YML }],
    [
      'the one called .yaml',
      [{ [YAML]: label('outage') }],
      [],
      { label: 'outage', from: 'file', name: YAML },
    ],
    [
      "the organisation's where there is no other",
      [],
      [{ [YML]: label('org') }],
      { label: 'org', name: `acme/.github: ${YML}` },
    ],
    [
      "the organisation's .yaml",
      [],
      [{ [YAML]: label('org') }],
      { label: 'org', name: `acme/.github: ${YAML}` },
    ],
    [
      "the repository's before the organisation's",
      [{ [YAML]: label('own') }],
      [{ [YML]: label('org') }],
      { label: 'own' },
    ],
    [
      "the repository's over the organisation's, which it extends",
      [{ [YML]: '_extends: .github\nlint: {people: [Ada]}\n' }],
      [{ [YAML]: label('org') }],
      { label: 'org', from: 'file', name: YML, problems: 0 },
    ],
    [
      'the last version without problems, when it extends a policy that is not there',
      [{ [YML]: label('old') }, { [YML]: '_extends: .github\n' }],
      [],
      { label: 'old', from: 'earlier', problems: 1 },
    ],
    [
      'its own settings, when it extends a policy that is not there',
      [{ [YML]: `_extends: .github\n${label('own')}` }],
      [],
      { label: 'own', from: 'alone', problems: 1 },
    ],
    [
      'its own settings, when it extends a policy that extends itself',
      [{ [YML]: `_extends: .github\n${label('own')}` }],
      [{ [YML]: '_extends: .github\n' }],
      { label: 'own', from: 'alone', problems: 1 },
    ],
    [
      'that of the last version without problems of the policy that it extends',
      [{ [YML]: '_extends: .github\n' }],
      [{ [YML]: label('org') }, { [YML]: BROKEN }],
      { label: 'org', from: 'earlier', problems: 1 },
    ],
    ['the default one where there is none', [], [], { label: 'incident', from: 'file', problems: 0 }],
    [
      'the last version without problems',
      [{ [YML]: label('old') }, { [YML]: BROKEN }],
      [],
      { label: 'old', from: 'earlier', problems: 1 },
    ],
    [
      'the last such .yaml',
      [{ [YAML]: label('old') }, { [YAML]: BROKEN }],
      [],
      { label: 'old', from: 'earlier', problems: 1 },
    ],
    [
      'the default one when the first has problems',
      [{ [YML]: BROKEN }],
      [],
      { label: 'incident', from: 'default', problems: 1 },
    ],
    [
      "the last such version of the organisation's",
      [],
      [{ [YML]: label('org') }, { [YML]: BROKEN }],
      { label: 'org', from: 'earlier', name: `acme/.github: ${YML}` },
    ],
  ])('%s', async (_what, shop, organisation, expected) => {
    expect(await inForce(shop as never, organisation as never)).toMatchObject(expected);
  });

  test.each([
    ['in lines', 'labels:\n  # ours\n  incident: "outage"  # new\nincidents:\n  x: 1\n', 'outage'],
    ['in braces', 'labels: { incident: big outage, postmortem: pm }\nx: 1\n', 'big outage'],
    ['in lines of Windows', 'labels:\r\n\r\n  incident: outage\r\nx: 1\r\n', 'outage'],
    ['in what is no YAML', 'labels:\n  incident: outage\nx:\n\t- 1\n', 'outage'],
    ['elsewhere', 'labels:\n  postmortem: pm\nincidents:\n  incident: 1\n', undefined],
    ['as in the defaults', 'labels:\n  incident: Incident\nx: 1\n', undefined],
  ])(
    'the defaults, with the label for incidents that only the first, broken one names %s',
    async (_, text, unheard) => {
      expect(await inForce([{ [YML]: text }])).toMatchObject({ from: 'default', unheard });
    },
  );

  test('found with three calls, and missed with one in each place', async () => {
    expect((await inForce([{ [YML]: '' }])).calls).toBe(3);
    expect((await inForce([])).calls).toBe(2);
  });
});

test('objectives of OpenSLO files are in force beside those of the policy; problems in such a file are reported with their place', async () => {
  const github = new FakeGitHub();
  const slo = (service: string) =>
    `apiVersion: openslo/v1\nkind: SLO\nspec: {service: ${service}, objectives: [{target: 0.995}]}\n`;
  const repo = github.repository('acme', 'shop', {
    files: {
      [YML]:
        'slos: [{service: checkout, objective: 99.9}]\nreliability: {openslo: [slos/search.yml, slos/gone.yml, slos/odd.yml]}\n',
      'slos/search.yml': slo('search'),
      'slos/odd.yml': `${slo('login')}---\n${slo('[')}`,
    },
  });
  const { policy, problems, from } = await policyOf(github.port(), repo);
  expect(from).toBe('file');
  expect(policy.slos.map(({ service, objective }) => [service, objective])).toEqual([
    ['checkout', 99.9],
    ['search', 99.5],
    ['login', 99.5],
  ]);
  expect(problems).toMatchObject([
    { file: 'slos/gone.yml', line: 1, message: 'there is no such file' },
    { file: 'slos/odd.yml', line: 7, message: expect.stringContaining('not YAML') },
  ]);
});

test('components of a catalog are services beside those of the policy, and problems in such a file are reported', async () => {
  const github = new FakeGitHub();
  const entity = (name: string, owner: string) =>
    `kind: Component\nmetadata: {name: ${name}}\nspec: {type: service, owner: ${owner}}\n`;
  const repo = github.repository('acme', 'shop', {
    files: {
      [YML]:
        'services: [{name: checkout, team: payments}]\ncatalogs: [catalog-info.yaml, till/catalog-info.yaml]\n',
      'catalog-info.yaml': `${entity('checkout', 'retail')}---\n${entity('search', 'group:default/finders')}`,
      'till/catalog-info.yaml': 'kind: Component\nmetadata: {}\n',
    },
  });
  const { policy, problems, from } = await policyOf(github.port(), repo);
  expect(from).toBe('file');
  expect(policy.services.map(({ name, team }) => [name, team])).toEqual([
    ['checkout', 'payments'],
    ['search', 'finders'],
  ]);
  expect(problems).toMatchObject([
    { file: 'till/catalog-info.yaml', line: 2, message: expect.stringMatching(/^metadata\.name/) },
  ]);
});
