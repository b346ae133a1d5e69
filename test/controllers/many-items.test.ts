import { expect, test } from 'vitest';
import { pace } from '../../src/controllers/action-items/pace.ts';
import { GitHubError } from '../../src/github/port.ts';
import { random } from '../action-items/identity/edited.ts';
import { PROMISES } from '../action-items/identity/promises.ts';
import { ItemsWorld } from './items-world.ts';

const CONTENT = new Set(['openIssue', 'addSubIssue', 'comment', 'openPullRequest']);
const line = (text: string) => `- [ ] ${text}, owner: @bo, due 2026-03-20`;

/** A GitHub that refuses the 81st new content of a minute and the 501st of an hour, as the real one does. */
function limited(world: ItemsWorld): number[] {
  const made: number[] = [];
  world.github.onCall = (when, method) => {
    if (when !== 'before' || !CONTENT.has(method)) return;
    const lately = (ms: number) => made.filter((at) => at > world.clock - ms).length;
    if (lately(60_000) >= 80 || lately(3_600_000) >= 500)
      throw new GitHubError('You have exceeded a secondary rate limit', 403, 60);
    made.push(world.clock);
  };
  return made;
}

test('150 items of one merge are filed without ever being refused by GitHub’s limits for new contents, and it says how far it is', async () => {
  const world = await new ItemsWorld().withIncident();
  const texts = Array.from({ length: 150 }, (_, index) => `${PROMISES[index % 40]![0]} in cell ${index}`);
  const made = limited(world);
  const { number: pull } = await world.open(texts.map(line).join('\n'));
  await world.settle(world.ref('post-mortem', pull));
  await world.mergePull(pull);
  const report = () => world.itemsReport(pull);
  expect(report()).toContain('30 of 150 action items have their issue');
  const panel = () => world.panels(world.incidents()[0]!)[0]!.body;
  expect(panel()).toContain('0 of 150 done · 30 of 150 have their issue; ');
  for (let looks = 0; looks < 60; looks++) {
    const { due, steps } = await world.look(world.ref('action-items', pull));
    expect(steps.flatMap(({ error }) => error ?? [])).toEqual([]);
    if (!due) break;
    world.clock = Date.parse(due);
  }
  expect(world.items()).toHaveLength(150);
  await world.settle(world.ref('incident', world.incidentNumber!));
  expect(panel()).toContain('**Action items** · 0 of 150 done\n');
  expect(made.length).toBeGreaterThan(150);
  expect(report()).not.toContain('action items have their issue');
  expect(report()).toContain('Not below their incident.');
}, 60_000);

test('1,000 items are spread so that no minute has more than 80 new contents and no hour more than 500', () => {
  const made: number[] = [];
  let clock = Date.parse('2026-03-01T14:00:00Z');
  for (let left = 1_000; left > 0; ) {
    const { now, next } = pace(left, made, new Date(clock));
    made.push(...Array<number>(now * 2).fill(clock));
    left -= now;
    if (next) clock = Date.parse(next);
  }
  const most = (within: number) =>
    Math.max(...made.map((at) => made.filter((other) => other > at - within && other <= at).length));
  expect(made).toHaveLength(2_000);
  expect(most(60_000)).toBeLessThanOrEqual(60);
  expect(most(3_600_000)).toBeLessThanOrEqual(420);
  expect(clock - made[0]!).toBeLessThan(5 * 3_600_000);
});

class Killed extends Error {}

test('200 items of 20 post-mortems, deliveries doubled and shuffled, stopped at 20 random writes: 200 issues, each right', async () => {
  const world = await new ItemsWorld().withIncident();
  const next = random(7);
  const ana = world.github.as('ana');
  const refs = [];
  for (let document = 0; document < 20; document++) {
    const texts = PROMISES.slice(document, document + 10).map(([text]) => `${text} of depot ${document}`);
    const head = `pm-${document}`;
    const text = `---\ntitle: Depot ${document} was down\ndate: 2026-03-01\nseverity: SEV2\n---\n\n# Depot ${document} was down\n\n## Timeline\n\n- 2026-03-01 13:52 UTC: impact started\n\n## Action items\n\n${texts.map(line).join('\n')}\n`;
    ana.write(world.repo, { [`postmortems/depot-${document}.md`]: text }, head);
    const wish = { title: head, body: '', head, base: 'main', draft: false };
    const pull = await ana.openPullRequest(world.repo, wish);
    await ana.merge(pull);
    refs.push(world.ref('action-items', pull.number), world.ref('action-items', pull.number));
  }
  const shuffled = refs.map((ref) => [next(), ref] as const).sort((a, b) => a[0] - b[0]);
  let writes = 0;
  const stops = new Set(Array.from({ length: 20 }, () => 1 + Math.floor(next() * 200)));
  let stopped = 0;
  world.github.onCall = (when, method) => {
    if (when !== 'after' || !CONTENT.has(method)) return;
    writes += 1;
    if (!stops.delete(writes)) return;
    stopped += 1;
    throw new Killed();
  };
  const queue = shuffled.map(([, ref]) => ref);
  const later: typeof queue = [];
  while (queue.length || later.length) {
    if (!queue.length) {
      world.minutes(1);
      queue.push(...later.splice(0));
    }
    const ref = queue.shift()!;
    try {
      if ((await world.look(ref)).due) later.push(ref);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      queue.push(ref);
    }
  }
  expect(stopped).toBeGreaterThan(10);
  const found = world.items().map(({ title, assignees }) => `${title} ${assignees}`);
  const wanted = Array.from({ length: 20 }, (_, document) =>
    PROMISES.slice(document, document + 10).map(([text]) => `${text} of depot ${document} bo`),
  ).flat();
  expect(found.sort()).toEqual(wanted.sort());
}, 60_000);

test.each([403, 404, 410])('a target repository that answers %i holds up nothing else', async (status) => {
  const world = await new ItemsWorld().withIncident();
  const port = world.port;
  world.port = new Proxy(port, {
    get: (target, name) => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      if (name !== 'ownIssues' && name !== 'openIssue') return method;
      return async (...args: unknown[]) => {
        const [{ repo }] = args as [{ repo: string }];
        if (repo === 'infra') throw new GitHubError('Not here', status);
        return method.apply(target, args);
      };
    },
  });
  world.github.repository('acme', 'infra', { people: {}, files: {} });
  world.installed.add('acme/infra');
  await world.merge(`${line('Cap the pool')}\n${line('Rotate the certificates')}, repo: infra`);
  expect(world.items().map(({ title }) => title)).toEqual(['Cap the pool']);
});
