import { describe, expect, test } from 'vitest';
import { events } from '../../src/controllers/incident/events.ts';
import { findIncident } from '../../src/controllers/incident/read.ts';
import { findMarker, writeMarker } from '../../src/github/markers.ts';
import { RunReceipts } from '../../src/github/receipts.ts';
import { remembering } from '../../src/github/remembering.ts';
import { withMethods } from '../../src/github/with.ts';
import { DEFAULT_POLICY } from '../../src/policy/default.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { type IssueRef, issueRef } from '../../src/vocabulary/refs.ts';
import { effectsOf } from '../markdown/as-github.ts';
import { World } from './world.ts';

/** GitHub answers an issue's timeline with an empty list, once. Returns how often it was asked for it. */
function emptyOnce(world: World, issue: IssueRef): () => number {
  const { port } = world;
  let asked = 0;
  const issueEvents = (each: IssueRef) =>
    each.number === issue.number && asked++ === 0 ? [] : port.issueEvents(each);
  world.port = Object.assign(Object.create(port), { issueEvents });
  return () => asked;
}

describe('an issue that gets the label', () => {
  test('opens one incident issue with its panel, linked both ways, in at most 8 calls', async () => {
    const world = new World();
    const source = await world.report();
    await world.look(world.ref('incident', source.number));
    // One more for the policy, which the worker reads.
    expect(world.github.reads + world.github.writes).toBeLessThanOrEqual(7);

    const [incident] = world.incidents();
    expect(incident).toMatchObject({
      title: 'Incident: Checkout rejects cards',
      labels: ['incident', 'sev2', 'investigating'],
    });
    expect(incident!.body).toContain(`#${source.number}`);
    expect(world.comments(source).map(({ body }) => body)).toEqual([
      expect.stringContaining(`**SEV2 incident**: #${incident!.number}`),
    ]);
    const [panel] = world.panels(incident!);
    expect(world.repo.pinned.get(incident!.number)).toBe(panel!.id);
    expect(panel!.body).toContain('🟠 SEV2 · Investigating');
    expect(panel!.body).toContain(`by @ana in #${source.number}`);
  });

  test('does not make the two look at each other in turn while GitHub shows neither the link nor the panel yet', async () => {
    const world = new World();
    const source = await world.report();
    world.github.onCall = (when, method) => {
      if (when !== 'after' || method !== 'openIssue') return;
      world.github.onCall = null;
      throw new Error('stopped');
    };
    await expect(world.settle(world.ref('incident', source.number))).rejects.toThrow('stopped');
    const lagging = withMethods(world.port, {
      issueEvents: async (ref) =>
        (await world.github.port().issueEvents(ref)).filter(({ actor }) => !actor.app),
    });
    world.port = remembering(lagging, new RunReceipts(), () => world.clock);
    await world.settle(world.ref('incident', source.number));
    world.port = world.github.port();
    await world.sweep();
    expect(world.panels(world.incidents()[0]!)).toHaveLength(1);
    expect(world.comments(source)).toHaveLength(1);
  });

  test('is left as it is afterwards: a second look reads and writes nothing', async () => {
    const world = new World();
    await world.incident();
    const before = world.visible();
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
    expect(world.visible()).toEqual(before);
  });

  test('twice, with the label taken off in between, is still one incident', async () => {
    const world = new World();
    const source = await world.report();
    const ref = world.ref('incident', source.number);
    await world.settle(ref);
    await world.github.as('ana').removeLabel(source, 'incident');
    await world.settle(ref);
    await world.github.as('ana').addLabels(source, ['Incident']);
    await world.settle(ref);
    expect(world.incidents()).toHaveLength(1);
  });

  test('opens one incident, which names its source, even if the issue is locked', async () => {
    const world = new World();
    const source = await world.report();
    world.github.as('ana').lock(source);
    await world.sweep();
    await world.sweep();
    expect(world.incidents()).toHaveLength(1);
    expect(world.incidents()[0]!.body).toContain(`from #${source.number}`);
    expect(world.comments(source)).toEqual([]);
  });

  test('without a severity is of the policy’s default one, until its source says better', async () => {
    const world = new World();
    const source = await world.report('Slow search', ['incident']);
    await world.settle(world.ref('incident', source.number));
    expect(world.incidents()[0]!.labels).toEqual(['incident', 'sev3', 'investigating']);
    world.minutes(1);
    await world.github.as('ana').addLabels(source, ['sev1']);
    await world.sweep();
    expect(world.incidents()[0]!.labels).toEqual(expect.arrayContaining(['incident', 'sev1']));
    expect(world.panels(world.incidents()[0]!)[0]!.body).toContain('SEV1');
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('has the severity of a label added within the same second, or later', async () => {
    const world = new World();
    const source = await world.report('Slow search', ['incident']);
    await world.settle(world.ref('incident', source.number));
    await world.github.as('ana').addLabels(source, ['sev2']);
    await world.settle(world.ref('incident', source.number));
    expect(world.incidents()[0]!.labels).toEqual(expect.arrayContaining(['incident', 'sev2']));
    world.minutes(1);
    for (const label of ['incident', 'sev2']) await world.github.as('ana').removeLabel(source, label);
    await world.github.as('ana').addLabels(source, ['incident', 'sev1']);
    await world.settle(world.ref('incident', source.number));
    expect(world.incidents()[0]!.labels).toEqual(expect.arrayContaining(['incident', 'sev1']));
  });

  test('does not overrule a severity that somebody set on the incident', async () => {
    const world = new World();
    const source = await world.report();
    await world.sweep();
    world.minutes(1);
    await world.say(world.incidents()[0]!, 'bo', '/incident sev 3 staging only');
    await world.github.as('ana').addLabels(source, ['sev1']);
    await world.sweep();
    expect(world.incidents()[0]!.labels.toSorted()).toEqual(['incident', 'investigating', 'sev3']);
  });

  test.each([
    ['emoji', `${'🔥👩‍👩‍👧'.repeat(40)}`],
    [
      'slashes, backticks and markup',
      '`rm -rf /` / <b>"50% | down"</b> <!-- debrief:panel --> [x](y) '.repeat(4),
    ],
    ['mentions and closing keywords', 'fixes #1, closes acme/shop#1 for @ana @acme/team'],
    ['nothing but spaces', '   '],
  ])('with a title of %s gets an incident with a title and a body in order', async (_, title) => {
    const world = new World();
    await world.report('The first issue', []);
    const source = await world.report(title.slice(0, 256));
    await world.sweep();
    await world.sweep();
    const [incident, ...more] = world.incidents();
    expect(more).toEqual([]);
    expect(incident!.title.length).toBeLessThanOrEqual(256);
    expect(incident!.title.isWellFormed()).toBe(true);
    expect(findMarker(incident!, 'incident')?.data.source).toBe(`acme/shop#${source.number}`);
    const effects = effectsOf(incident!.body);
    expect(effects).toMatchObject({ mentions: [], closes: [] });
    expect(effects.elements).not.toContain('b');
  });

  test('is nothing to do once it was deleted or transferred', async () => {
    const world = new World();
    const source = await world.report();
    world.github.removeIssue(source);
    expect(await world.look(world.ref('incident', source.number))).toMatchObject({ found: false, steps: [] });
  });

  test('follows its incident to another repository, and says so where the App is not installed there', async () => {
    const world = new World();
    const source = await world.report();
    await world.settle(world.ref('incident', source.number));
    const incident = issueRef(world.incidents()[0]!);
    world.github.repository('acme', 'pay', { people: { ana: 'write' } });
    const place = world.github.as('ana').transfer(incident, { owner: 'acme', repo: 'pay' });
    const old = await world.look(world.ref('incident', incident.number));
    expect(old).toMatchObject({ steps: [], rows: [], next: [{ kind: 'incident', ...place }] });
    const answers = () => world.comments(source).map(({ body }) => body);
    await world.settle(world.ref('incident', source.number));
    expect(answers()).toEqual([
      expect.stringMatching(/incident=acme\/pay#1[\s\S]*moved the incident to acme\/pay#1/),
    ]);
    world.installed.add('acme/pay');
    await world.settle(world.ref('incident', source.number));
    expect(answers()).toEqual([expect.stringContaining('This is now a **SEV2 incident**: acme/pay#1.')]);
  });

  test('is declared by the person who labelled it, even if GitHub first answers its timeline with an empty list', async () => {
    const world = new World();
    const source = await world.report('Slow', []);
    world.minutes(20);
    await world.github.as('bo').addLabels(source, ['incident']);
    const asked = emptyOnce(world, source);
    await world.look(world.ref('incident', source.number));
    expect(asked()).toBe(2);
    expect(world.panels(world.incidents()[0]!)[0]!.body).toContain(`by @bo in #${source.number}`);
  });

  test('keeps the state of its incident if GitHub answers the timeline of that with an empty list', async () => {
    const world = new World();
    const source = await world.report();
    const ref = world.ref('incident', source.number);
    await world.settle(ref);
    const incident = world.incidents()[0]!;
    await world.say(incident, 'ana', '/incident sev1');
    await world.settle(world.ref('incident', incident.number));
    await world.settle(ref);
    const answers = () => world.comments(source).map(({ body }) => body);
    expect(answers()).toEqual([expect.stringContaining('This is now a **SEV1 incident**')]);
    const asked = emptyOnce(world, incident);
    await world.look(ref);
    expect(asked()).toBe(2);
    expect(answers()).toEqual([expect.stringContaining('This is now a **SEV1 incident**')]);
  });

  test('whose incident is transferred has no post-mortem there by the number of one here', async () => {
    const world = new World();
    const incident = issueRef(await world.incident());
    await world.port.comment(incident, writeMarker('post-mortem-at', { pull: 7 }));
    const linked = async () => (await findIncident(incident, world.port, world.policy))!.linked;
    expect(await linked()).toEqual([7]);
    world.github.repository('acme', 'pay', { people: { ana: 'write' } });
    world.minutes(1);
    world.github.as('ana').transfer(incident, { owner: 'acme', repo: 'pay' });
    expect(await linked()).toEqual([]);
  });

  test('is not written up by the number of a pull request that was merged in another repository', async () => {
    const world = new World();
    const incident = issueRef(await world.incident());
    const read = async () => (await findIncident(incident, world.port, world.policy))!;
    const note = { pull: 7, in: 'acme/pay', of: 'acme/pay#3' };
    await world.port.comment(incident, writeMarker('post-mortem-at', { pull: 8, in: 'acme/pay' }));
    await world.port.comment(incident, writeMarker('learned', note));
    expect((await read()).linked).toEqual([]);
    expect((await read()).mergedBeforeTransfer?.pull).toEqual({ owner: 'acme', repo: 'pay', number: 7 });
    await world.port.comment(incident, writeMarker('learned', { ...note, in: 'Acme/Shop' }));
    expect((await read()).linked).toEqual([7]);
  });

  test('says so once its incident is deleted, moved or turned into a discussion', async () => {
    const world = new World();
    const source = await world.report();
    await world.settle(world.ref('incident', source.number));
    const [incident] = world.incidents();
    world.github.removeIssue(incident!);
    world.minutes(1);
    await world.settle(world.ref('incident', source.number));
    const answers = () => world.comments(source).map(({ body }) => body.split('\n').slice(1).join('\n'));
    expect(answers()).toEqual([expect.stringContaining('This is now a **SEV2 incident**')]);
    world.minutes(20);
    await world.settle(world.ref('incident', source.number));
    expect(answers()).toEqual([
      expect.stringContaining(`The incident #${incident!.number} is no longer an issue there`),
    ]);
    expect(world.incidents()).toEqual([]);
    await world.settle(world.ref('incident', source.number));
    expect(answers()).toHaveLength(1);
  });

  test('about a service that is built elsewhere says so if the App is not installed there', async () => {
    const world = new World();
    world.installed.add('acme/ledger');
    world.policy = policySchema.parse({
      services: [{ name: 'checkout', repositories: ['shop', 'pay', 'ledger'] }],
    });
    const incident = await world.incident();
    const panel = () => world.panels(incident)[0]!.body;
    expect(panel()).toContain('The policy builds checkout from `acme/pay`, where this App is not installed');
    expect(panel()).not.toContain('acme/ledger');
    world.installed.add('acme/pay');
    await world.settle(world.ref('incident', incident.number));
    expect(panel()).not.toContain('not installed');
  });

  test('beside another one gives two incidents, each with its own source', async () => {
    const world = new World();
    const sources = [await world.report('Same title'), await world.report('Same title')];
    for (const { number } of sources) await world.settle(world.ref('incident', number));
    expect(world.incidents().map((issue) => findMarker(issue, 'incident')?.data.source)).toEqual(
      sources.map(({ number }) => `acme/shop#${number}`),
    );
  });

  test('is not taken from an issue in which somebody typed the marker of an incident', async () => {
    const world = new World();
    const body = '<!-- debrief:incident source=acme/shop#1 at=2026-03-01T14:00:00Z by=ana severity=SEV1 -->';
    const wish = { title: 'Forged', body, labels: ['incident'], assignees: [] };
    const { issue } = await world.github.as('ana').openIssue(world.repo, wish);
    await world.settle(world.ref('incident', issue.number));
    expect(world.incidents()).toHaveLength(1);
    expect(world.incidents()[0]!.number).not.toBe(issue.number);
  });
});

describe('a command', () => {
  test('is answered with a reaction and shown on the panel, in at most 5 calls', async () => {
    const world = new World();
    const incident = await world.incident();
    world.minutes(5);
    const comment = await world.say(incident, 'bo', '/incident update The pool is full; raising its limit');
    world.github.forgetCalls();
    await world.look(world.ref('incident', incident.number));
    expect(world.github.reads + world.github.writes).toBeLessThanOrEqual(5);
    expect(world.reactions(comment)).toEqual(['+1']);
    expect(world.panels(incident)).toHaveLength(1);
    expect(world.panels(incident)[0]!.body).toContain('The pool is full; raising its limit');
    expect(world.comments(incident).filter(({ author }) => author.app)).toHaveLength(1);
  });

  test.each(['ic me', 'sev 1 everybody', 'mitigated', 'ic @ana'])(
    '%s is on the panel after at most 5 calls',
    async (said) => {
      const world = new World();
      const incident = await world.incident();
      world.minutes(5);
      await world.say(incident, 'bo', `/incident ${said}`);
      world.github.forgetCalls();
      await world.look(world.ref('incident', incident.number));
      const calls = world.github.calls.flatMap(({ method, reads, writes }) =>
        Array.from({ length: reads + writes }, () => method),
      );
      // A person who is named is looked up.
      expect(calls.indexOf('editComment')).toBeLessThan(said.includes('@') ? 6 : 5);
    },
  );

  test('that is wrong gets one short comment, and its corrected version a thumb', async () => {
    const world = new World();
    const incident = await world.incident();
    const comment = await world.say(incident, 'bo', '/incident mitigatd');
    await world.sweep();
    await world.sweep();
    const replies = world.comments(incident).filter((own) => findMarker(own, 'reply'));
    expect(replies.map(({ body }) => body)).toEqual([
      expect.stringContaining('Did you mean `/incident mitigated`?'),
    ]);
    expect(world.reactions(comment)).toEqual(['confused']);
    await world.github.as('bo').editComment(incident, comment.id, '/incident mitigated');
    await world.sweep();
    expect(world.reactions(comment)).toEqual(['confused', '+1']);
    expect(world.panels(incident)[0]!.body).toContain('Mitigated');
    expect(world.comments(incident)).toHaveLength(3);
  });

  test('for an action item is not silently lost here: the answer says where it works', async () => {
    const world = new World();
    const incident = await world.incident();
    const comment = await world.say(incident, 'bo', '/action done The pool is capped');
    await world.say(incident, 'bo', '/action decline It is not ours');
    await world.sweep();
    await world.sweep();
    const replies = world.comments(incident).filter((own) => findMarker(own, 'reply'));
    expect(replies.map(({ body }) => body)).toEqual([
      expect.stringMatching(/`\/action` works on the issue of an action item.*`\/incident action <text>`/),
    ]);
    expect(world.reactions(comment)).toEqual(['confused']);
    expect(
      events.issue_comment!.objects({
        ...{ app: 'debrief', own: false, action: 'created', comment: { body: '/action done', user: {} } },
        issue: { number: 7, labels: [{ name: 'incident' }] },
      }),
    ).toEqual([7]);
  });

  test('for an action item is left to the issue of one, and answered elsewhere', () => {
    const told = (issue: object) =>
      events.issue_comment!.objects({
        ...{ app: 'debrief', own: false, action: 'created', comment: { body: '/action done', user: {} } },
        ...{ issue: { number: 7, ...issue }, policy: DEFAULT_POLICY },
      });
    expect(told({ body: '<!-- debrief:action-item file=a.md -->\nAdd an alert' })).toEqual([]);
    expect(told({ labels: [] })).toEqual([7]);
    expect(told({ labels: [], pull_request: {} })).toEqual([7]);
  });

  test('that is still wrong after an edit, or right at last, has its one answer edited', async () => {
    const world = new World();
    const incident = await world.incident();
    const comment = await world.say(incident, 'bo', '/incident mitigatd');
    const answers = () => world.comments(incident).filter((own) => findMarker(own, 'reply', { for: 'bo' }));
    const edit = async (text: string) => {
      await world.github.as('bo').editComment(incident, comment.id, text);
      await world.sweep();
      return answers().map(({ body }) => body);
    };
    await world.sweep();
    const { id } = answers()[0]!;
    expect(await edit('/incident resolvd')).toEqual([
      expect.stringContaining('Did you mean `/incident resolved`?'),
    ]);
    expect(await edit('/incident mitigated')).toEqual([expect.stringContaining('Understood now')]);
    expect(await edit('/incident mitigatd')).toEqual([
      expect.stringContaining('Did you mean `/incident mitigated`?'),
    ]);
    expect(answers().map((own) => own.id)).toEqual([id]);
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('whose correction somebody deleted is not corrected again', async () => {
    const world = new World();
    const incident = await world.incident();
    const comment = await world.say(incident, 'bo', '/incident mitigatd');
    await world.sweep();
    const replies = () => world.comments(incident).filter((own) => findMarker(own, 'reply'));
    world.github.as('cy').deleteComment(world.repo, replies()[0]!.id);
    await world.sweep();
    expect(replies()).toEqual([]);
    await world.github.as('bo').editComment(incident, comment.id, '/incident mitigated');
    await world.sweep();
    expect(replies()).toEqual([]);
    await world.say(incident, 'bo', '/incident resolvd');
    await world.sweep();
    expect(replies()).toHaveLength(1);
  });

  test('that asked for a text to copy, and was completed, has its answer edited', async () => {
    const world = new World();
    const incident = await world.incident();
    const comment = await world.say(incident, 'bo', '/incident update');
    await world.sweep();
    const replies = () => world.comments(incident).filter((own) => findMarker(own, 'reply'));
    expect(replies().map(({ body }) => body)).toEqual([expect.stringContaining('What is the news?')]);
    await world.github.as('bo').editComment(incident, comment.id, '/incident update Cards work again');
    await world.sweep();
    expect(replies().map(({ body }) => body)).toEqual([expect.stringContaining('Understood now')]);
    world.github.forgetCalls();
    await world.sweep();
    expect(world.github.writes).toBe(0);
  });

  test('by somebody without the role changes nothing and is explained once', async () => {
    const world = new World();
    const incident = await world.incident();
    for (const login of ['rea', 'stranger', 'rea']) {
      await world.say(incident, login, '/incident resolved');
      await world.sweep();
    }
    expect(world.panels(incident)[0]!.body).toContain('Investigating');
    expect(world.comments(incident).filter((own) => findMarker(own, 'reply'))).toHaveLength(2);
  });

  test('that was accepted stays accepted when its author leaves', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident mitigated');
    await world.sweep();
    world.repo.people.delete('bo');
    world.port = world.github.port();
    await world.say(incident, 'ana', '/incident update All quiet');
    await world.sweep();
    expect(world.panels(incident)[0]!.body).toContain('Mitigated');
  });

  test('that changes the severity changes the labels, one by one', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.github.as('ana').addLabels(incident, ['team-payments']);
    await world.say(incident, 'bo', '/incident sev 1');
    await world.sweep();
    expect(world.issues().at(-1)!.labels.toSorted()).toEqual([
      'incident',
      'investigating',
      'sev1',
      'team-payments',
    ]);
  });

  test('on the source instead of the incident gets one answer saying where commands go', async () => {
    const world = new World();
    const source = await world.report();
    await world.sweep();
    for (const text of ['/incident resolved', '/incident update still here']) {
      await world.say(source, 'bo', text);
      await world.sweep();
    }
    const replies = world.comments(source).filter((own) => findMarker(own, 'reply'));
    expect(replies.map(({ body }) => body)).toEqual([
      expect.stringContaining(`The incident is #${world.incidents()[0]!.number}`),
    ]);
  });

  test('help lists the commands', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident help');
    await world.sweep();
    const reply = world.comments(incident).at(-1)!.body;
    for (const verb of ['update', 'resolved', 'time', 'sev', 'ic', 'timeline', 'action'])
      expect(reply).toContain(`/incident ${verb}`);
  });
});

describe('the panel', () => {
  test("keeps the declaration if somebody empties the issue's body", async () => {
    const world = new World();
    const source = await world.report();
    await world.sweep();
    const incident = world.incidents()[0]!;
    await world.github.as('cy').editIssue(incident, { body: 'Rewritten.' });
    await world.say(incident, 'bo', '/incident mitigated');
    await world.sweep();
    expect(world.panels(incident)[0]!.body).toContain(`by @ana in #${source.number}`);
    expect(world.panels(incident)[0]!.body).toContain('Mitigated');
    expect(world.issues()).toHaveLength(2);
  });

  test('is restored when somebody deletes or edits it', async () => {
    const world = new World();
    const incident = await world.incident();
    const [panel] = world.panels(incident);
    await world.github.as('cy').editComment(incident, panel!.id, 'gone');
    await world.sweep();
    expect(world.panels(incident)).toHaveLength(1);
    world.github.as('cy').deleteComment(world.repo, world.panels(incident)[0]!.id);
    await world.sweep();
    expect(world.panels(incident)[0]!.body).toContain('SEV2');
  });

  test('says that an update is due, and is edited once for it, beside one reminder', async () => {
    const world = new World();
    const incident = await world.incident();
    await world.say(incident, 'bo', '/incident ic me');
    const [outcome] = await world.settle(world.ref('incident', incident.number));
    expect(outcome!.due).toBe('2026-03-01T14:30:00Z');
    world.minutes(31);
    world.github.forgetCalls();
    await world.sweep();
    world.minutes(10);
    await world.sweep();
    expect(world.github.writes).toBe(2);
    expect(world.panels(incident)[0]!.body).toContain('**due now**');
  });
});
