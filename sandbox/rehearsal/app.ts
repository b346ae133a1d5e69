import { Octokit } from '@octokit/rest';
import inject from 'light-my-request';
import type { Logger } from 'pino';
import { run } from '../../src/app/app.ts';
import { readConfig } from '../../src/app/config.ts';
import type { Attempt, Installations } from '../../src/app/installations.ts';
import { Answers } from '../../src/github/answers.ts';
import { octokitPort } from '../../src/github/octokit.ts';
import { readOnceMore } from '../../src/github/once-more.ts';
import { Patience } from '../../src/github/patience.ts';
import { Server } from '../../src/github/server.ts';
import { Database } from '../../src/store/sqlite/database.ts';
import { SqliteStore } from '../../src/store/sqlite/index.ts';
import type { Work } from '../../src/store/store.ts';
import type { GitHub } from '../github.ts';
import type { VirtualTime } from './time.ts';

export interface RehearsalOptions {
  readonly github: GitHub;
  /** The base of the API; by default that of github.com's shape. */
  readonly apiUrl?: string;
  readonly time: VirtualTime;
  readonly log: Logger;
  /** Environment variables besides those for GitHub. */
  readonly env?: Readonly<Record<string, string>>;
  /** Skips sweeps once nothing has been written to GitHub for hours: they would find nothing new. */
  readonly skipsIdleSweeps?: boolean;
  /** Carries the App's requests to GitHub. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * Debrief in this process: its own server, store, sweeps and controllers, on a GitHub and a clock that are given. It
 * can be killed at any moment, and restarted with its database.
 */
export class RehearsalApp {
  private readonly options: RehearsalOptions;
  private readonly disk: Database;
  private life: Life | null = null;

  constructor(options: RehearsalOptions) {
    this.options = options;
    this.disk = Database.open(null, () => {}, options.time.now);
  }

  get isRunning(): boolean {
    return this.life !== null;
  }

  async start(): Promise<void> {
    this.life = new Life(this.options, this.disk);
    await this.life.begin();
  }

  /** Like SIGKILL: work in progress never finishes and memory is lost; the database stays. */
  kill(): void {
    this.life?.end();
    this.life = null;
  }

  /** A request to the App's server. Throws as `fetch` does if nobody answers. */
  async receive(path: string, request: RequestInit): Promise<Response> {
    if (!this.life) throw new TypeError('fetch failed');
    return this.life.receive(path, request);
  }

  /** How many objects were given up. */
  async givenUp(): Promise<number> {
    return this.life ? (await this.life.store.counts()).givenUp : 0;
  }

  close(): void {
    this.kill();
    this.disk.close();
  }
}

const HOUR = 3_600_000;
/** Sweeps without changes on GitHub after which further ones are skipped: three hours of the short ones. */
const IDLE_SWEEPS = 18;
const NEVER = new Promise<never>(() => {});

/** One run, from a start to a kill. */
class Life {
  readonly store: SqliteStore;
  private readonly options: RehearsalOptions;
  private readonly ends: (() => void)[] = [];
  private alive = true;
  private serve: ((path: string, request: RequestInit) => Promise<Response>) | null = null;
  private reset!: (error: Error) => void;
  private readonly isReset = new Promise<never>((_, reject) => {
    this.reset = reject;
  });

  constructor(options: RehearsalOptions, disk: Database) {
    this.options = options;
    this.isReset.catch(() => {});
    const { time } = options;
    const write = (change: () => unknown) => this.whileAlive(() => disk.write(change));
    this.store = new SqliteStore(
      { url: null, folder: null, now: time.now },
      Object.create(disk, { write: { value: write } }) as Database,
    );
    const work = this.store.work.bind(this.store);
    this.store.work = (look: Work, onGaveUp) =>
      work((ref, holds, origin) => time.during(() => look(ref, holds, origin), this), onGaveUp);
  }

