import { describe, expect, test } from 'vitest';
import { toReport } from '../../src/postmortem/report.ts';
import { read } from './reading.ts';

const SECTIONS =
  '## Summary\n\nThe queue was down.\n\n## Timeline\n\n- 14:03 UTC queue grows\n- 14:05 UTC page\n\n';

describe('a document is', () => {
  test.each([
    [
      'a post-mortem, with sections and dates',
      `# Queue stuck 2026-03-04\n\n${SECTIONS}`,
      'postmortems/queue.md',
      'post-mortem',
    ],
    [
      'a post-mortem, in prose under a title that says so',
      '# Post-mortem of the lost mails\n\nOn 4 March 2026 mail was down for an hour. The relay crashed.\n',
      'blog/mails.md',
      'post-mortem',
    ],
    [
      'a post-mortem, as a review without dates',
      '# Incident review\n\n## What happened\n\nThe deploy failed and the site was down.\n',
      '2026-01-01-review.md',
      'post-mortem',
    ],
    [
      'a post-mortem in plain sentences that says so in its title',
      `# Post-mortem: queue stuck on 4 March 2026\n\n## Summary\n\n${'Jobs waited for an hour. '.repeat(20)}You could see that in the post-mortem meeting.\n`,
      'notes/queue.md',
      'post-mortem',
    ],
    [
      'a post-mortem that mentions the template, with severity and day on one line',
      `# Post-mortem: queue stuck\n\nSeverity: SEV3, 2026-03-04\n\n## Summary\n\n${'The template of the post-mortem was new. '.repeat(20)}\n`,
      'notes/queue.md',
      'post-mortem',
    ],
    [
      'a post-mortem whose headings are in another language',
      '# Ausfall am 4. April 2026\n\nSEV3\n\n## Zusammenfassung\n\nDie Warteschlange stand still.\n\n## Maßnahmen\n\n- @amal Alarm\n',
      'notes/queue.md',
      'post-mortem',
    ],
    [
      'other, as a page about severities',
      '# Severities\n\nLast updated on 4 March 2026.\n\n- SEV1: you cannot work\n- SEV2: you can work with pain\n- SEV3: you hardly notice\n\n## Summary\n\nChoose the highest that fits your incident.\n',
      'docs/severities.md',
      'other',
    ],
    [
      'other, as the index page of a folder',
      '# Post-mortems\n\n- March 4, 2026 - [Queue](a.md)\n- March 5, 2026 - [Mail](b.md)\n- March 6, 2026 - [Disk](c.md)\n',
      'postmortems/README.md',
      'other',
    ],
    [
      'other, as release notes',
      '# Announcing Queue 3.2\n\nYou can now drain it. The crash was fixed.\n',
      'blog/3.2.md',
      'other',
    ],
    [
      'other, as a decision record',
      '# 12. Use one queue\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Impact\n\nText.\n',
      'docs/adr/12.md',
      'other',
    ],
    ['other, with nothing in it', '', 'postmortems/empty.md', 'other'],
    [
      'a template, by its blanks',
      '# {{ title }}\n\n## Summary\n\n{{ summary }}\n\n## Timeline\n\n- HH:MM first alert\n\n## Root cause\n\nTBD\n\n## Action items\n\n- TODO\n',
      'postmortems/new.md',
      'template',
    ],
    [
      'a template, by its name',
      '# Incident title\n\n## Summary\n\n_What happened?_\n\n## Timeline\n\n',
      'templates/full.md',
      'template',
    ],
  ] as const)('%s', (_name, text, path, kind) => {
    expect(read(text, path)).toMatchObject({ kind, kindReason: expect.stringMatching(/^It .*\.$/) });
  });
});

