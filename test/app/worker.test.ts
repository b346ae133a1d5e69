import { beforeEach, describe, expect, test } from 'vitest';
import { makeLog } from '../../src/app/log.ts';
import { type Controllers, look } from '../../src/app/worker.ts';
import type { Controller, ObjectRef } from '../../src/controllers/controller.ts';
import { FakeGitHub } from '../../src/github/fake.ts';
import { GitHubError, type Issue } from '../../src/github/port.ts';
import { Later } from '../../src/store/store.ts';

/** Puts a label on what carries the policy's incident label: as small as a controller can be. */
const tiny: Controller<Issue, { type: 'label'; label: string }> = {
  kind: 'incident',
  observe: (ref, port) => port.issue(ref),
  decide: (issue, policy) =>
    issue.labels.includes(policy.labels.incident) && !issue.labels.includes('seen')
      ? [{ type: 'label', label: 'seen' }]
      : [],
  describe: (step) => `Puts ${step.label} on it`,
  async apply(step, ref, port) {
    await port.addLabels(ref, [step.label]);
    const next = [{ ...ref, kind: 'post-mortem' as const }];
    return { step: step.type, done: true, says: 'Labelled.', next };
  },
};
const controllers = { incident: tiny, 'post-mortem': tiny, 'action-items': tiny } as Controllers;

let github: FakeGitHub;
let ref: ObjectRef;
let queued: ObjectRef[];
const lines: string[] = [];
const run = () =>
  look(ref, {
    ...{ controllers, portFor: async () => github.port(), enqueue: async (other) => void queued.push(other) },
    log: makeLog('debug', { write: (line) => void lines.push(line) }),
  });
const policy = (text: string) => github.as('ada').write(ref, { '.github/debrief.yml': text });
const comments = async () =>
  (await github.as('ada').issueEvents(ref)).flatMap((e) => (e.type === 'commented' ? [e.comment.body] : []));
const labels = async () => (await github.as('ada').issue(ref))?.labels;

beforeEach(async () => {
  lines.length = 0;
  queued = [];
  github = new FakeGitHub();
  const repo = github.repository('acme', 'shop', { people: { ada: 'write' }, files: { 'README.md': '#' } });
  const wish = { title: 'Down', body: 'private words', labels: ['incident'], assignees: [] };
  const { issue } = await github.as('ada').openIssue(repo, wish);
  ref = { kind: 'incident', owner: 'acme', repo: 'shop', number: issue.number };
});

test('observes, decides, applies, and writes a receipt without what people wrote', async () => {
  await run();
  expect(await labels()).toEqual(['incident', 'seen']);
  expect(queued).toEqual([{ ...ref, kind: 'post-mortem' }]);
  expect(lines.join('')).toContain('"msg":"Labelled."');
  expect(lines.join('')).not.toContain('private words');
});

test('a second look changes nothing, and costs the policy and the observation', async () => {
  await run();
  github.forgetCalls();
  await run();
  expect([github.reads, github.writes]).toEqual([2, 0]);
});

test('an issue that is gone, and a repository without the App, need nothing', async () => {
  await look(ref, {
    controllers,
    portFor: async () => null,
    enqueue: async () => {},
    log: makeLog('silent'),
  });
  github.removeIssue(ref);
  await run();
  expect(github.writes).toBe(0);
});

test('goes by the policy of the default branch, not of another one', async () => {
  github.as('ada').write(ref, { '.github/debrief.yml': 'labels: {incident: other}' }, 'sneaky');
  await run();
  expect(await labels()).toContain('seen');
});

describe('a policy with problems', () => {
  const bad = 'labels:\n  incidentt: outage\nincidents:\n  defaultSeverity: SEV9\n';

  test('leaves its last good version in force, and says every problem once, with path and line', async () => {
    policy('labels: {incident: incident}');
    policy(bad);
    await run();
    await run();
    expect(await labels()).toContain('seen');
    const [said, ...more] = await comments();
    expect(more).toEqual([]);
    expect(said).toMatch(/line 2, `labels\.incidentt`: .*incident/);
    expect(said).toMatch(/line 4, `incidents\.defaultSeverity`: .*SEV1/);
    expect(said).toContain('the last version without problems stays in force');
  });

  test('decides nothing when there never was a good version, and says so once', async () => {
    policy(bad);
    await run();
    await run();
    expect(await labels()).toEqual(['incident']);
    expect(await comments()).toHaveLength(1);
    policy('');
    await run();
    expect(await labels()).toContain('seen');
  });

  test('says the problems again when a newer version has problems too', async () => {
    policy(bad);
    await run();
    policy(`${bad}lint: 7\n`);
    await run();
    expect(await comments()).toHaveLength(2);
  });

  test('is silent where there is nothing to do', async () => {
    policy(bad);
    await github.as('ada').removeLabel(ref, 'incident');
    await run();
    expect(await comments()).toEqual([]);
  });

  test('that is no text is said like any other', async () => {
    github.as('ada').write(ref, { '.github/debrief.yml': Buffer.from([0xff, 0xfe, 0]) as never });
    await run();
    expect((await comments())[0]).toContain('not a text file');
  });
});

describe('when GitHub refuses', () => {
  const refuse = (error: Error) => {
    github.onCall = (_, method) => {
      if (method === 'addLabels') throw error;
    };
  };

  test('a rate limit is waited out', async () => {
    refuse(new GitHubError('rate limit', 403, 1800));
    await expect(run()).rejects.toMatchObject({ seconds: 1800 });
    await expect(run()).rejects.toBeInstanceOf(Later);
  });

  test('anything else is a failure, for the queue to try again', async () => {
    refuse(new GitHubError('Bad gateway', 502, 10));
    await expect(run()).rejects.toBeInstanceOf(GitHubError);
  });
});
