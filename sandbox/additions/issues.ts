import { type Context, Hono } from 'hono';
import { type Addition, type Env, jsonOf, passOn } from '../addition.ts';
import type { IssueRow, RepoRow } from '../emulator.ts';
import { addEvent } from '../history.ts';
import type { Json } from '../json.ts';
import {
  accountOf,
  actorOf,
  askerOf,
  atLeast,
  fail,
  issueOf,
  ownerOf,
  paged,
  repoOf,
  roleOf,
  tokenOf,
  type World,
} from '../world.ts';

/**
 * Issues as GitHub has them: pull requests are issues too, label names are case-insensitive, labels set on creation
 * are events, a new title is an event, and people with read access cannot label.
 */
export const issues: Addition = (world) => {
  const app = new Hono<Env>();

  app.get('/repos/:owner/:repo/issues', async (c) => {
    const repo = repoOf(world, c);
    const { slice, headers } = paged(c, select(world, repo, new URL(c.req.url).searchParams));
    const list = await Promise.all(slice.map((row) => issueJson(world, tokenOf(c), repo, row)));
    return c.json(list, 200, headers);
  });

  app.get('/repos/:owner/:repo/issues/:number{[0-9]+}', async (c) => {
    const repo = repoOf(world, c);
    return c.json(await issueJson(world, tokenOf(c), repo, issueOf(world, c, repo)));
  });

  app.post('/repos/:owner/:repo/issues', async (c) => {
    const repo = repoOf(world, c);
    const sent = jsonOf(c);
    const asker = askerOf(world, tokenOf(c));
    const trusted =
      asker.kind === 'app' || (asker.kind === 'person' && atLeast(roleOf(world, repo, asker.user), 'triage'));
    // GitHub silently drops these if the author may not set them.
    const extras = trusted
      ? { labels: spelled(world, repo, sent.labels), assignees: loginsOf(world, sent.assignees) }
      : {};
    for (const login of extras.assignees ?? []) await mustBeAssignable(c, repo, login);
    const answer = await passOn(world, c, { ...sent, labels: undefined, assignees: undefined, ...extras });
    if (answer.status !== 201) return answer;
    const made = (await answer.json()) as Json;
    const actor = actorOf(world, c, repo, 'issues', 'read');
    const row = world.tables.issues.get(made.id)!;
    for (const label of made.labels) {
      addEvent(world, row, 'labeled', actor.id, { label_name: label.name });
      tell(made, 'labeled', { label });
    }
    for (const assignee of made.assignees) {
      addEvent(world, row, 'assigned', actor.id, { assignee_id: assignee.id });
      tell(made, 'assigned', { assignee });
    }
    return c.json(await issueJson(world, tokenOf(c), repo, row), 201);

    function tell(issue: unknown, action: string, more: Record<string, unknown>) {
      const payload = {
        action,
        issue,
        ...more,
        sender: made.user,
        repository: { full_name: repo.full_name },
      };
      void world.dispatch('issues', action, payload, ownerOf(repo), repo.name);
    }
  });

  app.patch('/repos/:owner/:repo/issues/:number{[0-9]+}', async (c) => {
    const repo = repoOf(world, c);
    const before = issueOf(world, c, repo);
    const asker = askerOf(world, tokenOf(c));
    const own = asker.kind === 'person' && asker.user.id === before.user_id;
    const actor = actorOf(
      world,
      c,
      repo,
      before.is_pull_request ? 'pull_requests' : 'issues',
      own ? 'read' : 'triage',
    );
    const sent = jsonOf(c);
    const { title, state } = before;
    if (sent.labels) sent.labels = spelled(world, repo, sent.labels);
    if (sent.assignees) sent.assignees = loginsOf(world, sent.assignees);
    if (before.is_pull_request) await patchPull(c, repo, before, sent);
    else {
      const answer = await passOn(world, c, sent);
      if (!answer.ok) return answer;
    }
    const row = world.tables.issues.get(before.id)!;
    // emulate does not support this reason.
    if (sent.state === 'closed' && sent.state_reason === 'duplicate')
      world.tables.issues.update(row.id, { state_reason: 'duplicate' });
    if (sent.state === 'closed' && state === 'open') keepReason(world, row);
    if (typeof sent.title === 'string' && sent.title !== title)
      addEvent(world, row, 'renamed', actor.id, { rename: { from: title, to: sent.title } });
    return c.json(await issueJson(world, tokenOf(c), repo, row));
  });

  async function patchPull(c: Context<Env>, repo: RepoRow, row: IssueRow, sent: Record<string, unknown>) {
    const { labels, title, body, state } = sent;
    const path = `/repos/${repo.full_name}`;
    if (labels) await world.api(tokenOf(c), 'PUT', `${path}/issues/${row.number}/labels`, { labels });
    const change = Object.fromEntries(
      Object.entries({ title, body, state }).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(change).length)
      await world.api(tokenOf(c), 'PATCH', `${path}/pulls/${row.number}`, change);
  }

  app.on(['POST', 'PUT'], '/repos/:owner/:repo/issues/:number{[0-9]+}/labels', async (c) => {
    const repo = repoOf(world, c);
    const row = issueOf(world, c, repo);
    actorOf(world, c, repo, row.is_pull_request ? 'pull_requests' : 'issues', 'triage');
    const sent = jsonOf(c);
    return passOn(world, c, { labels: spelled(world, repo, Array.isArray(sent) ? sent : sent.labels) });
  });

  app.delete('/repos/:owner/:repo/issues/:number{[0-9]+}/labels/:name', async (c) => {
    const repo = repoOf(world, c);
    actorOf(world, c, repo, 'issues', 'triage');
    const [name] = spelled(world, repo, [c.req.param('name')]);
    const url = c.req.url.replace(/[^/]+$/, encodeURIComponent(name!));
    return world.emulated(new Request(url, { method: 'DELETE', headers: c.req.raw.headers }));
  });

  app.post('/repos/:owner/:repo/labels', async (c) => {
    const repo = repoOf(world, c);
    const answer = await passOn(world, c);
    if (answer.ok) sendLabel(c, repo, 'created', (await answer.clone().json()) as Json);
    return answer;
  });

  app.patch('/repos/:owner/:repo/labels/:name', async (c) => {
    const repo = repoOf(world, c);
    const from = c.req.param('name');
    const answer = await passOn(world, c);
    if (answer.ok) {
      const label = (await answer.clone().json()) as Json;
      sendLabel(c, repo, 'edited', label, { changes: label.name === from ? {} : { name: { from } } });
    }
    return answer;
  });

  /** emulate sends no webhooks about the labels of a repository. */
  function sendLabel(c: Context<Env>, repo: RepoRow, action: string, label: Json, more: object = {}) {
    const asker = askerOf(world, tokenOf(c));
    const sender = asker.kind === 'person' ? { sender: accountOf(world, asker.user) } : {};
    void world.dispatch('label', action, { action, label, ...more, ...sender }, ownerOf(repo), repo.name);
  }

  app.on(['POST', 'DELETE'], '/repos/:owner/:repo/issues/:number{[0-9]+}/assignees', async (c) => {
    const repo = repoOf(world, c);
    const row = issueOf(world, c, repo);
    actorOf(world, c, repo, 'issues', 'triage');
    // People who cannot be assigned are skipped, as on GitHub; only the answer shows it. Anybody can be taken off.
    const asked = loginsOf(world, jsonOf(c).assignees);
    const fit = await Promise.all(
      asked.map((login) => c.req.method === 'DELETE' || isAssignable(c, repo, login)),
    );
    const assignees = asked.filter((_, index) => fit[index]);
    const answer = await world.api(tokenOf(c), 'GET', `/repos/${repo.full_name}/issues/${row.number}`);
    if (row.is_pull_request || !assignees.length) return c.json(answer.data, 201);
    const done = await passOn(world, c, { assignees });
    return done.ok ? c.json((await done.json()) as object, c.req.method === 'POST' ? 201 : 200) : done;
  });

  const isAssignable = async (c: Context<Env>, repo: RepoRow, login: string): Promise<boolean> =>
    (await world.api(tokenOf(c), 'GET', `/repos/${repo.full_name}/assignees/${encodeURIComponent(login)}`))
      .ok;

  async function mustBeAssignable(c: Context<Env>, repo: RepoRow, login: string): Promise<void> {
    if (await isAssignable(c, repo, login)) return;
    fail(422, 'Validation Failed', [
      { resource: 'Issue', code: 'invalid', field: 'assignees', value: login },
    ]);
  }
  return app;
};