describe('the severity is read from', () => {
  test.each([
    ['front matter', '---\nseverity: SEV2\n---\n# Queue\n', 'SEV2', 'SEV2'],
    ['a label', '# Queue\n\n- **Severity**: P1\n', 'P1', 'SEV1'],
    ['a heading with a value', '# Queue\n\n## Severity: major\n', 'major', 'SEV2'],
    ['a heading above a value', '# Queue\n\n## Severity\n\nSEV-3\n', 'SEV-3', 'SEV3'],
    ['a table', '# Queue\n\n| Severity | SEV4 |\n| - | - |\n| Lead | Ann Ong |\n', 'SEV4', 'SEV4'],
    [
      'before a long explanation',
      '# Queue\n\n**Severity:** S1. Every order of the northern region waited for hours, and the alert path was silent all along.\n',
      'S1',
      'SEV1',
    ],
    [
      'a word before a long explanation',
      '# Queue\n\nSeverity: High, since nobody in three countries could pay for two hours of the evening peak\n',
      'High',
      'SEV2',
    ],
    [
      'a label in German',
      '# Warteschlange\n\nSchweregrad: SEV2\n\n## Ursache\n\nDie Warteschlange war voll und wurde nicht geleert.\n',
      'SEV2',
      'SEV2',
    ],
    [
      'a label in French',
      '# Panne\n\nGravité : SEV3\n\n## Cause\n\nLa file d’attente était pleine et les messages ont attendu.\n',
      'SEV3',
      'SEV3',
    ],
    ['a sentence of the summary', '# Queue\n\n## Summary\n\nA SEV1 incident.\n', 'SEV1', 'SEV1'],
  ])('%s', (_name, text, written, level) => {
    const document = read(text);
    expect(document.severity?.value).toBe(written);
    expect(document.severityLevel).toBe(level);
    const { start, end } = document.severity!.span;
    expect(document.document.text.slice(start, end)).toContain(written);
  });
  test('nowhere if not stated', () => {
    expect(read('# Queue\n\nText.\n')).toMatchObject({ severity: null, severityLevel: null });
  });
});

describe('causes', () => {
  test('contributing factors, with their IDs', () => {
    const document = read(
      '# Queue\n\n## Contributing factors\n\n- F1: no limit\n- a retry without back-off\n',
    );
    expect(document.contributingFactors).toMatchObject([
      { id: 'F1', text: 'no limit', line: 5 },
      { id: null, text: 'a retry without back-off', line: 6 },
    ]);
  });
  test.each([
    ['We could not send mail because:', ['a full disk']],
    ['Factors that may have contributed:', ['a full disk']],
    ['In production, causes like these could be:', []],
  ])('contributing factors below “%s”', (label, expected) => {
    const { contributingFactors } = read(`# Queue\n\n## Contributing factors\n\n${label}\n\n- a full disk\n`);
    expect(contributingFactors.map(({ text }) => text)).toEqual(expected);
  });
  test.each([
    [
      'numbered',
      '1. Why did it stop? The disk was full.\n2. Why? Logs were not rotated.\n3. Because the rotation had no owner.',
    ],
    [
      'nested',
      '- The disk was full.\n  - Because logs were not rotated.\n    - Because the rotation had no owner.',
    ],
    [
      'in paragraphs',
      '**Why did it stop?** The disk was full.\n\n**Why?** Logs were not rotated.\n\n**Why?** The rotation had no owner.',
    ],
    [
      'as questions with answers below',
      'Why did it stop?\n\nThe disk was full.\n\nWhy was it full?\n\nLogs were not rotated.\n\nWhy?\n\nThe rotation had no owner.',
    ],
  ])('a chain of whys, %s', (_name, body) => {
    const steps = read(`# Queue\n\n## Five whys\n\n${body}\n`).whyChains.flatMap((chain) =>
      chain.steps.map((step) => step.value.toLowerCase()),
    );
    expect(steps).toEqual(['the disk was full.', 'logs were not rotated.', 'the rotation had no owner.']);
  });
  test.each([
    ['lists', '- Process\n  - no review\n  - no drill\n- Technology\n  - no limit'],
    ['sub-headings', '### Process\n\n- no review\n- no drill\n\n### Technology\n\n- no limit'],
    [
      'a diagram of arrows',
      '```mermaid\nflowchart LR\n  a[no review] --> P[Process]\n  b[no drill] --> P\n  c[no limit] --> T[Technology]\n  P --> X[Outage]\n  T --> X\n```',
    ],
    [
      'a diagram by indentation',
      '```mermaid\nmindmap\n  Outage\n    Process\n      no review\n      no drill\n    Technology\n      no limit\n```',
    ],
  ])('a fishbone, as %s', (_name, body) => {
    const [fishbone] = read(`# Queue\n\n## Fishbone\n\n${body}\n`).fishbones;
    expect(fishbone?.categories).toEqual([
      { name: 'Process', causes: ['no review', 'no drill'] },
      { name: 'Technology', causes: ['no limit'] },
    ]);
  });
});

