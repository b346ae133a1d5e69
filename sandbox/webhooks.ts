import { createHmac, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Env } from './addition.ts';
import { moveHeads, pushed } from './compare.ts';
import type { Dispatch, RepoRow } from './emulator.ts';
import { accountOf, botOf, fail, notFound, ownerOf, systemToken, tokenOf, type World } from './world.ts';

/** One attempt to deliver an event to the App, as `/app/hook/deliveries` lists it. */
export interface Delivery {
  id: number;
  guid: string;
  delivered_at: string;
  redelivery: boolean;
  duration: number;
  status: string;
  status_code: number;
  event: string;
  action: string | null;
  installation_id: number;
  repository_id: number | null;
}

/** Posts a delivery to an address; the answer's status is what the log of deliveries shows. */
export type Send = (url: string, request: RequestInit) => Promise<Response>;

/** Runs work, and keeps track of it while it runs. */
export type During = <T>(work: () => Promise<T>) => Promise<T>;

export interface Webhooks {
  dispatch: Dispatch;
  /** `/app/hook/deliveries`: the log, and redelivery. */
  routes: Hono<Env>;
  log: Delivery[];
  /** The address for deliveries; null for none. */
  deliverTo(url: string | null): void;
  /** Resolves when no delivery is pending. */
  settled(): Promise<void>;
  clear(): void;
}

/** The log of deliveries, as a part of GitHub's state. */
const LOG = 'deliveries';

/** One delivery, as it is sent. */
interface Delivered {
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly body: string;
  readonly repository_id: number | null;
  readonly redelivery: boolean;
}

/** GitHub's webhooks: full payloads, GUIDs, signatures, ten seconds to answer, and no automatic retry. */
export function makeWebhooks(
  worldOf: () => World,
  options: {
    secret: string;
    installationId: number;
    events: readonly string[] | '*';
    send: Send;
    during: During;
  },
): Webhooks {
  let target: string | null = null;
  const log: Delivery[] = [];
  const bodies = new Map<string, string>();
  const underWay = new Set<Promise<void>>();

  const dispatch: Dispatch = (...event) => options.during(() => dispatchNow(...event));

  const dispatchNow: Dispatch = async (event, action, payload, owner, name) => {
    const world = worldOf();
    const repo = world.tables.repos.all().find((row) => row.full_name === `${owner}/${name}`);
    if (!repo || world.uninstalled.has(repo.id)) return;
    // Before any await: the answer to a push must not arrive before the pull request has its new head.
    if (event === 'push') synchronize(world, repo, payload as unknown as Push);
    const [kind, whole] = await complete(world, repo, event, { ...payload, ...edit(payload) });
    if (options.events !== '*' && !options.events.includes(kind)) return;
    const installation = { id: options.installationId, node_id: `INS_${options.installationId}` };
    const body = JSON.stringify({ ...whole, installation });
    const guid = randomUUID();
    bodies.set(guid, body);
    await track(
      deliver({ guid, event: kind, action: action ?? null, body, repository_id: repo.id, redelivery: false }),
    );
  };

  const texts = new Map<number, string>();

  /** What a comment said before an edit; emulate leaves it out. */
  function edit({ action, comment }: { action?: string; comment?: { id: number; body: string } }) {
    if (!comment) return {};
    const from = texts.get(comment.id);
    texts.set(comment.id, comment.body);
    return action === 'edited' && from !== undefined ? { changes: { body: { from } } } : {};
  }

  function track(work: Promise<void>): Promise<void> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  async function deliver({ guid, event, action, body, repository_id, redelivery }: Delivered): Promise<void> {
    if (!target) return;
    const began = performance.now();
    let status_code = 0;
    try {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/sandbox',
        'x-github-event': event,
        'x-github-delivery': guid,
        'x-github-hook-installation-target-type': 'integration',
        'x-hub-signature-256': `sha256=${createHmac('sha256', options.secret).update(body).digest('hex')}`,
      };
      const answer = await options.send(target, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(10_000),
      });
      status_code = answer.status;
      await answer.body?.cancel();
    } catch {
      // Unreachable or too slow: GitHub logs it and does not retry.
    }
    worldOf().changes.changed(LOG);
    log.unshift({
      id: log.length + 1,
      guid,
      delivered_at: worldOf().clock.iso(),
      redelivery,
      duration: Math.round(performance.now() - began) / 1000,
      status:
        status_code === 0 ? 'failed to connect to host' : status_code < 400 ? 'OK' : 'Invalid HTTP Response',
      status_code,
      event,
      action,
      installation_id: options.installationId,
      repository_id,
    });
  }

  const routes = new Hono<Env>();
  routes.use('/app/hook/*', async (c, next) => {
    if (!tokenOf(c)?.startsWith('eyJ')) fail(401, 'A JSON web token could not be decoded');
    worldOf().changes.read(LOG);
    await next();
  });
  routes.get('/app/hook/deliveries', (c) => {
    const failed = c.req.query('status') === 'failure';
    const wanted = log.filter((one) => !failed || one.status_code >= 400 || one.status_code === 0);
    return c.json(wanted.slice(0, Number(c.req.query('per_page') ?? 30)));
  });
  routes.get('/app/hook/deliveries/:id', (c) => {
    const one = log.find((delivery) => delivery.id === Number(c.req.param('id')));
    if (!one) return notFound();
    return c.json({ ...one, request: { payload: JSON.parse(bodies.get(one.guid) ?? 'null') } });
  });
  routes.post('/app/hook/deliveries/:id/attempts', (c) => {
    const one = log.find((delivery) => delivery.id === Number(c.req.param('id')));
    const body = one && bodies.get(one.guid);
    if (!one || !body) return notFound();
    void track(deliver({ ...one, body, redelivery: true }));
    return c.json({}, 202);
  });

  return {
    dispatch,
    routes,
    log,
    deliverTo: (url) => {
      target = url;
    },
    settled: async () => {
      while (underWay.size) await Promise.all(underWay);
    },
    clear: () => {
      worldOf().changes.changed(LOG);
      log.length = 0;
      bodies.clear();
    },
  };
}

