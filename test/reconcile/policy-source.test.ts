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
  const { policy, from, name, problems } = await policyOf(github.port(), repo);
  return { label: policy.labels.incident, from, name, problems: problems.length, calls: github.calls.length };
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

  test('found with three calls, and missed with one in each place', async () => {
    expect((await inForce([{ [YML]: '' }])).calls).toBe(3);
    expect((await inForce([])).calls).toBe(2);
  });
});

test('objectives of OpenSLO files are in force beside those of the policy; a file that is missing adds none', async () => {
  const github = new FakeGitHub();
  const slo = (service: string) =>
    `apiVersion: openslo/v1\nkind: SLO\nspec: {service: ${service}, objectives: [{target: 0.995}]}\n`;
  const repo = github.repository('acme', 'shop', {
    files: {
      [YML]:
        'slos: [{service: checkout, objective: 99.9}]\nreliability: {openslo: [slos/search.yml, slos/gone.yml]}\n',
      'slos/search.yml': slo('search'),
    },
  });
  const { policy, problems } = await policyOf(github.port(), repo);
  expect(policy.slos.map(({ service, objective }) => [service, objective])).toEqual([
    ['checkout', 99.9],
    ['search', 99.5],
  ]);
  expect(problems).toEqual([]);
});
