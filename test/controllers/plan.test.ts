import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import command, { KINDS } from '../../src/cli/commands/plan.ts';
import { refsOf, showPlan } from '../../src/cli/plan.ts';
import { CONTROLLERS } from '../../src/controllers/index.ts';
import { World } from './world.ts';

async function run(world: World, number: number, apply: boolean): Promise<{ code: number; out: string }> {
  const lines: string[] = [];
  const io = { out: (text: string) => void lines.push(text), now: new Date(world.clock) };
  const refs = (await refsOf({ owner: 'acme', repo: 'shop', number }, null, world.port))!;
  const code = await showPlan(refs, apply, { github: world.port }, world.policy, io);
  return { code, out: lines.join('') };
}

test('a plan says in sentences what would be done, and changes nothing', async () => {
  const world = new World();
  const { number } = await world.report();
  const { code, out } = await run(world, number, false);
  expect(code).toBe(0);
  expect(out).toContain(
    `acme/shop#${number} (incident): Open the incident issue “Incident: Checkout rejects cards” (SEV2)`,
  );
  expect(out).toContain('1 step. --apply takes them.');
  expect(world.github.writes).toBe(0);
});

test('a plan that is applied twice changes nothing the second time', async () => {
  const world = new World();
  const { number } = await world.report();
  await run(world, number, true);
  const [incident] = world.incidents();
  await world.say(incident!, 'bo', '/incident ic me\n/incident resolved');
  expect((await run(world, incident!.number, true)).out).toMatch(
    /✔ .* Open the post-mortem pull request .* → #\d+\n/,
  );
  const before = world.visible();
  world.github.forgetCalls();
  for (const each of [number, incident!.number])
    expect((await run(world, each, true)).out).toBe('Nothing to do.\n');
  expect(world.github.writes).toBe(0);
  expect(world.visible()).toEqual(before);
});

test('a pull request is planned as a post-mortem and, merged, for its action items', async () => {
  const world = new World();
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident resolved');
  await world.sweep();
  const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
  expect(await refsOf({ owner: 'acme', repo: 'shop', number: pull.number }, null, world.port)).toMatchObject([
    { kind: 'action-items' },
    { kind: 'draft' },
    { kind: 'post-mortem' },
  ]);
  expect(await refsOf({ owner: 'acme', repo: 'shop', number: 99 }, null, world.port)).toBeNull();
});

test.each([
  [{ issue: '12' }, /Which repository/],
  [{ repo: 'acme', issue: '12' }, /--repo takes OWNER\/NAME/],
  [{ repo: 'acme/shop', issue: 'twelve' }, /takes the number of an issue, such as 12/],
  [{ repo: 'acme/shop', issue: '#12' }, /token is needed/],
])('the command line %j says what is missing', async (flags, message) => {
  const io = {
    cwd: '.',
    env: {},
    now: new Date(),
    stdinText: async () => '',
    out() {},
    err() {},
    colour: false,
  };
  await expect(command.run({ flags, positionals: [] }, io, {})).rejects.toThrow(message);
});

test('`--kind` takes each kind whose controller says that it is planned', () => {
  const planned = Object.values(CONTROLLERS).filter((each) => each.planned);
  expect(KINDS.toSorted()).toEqual(planned.map(({ kind }) => kind).sort());
});

test('what runs controllers knows none of them by its name', async () => {
  const files = [
    'src/reconcile/look.ts',
    'src/reconcile/policy-notice.ts',
    'src/reconcile/reconcile.ts',
    'src/github/paced.ts',
  ];
  const named = files.filter((path) => {
    const text = readFileSync(path, 'utf8');
    return Object.keys(CONTROLLERS).some((kind) => text.includes(`'${kind}'`));
  });
  expect(named).toEqual([]);
});
