import { EventEmitter } from 'node:events';
import type { Hono } from 'hono';
import { type Clock, every } from '../reconcile/timetable.ts';
import type { GaveUp, Store } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { dashboardRoutes } from '../web/dashboard/routes.ts';
import type { OwnHealth } from '../web/dashboard/visit.ts';
import { metricsRoutes } from '../web/metrics.ts';
import type { Health } from '../web/pages/always/health.ts';
import { RUNNING } from '../web/pages/index.ts';
import { gitHubAccess } from '../web/sign-in/access.ts';
import { OAuth } from '../web/sign-in/oauth.ts';
import { signInRoutes } from '../web/sign-in/routes.ts';
import { Seals } from '../web/sign-in/session.ts';
import { site } from '../web/site.ts';
import { statusRoutes } from '../web/status/routes.ts';
import type { Config, Credentials } from './config.ts';
import type { Installations } from './installations.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { postOutward } from './outward.ts';
import { pagesBranch } from './pages-branch.ts';
import { policies } from './policies.ts';
import { liveStatus } from './status.ts';
import { subscribers } from './subscribers.ts';

/** Minutes between two looks at what the status page shows, beside those after each change. */
const REFRESH = 0.25;
/** Objects that were given up and are remembered for the page that lists them. */
const REMEMBERED = 50;

export interface WebOptions {
  readonly config: Config & { readonly credentials: Credentials };
  readonly installations: Pick<Installations, 'slug' | 'githubFor' | 'lacking'>;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/** All that the App serves by GET, and what it needs for that. */
export interface Web {
  readonly pages: Hono;
  /** Something was recorded of an object in this repository. */
  changed(place: Repo): void;
  gaveUp(what: GaveUp): void;
  delivered(): void;
  /** No more requests are wanted, and nothing comes round by itself any more. */
  stop(): void;
}

export function makeWeb({ config, installations, store, metrics, log, clock }: WebOptions): Web {
  const now = () => new Date(clock.now());
  const changes = new EventEmitter().setMaxListeners(0);
  const gaveUp: OwnHealth['gaveUp'][number][] = [];
  let lastDelivery: string | null = null;
  let stopping = false;
  const policyOf = policies({ githubFor: installations.githubFor, log, now });
  const parts = [metricsRoutes(metrics, config.metricsToken)];
  const stops: (() => void)[] = [];

  if (config.statusPage) {
    const live = liveStatus({ place: config.statusPage, policyOf, store, log });
    parts.push(statusRoutes(live));
    const write = pagesBranch({ place: config.statusPage, githubFor: installations.githubFor, log });
    const announce = subscribers({
      secret: config.statusWebhookSecret,
      receipts: store.receipts,
      post: postOutward,
      log,
    });
    const refresh = async () => {
      await live.refresh(now());
      if (!live.board) return;
      await announce(live.board);
      await write(live.board);
    };
    stops.push(every(REFRESH, 'the status page', refresh, { log, clock }));
  }
  if (config.client) {
    const seals = new Seals(`${config.credentials.webhookSecret} ${config.client.secret}`);
    const access = gitHubAccess(config.apiUrl);
    const signIn = { oauth: new OAuth({ webUrl: config.webUrl, client: config.client }), seals, access };
    parts.push(
      signInRoutes(signIn),
      dashboardRoutes({
        ...signIn,
        webUrl: config.webUrl,
        readModel: store.readModel,
        policyOf,
        now,
        health: async () => ({
          queue: await store.counts(),
          lastDelivery,
          rateLimitLeft: await metrics.fewestCallsLeft(),
          gaveUp,
          lacking: installations.lacking(),
        }),
        onChange(listener) {
          changes.on('change', listener);
          return () => changes.off('change', listener);
        },
      }),
    );
  }
  return {
    pages: site(
      RUNNING,
      {
        webUrl: config.webUrl,
        slug: installations.slug,
        health: () => health(store, installations.slug, log),
        ready: () =>
          stopping ? Promise.resolve({ status: 'stopping' }) : health(store, installations.slug, log),
      },
      parts,
    ),
    changed: (place) => void changes.emit('change', place),
    gaveUp({ ref, error }) {
      const { owner, repo, number, kind } = ref;
      gaveUp.unshift({ owner, repo, number, kind, at: now().toISOString(), why: error.message });
      gaveUp.length = Math.min(gaveUp.length, REMEMBERED);
    },
    delivered() {
      lastDelivery = now().toISOString();
    },
    stop() {
      stopping = true;
      for (const stop of stops) stop();
    },
  };
}

/** `ok` as long as deliveries can be stored. What is wrong is for the log: the page is seen by anybody. */
async function health(store: Store, app: string, log: Logger): Promise<Health> {
  try {
    await store.check();
    return { status: 'ok', app, ...(await store.counts()) };
  } catch (error) {
    log.error({ err: error }, 'deliveries cannot be stored');
    return { status: 'deliveries cannot be stored', app };
  }
}
