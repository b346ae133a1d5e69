import { describe, expect, test } from 'vitest';
import { world } from './world.ts';

// What lint says can be fixed is what --fix does, and --fix says what it did.

const FIXABLE =
  '# Post-mortem: checkout was down\n\n## Timeline\n\nAll times are in UTC.\n\n- 2026-04-01 1402: the first alert fired\n- 2026-04-01 1410: somebody looked\n- 2026-04-01 14:22: resolved\n';
/** Short rows of a table are a hint in a light document. */
const HINTED =
  '---\nseverity: SEV4\n---\n# Post-mortem: checkout was down\n\n## Timeline\n\nAll times are in UTC.\n\n| Time | What | Who |\n| --- | --- | --- |\n| 2026-04-01 14:02 | the first alert fired |\n| 2026-04-01 14:22 | resolved | @ann |\n';

const counted = (out: string) => Number(/(\d+) places? can be fixed with --fix/.exec(out)?.[1] ?? 0);

describe.each([
  ['places of one finding', FIXABLE, [], 2],
  ['a hint that is not shown', HINTED, [], 1],
  ['a hint that is shown', HINTED, ['--hints'], 1],
])('%s', (_what, text, words, places) => {
  test('are counted as --fix changes them, and each is told', async () => {
    const made = world({ 'a.md': text });
    expect(counted((await made.debrief(['lint', ...words, 'a.md'])).out)).toBe(places);

    const dry = await made.debrief(['lint', '--fix-dry-run', ...words, 'a.md']);
    expect(made.read('a.md')).toBe(text);
    const { err } = await made.debrief(['lint', '--fix', ...words, 'a.md']);
    expect(dry.err).toBe(err.replace('Fixed', '--fix would fix'));
    expect(err.split('\n').filter((line) => line.startsWith('a.md:'))).toHaveLength(places);
    expect(counted((await made.debrief(['lint', ...words, 'a.md'])).out)).toBe(0);
  });
});

test('--fix says what it changed, line by line', async () => {
  const { err } = await world({ 'a.md': FIXABLE }).debrief(['lint', '--fix', 'a.md']);
  expect(err).toBe('a.md:7 1402: → 14:02:\na.md:8 1410: → 14:10:\nFixed 2 places in 1 file.\n');
});

test('--fix beside --fix-dry-run writes nothing', async () => {
  const made = world({ 'a.md': FIXABLE });
  expect((await made.debrief(['lint', '--fix', '--fix-dry-run', 'a.md'])).err).toContain(
    '--fix would fix 2 places',
  );
  expect(made.read('a.md')).toBe(FIXABLE);
});

test('what the baseline leaves out is neither counted nor fixed', async () => {
  const made = world({
    'a.md': FIXABLE,
    '.github/debrief.yml': 'lint: {rules: {timeline/parseable-times: warning}}\n',
  });
  await made.debrief(['lint', '--update-baseline', 'a.md']);
  expect(counted((await made.debrief(['lint', 'a.md'])).out)).toBe(0);
  expect((await made.debrief(['lint', '--fix', 'a.md'])).err).toMatch(/^Nothing to fix\.$/m);
  expect(made.read('a.md')).toBe(FIXABLE);
});

test('standard input cannot be fixed, so nothing is counted', async () => {
  expect(counted((await world().debrief(['lint', '-'], FIXABLE)).out)).toBe(0);
});