test('durations state what they measure', () => {
  const document = read(
    '# Queue\n\n## Impact\n\nThe site was down for 1h 12m. It took 9 minutes to detect it.\n',
  );
  expect(document.durations).toMatchObject([
    { minutes: 72, of: 'impact', raw: '1h 12m' },
    { minutes: 9, of: 'detection', raw: '9 minutes' },
  ]);
});

test('people are those named in the document', () => {
  const document = read(
    '---\nauthor: Ann Ong\n---\n# Queue\n\nIncident commander: Bo Li\n\n## Action items\n\n- Add an alarm (@cy)\n',
  );
  expect(document.people).toEqual([
    { name: 'Ann Ong', handle: null, from: 'front-matter' },
    { name: 'Bo Li', handle: null, from: 'role' },
    { name: 'cy', handle: 'cy', from: 'owner' },
  ]);
});

test('leftover template text is found, except in code', () => {
  const text =
    '# Queue\n\n## Summary\n\nTBD, on YYYY-MM-DD, `TODO` <name of the service>\n\n## Impact\n\n_How many users?_\n';
  expect(read(text).placeholders.map((each) => each.value)).toEqual([
    'TBD',
    'YYYY-MM-DD',
    '<name of the service>',
    'How many users?',
  ]);
});

test('milestones are the first alarm and the last all-clear', () => {
  const { milestones } = read(
    '# Queue stuck 2026-03-04\n\n## Timeline (UTC)\n\n- 14:00 outage starts\n- 14:05 alert fires\n- 14:07 on-call acknowledges\n- 14:20 mitigated\n- 14:40 resolved\n',
  );
  expect(
    Object.fromEntries(Object.entries(milestones).map(([name, time]) => [name, time.iso?.slice(11, 16)])),
  ).toEqual({
    started: '14:00',
    detected: '14:05',
    acknowledged: '14:07',
    mitigated: '14:20',
    resolved: '14:40',
  });
});

test('the report keeps the shape that scripts rely on', () => {
  const report = toReport(
    read(
      '---\nseverity: SEV2\n---\n# Queue stuck 2026-03-04\n\n## Timeline\n\n- 14:03 UTC queue grows\n\n## Contributing factors\n\n- no limit\n\n## Action items\n\n- [ ] Add a limit (@ann, due 2026-04-01) #7\n',
    ),
  );
  expect(JSON.parse(JSON.stringify(report))).toEqual({
    title: 'Queue stuck 2026-03-04',
    kind: 'post-mortem',
    kindReason:
      "It has 3 of a post-mortem's sections, 1 dated timeline entry, a title that names an incident.",
    severity: 'SEV2',
    frontMatter: { severity: 'SEV2' },
    sections: [
      { heading: 'Queue stuck 2026-03-04', line: 4 },
      { heading: 'Timeline', line: 6 },
      { heading: 'Contributing factors', line: 10 },
      { heading: 'Action items', line: 14 },
    ],
    timeline: [
      { line: 8, at: '2026-03-04T14:03:00Z', zoneAssumed: false, raw: '14:03 UTC', text: 'queue grows' },
    ],
    actionItems: [
      {
        line: 16,
        text: 'Add a limit #7',
        owners: ['ann'],
        due: '2026-04-01',
        type: null,
        status: null,
        state: 'open',
        done: false,
        issue: '#7',
        promised: false,
      },
    ],
    contributingFactors: [{ line: 12, text: 'no limit' }],
    fiction: null,
    textKinds: [{ line: 16, kind: 'action' }],
  });
});

test('“5-26-21” in a title is 26 May 2021', () => {
  expect(
    read('# Website outage 5-26-21\n\n## Timeline (UTC)\n\n- 04:49 PM The branch is renamed\n').date,
  ).toBe('2021-05-26');
});
