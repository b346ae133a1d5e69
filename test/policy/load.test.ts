import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { readPolicy } from '../../src/policy/load.ts';

const vocabulary = {
  rules: new Map<string, z.ZodType>([
    ['timeline/gaps', z.strictObject({ minutes: z.int().positive().default(30) })],
    ['blame/judgement', z.strictObject({})],
  ]),
  sections: ['causes', 'timeline'],
};
const read = (text: string) => readPolicy(text, '.github/debrief.yml', vocabulary);
/** `line:column path: message` of each problem. */
const said = (text: string) =>
  read(text).problems.map((p) => `${p.line}:${p.column} ${p.path}: ${p.message}`);

describe('a good policy', () => {
  test.each(['', '\n', '# nothing decided yet\n', 'null\n', '---\n', '{}'])(
    '%j is the default one',
    (text) => {
      expect(read(text)).toMatchObject({ policy: DEFAULT_POLICY, problems: [] });
    },
  );

  test('keeps what it says and fills in the rest', () => {
    const { policy, problems } = read(
      'labels:\n  incident: outage\nlint:\n  rules:\n    timeline/gaps: [error, {minutes: 45}]\n',
    );
    expect(problems).toEqual([]);
    expect(policy.labels.incident).toBe('outage');
    expect(policy.labels.severities.SEV1).toEqual(['sev1']);
    expect(policy.lint.rules['timeline/gaps']).toEqual(['error', { minutes: 45 }]);
  });

  test('takes the folder of the drafts for the place of the post-mortems, unless it names that', () => {
    const files = (text: string) => read(text).policy.postmortems.files;
    expect(files('postmortems: {directory: docs/incidents/}')).toEqual(['docs/incidents/**/*.md']);
    expect(files('postmortems: {directory: docs, files: ["docs/*.md"]}')).toEqual(['docs/*.md']);
    expect(files('postmortems: {files: ["docs/*.md"]}')).toEqual(['docs/*.md']);
    expect(files('')).toEqual(['postmortems/**/*.md']);
  });

  test('may say a thing once and refer to it', () => {
    const { policy, problems } = read('lint:\n  people: &names [Percy]\n  systems: *names\n');
    expect(problems).toEqual([]);
    expect(policy.lint.systems).toEqual(['Percy']);
  });
});

