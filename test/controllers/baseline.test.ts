import { describe, expect, test } from 'vitest';
import controller from '../../src/controllers/post-mortem/index.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { writeBaseline } from '../../src/lint/baseline.ts';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { COMPLETE } from './sample-post-mortems.ts';

const OLD = 'postmortems/2026-03-01-cards.md';
const BASELINE = '.debrief-baseline.json';
const BLAMING = COMPLETE(9).replace(
  'Release 71 doubled the number of workers.',
  'Bo forgot to check the number of workers.',
);
const now = new Date('2026-03-20T10:00:00Z');

/** What `debrief lint --update-baseline` writes for the old document. */
const accepted = writeBaseline([
  lintText(BLAMING, OLD, { policy: DEFAULT_POLICY, today: '2026-03-20', isProposed: true }),
]);

/** The check on a pull request, beside files that main held when it branched off, and those that came `later`. */
async function check(
  main: Record<string, string | Uint8Array>,
  changed: Record<string, string | null>,
  policy: Policy = DEFAULT_POLICY,
  { later = {} }: { later?: Record<string, string> } = {},
) {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { files: { 'README.md': '' } });
  const ada = github.as('ada');
  ada.write(repo, main as Record<string, string>);
  ada.write(repo, changed, 'topic');
  if (Object.keys(later).length > 0) ada.write(repo, later);
  const pull = { title: 'Change', body: '', head: 'topic', base: 'main', draft: false };
  const { number } = await ada.openPullRequest(repo, pull);
  const ref = { kind: 'post-mortem', owner: 'acme', repo: 'shop', number };
  const facts = await controller.observe(ref, { github: github.port() }, policy, now);
  const [step] = controller.decide(facts!, policy, now);
  if (!step || !('check' in step)) throw new Error('there is no check');
  return step.check;
}

const corrected = BLAMING.replace('310 of them', '312 of them');

describe('the baseline on the default branch', () => {
  test('without one, an old finding blocks a small correction', async () => {
    expect(await check({ [OLD]: BLAMING }, { [OLD]: corrected })).toMatchObject({ conclusion: 'failure' });
  });

  test('with one, the correction passes, and the check says what was left out', async () => {
    const { conclusion, annotations, summary } = await check(
      { [OLD]: BLAMING, [BASELINE]: accepted },
      { [OLD]: corrected },
    );
    expect(conclusion).toBe('success');
    expect(annotations.map(({ title }) => title)).not.toContain('blame/person-at-fault');
    expect(summary).toMatch(/Left out, since `\.debrief-baseline\.json` .* accepts them: [1-9]/);
  });

  test('a new finding in the old document still blocks', async () => {
    const worse = corrected.replace('It was a Sunday.', 'The operator forgot to renew the certificate.');
    const { conclusion, annotations } = await check(
      { [OLD]: BLAMING, [BASELINE]: accepted },
      { [OLD]: worse },
    );
    expect(conclusion).toBe('failure');
    expect(annotations.filter(({ level }) => level === 'failure')).toHaveLength(1);
  });

  test('goes with a document that is moved', async () => {
    const moved = { [OLD]: null, 'postmortems/2026/cards.md': BLAMING };
    expect(await check({ [OLD]: BLAMING, [BASELINE]: accepted }, moved)).toMatchObject({
      conclusion: 'success',
    });
  });

  test('a pull request cannot accept its own findings', async () => {
    const cheat = { [OLD]: corrected, [BASELINE]: accepted };
    expect(await check({ [OLD]: BLAMING }, cheat)).toMatchObject({ conclusion: 'failure' });
  });

  test.each([
    ['is not JSON', '{', /it is not JSON/],
    ['is of another version', '{"version": 9}', /not a baseline that this version wrote/],
    ['is UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), /save it as UTF-8/],
  ])('that %s hides nothing, and the check says so', async (_, text, said) => {
    const { conclusion, summary } = await check({ [OLD]: BLAMING, [BASELINE]: text }, { [OLD]: corrected });
    expect(conclusion).toBe('failure');
    expect(summary).toMatch(said);
  });

  test('that a pull request would break fails there', async () => {
    const { conclusion, annotations } = await check({}, { [BASELINE]: 'not JSON' });
    expect(conclusion).toBe('failure');
    expect(annotations).toMatchObject([
      { path: BASELINE, message: expect.stringMatching(/^it is not JSON in UTF-8/) },
    ]);
  });
});

describe('where the policy asks for new findings only', () => {
  const policy = {
    ...DEFAULT_POLICY,
    postmortems: { ...DEFAULT_POLICY.postmortems, onlyNewFindings: true },
  };

  test('old findings do not block a correction, or a move, and the check counts them', async () => {
    for (const changed of [{ [OLD]: corrected }, { [OLD]: null, 'postmortems/2026/cards.md': BLAMING }]) {
      const { conclusion, summary } = await check({ [OLD]: BLAMING }, changed, policy);
      expect(conclusion).toBe('success');
      expect(summary).toMatch(/the document had them before this pull request: [1-9]/);
    }
  });

  test('what the base branch has corrected since the pull request left it does not block', async () => {
    const later = { [OLD]: COMPLETE(9) };
    const { conclusion } = await check({ [OLD]: BLAMING }, { [OLD]: corrected }, policy, { later });
    expect(conclusion).toBe('success');
  });

  test('a new finding in an old document blocks, and so does one in a new document', async () => {
    const worse = corrected.replace('It was a Sunday.', 'The operator forgot to renew the certificate.');
    const [old, fresh] = [
      await check({ [OLD]: BLAMING }, { [OLD]: worse }, policy),
      await check({}, { [OLD]: BLAMING }, policy),
    ];
    for (const { conclusion, annotations } of [old, fresh]) {
      expect(conclusion).toBe('failure');
      expect(annotations.filter(({ title }) => title === 'blame/person-at-fault')).toHaveLength(1);
    }
  });
});
