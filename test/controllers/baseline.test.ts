import { describe, expect, test } from 'vitest';
import controller from '../../src/controllers/post-mortem/index.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { writeBaseline } from '../../src/lint/baseline.ts';
import { lintText } from '../../src/lint/engine.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
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

/** The check on a pull request, beside files that main holds. */
async function check(main: Record<string, string | Uint8Array>, changed: Record<string, string | null>) {
  const github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { files: { 'README.md': '' } });
  const ada = github.as('ada');
  ada.write(repo, main as Record<string, string>);
  ada.write(repo, changed, 'topic');
  const pull = { title: 'Change', body: '', head: 'topic', base: 'main', draft: false };
  const { number } = await ada.openPullRequest(repo, pull);
  const ref = { kind: 'post-mortem', owner: 'acme', repo: 'shop', number };
  const facts = await controller.observe(ref, { github: github.port() }, DEFAULT_POLICY, now);
  const [step] = controller.decide(facts!, DEFAULT_POLICY, now);
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
    expect(annotations).toMatchObject([{ path: BASELINE, message: 'it is not JSON' }]);
  });
});
