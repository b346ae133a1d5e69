import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ALERT_SOURCES } from '../alerts/index.ts';
import { LAG } from '../github/receipts.ts';
import { look } from '../reconcile/look.ts';
import { route } from '../reconcile/route.ts';
import { sweep } from '../reconcile/sweep.ts';
import { every } from '../reconcile/timetable.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Health } from '../web/pages/health.ts';
import { RUNNING } from '../web/pages/index.ts';
import { site } from '../web/site.ts';
import type { Config, Credentials } from './config.ts';
import { signIn } from './installations.ts';
import type { Logger } from './log.ts';
import { outsideOf } from './outside.ts';
import { redeliver } from './redeliver.ts';
import { makeServer } from './server.ts';
import { Storms } from './storms.ts';

/** Minutes between two sweeps of everything, and between two looks for failed deliveries. */
const EVERYWHERE = 360;
const REDELIVER = 60;

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
  const signingIn = signIn(config, config.credentials, log);
  const [opened, signedIn] = await Promise.allSettled([opening, signingIn]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  if (signedIn.status === 'rejected') {
    await store.close(0);
    throw signedIn.reason;
  }
  const installations = signedIn.value;
  const storms = new Storms(store, Date.now);
  const server = makeServer({
    secret: config.credentials.webhookSecret,
    log,
    route: (event, payload) => route(event, payload, installations.slug),
    accept: (delivery) => store.accept({ ...delivery, again: new Date(Date.now() + LAG).toISOString() }),
    alerts: {
      secret: config.alertSecret,
      repository: config.alertRepository,
      sources: ALERT_SOURCES,
      keep: (signal) => storms.keep(signal),
    },
    pages: site(RUNNING, {
      webUrl: config.webUrl,
      slug: installations.slug,
      health: () => health(store, installations.slug, log),
    }),
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');

  const { githubFor, repositories } = installations;
  const outside = outsideOf(config);
  await store.work(
    (ref, holds) => look(ref, { githubFor, store, outside, log }, holds),
    ({ ref, attempts, error }) =>
      log.error(
        { err: error, ...ref, attempts },
        'gave up; the next event, or a sweep within hours, looks at it again',
      ),
  );
  const sweeping = { githubFor, repositories, store, log };
  const asked = new Map<string, number>();
  const stops = [
    every(EVERYWHERE, 'the sweep of everything', () => sweep('everywhere', sweeping), log),
    every(config.sweepMinutes, 'the sweep', () => sweep('recent', sweeping), log, 'later'),
    every(
      REDELIVER,
      'asking for failed deliveries',
      () => redeliver({ installations, store, log }, asked),
      log,
    ),
  ];
  const { port } = server.address() as AddressInfo;
  const url = `http://${['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host}:${port}`;
  log.info({ url, app: installations.slug, database: config.databaseUrl ? 'postgres' : 'embedded' }, 'ready');
  return {
    url,
    async stop() {
      for (const stop of stops) stop();
      server.close();
      server.closeIdleConnections();
      await store.close();
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
