import { pino } from 'pino';
import { expect, test } from 'vitest';
import { play } from '../../sandbox/stories/play.ts';
import { readStory } from '../../sandbox/stories/read.ts';

const played = (text: string) => {
  const { story, problems } = readStory('drill.yml', text);
  expect(problems).toEqual([]);
  return play(story!, { log: pino({ level: 'silent' }) });
};
const failuresOf = async (text: string) => (await played(text)).failures;

test('a failed expectation says what was expected, what GitHub shows, and after which step', async () => {
  const failures = await failuresOf(`title: A drill
steps:
  - as: aiko
    open: {title: Checkout rejects cards, labels: [incident, sev2]}
  - expect:
      - {on: incident, labels: [sev1], panel: {has: [SEV2], lacks: [Who leads?]}}
      - {issues: {labelled: incident, exactly: 2}}
`);
  expect(failures).toEqual([
    {
      line: 6,
      expected: 'labels of #2: sev1',
      found: expect.stringContaining('sev2'),
      after: { line: 3, words: expect.stringMatching(/^as aiko open/) },
    },
    expect.objectContaining({
      expected: 'the panel of #2 without “Who leads?”',
      found: expect.stringContaining('SEV2'),
    }),
    expect.objectContaining({
      line: 7,
      expected: 'exactly 2 issues labelled incident',
      found: expect.stringMatching(/^1\n/),
    }),
  ]);
});

test('a text in a different case, and a missing check or step, are reported as such', async () => {
  const failures = await failuresOf(`title: A drill
steps:
  - as: aiko
    open: {name: report, title: Checkout rejects cards, labels: [incident, sev2]}
  - expect:
      - {on: incident, panel: {has: [WHO LEADS?]}}
      - {on: incident, check: {name: debrief/post-mortem}}
      - {calls: {since: reprt}}
`);
  expect(failures.map(({ expected, found }) => [expected, found.split('\n', 1)[0]])).toEqual([
    ['the panel of #2 with “WHO LEADS?”', '“WHO LEADS?” is there in a different case.'],
    ['the check debrief/post-mortem on #2', 'no check at all'],
    ['something that can be checked', 'no step before this one is called “reprt”'],
  ]);
});

test('what GitHub refuses is told, and the story goes on; a step may say that it is refused', async () => {
  const deed = `title: A drill
steps:
  - as: aiko
    open: {name: report, title: Checkout rejects cards}
  - as: eve
    label: {on: report, labels: [incident]}
`;
  expect(await played(deed)).toMatchObject({
    failures: [],
    notes: [{ line: 5, said: expect.stringContaining('GitHub refuses POST') }],
  });
  expect(await failuresOf(`${deed}    refused: true\n`)).toEqual([]);
  expect(await failuresOf(`${deed.replace('eve', 'mira')}    refused: admin rights\n`)).toEqual([
    expect.objectContaining({ line: 5, found: 'it was done' }),
  ]);
});