describe('a mistake is shown with its path, its line and what was likely meant', () => {
  test.each([
    [
      'labels:\n  incidnet: outage\n',
      /^2:3 labels\.incidnet: there is no setting "incidnet" here\. Did you mean "incident"\? There are: incident, /,
    ],
    [
      'reliability:\n  measurements:\n    - {name: mttr, from: detected, to: resolved}\n',
      /^3:14 reliability\.measurements\.0\.name: "mttr" is already the name of a figure; choose another$/,
    ],
    [
      'reliability:\n  measurements:\n    - {name: toComms, from: started, to: acknowledged}\n    - {name: toComms, from: detected, to: acknowledged}\n',
      /^4:14 reliability\.measurements\.1\.name: "toComms" is already the name of a figure; choose another$/,
    ],
    [
      'reliability:\n  objectives:\n    - target: MTRR −20 % each quarter\n',
      /^3:15 reliability\.objectives\.0\.target: there is no figure "MTRR"\. Did you mean "mttr"\? There are: incidents, /,
    ],
    ['labels:\n  incident: 7\n', /^2:13 labels\.incident: must be text, not 7$/],
    [
      'labels:\n  severities:\n    SEV1: sev1\n',
      /^3:11 labels\.severities\.SEV1: must be a list, not "sev1": write `\["sev1"\]`$/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps: {level: warning}\n',
      /^3:20 lint\.rules\.timeline\/gaps: must be off, hint, warning or error, or \[level, \{option: value\}\]$/,
    ],
    ['labels: incident\n', /^1:9 labels: must be a mapping of settings, not "incident"$/],
    [
      'lint:\n  defaultProfile: strickt\n',
      /^2:19 lint\.defaultProfile: must be one of light, standard, strict, not "strickt"\. Did you mean "strict"\?$/,
    ],
    [
      'lint:\n  rules:\n    blame/judgment: error\n',
      /^3:5 lint\.rules\.blame\/judgment: there is no rule "blame\/judgment"\. Did you mean "blame\/judgement"\?/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps: loud\n',
      /^3:20 lint\.rules\.timeline\/gaps: must be off, hint, warning or error, or \[level, \{option: value\}\]$/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps: [error, {minuts: 3}]\n',
      /^3:29 lint\.rules\.timeline\/gaps\.1\.minuts: there is no setting "minuts" here\. Did you mean "minutes"\?/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps:\n      - error\n      - minutes: -4\n',
      /^5:18 lint\.rules\.timeline\/gaps\.1\.minutes: must be more than 0$/,
    ],
    [
      'lint:\n  sections:\n    cause: [Why]\n',
      /^3:5 lint\.sections\.cause: there is no section "cause"\. Did you mean "causes"\?/,
    ],
    ['lint:\n  timeZone: Mars/Olympus\n', /^2:13 lint\.timeZone: "Mars\/Olympus" is not a time zone\./],
    [
      'postmortems:\n  directory: ../elsewhere\n',
      /^2:14 postmortems\.directory: must be a folder inside the repository/,
    ],
    [
      'postmortems:\n  directory: reviews\n  files: ["postmortems/**"]\n',
      /^2:14 postmortems\.directory: drafts go to reviews\/, where `postmortems\.files` matches nothing; add reviews\/\*\*\/\*\.md there$/,
    ],
    [
      'actionItems:\n  dueWithinDays:\n    SEV1: 1.5\n',
      /^3:11 actionItems\.dueWithinDays\.SEV1: must be a whole number, not 1\.5$/,
    ],
    [
      'services:\n  - name: shop\n    pahts: [a]\n',
      /^3:5 services\.0\.pahts: there is no setting "pahts" here\. Did you mean "paths"\?/,
    ],
    [
      'services:\n  - name: shop\n    onCall: {rotation: [mira], start: 2026-02-30 09:00}\n',
      /^3:39 services\.0\.onCall\.start: must be a day and a time, such as `2026-01-05 09:00`$/,
    ],
    [
      'services:\n  - name: shop\n    onCall: {rotation: [mira], strat: 2026-02-03 09:00, start: 2026-02-03 09:00}\n',
      /^3:32 services\.0\.onCall\.strat: there is no setting "strat" here\. Did you mean "start"\?/,
    ],
    [
      'services:\n  - name: shop\n    onCall: {rotation: [mira], start: 2026-02-03 09:00, zone: CST}\n',
      /^3:63 services\.0\.onCall\.zone: "CST" is not a time zone\./,
    ],
    [
      'services:\n  - name: shop\n    onCall: {pagerduty: ""}\n',
      /^3:25 services\.0\.onCall\.pagerduty: must have at least 1 character$/,
    ],
    [
      'services:\n  - name: shop\n    onCall: mira\n',
      /^3:13 services\.0\.onCall: has none of the allowed forms$/,
    ],
    [
      'services:\n  - name: shop\n  - name: till\n    aliases: [Shop]\n',
      /^4:15 services\.1\.aliases\.0: "Shop" names two services$/,
    ],
    [
      'slos:\n  - {service: checkout, objective: 99.9, window: 30 days}\n',
      /^2:50 slos\.0\.window: must be a rolling window from `1d` to `999d`, or one of week, month, quarter, year$/,
    ],
    [
      'calendar:\n  daysOff: [24.12.2026]\n',
      /^2:13 calendar\.daysOff\.0: must be a day such as `2026-12-24`$/,
    ],
    [
      'reliability:\n  measurements:\n    - {name: x, from: detected, to: started}\n',
      /^3:37 reliability\.measurements\.0\.to: started does not come after detected: the milestones are started, /,
    ],
    [
      'overrides:\n  people: [Mira Lund]\n',
      /^2:12 overrides\.people\.0: must be a name on GitHub such as `mira`, or `owner\/team`$/,
    ],
    [
      'statusPage:\n  url: status.acme.com\n',
      /^2:8 statusPage\.url: must be an address such as `https:\/\/example\.com`$/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps: warn\n',
      /^3:20 lint\.rules\.timeline\/gaps: must be off, hint, .*value\}\]\. Did you mean "warning"\?$/,
    ],
    [
      'lint:\n  rules:\n    timeline/gaps: [eror, {}]\n',
      /must be off, hint, .*value\}\]\. Did you mean "error"\?$/,
    ],
    ['- a\n- b\n', /^1:1 : a policy is a mapping of settings/],
    ['just words', /^1:1 : a policy is a mapping of settings/],
    ['a: [1,\nb: 2', /^1:4 : the bracket `\[` is never closed/],
    ['a: 1\na: 2\n', /^2:1 : this setting is here twice/],
    ['labels: !!js/function "f"\n', /^1:9 : `!!js\/function` is a tag, and tags are not used here/],
    ['labels:\n  incident: !evil x\n', /^2:13 : `!evil x` begins with a character/],
  ])('%j', (text, wanted) => {
    const problems = said(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(wanted);
    expect(read(text).policy).toEqual(DEFAULT_POLICY);
  });
});

test('lists every problem at once, in the order of the file', () => {
  const lines = said(
    'lint:\n  defaultProfile: lax\n  rules:\n    nope/nope: off\n    timeline/gaps: [error, {minutes: x}]\nlabels:\n  x: 1\n  incident: ""\nodd: 1\n',
  ).map((problem) => problem.split(' ', 2)[1]);
  expect(lines).toEqual([
    'lint.defaultProfile:',
    'lint.rules.nope/nope:',
    'lint.rules.timeline/gaps.1.minutes:',
    'labels.x:',
    'labels.incident:',
    'odd:',
  ]);
});

