import { beforeEach, describe, expect, test } from 'vitest';
import { firstParents } from '../../src/controllers/evidence/activity.ts';
import { observeEvidence } from '../../src/controllers/evidence/observe.ts';
import { findIncident } from '../../src/controllers/incident/read.ts';
import { draftFacts } from '../../src/drafting/facts.ts';
import { timelineLines } from '../../src/drafting/timeline.ts';
import { GitHubError } from '../../src/github/port.ts';
import { fold } from '../../src/incident/fold.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});

const url = (path: string) => `https://github.test/acme/shop/${path}`;

/** What is observed of an incident, and the timeline of its draft. */
async function observe(number: number) {
  const read = (await findIncident({ ...world.repo, number }, world.port, world.policy))!;
  const incident = fold(read.facts, world.policy);
  world.github.forgetCalls();
  const now = new Date(world.clock).toISOString();
  const observed = await observeEvidence({ read, incident, until: now }, world.port, world.policy);
  const { timeline } = draftFacts(observed, world.policy);
  return { observed, timeline, lines: timelineLines(timeline, incident.url), reads: world.github.reads };
}

const merged = (title: string, changes: Record<string, string>) =>
  world.repo.git.commit('main', changes, title, 'ana').sha;
function deployed(sha: string, state: string, environment = 'production') {
  const at = `${new Date(world.clock).toISOString().slice(0, 19)}Z`;
  const statuses = [{ state, at, url: null }];
  world.repo.deployments.push({ id: world.github.nextId(), sha, environment, at, statuses });
}

