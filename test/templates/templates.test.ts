import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../src/controllers/post-mortem/judge.ts';
import { BUILT_IN, builtIn } from '../../src/controllers/templates.ts';
import { draftFacts } from '../../src/drafting/facts.ts';
import { scaffold } from '../../src/drafting/scaffold.ts';
import type { IncidentEvent } from '../../src/incident/facts.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { lint, readingContext } from '../../src/lint/engine.ts';
import { parseMarkdown } from '../../src/markdown/parse.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { recordAlone } from '../drafting/record-alone.ts';
import { incidentOf, said } from '../incident/facts.ts';

const TODAY = '2026-03-02';
const SEVERITY = { full: 2, light: 3, security: 2, 'data-loss': 2 } as const;

/** What people said of an incident that was well led, and of one in which nobody said more than the least. */
const TOLD: Readonly<Record<string, readonly IncidentEvent[]>> = {
  'well told': [
    said('14:03', 'bo', '/incident ic me\n/incident dri @cy\n/incident comms @ana\n/incident scribe @di'),
    said('14:05', 'bo', '/incident time started 13:52 UTC\n/incident time detected 14:00 UTC'),
    said('14:06', 'bo', '/incident timeline 13:48 UTC Release 71 reaches production with 32 workers'),
    said('14:12', 'bo', '/incident update The database refuses new connections'),
    said('14:13', 'bo', '/incident identified'),
    said('14:20', 'bo', '/incident mitigated'),
    said(
      '14:22',
      'bo',
      '/incident action Alert when pool use stays above 80% for 2 minutes @cy due 2026-03-15',
    ),
    said('14:40', 'bo', '/incident resolved'),
  ],
  'hardly told': [said('14:25', 'bo', '/incident resolved')],
};

function draft(name: (typeof BUILT_IN)[number], told: readonly IncidentEvent[]) {
  const incident = incidentOf([said('14:02', 'ana', `/incident sev ${SEVERITY[name]}`), ...told]);
  const template = { path: `${name}.md`, text: readFileSync(`templates/${name}.md`, 'utf8') };
  return { incident, ...scaffold(template, draftFacts(recordAlone(incident), DEFAULT_POLICY)) };
}

function judge(text: string, path: string, incident: Incident) {
  const model = readPostMortem(parseMarkdown(text, path), readingContext(DEFAULT_POLICY, TODAY));
  const settings = {
    policy: DEFAULT_POLICY,
    today: TODAY,
    incident: recordOf(incident, DEFAULT_POLICY),
    assumePostMortem: true,
  };
  return lint(model, settings).findings.map(({ ruleId, start, message }) => ({
    ruleId,
    line: start.line,
    message,
  }));
}

