import { describe, expect, test } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import { GitHubError } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';

/** A Slack that notes what is posted; `problem` stands in the way. */
function slack(problem: string | null = null) {
  const posts: [channel: string, text: string][] = [];
  const post: Chat['post'] = async (channel, text) => {
    if (problem === null) posts.push([channel, text]);
    return problem;
  };
  const keep: Chat['keep'] = async () => ({ room: null, problem: null });
  const chat: Pick<Chat, 'post' | 'keep'> = { post, keep };
  return { posts, chat: chat as Chat };
}

/** A post-mortem of two incidents that was merged, and everything that follows. */
async function accepted(announce: object, chat: Chat | null, categories: string[] = []) {
  const world = new World();
  world.policy = policySchema.parse({ postmortems: { announce } });
  world.repo.discussionCategories.push(...categories);
  const [first, second] = [await world.incident('Cards'), await world.incident('Refunds')];
  if (chat) world.integrations = { chat };
  const ana = world.github.as('ana');
  const text = COMPLETE(1)
    .replace('incident: 1', `incident: [${first.number}, ${second.number}]`)
    .replace('# Checkout rejects cards', '# Checkout < 2 & @all | cards')
    .replace(/^title: .*\n/m, '');
  ana.write(world.repo, { [PATH]: text }, 'topic');
  const pull = await ana.openPullRequest(world.repo, {
    title: 'Cards',
    body: '',
    head: 'topic',
    base: 'main',
    draft: false,
  });
  await ana.merge(pull);
  const look = () => world.settle(world.ref('learned', pull.number));
  const outcomes = await look();
  return { world, pull, look, outcomes };
}

describe('an accepted post-mortem', () => {
  test('is announced in Slack once if the policy names a channel, and mentions nobody there', async () => {
    const { posts, chat } = slack();
    const { look } = await accepted({ slack: '#incidents' }, chat);
    await look();
    expect(posts).toHaveLength(1);
    expect(posts[0]![0]).toBe('#incidents');
    expect(posts[0]![1]).toMatch(
      /^\*The post-mortem is accepted:\* <https:\S+\|Checkout &lt; 2 &amp; @all \/ cards>\. The impact lasted 32 min\. 2 action items follow/,
    );
    expect(posts[0]![1]).toMatch(
      /\n\*What went into it\*\n• [\s\S]*\n\*Thank you for what went well\*\n• \w/,
    );
  });

  test('becomes a discussion once, with what was learned and thanks', async () => {
    const { world, look } = await accepted({ discussions: 'announcements' }, null, ['Announcements']);
    await look();
    expect(world.repo.discussions).toHaveLength(1);
    expect(world.repo.discussions[0]).toMatchObject({
      title: expect.stringMatching(/^Post-mortem: Checkout/),
      body: expect.stringMatching(/What went into it:[\s\S]*Thank you for what went well:/),
    });
  });

  test('announces later what failed now, and repeats nothing', async () => {
    const { posts, chat } = slack('Slack refuses: not_in_channel.');
    const { world, look, outcomes } = await accepted(
      { slack: '#incidents', discussions: 'Announcements' },
      chat,
      ['Announcements'],
    );
    const reasons = outcomes.flatMap(({ steps }) => steps.map(({ receipt }) => receipt.reason));
    expect(reasons).toContain('Slack refuses: not_in_channel.');
    const works = slack();
    world.integrations = { chat: works.chat };
    await look();
    await look();
    expect([posts.length, works.posts.length, world.repo.discussions.length]).toEqual([0, 1, 1]);
  });

  test('is announced in Slack once, however often GitHub refuses the discussion', async () => {
    const { posts, chat } = slack();
    const { world, look } = await accepted({}, chat, ['Announcements']);
    const announce = { slack: '#incidents', discussions: 'Announcements' };
    world.policy = policySchema.parse({ postmortems: { announce } });
    const openDiscussion = async () => {
      throw new GitHubError('Resource not accessible by integration', 403);
    };
    world.port = { ...world.port, openDiscussion };
    for (let time = 0; time < 3; time++) await look().catch(() => {});
    expect(posts).toHaveLength(1);
  });

  test.each([
    ['a category that is not there', { discussions: 'News' }, /no discussions with a category “News”/],
    ['a Slack that is not set up', { slack: '#incidents' }, /SLACK_BOT_TOKEN/],
  ])('says what is wrong with %s', async (_, announce, reason) => {
    const { outcomes } = await accepted(announce, null, ['General']);
    const receipts = outcomes.flatMap(({ steps }) => steps.map(({ receipt }) => receipt));
    expect(receipts).toContainEqual({ outcome: 'refused', reason: expect.stringMatching(reason) });
  });

  test('is announced only on its incidents by default', async () => {
    const { posts, chat } = slack();
    const { world } = await accepted({}, chat, ['Announcements']);
    expect([posts.length, world.repo.discussions.length]).toEqual([0, 0]);
  });
});
