import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/controllers/controller.ts';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { reportRefusals } from '../../src/reconcile/refusal-notice.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import { DAY } from '../../src/vocabulary/milliseconds.ts';
import type { Refusals } from '../../src/vocabulary/refusals.ts';
import { World } from '../controllers/world.ts';

let refusals: Refusals;
const remembering = () => new SqliteStore({ url: null, folder: null }).refusals;

/** A resolved incident whose branch GitHub refuses, or does not. */
async function resolved() {
  const world = new World();
  refusals = remembering();
  const incident = await world.incident();
  await world.say(incident, 'bo', '/incident resolved');
  return { world, incident };
}

async function look(world: World, incident: Issue) {
  const outcome = await world.look(world.ref('incident', incident.number));
  const events = await world.port.issueEvents(incident);
  const known = { outcome, events, refusals, now: world.clock };
  await reportRefusals(world.ref('incident', incident.number), world.port, known);
}

const refuse = (world: World, error: GitHubError) => {
  world.port = Object.create(world.github.port(), { commitToBranch: { value: () => Promise.reject(error) } });
};
const notices = (world: World, incident: Issue) =>
  world.comments(incident).flatMap(({ body }) => (body.includes('debrief:refused') ? [body] : []));

test.each([
  ['a ruleset', 422, 'Repository rule violations found\n\nCannot create ref', 'Settings → Rules'],
  ['a missing permission', 403, 'Resource not accessible by integration', 'lacks a permission'],
  ['an archived repository', 403, 'Repository was archived so is read-only.', 'unarchive it'],
  ['what is not there', 404, 'Not Found', 'check which repositories'],
  ['issues that are off', 410, 'Issues has been disabled in this repository.', 'Turn issues on'],
  ['anything else', 422, 'Validation Failed', 'GitHub’s message above'],
])(
  'the story of a branch refused by %s: said once on the incident, and taken back when it works',
  async (...row) => {
    const [, status, message, todo] = row;
    const { world, incident } = await resolved();
    refuse(
      world,
      new GitHubError(`GitHub refused to commit to x in acme/shop: ${status} ${message}`, status),
    );
    for (let times = 0; times < 3; times++) {
      await look(world, incident);
      world.minutes(5);
    }
    expect(notices(world, incident)).toHaveLength(1);
    const [told] = notices(world, incident);
    expect(told).toContain('Open the post-mortem pull request');
    expect(told).toContain(message.split('\n')[0]);
    expect(told).toContain(todo);

    world.port = world.github.port();
    await look(world, incident);
    expect(notices(world, incident)).toEqual([
      expect.stringContaining('It is done by now, or no longer needed.'),
    ]);
  },
);

test('distinguishes two steps that were refused with the same words: one passes later, the other does not', async () => {
  const world = new World();
  const issue = await world.report();
  const step = (says: string, retryAfter: number | null) => {
    const error = new GitHubError('GitHub refused: 409 Conflict', 409, retryAfter);
    return { type: says, says, receipt: { outcome: 'refused', reason: error.message } as const, error };
  };
  const steps = [step('Label it.', 2), step('Close it.', null)];
  const ref = world.ref('incident', issue.number);
  const outcome = { ref, found: true, steps, next: [], later: [], due: null, rows: [] };
  await reportRefusals(ref, world.port, { outcome, events: [], refusals: remembering(), now: world.clock });
  expect(notices(world, issue)).toEqual([expect.stringContaining('Close it.')]);
  expect(notices(world, issue)[0]).not.toContain('Label it.');
});

test('what Slack refuses gets no advice about GitHub', async () => {
  const world = new World();
  const issue = await world.report();
  const receipt: Receipt = { outcome: 'refused', reason: 'Slack refuses: is_archived.' };
  const steps = [{ type: 'announce', says: 'Announce it.', receipt, error: null }];
  const ref = world.ref('incident', issue.number);
  const outcome = { ref, found: true, steps, next: [], later: [], due: null, rows: [] };
  await reportRefusals(ref, world.port, { outcome, events: [], refusals: remembering(), now: world.clock });
  expect(notices(world, issue)[0]).not.toContain('What to do');
});

test('what passes by itself is not reported', async () => {
  const { world, incident } = await resolved();
  refuse(world, new GitHubError('GitHub refused to commit: 502 Bad Gateway', 502, 10));
  await look(world, incident);
  expect(notices(world, incident)).toEqual([]);
});

test('a 404 that is over with the next look is not reported, however often that happens', async () => {
  const { world, incident } = await resolved();
  for (let times = 0; times < 3; times++) {
    refuse(world, new GitHubError('GitHub refused to commit: 404 Not Found', 404));
    await look(world, incident);
    world.port = world.github.port();
    await world.say(incident, 'bo', `/incident update Again, ${times}.`);
    await look(world, incident);
    world.minutes(1);
  }
  expect(notices(world, incident)).toEqual([]);
});

test('a 404 is reported once it has lasted for five minutes: a disturbed GitHub answers it for what exists', async () => {
  const { world, incident } = await resolved();
  const error = new GitHubError('GitHub refused to add a label: 404 Not Found', 404);
  world.port = Object.create(world.github.port(), { addLabels: { value: () => Promise.reject(error) } });
  await look(world, incident);
  await look(world, incident);
  world.minutes(4);
  await look(world, incident);
  expect(notices(world, incident)).toEqual([]);
  world.minutes(1);
  await look(world, incident);
  expect(notices(world, incident)).toHaveLength(1);
});