describe('the evidence on an incident', () => {
  test('comes from eight sources, each thing once and in order, with a link', async () => {
    const { git, releases, runs } = world.repo;
    expect(git.branches.get('main')).toBeDefined();
    world.minutes(-60);
    const first = merged('Lower the pool (#7)', { 'pool.ts': '20' });
    world.minutes(30);
    deployed(first, 'success');
    world.minutes(30);
    const incident = await world.incident();
    const bo = world.github.as('bo');
    await bo.comment(incident, '/incident ic me\n/incident update Pool is exhausted');
    world.minutes(5);
    await bo.comment(incident, '📌 Node 3 is out, says @bo');
    world.minutes(5);
    runs.push({
      workflow: 'release',
      sha: first,
      conclusion: 'failure',
      url: url('actions/runs/1'),
      at: `${new Date(world.clock).toISOString().slice(0, 19)}Z`,
    });
    world.minutes(5);
    merged('Revert "Lower the pool" (#8)', { 'pool.ts': '40' });
    world.minutes(5);
    const at = `${new Date(world.clock).toISOString().slice(0, 19)}Z`;
    releases.push({ name: 'v7.1', at, url: url('releases/tag/v7.1') });
    world.minutes(1);
    await bo.comment(incident, '/incident resolved');
    const { lines, timeline } = await observe(incident.number);
    const said = lines
      .filter((line) => !line.includes('Pushed: Seed'))
      .map((line) => line.split(' | ').slice(1).join(' | '));
    expect(said.map((line) => line.replace(/[0-9a-f]{7} /, 'SHA '))).toEqual([
      expect.stringMatching(
        /^Version SHA of shop was deployed to production\. Merged: Lower the pool \(#7\), at 13:00 UTC \| \[deployment\]\(.*\), \[merge\]\(.*\/pull\/7\) \|$/,
      ),
      expect.stringMatching(/^Detected, and declared as SEV2 \| \[record\]/),
      expect.stringMatching(/^Acknowledged: .* \| \[record\]/),
      expect.stringMatching(/^Status update: Pool is exhausted \| \[record\]/),
      expect.stringMatching(
        /^The incident commander noted: Node 3 is out, says the incident commander \| \[comment\]/,
      ),
      expect.stringMatching(/^Workflow failed: release \| \[workflow\]/),
      expect.stringMatching(/^Reverted: Lower the pool \| \[revert\]/),
      expect.stringMatching(/^Release of shop published: v7\.1 \| \[release\]/),
      expect.stringMatching(/^Resolved \| \[record\]/),
    ]);
    expect(timeline.changes[0]?.why).toContain('was reverted during the incident');
    expect(timeline.leftOut).toEqual([]);
  });

  test('takes comments with the reaction of the policy, and what people attached', async () => {
    const incident = await world.incident();
    const bo = world.github.as('bo');
    const comment = await bo.comment(
      incident,
      'Latency ![graph](https://example.org/a.png)\n<img src="https://example.org/b.png">',
    );
    const held = world.repo.comments.get(comment.id)!.comment;
    Object.assign(held, { reactions: { eyes: 1 } });
    const { observed, lines } = await observe(incident.number);
    expect(observed.attachments.map(({ name, comment: from }) => [name, from])).toEqual([
      ['graph', comment.url],
      ['b.png', comment.url],
    ]);
    expect(lines.filter((line) => line.includes('noted: Latency'))).toHaveLength(1);
  });

  test('looks where the affected services live, at their files', async () => {
    world.policy = policySchema.parse({
      services: [
        { name: 'checkout', paths: ['checkout/**'] },
        { name: 'mail', repositories: ['post'] },
      ],
    });
    world.github.repository('acme', 'post', { files: { 'README.md': '# Post' } });
    world.minutes(-30);
    merged('Change the pool (#7)', { 'checkout/pool.ts': '1' });
    merged('Change a colour (#8)', { 'web/a.css': '1' });
    world.minutes(30);
    const incident = await world.incident();
    await world.github.as('bo').comment(incident, '/incident services checkout, mail');
    const { observed, timeline } = await observe(incident.number);
    expect(observed.activity.map(({ repo, paths }) => [repo, paths])).toEqual([
      ['shop', ['checkout/**']],
      ['post', []],
    ]);
    const why = (name: string) => timeline.changes.find(({ text }) => text.includes(name))?.why;
    expect(why('the pool')).toContain('touches files of the affected service');
    expect(why('a colour')).toContain('touches other files');
  });

  test('is bounded, and says what was left out: 30 services and 10,000 merges', async () => {
    const services = Array.from({ length: 32 }, (_, index) => ({
      name: `s${index}`,
      repositories: [`r${index}`],
    }));
    world.policy = policySchema.parse({ services });
    world.minutes(-60);
    for (const { repositories } of services)
      world.github.repository('acme', repositories[0]!, { files: { a: '' } });
    const { git } = world.github.repository('acme', 'r0');
    for (let index = 0; index < 10_000; index++)
      git.commit('main', { a: String(index) }, `Change ${index}`, 'ana');
    world.minutes(60);
    const incident = await world.incident();
    await world.github
      .as('bo')
      .comment(incident, `/incident services ${services.map(({ name }) => name).join(', ')}`);
    const { timeline, reads } = await observe(incident.number);
    expect(timeline.leftOut).toEqual([
      'commits before the start of acme/r0 beyond the 200 newest',
      'repositories beyond the first 30: acme/r30, acme/r31',
    ]);
    expect(reads).toBeLessThanOrEqual(30 * 9 + 50);
  }, 60_000);

  test('is what can be read: a permission that is missing, an empty repository, a repository that is gone', async () => {
    world.policy = policySchema.parse({ services: [{ name: 'a', repositories: ['shop', 'empty', 'gone'] }] });
    world.github.repository('acme', 'empty');
    const incident = await world.incident();
    await world.github.as('bo').comment(incident, '/incident services a');
    world.github.onCall = (when, method) => {
      if (when === 'before' && (method === 'deployments' || method === 'workflowRuns'))
        throw new GitHubError('Resource not accessible by integration', 403);
    };
    const { timeline } = await observe(incident.number);
    expect(timeline.leftOut).toEqual([
      'deployments of acme/shop: the App lacks the permission',
      'workflow runs of acme/shop: the App lacks the permission',
      'acme/empty: it has no commits, or the App cannot read it',
      'acme/gone: it has no commits, or the App cannot read it',
    ]);
  });
});

test('of a merge, what it merged is not shown as well', () => {
  const commit = (sha: string, at: string, ...parents: string[]) => ({
    sha,
    at,
    parents,
    message: sha,
    url: '',
  });
  const history = [
    commit('m2', '05', 'm1', 'b2'),
    commit('b2', '04', 'b1'),
    commit('m1', '03', 'm0'),
    commit('b1', '02', 'm0'),
    commit('m0', '01'),
  ];
  expect(firstParents(history).map(({ sha }) => sha)).toEqual(['m2', 'm1', 'm0']);
});

test('forty events of eight kinds are in the draft, every one once, in order, each with a link', async () => {
  const { repo, github } = world;
  const stamp = () => `${new Date(world.clock).toISOString().slice(0, 19)}Z`;
  const incident = await world.incident();
  const bo = github.as('bo');
  await bo.comment(incident, '/incident ic me');
  const told: string[] = [];
  for (let index = 1; index <= 5; index++) {
    const step = async (text: string, happens: () => unknown) => {
      world.minutes(1);
      told.push(text);
      await happens();
    };
    const path = `https://github.test/acme/shop/${index}`;
    let sha = '';
    await step(`Entry ${index}`, () => bo.comment(incident, `/incident timeline now Entry ${index}`));
    await step(`Update ${index}`, () => bo.comment(incident, `/incident update Update ${index}`));
    await step(`noted: Mark ${index}`, () => bo.comment(incident, `📌 Mark ${index}`));
    await step(`Merged: Change ${index} (#${index})`, () => {
      sha = merged(`Change ${index} (#${index})`, { a: `${index}` });
    });
    await step(`Version ${'x'.repeat(7)} of shop`, () => {
      const other = merged(`Hidden ${index}`, { b: `${index}` });
      deployed(other, 'success');
      told[told.length - 1] = `Hidden ${index}, at`;
    });
    await step(`Reverted: Change ${index}`, () => merged(`Revert "Change ${index}"`, { a: `-${index}` }));
    await step(`Release of shop published: v${index}`, () =>
      repo.releases.push({ name: `v${index}`, at: stamp(), url: `${path}/release` }),
    );
    await step(`Workflow failed: flow ${index}`, () =>
      repo.runs.push({
        workflow: `flow ${index}`,
        sha,
        conclusion: 'failure',
        at: stamp(),
        url: `${path}/run`,
      }),
    );
  }
  world.minutes(1);
  await bo.comment(incident, '/incident resolved');
  const { lines } = await observe(incident.number);
  const places = told.map((text) => lines.flatMap((line, index) => (line.includes(text) ? [index] : [])));
  expect(told).toHaveLength(40);
  expect(places.map((found) => found.length)).toEqual(told.map(() => 1));
  expect(places.flat()).toEqual(places.flat().toSorted((a, b) => a - b));
  for (const line of lines) expect(line).toMatch(/\]\(https:\/\/github\.test\/\S+\) \|$/);
});
