import { expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { pagesBranch } from '../../src/app/pages-branch.ts';
import { FakeGitHub } from '../../src/github/fake/github.ts';
import { board, NOW, OPEN } from '../status-page/sample.ts';

const place = { owner: 'tideline', repo: '.github' };

function page() {
  const github = new FakeGitHub({ now: () => NOW });
  github.repository('tideline', '.github', { files: { 'README.md': '#' } });
  const write = pagesBranch({ place, githubFor: async () => github.port(), log: makeLog('silent') });
  const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const read = async (path: string) => (await github.port().file(place, path, 'gh-pages'))?.text;
  return { github, write, at, read };
}

test('the page is written to the branch of the policy, with all that GitHub Pages needs', async () => {
  const { write, read } = page();
  await write(board([OPEN], { branch: 'gh-pages' }));
  expect(await read('index.html')).toContain('One of our two card processors does not answer.');
  expect(await read('api/v2/summary.json')).toContain('"indicator":"major"');
  expect(await read('CNAME')).toBe('status.tideline.example\n');
  expect(await read('.nojekyll')).toBe('\n');
});

test('without a branch nothing is written, and without news no more', async () => {
  const { github, write, at } = page();
  await write(board([OPEN]));
  expect(github.writes).toBe(0);
  await write(board([OPEN], { branch: 'gh-pages' }));
  const { writes } = github;
  expect(writes).toBeGreaterThan(0);
  // The time goes on, and how long the incident lasts with it: that is no news.
  await write(board([OPEN], { branch: 'gh-pages' }, at(7)));
  expect(github.writes).toBe(writes);
});

test('news wait until GitHub builds sites again, and then all of them come', async () => {
  const { write, at, read } = page();
  await write(board([], { branch: 'gh-pages' }));
  await write(board([OPEN], { branch: 'gh-pages' }, at(1)));
  expect(await read('index.html')).not.toContain('card processors');
  await write(board([OPEN], { branch: 'gh-pages' }, at(6)));
  expect(await read('index.html')).toContain('card processors');
});

test('a branch that holds something else is left alone', async () => {
  const { github, write, read } = page();
  const own = [{ path: 'index.html', text: 'Our handbook\n' }];
  await github.port().commitToBranch(place, 'gh-pages', own, 'The handbook');
  await expect(write(board([OPEN], { branch: 'gh-pages' }))).rejects.toThrow('contains something else');
  expect(await read('index.html')).toBe('Our handbook\n');
});
