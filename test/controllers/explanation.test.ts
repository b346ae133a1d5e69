import { expect, test } from 'vitest';
import { route } from '../../src/reconcile/route.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

async function open(text: string, world = new World()) {
  const ana = world.github.as('ana');
  ana.write(world.repo, { 'README.md': '# Shop\n' });
  ana.write(world.repo, { 'postmortems/2026-03-01-cards.md': text }, 'topic');
  const wish = { title: 'Cards', body: '', head: 'topic', base: 'main', draft: false };
  const { number } = await ana.openPullRequest(world.repo, wish);
  const ask = () => world.settle(world.ref('explanation', number));
  const comments = () => world.comments({ ...world.ref('issue', number) } as never).map(({ body }) => body);
  return { world, number, ana, ask, comments };
}
const BLAMING = COMPLETE(9).replace(/(## Contributing factors\n+)/, '$1- Tomasz Nowak broke the build\n');

test('“Explain” says in one comment why each rule asks, and what to write instead', async () => {
  const { ask, comments } = await open(BLAMING);
  await ask();
  expect(comments()).toHaveLength(1);
  const [text] = comments();
  expect(text).toContain('**What the check asks for, and why**');
  expect(text).toContain('<summary>Causes, what went wrong and the summary name roles, not people</summary>');
  expect(text).toContain('Readers take a name next to a cause for the cause, however neutral the sentence.');
  expect(text).toContain('Write the role: “the on-call engineer”');
  expect(text).not.toContain('Tomasz');
});

test('it knows the incident, as the check does', async () => {
  const world = new World();
  const incident = await world.incident();
  world.minutes(300);
  await world.say(incident, 'bo', '/incident time mitigated 18:00 UTC');
  const { ask, comments } = await open(COMPLETE(incident.number), world);
  await ask();
  expect(comments()[0]).toContain("Milestones in the document agree with the incident's own record");
});

test('pressed again it adds nothing, and after a change it edits its comment', async () => {
  const { world, ana, ask, comments } = await open(BLAMING);
  await ask();
  await ask();
  expect(comments()).toHaveLength(1);
  ana.write(world.repo, { 'postmortems/2026-03-01-cards.md': COMPLETE(9) }, 'topic');
  await ask();
  expect(comments()).toHaveLength(1);
  expect(comments()[0]).not.toContain('name roles');
});

test.each([
  ['explain', 'explanation'],
  ['look-again', 'post-mortem'],
])('the button %s has the %s looked at, of our own check alone', (identifier, kind) => {
  const press = (slug: string) =>
    route(
      'check_run',
      {
        action: 'requested_action',
        requested_action: { identifier },
        check_run: { app: { slug }, pull_requests: [{ number: 9 }] },
        repository: { name: 'shop', owner: { login: 'acme' } },
        sender: { login: 'ana', type: 'User' },
      },
      'debrief',
    );
  expect(press('debrief')).toEqual([{ kind, owner: 'acme', repo: 'shop', number: 9 }]);
  expect(press('other')).toEqual([]);
});

test('the check has its buttons where there is a post-mortem, and none elsewhere', async () => {
  const { world, number, ana } = await open(BLAMING);
  await world.settle(world.ref('post-mortem', number));
  expect(world.repo.checks.at(-1)!.actions?.map(({ label }) => label)).toEqual(['Look again', 'Explain']);
  for (const { label, description, identifier } of world.repo.checks.at(-1)!.actions!) {
    expect(label.length).toBeLessThanOrEqual(20);
    expect(description.length).toBeLessThanOrEqual(40);
    expect(identifier.length).toBeLessThanOrEqual(20);
  }
  ana.write(world.repo, { 'src/a.ts': 'export {};\n' }, 'other');
  const wish = { title: 'Other', body: '', head: 'other', base: 'main', draft: false };
  const other = await ana.openPullRequest(world.repo, wish);
  await world.settle(world.ref('post-mortem', other.number));
  expect(world.repo.checks.at(-1)!.actions).toBeUndefined();
});
