import { describe, expect, test } from 'vitest';
import { GitHubError, type PullRequest } from '../../src/github/port.ts';
import type { IssueRef } from '../../src/vocabulary/refs.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';
/** A complete post-mortem, one row of whose table of items has a cell too few. */
const SHORT_ROW = COMPLETE(9).replace(/^(\| Action item .*\n\|.*\n)/m, '$1| Write the runbook | repair |\n');
const FULL_ROW = '| Write the runbook | repair | | | |';

/** A pull request of ana's with this text, looked at once. */
async function propose(text: string, { draft = false, world = new World() } = {}) {
  const ana = world.github.as('ana');
  ana.write(world.repo, { [PATH]: text }, 'topic');
  const wish = { title: 'Cards', body: '', head: 'topic', base: 'main', draft };
  const pull = await ana.openPullRequest(world.repo, wish);
  return { world, pull, look: () => world.settle(world.ref('post-mortem', pull.number)) };
}
const threads = (world: World, { number }: PullRequest) => world.repo.issues.get(number)!.pull!.threads;

describe('a suggestion that can be committed with one click', () => {
  test('stands on the lines of a mechanical fix, and says why', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    await look();
    const [first, ...more] = threads(world, pull);
    expect(more).toEqual([]);
    expect(first!.body).toContain('structure/table-columns');
    expect(first!.body).toContain(`\`\`\`suggestion\n${FULL_ROW}\n\`\`\``);
  });

  test('stands where a rule would write other words instead', async () => {
    const dated = COMPLETE(9).replace(/\| 2026-03-\d\d \|/, '| next Friday |');
    const { world, pull, look } = await propose(dated);
    await look();
    expect(threads(world, pull).map(({ body }) => body)).toEqual([
      expect.stringMatching(/action-items\/due-date[\s\S]*```suggestion\n\|.*\| 2026-03-\d\d \|/),
    ]);
  });

  test('is made in one review, and not again', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    await look();
    await look();
    world.github.as('ana').write(world.repo, { [PATH]: `${SHORT_ROW}\nOne more line.\n` }, 'topic');
    await look();
    expect(threads(world, pull)).toHaveLength(1);
    expect(world.github.calls.filter(({ method }) => method === 'review')).toHaveLength(1);
  });

  test('is not made twice when the answer to the first attempt was lost', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    world.github.onCall = (when, method) => {
      if (when === 'after' && method === 'review') throw new Error('killed');
    };
    await look().catch(() => {});
    world.github.onCall = null;
    // GitHub's count of comments on lines lags behind.
    const { port } = world;
    const lagging = async (ref: IssueRef) => {
      const found = await port.pullRequest(ref);
      return found && { ...found, lineCommentCount: 0 };
    };
    world.port = Object.create(port, { pullRequest: { value: lagging } });
    await look();
    expect(threads(world, pull)).toHaveLength(1);
  });

  test('is resolved when it was committed', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    await look();
    const fixed = SHORT_ROW.replace('| Write the runbook | repair |\n', `${FULL_ROW}\n`);
    world.github.as('ana').write(world.repo, { [PATH]: fixed }, 'topic');
    await look();
    expect(threads(world, pull).map(({ resolved }) => resolved)).toEqual([true]);
  });

  test('is left alone once a person answered', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    await look();
    world.github.as('ana').answerThreads(pull);
    world.github.as('ana').write(world.repo, { [PATH]: COMPLETE(9) }, 'topic');
    await look();
    expect(threads(world, pull).map(({ resolved }) => resolved)).toEqual([false]);
  });

  test('is one of at most ten', async () => {
    const rows = Array.from(
      { length: 14 },
      (_, n) => `## Notes ${n}\n\n| A | B |\n| --- | --- |\n| ${n} |\n\n`,
    );
    const { world, pull, look } = await propose(`${COMPLETE(9)}\n${rows.join('')}`);
    await look();
    expect(threads(world, pull)).toHaveLength(10);
    await look();
    expect(threads(world, pull)).toHaveLength(10);
  });

  test('waits while the pull request is a draft', async () => {
    const { world, pull, look } = await propose(SHORT_ROW, { draft: true });
    await look();
    expect(threads(world, pull)).toEqual([]);
  });

  test('costs a post-mortem with nothing to suggest no call', async () => {
    const { world, look } = await propose(COMPLETE(9));
    await look();
    const methods = world.github.calls.map(({ method }) => method);
    expect(methods).not.toContain('reviewThreads');
    expect(methods).not.toContain('review');
  });

  test('that GitHub refuses holds up nothing, and is no reason for a comment', async () => {
    const { world, pull, look } = await propose(SHORT_ROW);
    world.github.onCall = (when, method) => {
      if (when === 'before' && method === 'review') throw new GitHubError('not accessible', 403);
    };
    const [outcome] = await look();
    expect(outcome!.steps.map(({ receipt }) => receipt.outcome)).toEqual(['done', 'skipped']);
    expect(threads(world, pull)).toEqual([]);
  });
});