test('a missing permission is reported at once, beside a 404 that may pass', async () => {
  const { world, incident } = await resolved();
  world.port = Object.create(world.github.port(), {
    commitToBranch: { value: () => Promise.reject(new GitHubError('GitHub refused: 404 Not Found', 404)) },
    addLabels: { value: () => Promise.reject(new GitHubError('GitHub refused: 403 permission', 403)) },
  });
  await look(world, incident);
  expect(notices(world, incident)).toEqual([expect.stringContaining('403 permission')]);
  expect(notices(world, incident)[0]).not.toContain('404');
});

/** The panel after each of three looks at a resolved incident, with a method of the port that GitHub refuses. */
async function panelsWithout(method: string): Promise<string[]> {
  const world = new World();
  refusals = remembering();
  const incident = await world.incident();
  const error = new GitHubError('GitHub refused: 403 permission', 403);
  world.port = Object.create(world.github.port(), { [method]: { value: () => Promise.reject(error) } });
  await world.say(incident, 'bo', '/incident sev 1');
  await look(world, incident);
  await world.say(incident, 'bo', '/incident resolved');
  const panels: string[] = [];
  for (let times = 0; times < 3; times++) {
    await look(world, incident);
    panels.push(world.comments(incident).find(({ body }) => body.includes('debrief:panel'))!.body);
  }
  expect(notices(world, incident)).toHaveLength(1);
  return panels;
}

test('the panel links to what to do about a refused draft', async () => {
  expect((await panelsWithout('commitToBranch')).at(-1)).toContain('GitHub refused it; [what to do](');
});

test('the panel does not blame the draft when GitHub refuses something else', async () => {
  expect((await panelsWithout('addLabels')).join('\n')).not.toContain('GitHub refused it');
});

test('where even a comment is refused, nothing breaks', async () => {
  const { world, incident } = await resolved();
  refuse(world, new GitHubError('403 Repository was archived', 403));
  await look(world, incident);
  const outcome = await world.look(world.ref('incident', incident.number));
  const mute = Object.create(world.port, {
    comment: { value: () => Promise.reject(new GitHubError('403 Repository was archived', 403)) },
  });
  const known = { outcome, events: [], refusals, now: world.clock };
  expect(await reportRefusals(world.ref('incident', incident.number), mute, known)).toBe(false);
});

describe('on a pull request, which several controllers look after', () => {
  const TOLD = 'GitHub refused to commit: 422 Repository rule violations found';

  /**
   * What looks of these kinds say there: `null` for one that succeeds, else the status of a refusal. `unread`: it does not
   * read what was said there; `idle`: nor is there anything to do, days later, after clean-ups.
   */
  async function said(...looks: [kind: string, status: number | null, how?: 'unread' | 'idle'][]) {
    const world = new World();
    const store = new SqliteStore({ url: null, folder: null, now: () => world.clock });
    const pull = await world.report();
    for (const [kind, status, how] of looks) {
      if (how === 'idle') world.clock += 3 * DAY;
      await store.tidy();
      const error = status ? new GitHubError(TOLD, status, status === 502 ? 10 : null) : null;
      const receipt: Receipt = status ? { outcome: 'refused', reason: TOLD } : { outcome: 'done' };
      const ref = world.ref(kind, pull.number);
      const steps = how === 'idle' ? [] : [{ type: 'x', says: `Do the work of ${kind}.`, receipt, error }];
      const outcome = { ref, found: true, steps, next: [], later: [] };
      const read = how ? [] : await world.port.issueEvents(pull);
      const known = { outcome: { ...outcome, due: null, rows: [] }, events: read };
      await reportRefusals(ref, world.port, { ...known, refusals: store.refusals, now: world.clock });
      world.minutes(3);
    }
    return notices(world, pull).map((body) => (body.includes('Not done') ? 'not done' : 'done'));
  }

  test('the success of one takes back nothing that another was refused', async () => {
    expect(await said(['draft', 422], ['action-items', null])).toEqual(['not done']);
    expect(await said(['draft', 422], ['action-items', null], ['draft', null])).toEqual(['done']);
  });

  test('two that are refused have a comment each', async () => {
    expect(await said(['draft', 422], ['action-items', 422], ['draft', null])).toEqual(['done', 'not done']);
  });

  test('one that does not read what was said there takes back its own all the same', async () => {
    expect(await said(['learned', 422], ['learned', null, 'unread'])).toEqual(['done']);
    expect(await said(['learned', 422], ['learned', null, 'idle'])).toEqual(['done']);
  });

  test('a failure that passes by itself is no success', async () => {
    expect(await said(['draft', 422], ['draft', 502])).toEqual(['not done']);
  });

  test('a 404 is as long as those of one controller, and one of yesterday counts for nothing', async () => {
    expect(await said(['draft', 404], ['action-items', 404], ['action-items', 404])).toEqual([]);
    const hours = Array.from({ length: 30 }, (): ['similar', null] => ['similar', null]);
    expect(await said(['draft', 404], ...hours, ['draft', 404])).toEqual([]);
    expect(await said(['draft', 404], ['draft', 404], ['draft', 404])).toEqual(['not done']);
  });
});
