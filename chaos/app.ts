import { Octokit } from '@octokit/rest';
import type { Logger } from 'pino';
import { octokitPort } from '../src/github/octokit.ts';
import { Patience } from '../src/github/patience.ts';
import { Server } from '../src/github/server.ts';
import { look } from '../src/reconcile/look.ts';
import { route } from '../src/reconcile/route.ts';
import { sweep } from '../src/reconcile/sweep.ts';
import type { Repo } from '../src/vocabulary/refs.ts';
import type { ChaosStore } from './store.ts';
import type { VirtualTime } from './time.ts';

const SWEEP = 10 * 60_000;

export interface AppOptions {
  readonly store: ChaosStore;
  readonly time: VirtualTime;
  readonly log: Logger;
  readonly slug: string;
  readonly token: string;
  readonly baseUrl: string;
  readonly repo: Repo;
  readonly fetch: (request: Request) => Promise<Response>;
  /** Without faults no webhook is lost, so nothing need be swept. */
  readonly sweeps: boolean;
}

/** Debrief in this process: the store is given, GitHub is reached by `fetch`, and it can be killed at any moment. */
export class ChaosApp {
  private alive = true;
  private readonly options: AppOptions;

  constructor(options: AppOptions) {
    this.options = options;
    const { store, time, log, slug } = options;
    const server = new Server();
    const now = () => new Date(time.now());
    const client = new Octokit({
      auth: options.token,
      baseUrl: options.baseUrl,
      log: { debug() {}, info() {}, warn() {}, error() {} },
      request: {
        fetch: (url: string, init: RequestInit) =>
          this.whileAlive(() => options.fetch(new Request(url, init))),
      },
    });
    new Patience(time.now).guard(client);
    const githubFor = async () =>
      octokitPort(client, {
        appSlug: slug,
        server,
        now: time.now,
        pause: (milliseconds) => this.whileAlive(() => time.sleep(milliseconds)),
      });
    const sweeping = {
      githubFor,
      repositories: async function* () {
        yield options.repo;
      },
      store: store.face,
      log,
      now,
    };
    store.work(
      (ref) => look(ref, { githubFor, store: store.face, log, now }),
      ({ error }) => log.error({ err: error }, 'gave up'),
    );
    const sweepAgain = () => {
      if (!this.alive) return;
      void sweep('recent', sweeping).catch((error) => log.warn({ err: error }, 'not swept'));
      time.at(time.now() + SWEEP, sweepAgain);
    };
    if (!options.sweeps) return;
    void sweep('everywhere', sweeping).catch((error) => log.warn({ err: error }, 'not swept'));
    time.at(time.now() + SWEEP, sweepAgain);
  }

  /** Takes a webhook, as the server does. */
  receive(event: string, payload: unknown): Response {
    const refs = route(event, payload, this.options.slug);
    if (refs.length) this.options.store.accept(refs);
    return new Response('Accepted.', { status: 202 });
  }

  /** As SIGKILL: what is under way never comes back. */
  kill(): void {
    this.alive = false;
    this.options.store.abandon();
  }

  private async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    if (!this.alive) return never;
    const result = await work().catch((error) => {
      if (!this.alive) return never;
      throw error;
    });
    return this.alive ? result : never;
  }
}

const never = new Promise<never>(() => {});