/** What somebody writes at each mark, by the words in front of which it stands. */
const ANSWERS: readonly (readonly [mark: RegExp, answer: string])[] = [
  [/^services: \[TODO\]$/, 'services: [checkout]'],
  [
    /^\| (Alert .*) \| TODO \| @cy \| (.*) \|$/,
    '| $1 | detect | @cy | $2 |\n| Share one pool of 40 connections between all workers | prevent | @bo | 2026-03-20 |',
  ],
  [
    /_(?:In three sentences: what|What) happened, .*_/,
    'Checkout declined all cards from 13:52 to 14:20 UTC, because a release doubled the connections to the database. Going back to the earlier release ended it.',
  ],
  [/_Which users felt it.*_/, 'All 1,240 customers who paid by card were declined for 28 minutes.'],
  [
    /_What told us, .*_/,
    'The alert on declined cards fired 8 minutes after the first timeout. An alert on pool use would have told us 5 minutes sooner.',
  ],
  [
    /_What made it easy or hard .*_/,
    'The errors of the payment provider drew attention first. Recovery took as long as it did because late payments are booked one by one.',
  ],
  [/_What changed just before .*_/, 'Release 71 doubled the number of workers.'],
  [
    /_What made this possible.*_/,
    'Each worker opens a pool of its own, so the number of workers sets the load on the database.',
  ],
  [
    /_What made (?:this|it) look safe.*_/,
    'The release passed its load test, which runs with 4 workers and their pools.',
  ],
  [/_What let it grow.*_/, 'Pool use had no alert, so its climb went unseen.'],
  [/_Why did users feel it\?_/, 'The checkout got no connection to the payment database.'],
  [/_Why was that possible\?_/, 'Two releases side by side asked for 320 connections of 200.'],
  [
    /_Why did nothing .*_/,
    'Every worker has a pool of its own, and the deployment does not check the limit of the database.',
  ],
  [/_What should stay .*_/, 'The rollback is one command.'],
  [
    /_What was harder .*_/,
    'The alert on declined cards averages over 10 minutes, so pool use had climbed for long.',
  ],
  [/_What kept it .*_/, 'It was a Sunday.'],
  [
    /_Which data or systems .*_/,
    'Card tokens of the test shop, by anyone with the old key, from 13:52 to 14:20 UTC.',
  ],
  [/_What shows whether .*_/, 'The log of the key store shows no use of the key after 13:40 UTC.'],
  [/_Which keys, tokens .*_/, 'The key of the payment provider was exchanged at 14:31 UTC.'],
  [
    /_Who had to be informed.*_/,
    'We informed the payment provider at 14:35 UTC; there is no duty to inform anybody else.',
  ],
  [/_Which data was lost .*_/, '112 orders lost their note for the courier.'],
  [
    /_What was restored.*_/,
    '98 notes came back from the copy of 13:30 UTC, and were compared by count and by sample.',
  ],
  [/_What could not be restored.*_/, '14 notes did not come back; the 14 customers got a mail on 2 March.'],
  [/_How old was the newest .*_/, 'The copy was 22 minutes old; 60 minutes are allowed.'],
  [/What did somebody have to know by heart\?/, 'The limit of the database was known to two people'],
  [/Which step would have shown it\?/, 'No step compares the settings of both releases'],
  [/Which limit was not visible\?/, 'Connections that are in use'],
  [/What was different that day\?/, 'Two releases ran side by side'],
  [/_What do we know now .*_/, 'The number of workers is a setting of the database, too.'],
];

function fillIn(text: string): string {
  return text
    .split('\n')
    .map((line) => ANSWERS.reduce((filled, [mark, answer]) => filled.replace(mark, answer), line))
    .join('\n');
}

describe.each(BUILT_IN)('the template %s', (name) => {
  test.each(Object.keys(TOLD))(
    'made for an incident that was %s is reported for what is left to fill in, and for nothing else',
    (how) => {
      const { text, path, incident } = draft(name, TOLD[how]!);
      const marks = text
        .split('\n')
        .flatMap((line, index) =>
          [...line.matchAll(/\bTODO\b|_[A-Z][^_]*\?_|^ {6}\S.*\?$/g)].map(() => index + 1),
        );
      expect(marks.length).toBeGreaterThan(5);
      const findings = judge(text, path, incident);
      expect(findings.map(({ ruleId, line }) => [ruleId, line])).toEqual([
        ['structure/placeholder', marks[0]],
      ]);
      expect(findings[0]!.message).toContain(`${marks.length} placeholders`);
    },
  );

  test('filled in is clean by every rule', () => {
    const { text, path, incident } = draft(name, TOLD['well told']!);
    const filled = fillIn(text);
    expect(filled).not.toMatch(/TODO|\?_|\?$/m);
    expect(judge(filled, path, incident)).toEqual([]);
  });

  test('holds what GitHub knew, each row of the timeline once, in order, with its evidence', () => {
    const { text, incident } = draft(name, TOLD['well told']!);
    const timeline = text.split('## Timeline\n')[1]!.split('\n## ')[0]!;
    const rows = timeline.split('\n').filter((line) => /^\| 2026-03-01 \d\d:\d\d UTC \|/.test(line));
    expect(rows).toHaveLength(incident.log.length);
    expect(rows).toEqual([...rows].sort((a, b) => a.slice(0, 22).localeCompare(b.slice(0, 22))));
    for (const row of rows) expect(row).toMatch(/\| \[record\]\(https:\/\/github\.test\/\S+\) \|$/);
    expect(text).toContain('Alert when pool use stays above 80% for 2 minutes');
  });

  test('comes with the package', async () => {
    expect((await builtIn(name)).text).toContain('{{timeline}}');
  });
});
