import { expect, test } from 'vitest';
import { playFiles } from '../../sandbox/stories/main.ts';
import { world } from './world.ts';

const STORY = `title: A label declares an incident
steps:
  - as: aiko
    open: {title: Checkout rejects cards, labels: [incident, sev2]}
  - expect:
      - {on: incident, labels: [sev2]}
`;
const files = {
  'right.yml': STORY,
  'wrong.yml': STORY.replace('[sev2]}', '[sev1]}'),
  'misspelt.yml': STORY.replace('expect', 'expcet'),
};

test('debrief story exits 0 when all expectations hold, 1 when one does not, 2 when a file is not a story', async () => {
  const { debrief } = world(files);
  const right = await debrief(['story', 'right.yml']);
  expect(right).toMatchObject({ code: 0, out: expect.stringMatching(/^✓ A label .*right\.yml/) });
  const wrong = await debrief(['story', 'right.yml', 'wrong.yml']);
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/✓ [\s\S]*✗ [\s\S]*wrong\.yml:6, after line 3[\s\S]*labels of #2: sev1/);
  const misspelt = await debrief(['story', '--format', 'json', 'misspelt.yml', 'right.yml']);
  expect(misspelt.code).toBe(2);
  expect(JSON.parse(misspelt.out)).toMatchObject([
    { passed: false, problems: [{ line: 5, message: expect.stringContaining('"expcet"') }] },
    { passed: true },
  ]);
});

test.each([
  [['story'], 'Which story?'],
  [['story', 'nope.yml'], 'There is no file nope.yml.'],
  [['story', '.'], '. is a folder. Name its stories: `debrief story *.yml`.'],
])('debrief %j says what is missing', async (words, message) => {
  const said = await world(files).debrief(words);
  expect(said.code).toBe(2);
  expect(said.err).toContain(message);
});

test('with --watch the result of the last story is there before the watching begins', async () => {
  const { cwd } = world(files);
  const happened: string[] = [];
  await playFiles(['wrong.yml', 'right.yml'], {
    cwd,
    logLevel: 'silent',
    onEnd: ({ file, passed }) => void happened.push(`${file} ${passed}`),
    watch: async (address) => {
      happened.push('watched');
      expect((await fetch(`${address}/issues`)).status).toBe(200);
    },
  });
  expect(happened).toEqual(['wrong.yml false', 'right.yml true', 'watched']);
});
