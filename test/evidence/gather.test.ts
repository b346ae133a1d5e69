import { describe, expect, test } from 'vitest';
import { gatherEvidence } from '../../src/evidence/gather.ts';
import type { Activity, Observed } from '../../src/evidence/observed.ts';
import { recordAlone } from '../drafting/record-alone.ts';
import { incidentOf as folded, said } from '../incident/facts.ts';
import { history } from './histories/seeded.ts';
import { historiesIn, read } from './histories.ts';
import { incidentOf } from './incident.ts';

const at = (time: string) => `2026-03-10T${time}:00Z`;
const url = (path: string) => `https://github.test/acme/shop/${path}`;
const sha = (name: string) => name.padEnd(40, '0');
const activity = (more: Partial<Activity>): Activity => ({
  owner: 'acme',
  repo: 'shop',
  branch: 'main',
  paths: ['checkout/**'],
  changes: [],
  deployments: [],
  releases: [],
  runs: [],
  leftOut: [],
  ...more,
});
const incident = incidentOf({
  milestones: { started: at('14:00'), detected: at('14:05'), resolved: at('16:00') },
  roles: { ic: 'bo' },
  log: [
    { at: at('14:10'), text: 'Two nodes answer 500' },
    { at: at('15:00'), text: 'Pool is larger, says @bo' },
  ],
});
const observe = (more: Partial<Observed>): Observed => ({
  ...recordAlone(incident),
  window: { from: '2026-03-09T14:00:00Z', to: at('16:00') },
  ...more,
});
const rowsOf = (more: Partial<Observed>) => gatherEvidence(observe(more), 30).rows;
const merge = (name: string, time: string, path = 'checkout/pool.ts') => ({
  sha: sha(name),
  at: at(time),
  title: `Change ${name}`,
  url: url(`pull/${name}`),
  pull: 41,
  paths: [path],
});
const deployment = (name: string, time: string, state: 'success' | 'failure' = 'success') => ({
  sha: sha(name),
  at: at(time),
  stateAt: at(time),
  state,
  environment: 'production',
  url: url(`deployments/${name}`),
});

test('the record of an incident is its evidence, oldest first, each with its place', () => {
  const led = folded([
    said('14:10', 'bo', '/incident timeline 13:50 UTC First errors'),
    said('14:20', 'bo', '/incident update Pool is larger now'),
  ]);
  const { rows } = gatherEvidence(recordAlone(led), 30);
  expect(rows.map(({ text }) => text)[0]).toBe('First errors');
  expect(rows.some(({ text }) => text.includes('Pool is larger now'))).toBe(true);
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).sort());
  expect(rows).toHaveLength(led.log.length);
  expect(rows[0]).toMatchObject({ kind: 'record', url: expect.stringContaining('http') });
});

