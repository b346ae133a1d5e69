import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ALERT_SOURCES } from '../alerts/index.ts';
import { LAG } from '../github/receipts.ts';
import { look } from '../reconcile/look.ts';
import { Policies } from '../reconcile/policies.ts';
import { route } from '../reconcile/route.ts';
import { sweep } from '../reconcile/sweep.ts';
import { type Clock, every, REAL_CLOCK } from '../reconcile/timetable.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Config, Credentials } from './config.ts';
import { type Installations, signIn } from './installations.ts';
import type { Logger } from './log.ts';
import { Metrics } from './metrics.ts';
import { outsideOf } from './outside.ts';
import { redeliver } from './redeliver.ts';
import { makeServer } from './server.ts';
import { Storms } from './storms.ts';
import { NO_TRACES, type Traces } from './traces.ts';
import { makeWeb } from './web.ts';

/** Minutes between two sweeps of everything, and between two looks for failed deliveries. */
const EVERYWHERE = 360;
const REDELIVER = 60;

/**
 * Milliseconds for which a policy is believed without a word from GitHub, by one process and by several. A sweep reads it
 * again in any case.
 */
const POLICY_BELIEVED = { alone: 6 * 60 * 60_000, shared: 60_000 };

export interface App {
  readonly url: string;
  /** Takes no more webhooks, lets the work in hand finish, closes. Nothing accepted is lost. */
  stop(): Promise<void>;
}

/** Puts the App together and starts it: webhook → store → route → controller → GitHub. */
export async function startApp(
  config: Config & { readonly credentials: Credentials },
  log: Logger,
): Promise<App> {
  const opening = openStore({
    url: config.databaseUrl,
    folder: config.dataFolder,
    onError: (error) => log.error({ err: error }, 'database error'),
  });
  const metrics = new Metrics();
  metrics.watchProcess();
  // A start without traces does not load what sends them.
  const traces = config.traces ? (await import('./otlp.ts')).otlpTraces() : NO_TRACES;
  const signingIn = signIn(config, config.credentials, log, (call) => metrics.called(call), traces);
  const [opened, signedIn] = await Promise.allSettled([opening, signingIn]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  if (signedIn.status === 'rejected') {
    await store.close(0);
    throw signedIn.reason;
  }
  const { server, stop } = await run({
    config,
    store,
    installations: signedIn.value,
    log,
    clock: REAL_CLOCK,
    metrics,
    traces,
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://${['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host}:${port}`;
  const database = config.databaseUrl ? 'postgres' : 'embedded';
  log.info({ url, app: signedIn.value.slug, database }, 'ready');
  return {
    url,
    async stop() {
      stop();
      server.close();
      server.closeIdleConnections();
      await store.close();
      await traces.stop();
    },
  };
}

/** What the App is made of; a rehearsal brings a GitHub in this process and a clock that it moves itself. */
export interface AppParts {
  readonly config: Config & { readonly credentials: Credentials };
  readonly store: Store;
  readonly installations: Installations;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
}

/** Starts the work. The server answers as soon as somebody lets it listen; `stop` ends what comes round by itself. */
export async function run({
  config,
  store,
  installations,
  log,
  clock,
  metrics = new Metrics(),
  traces = NO_TRACES,
}: AppParts) {
  const now = () => new Date(clock.now());
  metrics.watchStore(store, now);
  const web = makeWeb({ config, installations, store, metrics, log, clock });
  // Of several processes, only one hears of a change by the webhook.
  const policies = new Policies(
    config.databaseUrl ? POLICY_BELIEVED.shared : POLICY_BELIEVED.alone,
    clock.now,
  );
  const storms = new Storms(store, clock.now);
  const server = makeServer({
    secret: config.credentials.webhookSecret,
    log,
    route: (event, payload) => {
      policies.heard(event, payload);
      return route(event, payload, installations.slug);
    },
    accept: (delivery) => store.accept({ ...delivery, again: new Date(clock.now() + LAG).toISOString() }),
    heard: (event) => {
      metrics.deliveries.inc({ event });
      web.delivered();
    },
    alerts: {
      now,
      secret: config.alertSecret,
      repository: config.alertRepository,
      sources: ALERT_SOURCES,
      keep: (signal) => storms.keep(signal),
    },
    pages: web.pages,
    traces,
  });
  const { githubFor, installedAt, repositories } = installations;
  const outside = outsideOf(config);
  await store.work(
    async (ref, holds) => {
      const facts = { 'debrief.kind': ref.kind, 'debrief.number': ref.number };
      await traces.span('look', facts, () =>
        metrics.timed(ref.kind, () =>
          look(ref, { githubFor, installedAt, store, policies, outside, log, now }, holds),
        ),
      );
      web.changed(ref);
    },
    (gaveUp) => {
      const { ref, attempts, error } = gaveUp;
      web.gaveUp(gaveUp);
      log.error(
        { err: error, ...ref, attempts },
        'gave up; the next event, or a sweep within hours, looks at it again',
      );
    },
  );
  const sweeping = { githubFor, repositories, store, policies, swept: new Map(), log, now };
  const asked = new Map<string, number>();
  const again = () => redeliver({ installations, store, log }, asked);
  const stops = [
    every(EVERYWHERE, 'the sweep of everything', () => sweep('everywhere', sweeping), { log, clock }),
    every(config.sweepMinutes, 'the sweep', () => sweep('recent', sweeping), { log, clock, first: 'later' }),
    every(REDELIVER, 'asking for failed deliveries', again, { log, clock }),
  ];
  return {
    server,
    stop() {
      web.stop();
      for (const stop of stops) stop();
    },
  };
}
