import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { verify } from '@octokit/webhooks-methods';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { type GitHub, startGitHub } from '../../sandbox/github.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
const listener = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    heard.push({ headers: request.headers, body });
    response.writeHead(202).end();
  });
});

let github: GitHub;
let app: Octokit;
let mira: Octokit;
let aiko: Octokit;
const repo = { owner: 'kelp-works', repo: 'shop' };
const file = { ...repo, path: 'postmortems/2.md', branch: 'post-mortem' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

beforeAll(async () => {
  github = await startGitHub();
  await github.seed.repo({
    name: 'shop',
    labels: { incident: 'b60205' },
    files: { 'docs/a.md': '# A\n' },
    requiredChecks: ['debrief/post-mortem'],
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  github.deliverTo(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`);
  const { id: appId, privateKey, installationId } = github.app;
  const auth = { appId, privateKey, installationId };
  app = new Octokit({ baseUrl: github.url, log: quiet, authStrategy: createAppAuth, auth });
  const person = (login: string) =>
    new Octokit({ baseUrl: github.url, log: quiet, auth: github.tokenOf(login) });
  [mira, aiko] = [person('mira'), person('aiko')];
});
afterAll(async () => {
  await github?.close();
  listener.close();
});

const status = async (call: Promise<unknown>): Promise<[number, string]> =>
  call.then(
    () => [200, ''],
    (error) => [error.status, error.message],
  );

test('keeps the case of a label, and shows labels given at birth as events', async () => {
  const issue = await mira.issues.create({
    ...repo,
    title: 'Cards rejected',
    labels: ['Incident'],
    assignees: ['tomas'],
  });
  expect(issue.data.labels).toMatchObject([{ name: 'incident', color: 'b60205' }]);
  await app.issues.create({ ...repo, title: 'Incident', body: 'Declared from #1.' });
  const { data } = await app.issues.listEventsForTimeline({ ...repo, issue_number: 1 });
  expect(data.map(({ event }) => event)).toEqual(['labeled', 'assigned', 'cross-referenced']);
});

test('delivers signed events with a GUID, and again when asked', async () => {
  await github.settled();
  const labeled = heard.find(
    ({ headers, body }) => headers['x-github-event'] === 'issues' && /"action":"labeled"/.test(body),
  )!;
  expect(labeled.headers['x-github-delivery']).toMatch(/^[0-9a-f-]{36}$/);
  expect(
    await verify(github.app.webhookSecret, labeled.body, String(labeled.headers['x-hub-signature-256'])),
  ).toBe(true);
  expect(JSON.parse(labeled.body)).toMatchObject({
    label: { name: 'incident' },
    issue: { number: 1 },
    sender: { login: 'mira' },
    installation: { id: github.app.installationId },
    repository: { full_name: 'kelp-works/shop' },
  });
  const guid = labeled.headers['x-github-delivery'];
  const { id: appId, privateKey } = github.app;
  const asApp = new Octokit({
    baseUrl: github.url,
    authStrategy: createAppAuth,
    auth: { appId, privateKey },
  });
  const { data } = await asApp.apps.listWebhookDeliveries();
  const { id } = data.find((one) => one.guid === guid)!;
  await asApp.apps.redeliverWebhookDelivery({ delivery_id: id });
  await github.settled();
  expect(heard.filter(({ headers }) => headers['x-github-delivery'] === guid)).toHaveLength(2);
});

test('counts the same reaction once', async () => {
  const { data } = await aiko.issues.createComment({ ...repo, issue_number: 2, body: '/incident ack' });
  const react = () => app.reactions.createForIssueComment({ ...repo, comment_id: data.id, content: '+1' });
  expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
});

test('tells the exact role, for outsiders too, and who can be assigned', async () => {
  const role = async (username: string) =>
    (await app.repos.getCollaboratorPermissionLevel({ ...repo, username })).data.role_name;
  expect(await Promise.all(['mira', 'tomas', 'aiko', 'passer-by'].map(role))).toEqual([
    'maintain',
    'write',
    'triage',
    'read',
  ]);
  const assignable = (assignee: string) => status(app.issues.checkUserCanBeAssigned({ ...repo, assignee }));
  expect([(await assignable('aiko'))[0], (await assignable('passer-by'))[0]]).toEqual([200, 404]);
});

test('commits many files at once, refuses a stale head, and moves the pull request with each push', async () => {
  const head = (await app.git.getRef({ ...repo, ref: 'heads/main' })).data.object.sha;
  await app.git.createRef({ ...repo, ref: 'refs/heads/post-mortem', sha: head });
  const commit = () =>
    app.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(
      'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
      {
        input: {
          branch: { repositoryNameWithOwner: 'kelp-works/shop', branchName: 'post-mortem' },
          message: { headline: 'Scaffold' },
          expectedHeadOid: head,
          fileChanges: { additions: [{ path: file.path, contents: base64('# PM\n') }] },
        },
      },
    );
  const { oid } = (await commit()).createCommitOnBranch.commit;
  await expect(commit()).rejects.toThrow(/Expected branch to point to/);
  const pull = await app.pulls.create({
    ...repo,
    title: 'Post-mortem',
    head: 'post-mortem',
    base: 'main',
    draft: true,
  });
  expect(pull.data).toMatchObject({ number: 3, draft: true, head: { sha: oid } });
  const { sha } = (await mira.repos.getContent({ ...file, ref: 'post-mortem' })).data as { sha: string };
  const edit = await mira.repos.createOrUpdateFileContents({
    ...file,
    sha,
    message: 'Edit',
    content: base64('# PM\n\nHi\n'),
  });
  const now = (await app.pulls.get({ ...repo, pull_number: 3 })).data;
  expect(now).toMatchObject({
    head: { sha: edit.data.commit.sha },
    additions: 3,
    changed_files: 1,
    commits: 2,
  });
  const files = await app.pulls.listFiles({ ...repo, pull_number: 3 });
  expect(files.data).toMatchObject([{ filename: file.path, status: 'added', additions: 3 }]);
  await github.settled();
  const synchronized = heard
    .map(({ body }) => JSON.parse(body))
    .find(({ action }) => action === 'synchronize');
  expect(synchronized).toMatchObject({ number: 3, before: oid, after: edit.data.commit.sha });
});

test('merges only what is ready and whose required check has passed, and loses nothing of a base that moved', async () => {
  const merge = () => status(mira.pulls.merge({ ...repo, pull_number: 3 }));
  const { node_id, head } = (await app.pulls.get({ ...repo, pull_number: 3 })).data;
  expect(await merge()).toMatchObject([405, expect.stringContaining('still a draft')]);
  const ready =
    'mutation($input: X!) { markPullRequestReadyForReview(input: $input) { pullRequest { id } } }';
  await app.graphql(ready, { input: { pullRequestId: node_id } });
  expect(await merge()).toMatchObject([405, expect.stringContaining('is expected')]);
  const annotation = {
    path: file.path,
    start_line: 3,
    end_line: 3,
    annotation_level: 'failure' as const,
    message: 'Who?',
  };
  const check = { ...repo, name: 'debrief/post-mortem', head_sha: head.sha, status: 'completed' as const };
  const output = { title: 'One finding', summary: 'See below.', annotations: [annotation] };
  const run = await app.checks.create({ ...check, conclusion: 'failure', output });
  expect(run.data.app?.slug).toBe('debrief');
  expect(await merge()).toMatchObject([405, expect.stringContaining('is failing')]);
  const more = { ...output, annotations: [{ ...annotation, title: 'Again' }] };
  await app.checks.update({ ...repo, check_run_id: run.data.id, conclusion: 'success', output: more });
  const { data } = await app.checks.listAnnotations({ ...repo, check_run_id: run.data.id });
  expect(data).toMatchObject([{ title: null }, { title: 'Again' }]);

  await github.seed.requireChecks('shop', []);
  await github.seed.file('shop', 'docs/later.md', 'Later\n');
  await github.seed.requireChecks('shop', ['debrief/post-mortem']);
  expect(await merge()).toEqual([200, '']);
  const read = (path: string) => status(app.repos.getContent({ ...repo, path }));
  expect([(await read('docs/later.md'))[0], (await read(file.path))[0]]).toEqual([200, 200]);
  const all = await app.issues.listForRepo({ ...repo, state: 'all', direction: 'asc' });
  expect(all.data.map((issue) => [issue.number, issue.state, Boolean(issue.pull_request)])).toEqual([
    [1, 'open', false],
    [2, 'open', false],
    [3, 'closed', true],
  ]);
});

test('says that it failed when it cannot compare, and never that nothing was changed', async () => {
  const { data: main } = await mira.git.getRef({ ...repo, ref: 'heads/main' });
  for (const name of ['base', 'lost'])
    await mira.git.createRef({ ...repo, ref: `refs/heads/${name}`, sha: main.object.sha });
  await mira.repos.createOrUpdateFileContents({
    ...repo,
    path: 'a.ts',
    branch: 'lost',
    message: 'Add',
    content: base64('1'),
  });
  const { data: pull } = await mira.pulls.create({ ...repo, title: 'Lost', head: 'lost', base: 'base' });
  const files = () => mira.pulls.listFiles({ ...repo, pull_number: pull.number });
  expect((await files()).data).toHaveLength(1);
  await mira.git.deleteRef({ ...repo, ref: 'heads/base' });
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => void said.mockRestore());
  expect(await status(files())).toMatchObject([500, expect.stringContaining('Server Error')]);
  expect(said).toHaveBeenCalled();
});

test('hangs an issue under one parent only', async () => {
  const [one, two] = (await app.issues.listForRepo({ ...repo, direction: 'asc' })).data;
  const hang = (issue_number: number, sub_issue_id: number) =>
    status(app.issues.addSubIssue({ ...repo, issue_number, sub_issue_id }));
  expect((await hang(1, two!.id))[0]).toBe(200);
  expect((await hang(1, two!.id))[0]).toBe(422);
  expect((await hang(2, two!.id))[0]).toBe(422);
  const parent = await app.issues.get({ ...repo, issue_number: 1 });
  expect(parent.data.sub_issues_summary).toEqual({ total: 1, completed: 0, percent_completed: 0 });
  expect(one!.number).toBe(1);
});

test.each<[string, () => Promise<unknown>, number]>([
  ['a title of 300 characters', () => mira.issues.create({ ...repo, title: 'x'.repeat(300) }), 422],
  [
    'an assignee that nobody knows',
    () => app.issues.create({ ...repo, title: 'x', assignees: ['nobody'] }),
    422,
  ],
  [
    'a label from somebody who may only read',
    () => outsider().issues.addLabels({ ...repo, issue_number: 1, labels: ['incident'] }),
    403,
  ],
  ['a check by a person', () => mira.checks.create({ ...repo, name: 'x', head_sha: 'x' }), 403],
  [
    'a token that it never gave',
    () => new Octokit({ baseUrl: github.url, log: quiet, auth: 'no' }).users.getAuthenticated(),
    401,
  ],
  [
    'a pull request from a branch that is not there',
    () => app.pulls.create({ ...repo, title: 'x', head: 'no', base: 'main' }),
    422,
  ],
  ['a check with 51 annotations', () => tooMany(), 422],
])('refuses %s', async (_, call, expected) => {
  expect((await status(call()))[0]).toBe(expected);
});

const outsider = () => new Octokit({ baseUrl: github.url, log: quiet, auth: github.tokenOf('passer-by') });
const tooMany = () => {
  const annotation = {
    path: 'a',
    start_line: 1,
    end_line: 1,
    annotation_level: 'notice' as const,
    message: 'm',
  };
  const output = { title: 't', summary: 's', annotations: Array.from({ length: 51 }, () => annotation) };
  return app.checks.create({ ...repo, name: 'x', head_sha: 'x', output });
};

test('has its API where GitHub Enterprise Server has it, too', async () => {
  const server = new Octokit({ baseUrl: `${github.url}/api/v3`, log: quiet, auth: github.tokenOf('mira') });
  expect((await server.issues.get({ ...repo, issue_number: 1 })).data.number).toBe(1);
  await expect(server.graphql('query { viewer { login } }')).rejects.toThrow(/The sandbox knows only/);
});

test('takes somebody off an issue who has lost access meanwhile', async () => {
  const assignees = ['tomas'];
  const { data: issue } = await mira.issues.create({ ...repo, title: 'Cards', assignees });
  expect(issue.assignees).toMatchObject([{ login: 'tomas' }]);
  const path = `/repos/${repo.owner}/${repo.repo}/collaborators/tomas`;
  expect((await github.as(`admin-of-${repo.owner}`)('DELETE', path)).ok).toBe(true);
  await app.issues.removeAssignees({ ...repo, issue_number: issue.number, assignees });
  const { data } = await app.issues.get({ ...repo, issue_number: issue.number });
  expect(data.assignees).toEqual([]);
});

test('tells of an issue that moves to another repository, and of a repository with another name', async () => {
  await github.seed.repo({ name: 'yard', labels: {}, files: {} });
  await github.seed.repo({ name: 'depot', labels: {}, files: {} });
  const yard = { owner: 'kelp-works', repo: 'yard' };
  const { data: issue } = await mira.issues.create({ ...yard, title: 'Gate stuck' });
  const { data: depot } = await mira.repos.get({ ...yard, repo: 'depot' });
  await mira.graphql(
    'mutation ($input: TransferIssueInput!) { transferIssue(input: $input) { issue { number } } }',
    { input: { issueId: issue.node_id, repositoryId: depot.node_id } },
  );
  await github.as('admin-of-kelp-works')('PATCH', '/repos/kelp-works/depot', { name: 'store' });
  await github.settled();
  const payload = (event: string, action: string) =>
    heard
      .filter(({ headers }) => headers['x-github-event'] === event)
      .map(({ body }) => JSON.parse(body))
      .find((each) => each.action === action && each.repository.name !== 'shop');
  expect(payload('issues', 'transferred')).toMatchObject({
    issue: { number: 1, title: 'Gate stuck' },
    changes: { new_issue: { title: 'Gate stuck' }, new_repository: { name: 'depot' } },
  });
  expect(payload('repository', 'renamed')).toMatchObject({
    repository: { full_name: 'kelp-works/store' },
    changes: { repository: { name: { from: 'depot' } } },
  });
  const { data } = await mira.issues.get({ ...yard, repo: 'depot', issue_number: 1 });
  expect(data).toMatchObject({ title: 'Gate stuck', repository_url: `${github.url}/repos/kelp-works/store` });
});

test('forgets everything when it is reset', async () => {
  github.reset();
  expect((await status(app.issues.get({ ...repo, issue_number: 1 })))[0]).toBe(404);
  await github.seed.repo({ name: 'shop' });
  await mira.issues.create({ ...repo, title: 'One' });
  await mira.issues.create({ ...repo, title: 'Two' });
  const { data } = await mira.issues.get({ ...repo, issue_number: 1 });
  expect(data.sub_issues_summary?.total).toBe(0);
});

test('answers more than the 5,000 requests an hour that a token has on GitHub: days pass in seconds here', async () => {
  const headers = { authorization: `Bearer ${github.installationToken()}` };
  const ask = () => github.fetch(new Request(`${github.url}/rate_limit`, { headers }));
  for (let asked = 0; asked < 5_000; asked++) await ask();
  expect((await ask()).status).toBe(200);
});