describe('a row says', () => {
  test('a role and not a name', () => {
    const marked = [
      { at: at('14:20'), login: 'bo', text: '📌 Node 3 is out', url: url('c/1') },
      { at: at('14:30'), login: 'cy', text: '@bo restarts it, @acme/db watches', url: url('c/2') },
    ];
    const texts = rowsOf({ marked }).map(({ text }) => text);
    expect(texts).toContain('Pool is larger, says the incident commander');
    expect(texts).toContain('The incident commander noted: Node 3 is out');
    expect(texts).toContain('A responder noted: the incident commander restarts it, a team watches');
  });

  test('once what a monitor reported and the record also has', () => {
    const alerts = [{ at: at('14:10'), text: 'Two nodes answer 500', url: url('c/3') }];
    const both = { ...incident, log: [{ ...incident.log[0]!, url: url('c/3') }] };
    const { rows } = gatherEvidence({ ...recordAlone(both), alerts }, 30);
    expect(rows.map(({ kind, text }) => [kind, text])).toEqual([['alert', 'Two nodes answer 500']]);
  });

  test('when a workflow began to fail and when it succeeded again, and nothing in between', () => {
    const run = (time: string, succeeded: boolean) => ({
      workflow: 'release',
      at: at(time),
      succeeded,
      sha: sha('a'),
      url: url(`runs/${time}`),
    });
    const runs = [run('15:20', true), run('14:20', false), run('14:40', false), run('15:40', true)];
    const found = rowsOf({ activity: [activity({ runs })] }).filter(({ kind }) => kind === 'workflow');
    expect(found.map(({ at: when, text }) => [when, text])).toEqual([
      [at('14:20'), 'Workflow failed: release'],
      [at('15:20'), 'Workflow succeeded again: release'],
    ]);
  });

  test('that a version went back, that a deployment failed, that a release was published', () => {
    const found = rowsOf({
      activity: [
        activity({
          deployments: [deployment('aa', '13:00'), deployment('bb', '13:40'), deployment('aa', '15:10')],
          releases: [{ name: 'v7', at: at('15:20'), url: url('releases/v7') }],
        }),
        activity({ repo: 'infrastructure', deployments: [deployment('cc', '14:50', 'failure')] }),
      ],
    });
    const texts = found.map(({ text }) => text);
    expect(texts).toContain('Version aa00000 of shop was deployed to production, which had run there before');
    expect(texts).toContain('Version cc00000 of infrastructure failed to deploy to production');
    expect(texts).toContain('Release of shop published: v7');
  });
});

describe('two sources', () => {
  test('that say the same make one row, which links both', () => {
    const found = rowsOf({
      activity: [activity({ changes: [merge('aa', '13:30')], deployments: [deployment('aa', '13:50')] })],
    }).filter(({ kind }) => kind !== 'record');
    expect(found).toEqual([
      {
        at: at('13:50'),
        kind: 'deployment',
        text: 'Version aa00000 of shop was deployed to production. Merged: Change aa (#41), at 13:30 UTC',
        url: url('deployments/aa'),
        also: [{ kind: 'merge', url: url('pull/aa') }],
        folded: false,
      },
    ]);
  });

  test('a revert is no merge as well', () => {
    const revert = { ...merge('bb', '15:00'), title: 'Revert "Change aa" (#42)' };
    const found = rowsOf({ activity: [activity({ changes: [merge('aa', '13:30'), revert] })] });
    expect(found.filter(({ text }) => text.includes('Change aa')).map(({ kind }) => kind)).toEqual([
      'merge',
      'revert',
    ]);
  });
});

describe('what hardly matters is folded', () => {
  test('changes of other services, during and before', () => {
    const changes = [
      merge('aa', '13:30'),
      merge('bb', '13:40', 'web/a.css'),
      merge('cc', '14:30', 'web/b.css'),
      merge('dd', '14:40'),
    ];
    const found = rowsOf({ activity: [activity({ changes })] }).filter(({ kind }) => kind === 'merge');
    expect(found.map(({ url: place, folded }) => [place?.split('/').at(-1), folded])).toEqual([
      ['aa', false],
      ['bb', false],
      ['cc', true],
      ['dd', false],
    ]);
  });

  test('before the start, all but the five that are likeliest', () => {
    const changes = Array.from({ length: 12 }, (_, index) => merge(`a${index}`, `12:${10 + index}`));
    const found = rowsOf({ activity: [activity({ changes })] }).filter(({ kind }) => kind === 'merge');
    expect(found.filter(({ folded }) => !folded)).toHaveLength(5);
    expect(found).toHaveLength(12);
  });

  test('what lies outside of the window is left out', () => {
    const changes = [{ ...merge('aa', '13:00'), at: '2026-03-09T13:59:00Z' }, merge('bb', '16:01')];
    expect(rowsOf({ activity: [activity({ changes })] }).filter(({ kind }) => kind === 'merge')).toEqual([]);
  });
});

test('gaps are named, from the detection to the resolution', () => {
  const { gaps } = gatherEvidence(observe({}), 40);
  expect(gaps).toEqual([
    { from: at('14:10'), to: at('15:00'), minutes: 50 },
    { from: at('15:00'), to: at('16:00'), minutes: 60 },
  ]);
});