/** Names as the repository spells them: `SEV2` is the label `sev2` if that exists. */
function spelled(world: World, repo: RepoRow, names: unknown): string[] {
  if (!Array.isArray(names)) return [];
  const known = world.tables.labels.findBy('repo_id', repo.id);
  return names
    .map((name) => (typeof name === 'string' ? name : (name as { name: string }).name))
    .map((name) => known.find((label) => label.name.toLowerCase() === name.toLowerCase())?.name ?? name);
}

/** Logins as their accounts spell them: GitHub ignores case. */
function loginsOf(world: World, logins: unknown): string[] {
  if (!Array.isArray(logins)) return [];
  const known = world.tables.users.all();
  return logins.map(
    (login: string) => known.find((user) => user.login.toLowerCase() === login.toLowerCase())?.login ?? login,
  );
}

function select(world: World, repo: RepoRow, query: URLSearchParams): IssueRow[] {
  const state = query.get('state') ?? 'open';
  const since = query.get('since');
  const creator = query.get('creator');
  const field = query.get('sort') === 'updated' ? 'updated_at' : 'created_at';
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  const wanted = (query.get('labels') ?? '').split(',').filter(Boolean);
  const labels = world.tables.labels.findBy('repo_id', repo.id);
  const ids = wanted.map(
    (name) => labels.find((row) => row.name.toLowerCase() === name.trim().toLowerCase())?.id,
  );
  return world.tables.issues
    .findBy('repo_id', repo.id)
    .filter((row) => state === 'all' || row.state === state)
    .filter((row) => ids.every((id) => id !== undefined && row.label_ids.includes(id)))
    .filter((row) => !creator || accountOf(world, world.tables.users.get(row.user_id))?.login === creator)
    .filter((row) => !since || Date.parse(row.updated_at) >= Date.parse(since))
    .sort((a, b) => sign * (a[field].localeCompare(b[field]) || a.number - b.number));
}

