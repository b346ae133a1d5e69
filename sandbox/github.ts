import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { Env } from './addition.ts';
import { makeClock } from './clock.ts';
import { type Dispatch, type Opened, openEmulator, type TokenOwner } from './emulator.ts';
import { ADDITIONS_STATE, makeFront } from './front.ts';
import { PEOPLE, type Person } from './people.ts';
import { makeSeed, type Seed } from './seed.ts';
import { type Delivery, type During, makeWebhooks, type Send, type Webhooks } from './webhooks.ts';
import { type Answer, repoNamed, type World } from './world.ts';

export interface GitHubOptions {
  /** The port to listen on; any free one by default. */
  port?: number;
  /** Permissions of the App; by default everything that Debrief asks for. */
  permissions?: Record<string, 'read' | 'write'>;
  /** Events that the App subscribes to; by default all. */
  events?: readonly string[] | '*';
  /** The organisation that owns the repositories. */
  owner?: string;
  /** People, with their role on every repository that is seeded. The organisation's admin is `admin-of-OWNER`. */
  people?: readonly Person[];
  /** More routes at the same address, tried before the API: the pages. */
  pages?: (world: World) => Hono<Env>;
  /** Carries a delivery to the App; over the network by default. */
  send?: Send;
  /** Milliseconds, from a clock that the caller moves. */
  now?: () => number;
  /** Wraps work that continues after a request was answered: making and delivering webhooks. */
  during?: During;
}

