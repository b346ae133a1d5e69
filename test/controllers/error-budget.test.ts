import { describe, expect, test } from 'vitest';
import { CONTROLLERS } from '../../src/controllers/index.ts';
import type { PullRequest } from '../../src/github/port.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

const POLICY = {
  services: [
    { name: 'checkout', aliases: ['cart'], paths: ['checkout/**'] },
    { name: 'search', paths: ['search/**'] },
  ],
  slos: [{ service: 'checkout', objective: 99.9 }],
  overrides: { people: ['cy'] },
};

/** A shop whose checkout was down for so many minutes ten days ago. */
async function shop(minutes: number, settings: object = {}, path = 'checkout/pay.ts') {
  const world = new World();
  world.clock = Date.parse('2026-03-11T12:00:00Z');
  world.policy = policySchema.parse({ ...POLICY, ...settings });
  const started = Date.parse('2026-03-01T12:00:00Z');
  const end = new Date(started + minutes * 60_000).toISOString();
  const data = {
    id: 'acme/shop#7',
    services: ['cart'],
    milestones: { started: new Date(started).toISOString(), resolved: end },
  };
  if (minutes > 0) world.rows = [{ table: 'ledger', key: `${end} acme/shop#7`, data }];
  world.github.as('ana').write(world.repo, { [path]: 'export {};' }, 'change');
  const wish = { title: 'A change', body: '', head: 'change', base: 'main', draft: false };
  const pull = await world.github.as('ana').openPullRequest(world.repo, wish);
  const look = async () => {
    world.github.forgetCalls();
    const outcome = await world.look(world.ref('error-budget', pull.number));
    return { ...outcome, check: world.repo.checks.at(-1) };
  };
  return { world, pull, look };
}

