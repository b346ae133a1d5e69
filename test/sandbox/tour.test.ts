import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';
import type { Terminal } from '../../sandbox/terminal.ts';
import { makeStage, play, type Step } from '../../sandbox/tour/play.ts';
import { correctedWords, firstWords, write } from '../../sandbox/tour/post-mortem.ts';

const told: string[] = [];
const tell = (text = '') => void told.push(text);
const terminal: Terminal = {
  line: tell,
  title: tell,
  begin: () => {},
  dim: (text) => text,
  done: (text, _, more) => void told.push(`done: ${text}`, ...more),
  failed: (text, more) => void told.push(`failed: ${text}`, ...more),
};

let github: GitHub;
beforeAll(async () => {
  github = await startGitHub();
  await github.seed.repo({ name: 'shop' });
});
afterAll(async () => github?.close());

const step = (title: string, act: Step['play']): Step => ({ title, play: act });

test('stops at the step that did not happen, with what was expected and what GitHub showed', async () => {
  const first = step('Somebody opens an issue', async (stage) => {
    await stage.act('mira', 'POST', '/issues', { title: 'Down' });
    return [stage.link('/issues/1')];
  });
  const second = step('Somebody answers', async (stage) => {
    await stage.until('a comment', async () => ({
      saw: `${(await stage.read('/issues/1')).comments} comments`,
    }));
    return [];
  });
  const never = step('Never played', async () => ['not this']);
  const failed = await play([first, second, never], makeStage(github, 'kelp-works/shop', 100), terminal);
  expect(failed).toBe(second);
  expect(told).toEqual([
    ...['done: Somebody opens an issue', `${github.webUrl}/kelp-works/shop/issues/1`],
    ...['failed: Somebody answers', 'expected:      a comment (within 0.1 s)', 'GitHub showed: 0 comments'],
  ]);
});

test('names what GitHub refused', async () => {
  told.length = 0;
  const label = step('An outsider labels', (stage) =>
    stage.act('passer-by', 'POST', '/issues/1/labels', { labels: ['incident'] }),
  );
  await play([label], makeStage(github, 'kelp-works/shop', 100), terminal);
  expect(told.join('\n')).toMatch(/passer-by may POST \/issues\/1\/labels[\s\S]*403 Must have admin rights/);
});

test("writes into a draft by its headings, and keeps the draft's own rows in order", () => {
  const draft = [
    ...['---', 'services:', '  - TODO', '---', '# Cards', '', '## Summary', '', 'TODO: what?', ''],
    ...['## Timeline', '', '| Time | What | Evidence |', '| --- | --- | --- |'],
    ...[
      '| 2026-03-01 14:00 UTC | It began | [record](x) |',
      '| 2026-03-01 14:48 UTC | It ended | [record](x) |',
      '',
    ],
    ...['## Action items', '', 'TODO', ''],
  ].join('\n');
  const text = write(draft, correctedWords(Date.parse('2026-03-01T14:00:00Z')));
  expect(text).not.toContain('TODO');
  const times = [...text.matchAll(/^\| 2026-03-01 (\d\d:\d\d)/gm)].map(([, time]) => time);
  expect(times.length).toBeGreaterThan(2);
  expect(times).toEqual(times.toSorted());
  expect(write(draft, firstWords())).toContain('forgot to renew');
});
