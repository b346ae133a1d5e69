import { expect, test } from 'vitest';
import { exportIncidents } from '../../src/controllers/incident/export.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const PATH = 'postmortems/2026-03-01-cards.md';

/** An incident whose start nobody said, with a merged post-mortem; its milestones as they are measured. */
async function measured(change: (text: string) => string, ...said: string[]) {
  const world = new World();
  const incident = await world.incident();
  world.minutes(24);
  await world.say(incident, 'bo', ['/incident ic me', ...said, '/incident resolved'].join('\n'));
  await world.settle(world.ref('incident', incident.number));
  const ana = world.github.as('ana');
  ana.write(world.repo, { [PATH]: change(COMPLETE(incident.number)) }, 'by-hand');
  const wish = { title: 'Cards', body: '', head: 'by-hand', base: 'main', draft: false };
  const pull = await ana.openPullRequest(world.repo, wish);
  await ana.merge(pull);
  await world.settle(world.ref('learned', pull.number));
  await world.settle(world.ref('incident', incident.number));
  for await (const each of exportIncidents(world.repo, world.port, world.policy))
    if ('line' in each) return { milestones: each.line.milestones, panel: world.panels(incident)[0]!.body };
  throw new Error('no line');
}

test('a start that nobody said in the incident comes from the merged post-mortem', async () => {
  const { milestones, panel } = await measured((text) => text);
  expect(milestones).toMatchObject({ started: '2026-03-01T13:52:00Z', resolved: '2026-03-01T14:24:00Z' });
  expect(panel).toContain('| Started | 13:52 UTC |');
});

test('what was said in the incident counts more than the post-mortem', async () => {
  const { milestones } = await measured((text) => text, '/incident time started 13:40 UTC');
  expect(milestones.started).toBe('2026-03-01T13:40:00Z');
});

test.each([
  ['a mistyped year', (text: string) => text.replaceAll(/2026(-03-01[ T]13:52)/g, '2025$1')],
  ['a start after the declaration', (text: string) => text.replaceAll('13:52', '14:12')],
  ['an approximate time', (text: string) => text.replaceAll(/2026-03-01[ T]13:52(?::00Z)?/g, '~ 13:52')],
  [
    'a document about two incidents',
    (text: string) => text.replace(/^incident: (\d+)/m, 'incident: [$1, 1]'),
  ],
])('nothing is taken from %s', async (_, change) => {
  expect((await measured(change)).milestones.started).toBeNull();
});
