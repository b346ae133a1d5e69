import { expect, test } from 'vitest';
import { world } from './world.ts';

const document = (title: string, cause: string) =>
  `# Post-mortem: ${title}\n\n## Summary\n\n${title}.\n\n## Contributing factors\n\n- ${cause}\n\n## Timeline\n\n- 14:02 UTC: the first alert fired\n- 14:22 UTC: resolved\n`;

const FILES = {
  'postmortems/2026-01-10-pool.md': document(
    'Checkout was slow',
    'Redis had no free connection in its pool.',
  ),
  'postmortems/2026-02-11-disk.md': document('Search was slow', 'The disk of Redis was full of old indexes.'),
  'postmortems/README.md':
    '# Post-mortems\n\n- Checkout was slow: Redis had no free connection in its pool.\n',
  'postmortems/2026-04-01-new.md': document(
    'Carts were slow',
    'The pool of Redis connections was too small.',
  ),
};
const ASK = ['similar', 'postmortems/2026-04-01-new.md', '--in', 'postmortems'];

test('`debrief similar --format json` prints file, score and why, best first, without the file itself', async () => {
  const { debrief } = world(FILES);
  const { code, out } = await debrief([...ASK, '--format', 'json']);
  expect(code).toBe(0);
  const found = JSON.parse(out) as { file: string; score: number; why: string }[];
  expect(found.map(({ file }) => file)).toEqual([
    'postmortems/2026-01-10-pool.md',
    'postmortems/2026-02-11-disk.md',
  ]);
  expect(Object.keys(found[0]!)).toEqual(['file', 'score', 'why']);
  expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
  expect(found[0]!.why).toMatch(/Redis/);
});

test('people get one post-mortem in two lines, and as many as they ask for', async () => {
  const { debrief } = world(FILES);
  const { out } = await debrief([...ASK, '--most', '1']);
  expect(out).toMatch(/^postmortems\/2026-01-10-pool\.md \(\d+ %\)\n {4}Both mention .+\n$/);
});

test('nothing similar is an empty list, and no failure', async () => {
  const { debrief } = world({ 'a.md': document('Rain', 'Clouds.'), 'old/b.md': '# Notes\n\nSun.\n' });
  expect(await debrief(['similar', 'a.md', '--in', 'old', '--format', 'json'])).toMatchObject({
    code: 0,
    out: '[]\n',
  });
  expect((await debrief(['similar', 'a.md', '--in', 'old'])).out).toBe('No similar post-mortem.\n');
});

test.each([
  [['similar', '--in', 'postmortems'], 'Which file?'],
  [['similar', 'postmortems/2026-04-01-new.md'], 'Among which files?'],
  [['similar', 'postmortems/2026-04-01-new.md', '--in', 'postmortem'], 'Did you mean postmortems?'],
  [['similar', 'nowhere.md', '--in', 'postmortems'], 'File not found: nowhere.md'],
  [[...ASK, '--most', 'all'], '--most is a number from 1; not "all".'],
])('debrief %j says what is missing, with exit code 2', async (words, says) => {
  const { code, err } = await world(FILES).debrief(words);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(says) });
});