  async begin(): Promise<void> {
    const { github, apiUrl = github.url, time, log, env } = this.options;
    const { id, privateKey, webhookSecret } = github.app;
    const config = readConfig({
      APP_ID: String(id),
      PRIVATE_KEY: privateKey,
      WEBHOOK_SECRET: webhookSecret,
      GITHUB_API_URL: apiUrl,
      ...env,
    });
    const { server, stop } = await run({
      config: { ...config, credentials: config.credentials! },
      store: this.store,
      installations: this.installations(),
      log,
      clock: { now: time.now, every: (...given) => this.every(...given) },
    });
    const { store } = this;
    const ring = () => void time.during(() => store.tick(), this);
    this.ends.push(stop, time.follow({ next: () => store.nextDue(), ring }));
    this.serve = async (path, { method = 'GET', headers, body }) => {
      const answer = await inject((request, response) => void server.emit('request', request, response), {
        method: method as 'GET' | 'POST',
        url: path,
        headers: headers as Record<string, string>,
        ...(body ? { payload: body as string } : {}),
      });
      return new Response(answer.payload, { status: answer.statusCode });
    };
  }

  end(): void {
    this.alive = false;
    for (const end of this.ends) end();
    this.options.time.abandon(this);
    this.reset(new TypeError('fetch failed'));
  }

  receive(path: string, request: RequestInit): Promise<Response> {
    return Promise.race([this.serve!(path, request), this.isReset]);
  }

  private every(length: number, run: () => Promise<void>, first: 'now' | 'later'): () => void {
    const { github, time, skipsIdleSweeps = false } = this.options;
    let [writes, idle] = [-1, 0];
    const unlessIdle = async () => {
      idle = writes === github.writes() ? idle + 1 : 0;
      if (skipsIdleSweeps && idle > IDLE_SWEEPS) return;
      writes = github.writes();
      await run();
    };
    return time.every(length, unlessIdle, first, this);
  }

  private installations(): Installations {
    const { github, apiUrl = github.url, time, fetch } = this.options;
    const server = new Server();
    const client = (auth: string) =>
      new Octokit({
        auth,
        baseUrl: apiUrl,
        log: { debug() {}, info() {}, warn() {}, error() {} },
        request: {
          fetch: (url: string, init: RequestInit) => this.whileAlive(() => fetch(new Request(url, init))),
        },
      });
    // A token lasts an hour, as on GitHub, which counts requests by token.
    let made: { client: Octokit; until: number } | null = null;
    const installation = () => {
      if (!made || made.until <= time.now()) {
        made = { client: client(github.installationToken()), until: time.now() + HOUR };
        patience.guard(made.client);
        answers.guard(made.client);
        readOnceMore(made.client, pause);
      }
      return made.client;
    };
    // The sandbox accepts any JSON web token as the App itself.
    const asApp = client('eyJ');
    const patience = new Patience(time.now);
    const answers = new Answers();
    patience.guard(asApp);
    answers.guard(asApp, 'the App');
    const pause = (milliseconds: number) => this.whileAlive(() => time.sleep(milliseconds));
    return {
      lacking: () => [],
      slug: github.app.slug,
      // Stories jump in time, and the App is installed before each of them.
      installedAt: async () => null,
      githubFor: async (repo) =>
        github.covers(repo)
          ? octokitPort(installation(), { appSlug: github.app.slug, server, now: time.now, pause })
          : null,
      async *repositories() {
        const { data } = await installation().rest.apps.listReposAccessibleToInstallation({ per_page: 100 });
        for (const { owner, name } of data.repositories) yield { owner: owner.login, repo: name };
      },
      async failedDeliveries() {
        const { data } = await asApp.request('GET /app/hook/deliveries?status=failure&per_page=100');
        return data.map(({ id, guid, event }: Attempt) => ({ id, guid, event }));
      },
      async redeliver(delivery_id) {
        await asApp.rest.apps.redeliverWebhookDelivery({ delivery_id });
      },
    };
  }

  private async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    if (!this.alive) return NEVER;
    const result = await work().catch((error) => {
      if (!this.alive) return NEVER;
      throw error;
    });
    return this.alive ? result : NEVER;
  }
}