describe('the check debrief/error-budget', () => {
  test('stops a change of a service whose budget is spent, and says why, for how long, and what people can do', async () => {
    const { look, world, pull } = await shop(60);
    const { check, due } = await look();
    expect(check).toMatchObject({
      name: 'debrief/error-budget',
      conclusion: 'failure',
      sha: pull.head.sha,
      title: 'The error budget of checkout is spent: reliability work first',
    });
    expect(check!.summary).toMatchInlineSnapshot(`
      "**What happened.** We promised that checkout works 99.9 % of the time. That allows 43 min of downtime between 2026-02-09 and 2026-03-11; users have had 1 h. Every release is a risk, so new features wait until the promise can be kept again.

      **What you can do**

      - Wait: some of it is back on 2026-03-31 if nothing else happens, and this check passes again by itself.
      - Does this change make the service more reliable or secure, or is it an urgent fix? Give it one of the labels “reliability”, “security”, “hotfix”.
      - Must it ship anyway? A person named in the policy comments \`/debrief override <why>\`.

      | Service | Left | Spent | When |
      | :- | -: | -: | :- |
      | checkout, 99.9 % | 0 % | 1 h of 43 min | spent; some is back 2026-03-31 12:17 UTC |

      **What spent it**

      - checkout: 1 h by #7. It took 138.9 % of the budget alone: its post-mortem needs a P0 action item

      **The rule.** While the error budget of a service is spent, pull requests that touch its files wait, except those labelled reliability, security, hotfix, and those that a named person lets pass. The rule ends by itself as soon as any of the budget is left."
    `);
    expect(due).toBe('2026-03-11T13:00:00.000Z');
    expect(world.github.reads + world.github.writes).toBeLessThanOrEqual(4);
  });

  test('names the incidents that spend nothing because nobody said when they began, elsewhere without their names', async () => {
    const { look, world } = await shop(60);
    const open = (id: string, services: string[]) => ({
      table: 'ledger',
      key: `open ${id}`,
      data: { id, services },
    });
    world.rows.push(
      open('acme/shop#9', ['checkout']),
      open('acme/secret#4', ['cart']),
      open('acme/shop#8', ['search']),
    );
    const { summary } = (await look()).check!;
    expect(summary).toContain(
      '**Not counted**: #9, an incident of another repository. Nobody has said when its impact began.',
    );
  });

  test('is looked at again when an incident of its service changes, of the same owner alone', async () => {
    const { look, world, pull } = await shop(10);
    const { rows } = await look();
    expect(rows).toEqual([
      { table: 'budget-pull', key: `acme/shop#${pull.number}`, data: { services: ['checkout'] } },
    ]);
    const waiting = [...rows, { ...rows[0]!, key: 'other/shop#3' }];
    world.rows = waiting;
    const incident = await world.incident();
    const tell = async (text: string) => {
      await world.say(incident, 'bo', text);
      const { next, rows: recorded } = await world.look(world.ref('incident', incident.number));
      world.rows = [...waiting, ...recorded];
      return next.flatMap(({ kind, number }) => (kind === 'error-budget' ? number : []));
    };
    const again = [pull.number];
    expect(await tell('/incident services search')).toEqual([]);
    expect(await tell('/incident services cart')).toEqual(again);
    // News that spends nothing: the check need not follow.
    expect(await tell('/incident update Two nodes are back')).toEqual([]);
    expect(await tell('/incident time started 11:30 UTC')).toEqual(again);
    expect(await tell('/incident mitigated')).toEqual(again);
    // It spent some of the budget until now.
    expect(await tell('/incident services search')).toEqual(again);
    expect(await tell('/incident drop duplicate of #1')).toEqual([]);
    await world.github.as('ana').editIssue(pull, { state: 'closed' });
    expect((await look()).rows).toEqual([]);
  });

  test('is looked at again as soon as an open incident can have spent the budget', async () => {
    const { look, world } = await shop(20);
    expect((await look()).due).toBe('2026-03-11T18:00:00.000Z');
    const data = { id: 'acme/shop#9', services: ['cart'], milestones: { started: '2026-03-11T11:50:00Z' } };
    world.rows.push({ table: 'ledger', key: 'open acme/shop#9', data });
    // 43.2 minutes, less 20 of last week and 10 by now.
    expect((await look()).due).toBe('2026-03-11T12:13:12.000Z');
  });

  test('is neutral instead if the policy says so, and missing if it is off', async () => {
    const neutral = await shop(60, { errorBudgets: { whenSpent: 'neutral' } });
    expect((await neutral.look()).check?.conclusion).toBe('neutral');
    const off = await shop(60, { errorBudgets: { whenSpent: 'off' } });
    expect((await off.look()).check).toBeUndefined();
    expect(off.world.github.reads).toBe(0);
  });

  test('passes by itself when enough of the trouble is over', async () => {
    const { look, world } = await shop(60);
    world.clock = Date.parse('2026-03-31T12:18:00Z');
    expect((await look()).check).toMatchObject({
      conclusion: 'success',
      title: '2.8 % of the error budget of checkout is left: Ship to 10 % of users first.',
    });
  });

  test('passes while some is left, and gives advice near the end', async () => {
    expect((await (await shop(21.6)).look()).check).toMatchObject({
      conclusion: 'success',
      title: '50 % of the error budget of checkout is left',
    });
    expect((await (await shop(40)).look()).check?.summary).toContain('Ship to 10 % of users first.');
    expect((await (await shop(0)).look()).check).toMatchObject({
      conclusion: 'success',
      title: '100 % of the error budget of checkout is left',
    });
  });

  test('has nothing to say to a change elsewhere', async () => {
    const { look } = await shop(60, {}, 'search/index.ts');
    expect((await look()).check).toMatchObject({
      conclusion: 'neutral',
      title: 'No error budget is affected',
    });
  });

  test('costs nothing where no service of the repository has an objective', async () => {
    const { look, world } = await shop(60, { slos: [] });
    expect((await look()).found).toBe(false);
    expect(world.github.reads + world.github.writes).toBe(0);
  });

  test.each(['reliability', 'Security', 'hotfix'])('passes a change labelled %s', async (label) => {
    const { look, world, pull } = await shop(60);
    await world.github.as('ana').addLabels(pull, [label]);
    expect((await look()).check).toMatchObject({
      conclusion: 'success',
      title: `The budget of checkout is spent, and this change passes: ${label}`,
    });
  });

  test('costs four calls on a pull request with comments while some of the budget is left', async () => {
    const { look, world, pull } = await shop(20);
    await world.github.as('ana').comment(pull as never, 'Looks good.');
    const before = world.github.reads + world.github.writes;
    expect((await look()).check?.conclusion).toBe('success');
    expect(world.github.reads + world.github.writes - before).toBeLessThanOrEqual(4);
  });

  test('is overridden by a named person with a reason, until it expires', async () => {
    const { look, world, pull } = await shop(60);
    await world.github
      .as('cy')
      .comment(pull as never, '/debrief override for 1 day the **regulator** waits @everyone');
    const { check, due } = await look();
    expect(check?.conclusion).toBe('success');
    expect(check?.summary).toContain('Overridden by cy until 2026-03-12 12:00 UTC');
    expect(check?.summary).toContain('\\*\\*regulator\\*\\*');
    expect(check?.summary).not.toContain(' @everyone');
    expect(due).toBe('2026-03-11T13:00:00.000Z');
    world.minutes(25 * 60);
    const later = await look();
    expect(later.check).toMatchObject({ conclusion: 'failure' });
    expect(later.check?.summary).toContain('The override by cy ended on 2026-03-12.');
  });

  test('explains to others why their override is not followed', async () => {
    const { look, world, pull } = await shop(60);
    await world.github.as('ana').comment(pull as never, '/debrief override I want to');
    const { check } = await look();
    expect(check?.conclusion).toBe('failure');
    expect(check?.summary).toContain('ana may not override it.');
    expect(check?.summary).toContain('(`overrides.people` of the policy)');
  });

  test('names no incident of another repository, and counts none of another owner', async () => {
    const { look, world } = await shop(60);
    const [row] = world.rows;
    world.rows = [{ ...row!, data: { ...row!.data, id: 'acme/secret#7' } }];
    expect((await look()).check?.summary).not.toContain('secret');
    world.rows = [{ ...row!, data: { ...row!.data, id: 'other/shop#7' } }];
    expect((await look()).check?.conclusion).toBe('success');
  });

  test('counts a file that was moved out of the service', async () => {
    const { look, world } = await shop(60, {}, 'search/index.ts');
    const of = world.port.changedFiles;
    world.port = Object.assign(Object.create(world.port), {
      changedFiles: async (ref: PullRequest) =>
        (await of(ref)).map((file) => ({ ...file, previousPath: 'checkout/index.ts' })),
    });
    expect((await look()).check?.conclusion).toBe('failure');
  });

  describe('with a query', () => {
    const slos = [{ service: 'checkout', objective: 99.9, query: 'errors[$window]' }];
    const measured = async (ratio: (query: string) => Promise<{ ratio: number; at: string }>) => {
      const found = await shop(60, { slos });
      found.world.integrations = { prometheus: { ratio } };
      return found;
    };
    const at = '2026-03-11T12:00:00.000Z';

    test('uses the values from Prometheus, and not incidents', async () => {
      const { look } = await measured(async (query) => ({ ratio: query === 'errors[30d]' ? 0.0005 : 1, at }));
      const { check, rows } = await look();
      expect(check).toMatchObject({
        conclusion: 'success',
        title: '50 % of the error budget of checkout is left',
      });
      expect(rows.filter(({ table }) => table === 'prometheus')).toEqual([
        { table: 'prometheus', key: 'errors[30d]', data: { ratio: 0.0005, at } },
      ]);
    });

    test('stops nobody while Prometheus is down: it shows what was last known', async () => {
      const { look, world } = await measured(() => Promise.reject(new Error('down')));
      expect((await look()).check).toMatchObject({
        conclusion: 'neutral',
        title: 'The budget of checkout is not known right now',
      });
      world.rows.push({
        table: 'prometheus',
        key: 'errors[30d]',
        data: { ratio: 1, at: '2026-03-11T08:00:00.000Z' },
      });
      const { check, rows } = await look();
      expect(check?.conclusion).toBe('neutral');
      expect(check?.summary).toContain(
        '| checkout, 99.9 % | 0 % | 30 d of 43 min | stale: last known 2026-03-11 08:00 UTC |',
      );
      expect(rows.filter(({ table }) => table === 'prometheus')).toEqual([
        { table: 'prometheus', key: 'errors[30d]', data: { ratio: 1, at: '2026-03-11T08:00:00.000Z' } },
      ]);
    });
  });

  test('passes on the commits of a merge queue, where it was judged before', async () => {
    const { world, pull } = await shop(0);
    world.port = Object.assign(Object.create(world.port), { mergeGroups: async () => [pull.base.sha] });
    await world.look(world.ref('error-budget-queue', pull.number));
    expect(world.repo.checks.at(-1)).toMatchObject({
      name: 'debrief/error-budget',
      sha: pull.base.sha,
      conclusion: 'success',
    });
  });

  test('is looked at when a pull request changes or somebody comments a command', () => {
    const { events } = CONTROLLERS['error-budget']!;
    const hint = { app: 'debrief', own: false };
    expect(
      events.pull_request!.objects({ ...hint, action: 'synchronize', pull_request: { number: 3 } }),
    ).toEqual([3]);
    expect(
      events.pull_request!.objects({ ...hint, action: 'assigned', pull_request: { number: 3 } }),
    ).toEqual([]);
    const comment = (body: string) => ({
      ...hint,
      issue: { number: 3, pull_request: {} },
      comment: { body },
    });
    expect(events.issue_comment!.objects(comment('/debrief override x'))).toEqual([3]);
    expect(events.issue_comment!.objects(comment('Looks good'))).toEqual([]);
  });
});
