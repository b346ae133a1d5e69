import { expect, test } from 'vitest';
import controller from '../../src/controllers/post-mortem/index.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';

const POST_MORTEM = '# Post-mortem: Cards\n\n## Timeline\n\n- 14:02 UTC Cards fail\n';

/** The check of a pull request that brings these files. */
async function check(files: Record<string, string | Uint8Array>, policy = DEFAULT_POLICY) {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { files: { 'README.md': '' } });
  const ada = github.as('ada');
  ada.write(repo, files as Record<string, string>, 'topic');
  const pull = { title: 'Change', body: '', head: 'topic', base: 'main', draft: false };
  const { number } = await ada.openPullRequest(repo, pull);
  const ref = { owner: 'acme', repo: 'shop', number };
  const world = { github: github.port() };
  const now = new Date('2026-03-02T10:00:00Z');
  const facts = await controller.observe({ kind: 'post-mortem', ...ref }, world, policy, now);
  const [step] = controller.decide(facts!, policy, now);
  if (!step || !('check' in step)) throw new Error('there is no check');
  return step.check;
}

test.each([
  [
    'a policy',
    '.github/debrief.yml',
    'labels:\n  incidnt: outage\n',
    2,
    /labels\.incidnt: .*Did you mean "incident"/,
  ],
  [
    'a policy called .yaml',
    '.github/debrief.yaml',
    'lint: {rules: {blame/nope: off}}\n',
    1,
    /no rule "blame\/nope"/,
  ],
  [
    'a policy that is not text',
    '.github/debrief.yml',
    Uint8Array.from([0xff, 0xfe, 0]),
    1,
    /not a text file/,
  ],
  ['a policy that is not YAML', '.github/debrief.yml', 'a: 1\nb: [', 2, /the bracket `\[` is never closed/],
  [
    'a template',
    '.github/debrief/templates/full.md',
    '# {{title}}\n\n{{severty}}\n',
    3,
    /no `\{\{severty\}\}`\. Did you mean "severity"/,
  ],
  [
    'a template of updates',
    '.github/debrief/templates/updates/outage.md',
    'It lasts {{duration}}\nnext {{nxt}}\n',
    2,
    /no `\{\{nxt\}\}`\. Did you mean "next"/,
  ],
])(
  'a pull request that brings %s with mistakes fails, at the line',
  async (_what, path, text, line, message) => {
    const { conclusion, title, summary, annotations } = await check({ [path]: text });
    expect({ conclusion, title }).toEqual({
      conclusion: 'failure',
      title: "1 problem in Debrief's own files",
    });
    expect(annotations).toMatchObject([
      { path, startLine: line, level: 'failure', message: expect.stringMatching(message) },
    ]);
    expect(summary).toContain(`${path}, line ${line}`);
  },
);

test('a good policy and a good template change nothing', async () => {
  const files = {
    '.github/debrief.yml': 'labels: {incident: outage}\n',
    '.github/debrief/templates/full.md': '# {{title}}\n',
  };
  expect(await check(files)).toMatchObject({ conclusion: 'neutral', annotations: [] });
});

test('beside a post-mortem both are reported', async () => {
  const both = await check({
    '.github/debrief.yml': 'odd: 1\n',
    'postmortems/2026-03-01-cards.md': POST_MORTEM,
  });
  expect(both.title).toMatch(/^1 problem in Debrief's own files; \d+ things? to settle/);
  expect(both.summary).toMatch(/no setting "odd"[\s\S]*### `postmortems\//);
});

test('a pull request that breaks an OpenSLO file of the policy fails, at the line', async () => {
  const policy = policySchema.parse({ reliability: { openslo: ['slos/search.yml'] } });
  const { conclusion, annotations } = await check(
    { 'slos/search.yml': 'kind: SLO\nspec:\n  service: search\n  objectives: [{target: 99.5}]\n' },
    policy,
  );
  expect(conclusion).toBe('failure');
  expect(annotations).toMatchObject([
    { path: 'slos/search.yml', startLine: 4, message: expect.stringContaining('spec.objectives.0.target') },
  ]);
});
