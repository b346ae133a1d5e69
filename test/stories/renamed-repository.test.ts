import { pino } from 'pino';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { play } from '../../sandbox/stories/play.ts';
import { readStory } from '../../sandbox/stories/read.ts';

const log = pino({ level: 'silent' });

/** An incident from its report to its last action item; between any two of these, its repository may be renamed. */
const LIFE: Readonly<Record<string, readonly object[]>> = {
  'it is open': [
    { as: 'aiko', open: { title: 'Checkout rejects cards', labels: ['incident', 'sev2'] } },
    { as: 'mira', comment: { on: 'incident 1', body: '/incident ic me' } },
    { wait: '10m' },
  ],
  'its draft is open': [
    { as: 'mira', comment: { on: 'incident 1', body: '/incident resolved' } },
    { wait: '10m' },
    { expect: [{ 'pull-requests': { titled: 'rejects cards', exactly: 1 } }] },
  ],
  'its draft is in review': [
    {
      as: 'mira',
      'edit-file': {
        on: 'pull request titled Post-mortem: Checkout',
        path: 'auto',
        text: `---
incident: kelp-works/shop#2
severity: SEV2
---

# Checkout rejects cards

## Action items

- Alert on pool saturation, owner: @mira, due 2026-05-06
- Add a retry budget, owner: @tomas, due 2026-05-06
`,
      },
    },
    { as: 'mira', comment: { on: 'incident 1', body: '/incident time detected 13:55 UTC' } },
    { wait: '10m' },
  ],
  'its post-mortem is merged': [
    { as: 'mira', merge: { on: 'pull request titled Post-mortem: Checkout' } },
    { wait: '10m' },
  ],
  'one of its action items is done': [
    { as: 'mira', comment: { on: 'issue titled Alert on pool', body: '/action done https://example.com/a' } },
    { wait: '10m' },
    { expect: [{ on: 'incident 1', panel: { has: ['1 of 2 done'] } }] },
  ],
  'all is done': [
    { as: 'tomas', comment: { on: 'issue titled Add a retry', body: '/action done https://example.com/b' } },
    { wait: '1h' },
    { as: 'tomas', comment: { on: 'incident 2', body: '/incident time detected 13:40 UTC' } },
    { wait: '10m' },
    { as: 'tomas', comment: { on: 'incident 2', body: '/incident time mitigated 13:50 UTC' } },
    { wait: '10m' },
  ],
};
const STATES = Object.keys(LIFE);

const rename = (from: string, to: string) => ({ as: 'mira', 'rename-repository': { from, to } });
const TAKEN = [rename('shop', 'store'), rename('pay', 'shop'), { wait: '5m' }];
const TWICE = [rename('shop', 'market'), { wait: '5m' }, rename('market', 'store')];
const CASES = [
  ...STATES.slice(0, -1).map((state) => ({
    way: 'gets another name, and another repository takes the former one',
    change: TAKEN,
    state,
  })),
  ...STATES.slice(1, 4).map((state) => ({
    way: 'gets another name twice in a row',
    change: TWICE,
    state,
  })),
];

/** What has happened in `pay`, where the issues have the same numbers. */
const ELSEWHERE = [
  { as: 'aiko', open: { title: 'Payouts are late', labels: ['incident', 'sev2'], repository: 'pay' } },
  { as: 'tomas', comment: { on: 'incident 2', body: '/incident ic me' } },
  { as: 'tomas', comment: { on: 'incident 2', body: '/incident resolved' } },
  { wait: '10m' },
];

const EXPECTED = [
  { 'pull-requests': { titled: 'rejects cards', exactly: 1 } },
  { 'pull-requests': { titled: 'Payouts are late', state: 'open', exactly: 1 } },
  { issues: { labelled: 'incident', exactly: 2 } },
  { issues: { titled: 'Alert on pool', exactly: 1 } },
  { issues: { titled: 'Add a retry', exactly: 1 } },
  {
    on: 'incident 1',
    panel: { has: ['2 of 2 done', 'merged', '13:55'] },
    comments: { by: 'debrief', has: ['Every action item of this incident is settled'], exactly: 1 },
  },
  { on: 'incident 1', comments: { by: 'debrief', has: ['The post-mortem is accepted'], exactly: 1 } },
  ...['Payouts', 'Checkout'].map((title) => ({
    on: `pull request titled Post-mortem: ${title}`,
    comments: { by: 'debrief', has: ['needed'], exactly: 0 },
  })),
  { on: 'pull request titled Post-mortem: Payouts', file: 'auto', has: ['13:40 UTC', '13:50 UTC'] },
  { on: 'incident 2', panel: { has: ['draft', '13:50'], lacks: ['done', 'merged'] } },
  { on: 'incident 2', comments: { by: 'debrief', has: ['settled'], exactly: 0 } },
];

for (const { way, change, state } of CASES)
  test(`one draft, one panel and no duplicates, if the repository of an incident ${way} while ${state}`, {
    timeout: 120_000,
  }, async () => {
    const steps = STATES.flatMap((each) => [
      ...LIFE[each]!,
      ...(each === STATES[0] ? ELSEWHERE : []),
      ...(each === state ? change : []),
    ]);
    const text = stringify({
      title: way,
      repositories: { shop: {}, pay: {} },
      people: { mira: 'admin', tomas: 'write', aiko: 'triage' },
      steps: [...steps, { expect: EXPECTED }],
    });
    const { story, problems } = readStory('renamed.yml', text);
    expect(problems).toEqual([]);
    expect((await play(story!, { log })).failures).toEqual([]);
  });
