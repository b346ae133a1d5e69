import { expect, test } from 'vitest';
import { policySchema } from '../../src/policy/schema.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

const WANTED = 'An incident that took a large part of an error budget has an action item of priority P0';

/** What the check says of the post-mortem of an incident that lasted for so many minutes. */
async function summaryAfter(minutes: number, change = (text: string) => text) {
  const world = new World();
  world.policy = policySchema.parse({
    services: [{ name: 'checkout' }],
    slos: [{ service: 'checkout', objective: 99.9 }],
  });
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident services checkout\n/incident time started 14:00 UTC');
  world.minutes(minutes);
  await world.say(incident, 'bo', '/incident resolved');
  await world.settle(world.ref('incident', incident.number));
  const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
  const [file] = await world.port.changedFiles(pull);
  const text = change(COMPLETE(incident.number));
  world.github.as('ana').write(world.repo, { [file!.path]: text }, pull.head.ref);
  await world.settle(world.ref('post-mortem', pull.number));
  return world.repo.checks.findLast(({ name }) => name === 'debrief/post-mortem')!.summary;
}

test('the check asks for a P0 item after an incident that took over 20 % of an error budget', async () => {
  expect(await summaryAfter(30)).toContain(WANTED);
  expect(
    await summaryAfter(30, (text) => text.replace('| Share one pool', '| P0: share one pool')),
  ).not.toContain(WANTED);
  expect(await summaryAfter(5)).not.toContain(WANTED);
});