test('refuses a YAML bomb at once instead of unfolding it', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`);
  levels[0] = 'a0: &a0 [x, x, x, x, x, x, x, x, x]';
  expect(said(levels.join('\n')).join()).toMatch(/aliases/);
});

test('refuses a file that is larger than any policy', () => {
  expect(said('#'.repeat(300 * 1024)).join()).toMatch(/has 300 KB; a policy has at most 64 KB/);
});

describe('a policy made to keep Debrief busy is answered briefly', () => {
  const many = (count: number, line: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => line(i)).join('');

  test.each([
    ['thousands of unknown settings', many(6000, (i) => `key${i}: 1\n`)],
    ['thousands of unknown rules', `lint:\n  rules:\n${many(3000, (i) => `    blame/x${i}: off\n`)}`],
    ['thousands of settings that are there twice', many(5000, () => 'labels: {}\n')],
    ['thousands of lines that are not YAML', many(3000, (i) => `a${i}: @b\n`)],
    ['thousands of entries of the wrong type', `lint:\n  people:\n${many(5000, () => '    - 7\n')}`],
  ])('%s: the first fifty are listed', (_what, text) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe('these are the first 50 problems; there are more');
  });

  test.each([
    ['brackets', '['],
    ['braces', '{a: '],
    ['brackets in a setting', 'lint: {rules: [', '[{x: '],
  ])('nested %s', (_what, start, again = start) => {
    expect(said(`labels: {}\n${start}${again.repeat(9000)}`)).toEqual([
      expect.stringMatching(/^2:\d+ : more than 32 brackets are open here/),
    ]);
  });

  test('a key as long as the file is cut in the message', () => {
    const [problem] = read(`${'k'.repeat(60_000)}: 1\n`).problems;
    expect(`${problem?.path} ${problem?.message}`.length).toBeLessThan(400);
  });

  test('more aliases than anyone writes', () => {
    expect(said(`a: &a x\n${many(200, (i) => `k${i}: *a\n`)}`)).toEqual([
      expect.stringMatching(/^102:\d+ : more than 100 aliases are used/),
    ]);
  });
});

describe('what would be passed over silently is a mistake', () => {
  test.each([
    [
      'incidents: {warRoom: "https://meet.example/{numbr}"}\n',
      /no placeholder "\{numbr\}"\. Did you mean "number"\?/,
    ],
    ['incidents: {warRoom: "https://meet.example/{number"}\n', /no placeholder "\{number"/],
    ['incidents: {warRoom: "https://meet.example/{}"}\n', /no placeholder "\{\}"/],
    ['postmortems: {files: ["docs/*.md, notes/*.md"]}\n', /comma outside of braces/],
    ['postmortems: {files: ["!drafts/**"]}\n', /only exclusions/],
    [`postmortems: {files: ["${'{a,b}'.repeat(22)}.md"]}\n`, /more than 100 globs/],
    ['lint: {ignore: ["docs/+(a|b).md"]}\n', /extended pattern/],
  ])('%s', (text, wanted) => {
    expect(said(text)).toEqual([expect.stringMatching(wanted)]);
  });

  test.each([
    'incidents: {warRoom: "https://meet.example/{number}?topic=incident"}\n',
    'postmortems: {files: ["docs/**/*.md", "!docs/drafts/**"]}\n',
    'lint: {ignore: ["*.tmp.md", "!keep.tmp.md", "/old/"]}\n',
  ])('and this is not: %s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

test.each([
  '[[[['.repeat(3000),
  '{a: '.repeat(3000),
  '\0\u0001\uFFFD',
  '%YAML 9\n---\n',
  '? ? ?',
  '<<: *x',
  'a: *a',
])('answers junk with a problem and never throws (%#)', (text) => {
  expect(read(text).problems.length).toBeGreaterThan(0);
});

test('without a vocabulary, does not check rule names', () => {
  expect(readPolicy('lint: {rules: {some/rule: off}}', 'x', null).problems).toEqual([]);
});

test('a key or a value of the wrong kind is reported in words', () => {
  expect(said('people:\n  "mira b": {}\ncalendar:\n  zone: Copenhagen time\n')).toEqual([
    '2:3 people.mira b: the key must be a GitHub login',
    expect.stringMatching(/^4:9 calendar\.zone: "Copenhagen time" is not a time zone\. Write UTC/),
  ]);
});

test('what may be elsewhere, or is not read by Debrief, is no mistake', () => {
  for (const text of [
    'slos: [{service: chekout, objective: 99.9}]\n',
    'catalogs: [catalog-info.yaml]\nservices: [{name: till}]\nslos: [{service: checkout, objective: 99.9}]\n',
    'services: [{name: checkout, aliases: [Till]}]\nslos: [{service: till, objective: 99.9}]\n',
    'labels: {phases: {resolved: done}, postmortemStates: {accepted: done}}\n',
    'services: [{name: checkout, component: Pay}]\nstatusPage: {components: [{name: Pay}, {name: Our bank}]}\n',
    'incidents: {roles: {liaison: Customer liaison}, assignRoles: [liaison, ic]}\n',
  ])
    expect(readPolicy(text, 'debrief.yml', vocabulary).problems, text).toEqual([]);
});