test('what was not read is listed', () => {
  const leftOut = ['The 100 newest of more than 100 releases of acme/shop were read.'];
  expect(gatherEvidence(observe({ activity: [activity({ leftOut })] }), 30).leftOut).toEqual(leftOut);
});

describe('the change that began it', () => {
  test.each([
    ['used for tuning', historiesIn('tuning'), 20, 18],
    ['held out', historiesIn('held-out'), 10, 9],
    ['drawn by chance', Array.from({ length: 30 }, (_, seed) => read(history(seed + 1))), 30, 27],
  ] as const)('is among the first three in the made-up histories that are %s', (_, histories, of, least) => {
    const found = histories.filter(({ observed, began }) =>
      gatherEvidence(observed, 30)
        .changes.slice(0, 3)
        .some(({ urls }) => urls.includes(began)),
    );
    expect(histories).toHaveLength(of);
    expect(found.length).toBeGreaterThanOrEqual(least);
  });

  test('is proposed with the evidence for it', () => {
    const changes = [merge('aa', '13:30'), { ...merge('bb', '15:00'), title: 'Revert "Change aa"' }];
    const [first] = gatherEvidence(observe({ activity: [activity({ changes })] }), 30).changes;
    expect(first).toMatchObject({
      text: 'Merged: Change aa (#41)',
      why: [
        'merged 30 min before the start',
        'touches files of the affected service',
        'was reverted during the incident',
        expect.stringContaining('pool'),
      ],
    });
  });

  test('is never one that came after the start, and a revert only after others', () => {
    const changes = [
      merge('aa', '14:01'),
      { ...merge('bb', '13:30'), title: 'Revert "Change zz"' },
      merge('cc', '13:25'),
    ];
    const found = gatherEvidence(observe({ activity: [activity({ changes })] }), 30).changes;
    expect(found.map(({ text }) => text)).toEqual([
      'Merged: Change cc (#41)',
      'Merged: Revert "Change zz" (#41)',
    ]);
  });

  test('may be in files that services share, or that are named after the service', () => {
    const of = (sha: string, path: string) => ({ ...merge(sha, '13:30'), paths: [path] });
    const changes = [
      of('aa', 'billing/tax.ts'),
      of('bb', 'libs/http/client.ts'),
      of('cc', 'infra/checkout/nodes.tf'),
    ];
    const observed = observe({ activity: [activity({ changes })] });
    const incident = { ...observed.incident, services: ['checkout'] };
    const found = gatherEvidence({ ...observed, incident }, 30).changes;
    expect(found.map(({ text }) => text.replace('Merged: ', ''))).toEqual([
      'Change cc (#41)',
      'Change bb (#41)',
      'Change aa (#41)',
    ]);
  });

  test('is no document that was merged, as the post-mortem of the incident before', () => {
    const changes = [{ ...merge('bb', '13:50'), paths: ['postmortems/2026-03-09.md'] }];
    const { rows, changes: likely } = gatherEvidence(observe({ activity: [activity({ changes })] }), 30);
    expect(likely).toEqual([]);
    expect(rows.filter(({ kind }) => kind === 'merge').map(({ folded }) => folded)).toEqual([true]);
  });

  test.each(['prompts/answer.md', 'requirements.txt', '.github/workflows/deploy.yml', 'content/prices.md'])(
    'may be in a file that something runs or reads: %s',
    (path) => {
      const changes = [{ ...merge('bb', '13:50'), paths: [path] }];
      const { changes: likely } = gatherEvidence(observe({ activity: [activity({ changes })] }), 30);
      expect(likely).toHaveLength(1);
    },
  );

  test('is not a change against which more speaks than for it: that is folded', () => {
    const changes = [merge('aa', '13:30'), { ...merge('bb', '10:00'), paths: ['docs/a.md'] }];
    const { rows } = gatherEvidence(observe({ activity: [activity({ changes })] }), 30);
    const merged = rows.filter(({ kind }) => kind === 'merge');
    expect(merged.map(({ folded }) => folded)).toEqual([true, false]);
  });
});
