import { describe, expect, test } from 'vitest';
import { readStory } from '../../sandbox/stories/read.ts';

const problemsOf = (text: string) =>
  readStory('drill.yml', text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('a story that cannot be played', () => {
  test('names every misspelt key with its line, and what was meant', () => {
    const text = `tilte: A drill
steps:
  - as: mira
    coment: {on: incident, body: hello}
  - wait: 16 minutes
  - expect:
      - {on: incident, pannel: {has: [SEV1]}}
      - {on: incident, panel: {hass: [SEV1]}}
`;
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/^1: title: must be text/),
      expect.stringMatching(/^1: .*"tilte".*Did you mean "title"\?/),
      expect.stringMatching(/^4: there is no "coment" here\. Did you mean "comment"\?/),
      expect.stringMatching(/^5: .*16 minutes/),
      expect.stringMatching(/^7: there is no "pannel" here\. Did you mean "panel"\?/),
      expect.stringMatching(/^8: .*"hass".*Did you mean "has"\?/),
    ]);
  });

  test.each([
    ['nobody who acts', 'title: A\nsteps:\n  - comment: {on: incident, body: hi}\n', /^3: who does this\?/],
    [
      'an unknown person',
      'title: A\nsteps:\n  - as: mara\n    merge: {on: x}\n',
      /^3: .*"mara"\. Did you mean "mira"/,
    ],
    [
      'two verbs in a step',
      'title: A\nsteps:\n  - wait: 1m\n    restart: app\n',
      /^3: a step does one thing/,
    ],
    [
      'an expectation of nothing',
      'title: A\nsteps:\n  - expect: [{on: incident}]\n',
      /^3: what is expected\?/,
    ],
    [
      'an expectation without an object',
      'title: A\nsteps:\n  - expect: [{state: open}]\n',
      /^3: `state` of what\?/,
    ],
    [
      'a misspelt setting of the policy',
      'title: A\npolicy:\n  incidents: {defaultSeverty: SEV1}\nsteps: [{wait: 1m}]\n',
      /^3: incidents.defaultSeverty: .*Did you mean "defaultSeverity"/,
    ],
    [
      'a rule of the policy that does not exist',
      'title: A\npolicy: {lint: {rules: {blame/judgment: error}}}\nsteps: [{wait: 1m}]\n',
      /^2: .*blame\/judgement/,
    ],
    [
      'a beginning that is not an instant',
      'title: A\nnow: today\nsteps: [{wait: 1m}]\n',
      /^2: now: must be an instant such as/,
    ],
    ['two stories in a file', 'title: A\nsteps: [{wait: 1m}]\n---\ntitle: B\n', /^3: a file holds one story/],
    ['no steps', 'title: A\n', /^1: steps: must be a list, and it is missing/],
    ['broken YAML', 'title: [A\nsteps: }\n', /^\d+: /],
    ['a list', '- a\n- b\n', /^1: must be a mapping/],
    ['an empty file', '', /^1: /],
  ])('says so: %s', (_, text, message) => {
    expect(problemsOf(text).join('\n')).toMatch(message);
  });
});

test('a single text may stand where a list is expected', () => {
  const { story, problems } = readStory(
    'drill.yml',
    'title: A\nsteps:\n  - as: mira\n    open: {title: B, labels: incident}\n  - expect: {on: incident, panel: {has: SEV3}, labels: sev3}\n',
  );
  expect(problems).toEqual([]);
  expect(story!.steps).toMatchObject([
    { value: { labels: ['incident'] } },
    { entries: [{ wanted: [{ value: { has: ['SEV3'] } }, { value: ['sev3'] }] }] },
  ]);
});
