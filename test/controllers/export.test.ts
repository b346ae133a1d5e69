import { describe, expect, test } from 'vitest';
import { exportIncidents } from '../../src/controllers/incident/export.ts';
import { type IncidentControllerFacts, observe } from '../../src/controllers/incident/observe.ts';
import { record } from '../../src/controllers/incident/record.ts';
import { findMarker } from '../../src/github/markers.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { type LedgerLine, ledgerLine } from '../../src/reliability/ledger/line.ts';
import { COMPLETE } from './sample-post-mortems.ts';
import { World } from './world.ts';

async function exported(world: World, options = {}) {
  const all = [];
  for await (const each of exportIncidents(world.repo, world.port, world.policy, options)) all.push(each);
  return all;
}

describe('the export', () => {
  test('contains what is known about an incident, its post-mortem and its action items', async () => {
    const world = new World();
    world.policy = policySchema.parse({ services: [{ name: 'checkout', team: 'payments' }] });
    const incident = await world.incident();
    const say = async (minutes: number, text: string) => {
      world.minutes(minutes);
      await world.say(incident, 'bo', text);
      await world.settle(world.ref('incident', incident.number));
    };
    await say(
      2,
      '/incident services checkout\n/incident impact 25 % of users cannot pay\n/incident time started 13:50 UTC',
    );
    await say(8, '/incident update Cards fail');
    await say(5, '/incident mitigated');
    await say(20, '/incident resolved');
    const [line] = await exported(world);
    expect(line).toEqual({
      line: {
        id: `acme/shop#${incident.number}`,
        url: incident.url,
        title: incident.title,
        kind: 'real',
        severity: 'SEV2',
        services: ['checkout'],
        team: 'payments',
        cause: null,
        milestones: {
          started: '2026-03-01T13:50:00Z',
          detected: '2026-03-01T14:00:00Z',
          acknowledged: '2026-03-01T14:02:00Z',
          mitigated: '2026-03-01T14:15:00Z',
          resolved: '2026-03-01T14:35:00Z',
        },
        pauses: [],
        affected: 0.25,
        detectedBy: 'person',
        duplicateOf: null,
        recurrenceOf: null,
        reopened: 0,
        updates: { due: 1, made: 1 },
        postMortem: { due: '2026-03-06', merged: null },
        items: [],
      },
    });
    expect(ledgerLine.parse('line' in line! && line.line)).toEqual('line' in line! && line.line);
  });

  test('has what the dashboard and scheduled reports measure, with the date of the post-mortem', async () => {
    const world = new World();
    const incident = await world.incident();
    world.minutes(30);
    await world.say(incident, 'bo', '/incident mitigated\n/incident resolved');
    await world.settle(world.ref('incident', incident.number));
    const facts = await observe(
      world.ref('incident', incident.number),
      { github: world.port },
      world.policy,
      null,
    );
    const row = record(facts as IncidentControllerFacts, world.policy).find(
      ({ table }) => table === 'ledger',
    );
    const [exportedLine] = await exported(world);
    const { line } = exportedLine as { line: LedgerLine };
    expect(line.postMortem?.due).toBe('2026-03-06');
    expect(row!.data).toMatchObject({ ...line, cause: null });
  });

  test('is the same twice, also later, and when the label of an incident was taken off', async () => {
    const world = new World();
    const first = await world.incident();
    await world.incident('Search is slow');
    const before = JSON.stringify(await exported(world));
    world.minutes(3 * 24 * 60);
    await world.github.as('ana').removeLabel(first, 'incident');
    const later = await exported(world);
    expect(JSON.stringify(later)).toBe(before);
    expect(later).toHaveLength(2);
  });

  test('has no line for a false alarm, and says so; a duplicate has one that names what it doubles', async () => {
    const world = new World();
    const [alarm, original, twice] = [await world.incident(), await world.incident(), await world.incident()];
    await world.say(alarm, 'bo', '/incident false-alarm a probe');
    await world.say(twice, 'bo', `/incident duplicate-of #${original.number}`);
    const found = await exported(world);
    expect(found[0]).toEqual({ id: `acme/shop#${alarm.number}`, left: 'false alarm' });
    expect(found[2]).toMatchObject({ line: { duplicateOf: `acme/shop#${original.number}` } });
  });

  test('has the cause that the merged post-mortem names, and when items were due and done', async () => {
    const world = new World();
    const incident = await world.incident();
    world.minutes(5);
    await world.say(incident, 'bo', '/incident resolved');
    await world.settle(world.ref('incident', incident.number));
    const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    const [file] = await world.port.changedFiles(pull);
    const text = COMPLETE(incident.number).replace('status: in review', 'status: in review\ncause: capacity');
    world.github.as('ana').write(world.repo, { [file!.path]: text }, pull.head.ref);
    world.minutes(60);
    await world.github.as('ana').merge(pull);
    await world.settle(world.ref('post-mortem', pull.number), world.ref('action-items', pull.number));
    const [first, second] = world.issues().filter((issue) => findMarker(issue, 'action-item'));
    world.minutes(60);
    await world.github.as('bo').editIssue(first!, { state: 'closed' });
    await world.github.as('bo').editIssue(second!, { state: 'closed', closedAs: 'not-planned' });
    expect(await exported(world)).toMatchObject([
      {
        line: {
          cause: 'capacity',
          postMortem: { merged: '2026-03-01T15:05:00Z' },
          items: [
            { due: '2026-03-20', done: '2026-03-01T16:05:00Z', declined: null },
            { due: '2026-03-15', done: null, declined: '2026-03-01T16:05:00Z' },
          ],
        },
      },
    ]);
  });

  test('names the objective that an item serves, as the policy spells it', async () => {
    const world = new World();
    world.policy = policySchema.parse({ objectives: [{ name: 'calm-evenings', text: 'Nobody is woken' }] });
    const incident = await world.incident();
    world.minutes(5);
    await world.say(incident, 'bo', '/incident resolved');
    await world.settle(world.ref('incident', incident.number));
    const pull = (await world.port.pullRequestFrom(world.repo, `debrief/post-mortem-${incident.number}`))!;
    const [file] = await world.port.changedFiles(pull);
    const text = COMPLETE(incident.number).replace('---\n', '---\nobjective: Calm-Evenings\n');
    world.github.as('ana').write(world.repo, { [file!.path]: text }, pull.head.ref);
    await world.github.as('ana').merge(pull);
    await world.settle(world.ref('action-items', pull.number));
    const [found] = await exported(world);
    expect(found).toMatchObject({
      line: { items: [{ objective: 'calm-evenings' }, { objective: 'calm-evenings' }] },
    });
  });

  test('has, on request, the incidents known only from old post-mortems, marked as such', async () => {
    const world = new World();
    world.policy = policySchema.parse({ services: [{ name: 'search', team: 'discovery' }] });
    const incident = await world.incident();
    const ana = world.github.as('ana');
    const write = (name: string, text: string) => ana.write(world.repo, { [`postmortems/${name}.md`]: text });
    const old = (times: string, more = '') =>
      `---\nseverity: SEV1\ndate: 2024-05-03\nservices: [search]\n${more}---\n# Post-mortem: search was down\n\n## Summary\n\nSearch answered nothing.\n\n## Timeline\n\n${times}\n\n## Action items\n\n- Add a cache, @bo, due 2024-06-01\n`;
    const times =
      '- 10:00 UTC: the outage started\n- 10:05 UTC: an alert detected it\n- 10:50 UTC: resolved, search answers again';
    write('old', old(times, 'cause: capacity\n'));
    write('recorded', old(times, `incident: ${incident.number}\n`));
    write('no-times', old('- In the morning: the outage started'));
    write('notes', '# Notes\n\nNothing happened.\n');
    expect(await exported(world)).toHaveLength(1);
    const [, ...found] = await exported(world, { withOld: true });
    expect(found).toEqual([
      {
        id: 'acme/shop:postmortems/no-times.md',
        left: 'its post-mortem does not say when it started, with a time and a zone',
      },
      {
        line: expect.objectContaining({
          id: 'acme/shop:postmortems/old.md',
          kind: 'backfilled',
          severity: 'SEV1',
          services: ['search'],
          team: 'discovery',
          cause: 'capacity',
          milestones: {
            started: '2024-05-03T10:00:00Z',
            detected: '2024-05-03T10:05:00Z',
            acknowledged: null,
            mitigated: null,
            resolved: '2024-05-03T10:50:00Z',
          },
          imported: true,
        }),
      },
    ]);
    expect(ledgerLine.safeParse('line' in found[1]! && found[1].line).success).toBe(true);
  });
});