type Payload = Record<string, unknown>;

/** Adds what emulate omits from payloads: the pull request's number, the right event names, commits of a push. */
async function complete(
  world: World,
  repo: RepoRow,
  event: string,
  payload: Payload,
): Promise<[string, Payload]> {
  const token = systemToken(world, repo);
  const read = async (path: string) =>
    (await world.api(token, 'GET', `/repos/${repo.full_name}${path}`)).data;
  payload.repository = await read('');
  payload.sender ??= accountOf(world, botOf(world));
  if (repo.owner_type === 'Organization') {
    const { login, id } = world.tables.orgs.get(repo.owner_id)!;
    payload.organization = { login, id, url: `${world.url}/orgs/${login}` };
  }
  if (event === 'push') return ['push', await completePush(world, repo, payload)];
  if (event === 'create') {
    const sha = world.tables.refs.findBy('repo_id', repo.id).find((row) => row.ref === payload.ref)?.sha;
    const born = { ref: payload.ref, before: '0'.repeat(40), after: sha, sender: payload.sender };
    void world.dispatch('push', undefined, born, ownerOf(repo), repo.name);
    return ['create', { ...payload, ref: String(payload.ref).replace(/^refs\/(heads|tags)\//, '') }];
  }
  const issue = payload.issue as { number: number; head?: unknown } | undefined;
  if (event === 'issues' && issue?.head) {
    const { issue: _, ...rest } = payload;
    return [
      'pull_request',
      { ...rest, number: issue.number, pull_request: await read(`/pulls/${issue.number}`) },
    ];
  }
  if (issue) {
    // An issue that was transferred answers from its new place; the event shows it as it was.
    const now = await read(`/issues/${issue.number}`);
    if (now?.id !== undefined) payload.issue = now;
  }
  const pull = payload.pull_request as { number: number } | undefined;
  if (pull) {
    payload.number = pull.number;
    payload.pull_request = await read(`/pulls/${pull.number}`);
  }
  const run = payload.check_run as { id: number } | undefined;
  if (run) payload.check_run = await read(`/check-runs/${run.id}`);
  return [event, payload];
}

interface Push {
  ref: string;
  before: string;
  after: string;
  sender: { login: string };
}

function synchronize(world: World, repo: RepoRow, push: Push): void {
  const { before, after, sender } = push;
  for (const pull of moveHeads(world, repo, push.ref.replace('refs/heads/', ''), after)) {
    const base = world.tables.repos.get(pull.base_repo_id)!;
    const payload = { action: 'synchronize', before, after, pull_request: { number: pull.number }, sender };
    void world.dispatch('pull_request', 'synchronize', payload, ownerOf(base), base.name);
  }
}

async function completePush(world: World, repo: RepoRow, payload: Payload): Promise<Payload> {
  const { before, after, sender } = payload as unknown as Push;
  const born = /^0+$/.test(before);
  const { files, commits } = await pushed(world, repo, before, after);
  const names = (status: string) =>
    files
      .filter((file: { status: string }) => file.status === status)
      .map((file: { filename: string }) => file.filename);
  const last = commits.length - 1;
  const listed = commits.map(
    (
      { sha, commit }: { sha: string; commit: { message: string; author: { date: string } } },
      index: number,
    ) => ({
      ...{
        id: sha,
        message: commit.message,
        timestamp: commit.author.date,
        author: commit.author,
        distinct: true,
      },
      // All files are listed with the last commit; GitHub lists them with each.
      added: index === last ? names('added') : [],
      modified: index === last ? [...names('modified'), ...names('renamed')] : [],
      removed: index === last ? names('removed') : [],
    }),
  );
  const pusher = { name: sender.login };
  return {
    ...payload,
    created: born,
    deleted: false,
    forced: false,
    commits: listed,
    head_commit: listed[last] ?? null,
    pusher,
  };
}
