import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ALERT_SOURCES } from '../alerts/index.ts';
import type { Integrations } from '../controllers/controller.ts';
import { LAG } from '../github/receipts.ts';
import { look } from '../reconcile/look.ts';
import { Policies, repositoryOfChange } from '../reconcile/policies.ts';
import { isFresh, renameIn } from '../reconcile/renamed-repository.ts';
import { route } from '../reconcile/route.ts';
import { sweeper } from '../reconcile/sweeper.ts';
import { type Clock, every, REAL_CLOCK } from '../reconcile/timetable.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { MINUTES_PER_DAY } from '../time/day.ts';
import { HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import { Activity } from './activity.ts';
import type { Config, Credentials } from './config.ts';
import { GaveUpLog } from './gave-up.ts';
import { type Installations, signIn } from './installations.ts';
import { integrationsOf } from './integrations.ts';
import { keepOnce } from './keep-once.ts';
import type { Logger } from './log.ts';
import { Metrics } from './metrics.ts';
import { type Presence, watchPresence } from './presence.ts';
import { type Asked, redeliver } from './redeliver.ts';
import { makeServer } from './server.ts';
import { Storms } from './storms.ts';
import { NO_TRACES, type Traces } from './traces.ts';
import { makeWeb, type Web } from './web.ts';

/** Minutes between full sweeps, between checks for failed deliveries and for the App where the settings need it, and between clean-ups. */
const EVERYWHERE = 360;
const REDELIVER = 60;
const PRESENCE = 60;
const TIDY = MINUTES_PER_DAY;

/** Seconds for the work in progress when the App is stopped. */
const STOPPING = 25;

/**
 * Milliseconds for which a policy is used without reading it again. Only one of several processes receives the webhook
 * about a change, so they keep it for less time. A sweep reads it in any case.
 */
const POLICY_MAX_AGE = { alone: 6 * HOUR, shared: MINUTE };

export interface App {
  readonly url: string;
  /** Accepts no more webhooks, finishes the work in progress, and closes. Nothing accepted is lost. */
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
  // Loaded only if traces are sent.
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
      log.info(`stopping: work in progress has ${STOPPING} s to finish; the rest is done at the next start`);
      stop();
      server.close();
      server.closeIdleConnections();
      await store.close(STOPPING);
      await traces.stop();
      log.info('stopped');
    },
  };
}

/** What the App is made of; a rehearsal brings an in-process GitHub and a clock that it moves itself. */
export interface AppParts {
  readonly config: Config & { readonly credentials: Credentials };
  readonly store: Store;
  readonly installations: Installations;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  readonly traces?: Traces;
}

/** Starts the work. `server` answers once somebody lets it listen; `stop` ends the sweeps and refreshes. */
export async function run(given: AppParts) {
  const { config, store, clock, metrics = new Metrics(), traces = NO_TRACES } = given;
  const now = () => new Date(clock.now());
  metrics.watchStore(store, now);
  const policies = new Policies(
    config.databaseUrl ? POLICY_MAX_AGE.shared : POLICY_MAX_AGE.alone,
    clock.now,
    store.labelNames,
  );
  const { repositories } = given.installations;
  const presence = watchPresence(given);
  const { githubFor } = presence;
  const parts: Running = {
    ...given,
    installations: { ...given.installations, githubFor },
    presence,
    metrics,
    traces,
    now,
    policies,
    sweeps: sweeper({ githubFor, repositories, store, policies, log: given.log, now }, clock),
    integrations: integrationsOf(config),
    activity: new Activity(now),
  };
  const web = makeWeb(parts);
  const server = receive(parts, web);
  await work(parts);
  const stops = sweepRegularly(parts);
  return {
    server,
    stop() {
      web.stop();
      for (const stop of stops) stop();
    },
  };
}

interface Running extends Required<AppParts> {
  readonly now: () => Date;
  readonly policies: Policies;
  readonly integrations: Integrations;
  readonly activity: Activity;
  readonly presence: Presence;
  readonly sweeps: ReturnType<typeof sweeper>;
}

/** The server: stores deliveries, alerts and Slack's requests, and serves the pages. */
function receive(parts: Running, web: Web): Server {
  const { config, store, installations, log, clock, metrics, traces, now, policies, activity } = parts;
  const { presence, sweeps } = parts;
  const storms = new Storms(store, clock.now);
  return makeServer({
    secret: config.credentials.webhookSecret,
    log,
    route: async (event, payload) => {
      await policies.delivered(event, payload);
      const rename = renameIn(event, payload, clock.now());
      if (rename) await store.renames.note(rename);
      if (rename && isFresh(rename, clock.now())) await store.renamed(rename);
      const changed = repositoryOfChange(event, payload);
      if (changed) sweeps.soon(changed);
      return route(event, payload, installations.slug, (repo) => policies.lately(repo));
    },
    accept: (delivery) => store.accept({ ...delivery, again: new Date(clock.now() + LAG).toISOString() }),
    onEvent: (event) => {
      metrics.deliveries.inc({ event });
      activity.delivered();
    },
    alerts: {
      now,
      secret: config.alertSecret,
      repository: config.alertRepository,
      sources: ALERT_SOURCES,
      keep: (signal) => storms.keep(signal),
      isAbsent: presence.isAbsent,
    },
    slack: {
      now,
      secret: config.slack?.signingSecret ?? null,
      chat: parts.integrations.chat ?? null,
      repository: config.slack?.repository ?? null,
      isInstalled: async (repo) => (await installations.githubFor(repo)) !== null,
      keep: (signal) => keepOnce(signal, store),
    },
    pages: web.pages,
    traces,
  });
}

/** Starts processing the queue: a look at each object. */
function work(parts: Running): Promise<void> {
  const { store, installations, log, metrics, traces, now, policies, integrations, activity } = parts;
  const { githubFor, installedAt } = installations;
  const gaveUpLog = new GaveUpLog(log, () => now().getTime());
  return store.work(
    async (ref, holds, origin) => {
      const facts = { 'debrief.kind': ref.kind, 'debrief.number': ref.number };
      await traces.span('look', facts, () =>
        metrics.timed(ref.kind, () =>
          look(ref, { githubFor, installedAt, store, policies, integrations, log, now }, holds, origin),
        ),
      );
      gaveUpLog.done(ref);
      activity.changed(ref);
    },
    (gaveUp) => {
      activity.gaveUp(gaveUp);
      gaveUpLog.gaveUp(gaveUp);
    },
  );
}

/** Starts what runs at intervals, and returns functions that stop it. */
function sweepRegularly({
  config,
  store,
  installations,
  log,
  clock,
  presence,
  sweeps: { run, stop },
}: Running): (() => void)[] {
  const asked: Asked = new Map();
  const again = () => redeliver({ installations, store, log, now: () => clock.now() }, asked);
  return [
    every(EVERYWHERE, 'the sweep of everything', () => run('everywhere'), { log, clock }),
    every(config.sweepMinutes, 'the sweep', () => run('recent'), { log, clock, first: 'later' }),
    every(REDELIVER, 'asking for failed deliveries', again, { log, clock }),
    every(TIDY, 'forgetting what is old', () => store.tidy(), { log, clock }),
    every(PRESENCE, 'looking for the App where the settings need it', presence.check, { log, clock }),
    stop,
  ];
}
