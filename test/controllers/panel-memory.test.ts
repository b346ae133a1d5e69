import { expect, test } from 'vitest';
import { panelBody, readCodes } from '../../src/controllers/incident/panel-memory.ts';
import { World } from './world.ts';

test('commands that strangers write by the hundred are refused for good, and leave the panel short', async () => {
  const world = new World();
  const incident = await world.incident();
  const first = await world.say(incident, 'ana', '/incident ic me');
  for (let index = 0; index < 600; index++)
    await world.say(incident, `stranger${index % 3}`, '/incident sev 4');
  const last = await world.say(incident, 'bo', '/incident sev 1');
  await world.settle(world.ref('incident', incident.number));
  const [panel] = world.panels(incident);
  expect(panel!.body).toContain('SEV1');
  expect(panel!.body.match(/\d+d\b/g)).toHaveLength(500);
  // Nothing is said or asked again, and who gets the role later commands nothing by what was refused.
  world.repo.people.set('stranger0', 'write');
  world.github.forgetCalls();
  const outcomes = await world.settle(world.ref('incident', incident.number));
  expect(outcomes.flatMap(({ steps }) => steps)).toEqual([]);
  expect(world.panels(incident)[0]!.body).toContain('SEV1');
  expect([first, last].map((comment) => world.reactions(comment))).toEqual([['+1'], ['+1']]);
});

test('a command that somebody with the role writes into an old comment counts, also below hundreds that were refused', async () => {
  const world = new World();
  const incident = await world.incident();
  const old = await world.say(incident, 'ana', 'We are looking.');
  for (let index = 0; index < 600; index++)
    await world.say(incident, `stranger${index % 3}`, '/incident sev 4');
  await world.settle(world.ref('incident', incident.number));
  world.minutes(3);
  await world.github.as('ana').editComment(incident, old.id, '/incident sev 1');
  await world.settle(world.ref('incident', incident.number));
  expect(world.panels(incident)[0]!.body).toContain('SEV1');
  expect(world.reactions(old)).toEqual(['+1']);
  world.minutes(3);
  world.repo.people.set('ana', 'read');
  await world.settle(world.ref('incident', incident.number));
  expect(world.panels(incident)[0]!.body).toContain('SEV1');
});

test('a panel that would be too long for GitHub loses the end of its text, and never its memory', () => {
  const refused = Array.from({ length: 9000 }, (_, id) => ({ comment: id + 1, verdict: 'denied' as const }));
  const answers = [{ comment: 5, verdict: 'done' as const }, ...refused.slice(5), ...refused.slice(0, 4)];
  const body = panelBody({ stage: 'x' }, answers, [], 'word '.repeat(20_000));
  expect(body.length).toBeLessThanOrEqual(65_536);
  const panel = { id: 1, body, author: { login: 'debrief[bot]', kind: 'bot', app: true } } as never;
  const commands = [5, 6, 8999, 9000, 9001].map((comment) => ({ comment }));
  const codes = readCodes(panel, commands);
  expect(commands.map(({ comment }) => codes.get(comment))).toEqual([
    'done',
    'denied',
    'denied',
    'denied',
    undefined,
  ]);
});
