import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  fillUpdate,
  UPDATE_VARIABLES,
  updateProblems,
  updateValues,
} from '../../src/drafting/update-text.ts';
import { PHASES } from '../../src/vocabulary/phases.ts';
import { World } from '../controllers/world.ts';
import { at, incidentOf, said } from '../incident/facts.ts';

const now = new Date(at('14:32'));
const fill = (text: string, events = [said('14:05', 'bo', '/incident ic me')]) =>
  fillUpdate(text, updateValues(incidentOf(events), now));

describe('the template of an update', () => {
  test('finds every variable explained in the README of the templates', () => {
    const readme = readFileSync('templates/README.md', 'utf8');
    for (const { name, about } of UPDATE_VARIABLES)
      expect(readme).toContain(`| \`{{${name}}}\` | ${about} |`);
  });

  test('is filled in with what is known, and leaves an ellipsis where only people know', () => {
    const told = [
      said('14:05', 'bo', '/incident impact 20% of users\n/incident time started 14:00 UTC'),
      said('14:06', 'bo', '/incident services checkout'),
    ];
    expect(fill('{{severity}} {{services}}: {{impact}}, {{ duration }}, next {{next}}\r\n', told)).toBe(
      'SEV2 checkout: 20% of users, 32 min, next 30m',
    );
    expect(fill('{{impact}}; {{latest}}; {{started}}')).toBe('…; …; …');
  });

  test.each(PHASES)('is shipped for the phase %s, and uses only variables that exist', (phase) => {
    const text = readFileSync(`templates/updates/${phase}.md`, 'utf8');
    expect(updateProblems(text)).toEqual([]);
    expect(fill(text)).toContain('…');
  });

  test('that asks for what there is not is refused with its place and a guess', () => {
    expect(updateProblems('It is\n  {{sevrity}}, {{timeline}}')).toEqual([
      { line: 2, column: 3, message: 'there is no `{{sevrity}}`. Did you mean "severity"?' },
      { line: 2, column: 16, message: expect.stringContaining('there is no `{{timeline}}`.') },
    ]);
  });
});

describe('an update that is offered', () => {
  const replies = (world: World) =>
    world.comments(world.incidents()[0]!).filter(({ body }) => body.includes('To copy and complete'));

  test('is written once, and stays as it is while the clock goes on', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'ana', '/incident update');
    const look = () => world.settle(world.ref('incident', incident.number));
    await look();
    const [first, ...more] = replies(world);
    expect(more).toEqual([]);
    expect(first!.body).toContain('/incident update conditions …, for');
    world.minutes(10);
    await look();
    expect(replies(world)).toEqual([first]);
  });

  test('costs no call for any other command', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'ana', '/incident update Half of the cards are accepted again');
    world.github.forgetCalls();
    await world.look(world.ref('incident', incident.number));
    expect(world.github.calls.map(({ method }) => method)).not.toContain('file');
  });

  test('comes from Debrief where the team has none of that name, and names what was likely meant', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'ana', '/incident update template identifed');
    await world.settle(world.ref('incident', incident.number));
    expect(replies(world)[0]!.body).toContain(
      'There is no template `.github/debrief/templates/updates/identifed.md`. Did you mean "identified"?',
    );
  });

  test('is news all the same when it only begins with the word template', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'ana', '/incident update template rendering works again');
    await world.settle(world.ref('incident', incident.number));
    expect(replies(world)).toEqual([]);
    expect(world.panels(incident)[0]!.body).toContain('template rendering works again');
  });
});