export interface GitHub {
  /** Base of the REST API, also at `/api/v3`; GraphQL is at `/graphql` and `/api/graphql`. */
  readonly url: string;
  /** Base of the pages: the same address. */
  readonly webUrl: string;
  readonly owner: string;
  readonly app: AppCredentials;
  /** A person's token, for the API and the pages. */
  tokenOf(login: string): string;
  /** Calls the API as a person (a login), as the App's installation (`'app'`), or anonymously (null). */
  as(who: string | 'app' | null): (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** A fresh token of the App's installation. */
  installationToken(): string;
  /** Answers a request to the API without a network. */
  fetch(request: Request): Promise<Response>;
  /** Whether the App is installed on a repository. */
  covers(repo: { readonly owner: string; readonly repo: string }): boolean;
  readonly seed: Seed;
  /** Sends webhooks to this address from now on; null to send none. */
  deliverTo(url: string | null): void;
  /** Dates the App's installation; by default it is installed when it gets its first address for webhooks. */
  installedSince(at: Date): void;
  /** Deliveries so far, newest first. */
  readonly deliveries: readonly Delivery[];
  /** Resolves when no delivery is pending. */
  settled(): Promise<void>;
  /** How many requests so far may have changed something, by anybody. */
  writes(): number;
  /** Sets GitHub's clock to an instant, from which it continues; null for the real time. */
  setClock(to: Date | null): void;
  /** Removes everything but the people and the organisation. */
  reset(): void;
  close(): Promise<void>;
}

export interface AppCredentials {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly installationId: number;
}

const PERMISSIONS = {
  metadata: 'read',
  issues: 'write',
  pull_requests: 'write',
  contents: 'write',
  checks: 'write',
  deployments: 'read',
  actions: 'read',
} as const;

/** The number of the App's one installation. */
const INSTALLATION = 2001;
const APP = { id: 4711, slug: 'debrief', name: 'Debrief' };

/** The App's key, the same for all that this process starts: making one takes a tenth of a second. */
let privateKey: string | undefined;

/** A GitHub on this machine: emulate's, with our additions in front, an App installed and people to act as. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const { owner = 'kelp-works', people = PEOPLE, permissions = PERMISSIONS, events = '*' } = options;
  privateKey ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
  const app = {
    id: APP.id,
    slug: APP.slug,
    privateKey,
    installationId: INSTALLATION,
    webhookSecret: randomBytes(20).toString('hex'),
  };
  const admin = `admin-of-${owner}`;
  const logins = [admin, ...people.map(({ login }) => login)];
  const tokenOf = (login: string): string => `ghp_${Buffer.from(login).toString('hex').padEnd(36, '0')}`;

  let opened: OpenedWorld | undefined;
  const world = (): World => opened!.world;
  const { webhookSecret: secret, installationId } = app;
  const { send = fetch, during = (work) => work() } = options;
  const webhooks = makeWebhooks(world, { secret, installationId, events, send, during });
  const installations = [{ installation_id: app.installationId, account: owner }];
  const theApp = { app_id: app.id, slug: app.slug, name: APP.name, private_key: privateKey, installations };
  const emulator = await openEmulator(
    {
      port: options.port ?? 0,
      tokens: Object.fromEntries(logins.map((login) => [tokenOf(login), { login }])),
      seed: {
        users: [{ login: admin }, ...people.map(({ login, name }) => ({ login, name }))],
        orgs: [{ login: owner, members: [{ login: admin, role: 'admin' }] }],
        apps: [{ ...theApp, permissions, events: events === '*' ? ['*'] : events }],
      },
    },
    (parts) => {
      opened = openWorld(parts, webhooks, options);
      return opened;
    },
  );

  const appToken = 'ghs_sandbox_installation';
  let tokens = 0;
  const installationToken = (): string => {
    tokens += 1;
    const token = `ghs_sandbox_installation_${tokens}`;
    world().tokens.set(token, installationOwner(permissions));
    return token;
  };
  const as = (who: string | null) => (method: string, path: string, body?: unknown) => {
    if (who === 'app') world().tokens.set(appToken, installationOwner(permissions));
    const token = who === null ? null : who === 'app' ? appToken : tokenOf(who);
    return world().api(token, method, path, body);
  };
  function installationOwner(granted: Record<string, string>): TokenOwner {
    const org = world().tables.orgs.findOneBy('login', owner)!;
    const covers = { repositoryIds: [] as number[], repositorySelection: 'all' as const };
    const account = { accountId: org.id, accountType: 'Organization' } as const;
    const ids = { installationId: app.installationId, appId: app.id };
    const installation = { ...ids, ...account, ...covers, permissions: { ...granted } };
    return { login: owner, id: org.id, scopes: [], installation };
  }

  return {
    url: emulator.url,
    webUrl: emulator.url,
    owner,
    app,
    tokenOf,
    as,
    installationToken,
    fetch: async (request) => {
      const answer = await opened!.answer(request);
      const moved = request.method === 'GET' && answer.status === 301 && answer.headers.get('location');
      return moved ? opened!.answer(new Request(moved, request)) : answer;
    },
    covers: ({ owner, repo }) => {
      const found = repoNamed(world(), `${owner}/${repo}`);
      return found !== undefined && !world().uninstalled.has(found.id);
    },
    seed: makeSeed({ owner, people, as: as(admin), installation: INSTALLATION }),
    deliverTo: (url) => {
      if (url) world().installedAt ??= world().clock.now();
      world().changes.changed(ADDITIONS_STATE);
      webhooks.deliverTo(url);
    },
    installedSince: (at) => {
      world().installedAt = at.getTime();
      world().changes.changed(ADDITIONS_STATE);
    },
    deliveries: webhooks.log,
    settled: webhooks.settled,
    writes: () => world().writes,
    setClock: (to) => {
      world().clock.set(to);
      world().changes.changed(ADDITIONS_STATE);
      // In a story that begins in the past, the App is installed from then on.
      if (world().installedAt !== null && to)
        world().installedAt = Math.min(world().installedAt!, to.getTime());
    },
    reset: () => {
      // Tokens stay valid: the accounts are recreated as they were.
      const tokens = [...world().tokens];
      emulator.reset();
      for (const [token, owner] of tokens) world().tokens.set(token, owner);
      webhooks.clear();
      opened!.renew();
    },
    close: async () => {
      webhooks.deliverTo(null);
      await emulator.close();
    },
  };
}

interface OpenedWorld {
  readonly world: World;
  readonly answer: (request: Request) => Promise<Response>;
  readonly dispatch: Dispatch;
  /** Clears the state of the additions. */
  renew(): void;
}

/** The world that additions and pages see, built around emulate's parts. */
function openWorld(parts: Opened, webhooks: Webhooks, { pages, now }: GitHubOptions): OpenedWorld {
  const { dispatch } = webhooks;
  const world: World = {
    ...parts,
    installation: INSTALLATION,
    installedAt: null,
    uninstalled: new Set(),
    moved: new Map(),
    renamed: new Map(),
    dispatch,
    clock: makeClock(parts.tables, now),
    app: APP,
    api,
    writes: 0,
  };
  let front = made();
  return {
    world,
    dispatch,
    answer: (request) => front(request),
    renew: () => {
      world.clock.set(null);
      world.moved.clear();
      world.renamed.clear();
      world.uninstalled.clear();
      front = made();
    },
  };

  function made() {
    return makeFront(world, [webhooks.routes, ...(pages ? [pages(world)] : [])]);
  }

  async function api(token: string | null, method: string, path: string, body?: unknown): Promise<Answer> {
    const type = { 'content-type': 'application/json' };
    const headers = token ? { ...type, authorization: `Bearer ${token}` } : type;
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const got = await front(new Request(parts.url + path, { method, headers, ...sent }));
    const text = await got.text();
    const json = got.headers.get('content-type')?.includes('json') && text;
    return { status: got.status, ok: got.ok, headers: got.headers, data: json ? JSON.parse(text) : text };
  }
}