/** The issue as GitHub shows it; a pull request has the key `pull_request`. */
export async function issueJson(world: World, token: string | null, repo: RepoRow, row: IssueRow) {
  const path = `${world.url}/repos/${repo.full_name}`;
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const read = async (url: string): Promise<Json> => {
    const answer = await world.emulated(new Request(url, headers && { headers }));
    if (!answer.ok) fail(answer.status, ((await answer.json()) as { message: string }).message);
    return (await answer.json()) as Json;
  };
  if (!row.is_pull_request) return read(`${path}/issues/${row.number}`);
  const pull = await read(`${path}/pulls/${row.number}`);
  const { url, html_url, diff_url, patch_url, merged_at } = pull;
  const { title, user, state, locked, assignees, labels, milestone, draft, created_at, body } = pull;
  return {
    url: `${path}/issues/${row.number}`,
    html_url,
    id: row.id,
    node_id: row.node_id,
    number: row.number,
    title,
    user,
    labels,
    state,
    locked,
    assignees,
    milestone,
    draft,
    body,
    comments: row.comments,
    created_at,
    updated_at: row.updated_at,
    closed_at: pull.closed_at,
    author_association: pull.author_association,
    pull_request: { url, html_url, diff_url, patch_url, merged_at },
  };
}

/** The timeline says why an issue was closed; emulate keeps that on the issue only. */
function keepReason({ tables }: World, issue: IssueRow): void {
  const events = tables.issueEvents.findBy('repo_id', issue.repo_id);
  const closed = events.findLast((row) => row.issue_number === issue.number && row.event === 'closed');
  if (closed) tables.issueEvents.update(closed.id, { state_reason: issue.state_reason });
}
