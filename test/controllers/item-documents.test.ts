import { expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { repositoryRef } from '../../src/vocabulary/refs.ts';
import { ItemsWorld } from './items-world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';
const ITEMS = `- [ ] Cap the pool, owner: @bo, due 2026-03-20
- Alert on old certificates, owner: @bo, due 2026-04-13
- Write a runbook, owner: @cy, due 2026-04-20`;

class Documents extends ItemsWorld {
  override policy = policySchema.parse({ actionItems: { updateDocuments: true } });

  static async merged(items = ITEMS): Promise<Documents> {
    const world = await new Documents().withIncident();
    await world.merge(items);
    return world;
  }

  itemCalled(title: string) {
    return this.items().find((issue) => issue.title === title)!;
  }

  async bringUp() {
    await this.settle(repositoryRef('item-documents', this.repo));
  }

  async close(title: string, closedAs: 'completed' | 'not-planned' = 'completed') {
    this.minutes(1);
    await this.github.as('bo').editIssue(this.itemCalled(title), { state: 'closed', closedAs });
    await this.settle(this.ref('action-item', this.itemCalled(title).number));
  }

  /** The pull requests from the branch. */
  pulls() {
    return [...this.repo.issues.values()].filter(({ pull }) => pull?.head === 'debrief/action-items');
  }

  lines(branch: string): string[] {
    const commit = this.repo.git.resolve(branch)!;
    return commit.tree.get(PATH)!.toString().split('## Action items\n\n')[1]!.trim().split('\n');
  }

  write(text: string, branch: string) {
    this.github.as('ana').write(this.repo, { [PATH]: text }, branch);
  }

  whole(branch: string): string {
    return this.repo.git.resolve(branch)!.tree.get(PATH)!.toString();
  }
}

test('what happened to issues comes as one pull request, which is brought up to date in place', async () => {
  const world = await Documents.merged();
  await world.close('Cap the pool');
  expect(world.pulls()).toHaveLength(1);
  expect(world.lines('debrief/action-items')).toEqual([
    '- [x] Cap the pool, owner: @bo, due 2026-03-20',
    ...ITEMS.split('\n').slice(1),
  ]);
  expect(world.pulls()[0]!.issue.body).toContain('Line 25: status: `Done` (#4)');

  await world.github.as('ana').editIssue(world.itemCalled('Write a runbook'), { assignees: ['bo'] });
  await world.settle(world.ref('action-item', world.itemCalled('Write a runbook').number));
  await world.close('Alert on old certificates', 'not-planned');
  expect(world.pulls()).toHaveLength(1);
  expect(world.lines('debrief/action-items')).toEqual([
    '- [x] Cap the pool, owner: @bo, due 2026-03-20',
    '- Alert on old certificates, owner: @bo, due 2026-04-13, status: declined',
    '- Write a runbook, owner: @bo, due 2026-04-20',
  ]);

  const { number } = world.pulls()[0]!.issue;
  await world.mergePull(number);
  await world.bringUp();
  expect(world.pulls()).toHaveLength(1);
  expect(world.lines('main')).toContain('- Write a runbook, owner: @bo, due 2026-04-20');
});

test('a date that was agreed on in the issue comes into the document, and nobody is asked which one counts', async () => {
  const world = await Documents.merged(ITEMS.split('\n')[0]);
  await world.tell('bo', '/action due 2026-05-04 The exporter comes in April');
  await world.bringUp();
  expect(world.lines('debrief/action-items')).toEqual(['- [ ] Cap the pool, owner: @bo, due 2026-05-04']);
  await world.mergePull(world.pulls()[0]!.issue.number);
  expect(world.said().join()).not.toContain('Which one counts');
  expect(world.item.body).toContain('2026-05-04');
});

test('a line that a person changed since stays as it is', async () => {
  const world = await Documents.merged();
  world.write(world.whole('main').replace('due 2026-03-20', 'due 2026-03-27'), 'main');
  await world.close('Cap the pool');
  expect(world.pulls()).toHaveLength(0);
  await world.close('Write a runbook');
  expect(world.lines('debrief/action-items')[0]).toBe('- [ ] Cap the pool, owner: @bo, due 2026-03-27');
});

test('what people edit on its branch stays, and what they take back there is not written again', async () => {
  const world = await Documents.merged();
  await world.close('Cap the pool');
  const branch = 'debrief/action-items';
  world.write(
    world.whole(branch).replace('- [x] Cap the pool', '- [ ] Cap the pool').replace('at 13:52', 'at 13:53'),
    branch,
  );
  await world.close('Write a runbook');
  expect(world.lines(branch)[0]).toBe(ITEMS.split('\n')[0]);
  expect(world.lines(branch)[2]).toContain('status: done');
});

test('closing the pull request refuses its changes; later events are proposed again', async () => {
  const world = await Documents.merged();
  await world.close('Cap the pool');
  await world.github.as('ana').editIssue(world.pulls()[0]!.issue, { state: 'closed' });
  await world.bringUp();
  expect(world.pulls()).toHaveLength(1);
  await world.close('Write a runbook');
  expect(world.pulls()).toHaveLength(2);
  expect(world.lines('debrief/action-items')).toEqual([
    ...ITEMS.split('\n').slice(0, 2),
    '- Write a runbook, owner: @cy, due 2026-04-20, status: done',
  ]);
});

test('an item that is reopened is taken back, and the empty pull request is closed', async () => {
  const world = await Documents.merged();
  await world.close('Cap the pool');
  await world.github.as('bo').editIssue(world.itemCalled('Cap the pool'), { state: 'open' });
  await world.bringUp();
  expect(world.lines('debrief/action-items')).toEqual(ITEMS.split('\n'));
  expect(world.pulls()[0]!.issue.state).toBe('closed');
});

test('a proposal that was accepted or declined after the merge says so', async () => {
  const world = await Documents.merged(
    '- Move all clients to tokens, owner: @bo, due 2026-04-13, status: proposed\n- Buy another gateway, owner: @bo, due 2026-04-13, status: proposed',
  );
  const [pull] = [...world.repo.issues.values()].filter(({ pull: found }) => found).map(({ issue }) => issue);
  await world.say(pull!, 'ana', '/action accept 25\n/action decline 26 It costs too much');
  world.minutes(1);
  const outcomes = await world.settle(world.ref('action-items', pull!.number));
  world.rows = outcomes.flatMap(({ rows }) => rows);
  await world.bringUp();
  expect(world.lines('debrief/action-items').map((line) => line.split('status: ')[1])).toEqual([
    'accepted',
    'declined',
  ]);
});

test('by default no document is touched', async () => {
  const world = await new ItemsWorld().withIncident();
  await world.merge(ITEMS);
  await world.github.as('bo').editIssue(world.item, { state: 'closed' });
  await world.settle(
    world.ref('action-item', world.item.number),
    repositoryRef('item-documents', world.repo),
  );
  expect(world.repo.git.branches.has('debrief/action-items')).toBe(false);
});

test.each(['startBranch', 'changeFiles', 'openPullRequest', 'editIssue'])(
  'stopped right after %s, the next look makes one pull request with all of it',
  async (stop) => {
    const world = await Documents.merged();
    if (stop === 'editIssue') await world.close('Write a runbook');
    let armed = false;
    world.github.onCall = (when, method) => {
      if (when !== 'after' || method !== stop || !armed) return;
      armed = false;
      throw new Error('stopped');
    };
    world.policy = policySchema.parse({});
    await world.close('Cap the pool');
    world.policy = policySchema.parse({ actionItems: { updateDocuments: true } });
    armed = true;
    await expect(world.bringUp()).rejects.toThrow('stopped');
    await world.bringUp();
    expect(world.pulls()).toHaveLength(1);
    expect(world.lines('debrief/action-items')[0]).toBe('- [x] Cap the pool, owner: @bo, due 2026-03-20');
    expect(world.pulls()[0]!.issue.body).toContain('Line 25: status: `Done` (#4)');
  },
);
