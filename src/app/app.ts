import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { ObjectRef } from '../controllers/controller.ts';
import { look } from '../reconcile/look.ts';
import { route } from '../reconcile/route.ts';
import { Store } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { homePage } from '../web/home.ts';
import type { Config, Credentials } from './config.ts';
import { signIn } from './installations.ts';
import type { Logger } from './log.ts';
import { makeServer } from './server.ts';
import { redeliver, sweep } from './sweep.ts';
import { every } from './timetable.ts';

/** Minutes between two sweeps of everything, and between two looks for failed deliveries. */
const EVERYWHERE = 360;
const REDELIVER = 60;

export interface App {
  readonly url: string;
  /** Takes no more webhooks, lets the work in hand finish, closes. Nothing accepted is lost. */
  stop(): Promise<void>;
}

/** Puts the App together and starts it: receive → inbox → route → controller → GitHub. */
export async function startApp(
  config: Config & { readonly credentials: Credentials },
  log: Logger,
): Promise<App> {
  const opening = Store.open({
    ...{ url: config.databaseUrl, folder: config.dataFolder },
    onError: (error) => log.error({ err: error }, 'the database has trouble'),
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
  const server = makeServer({
    ...{ secret: config.credentials.webhookSecret, log },
    route: (event, payload) => route(event, payload, installations.slug),
    accept: (delivery) => store.accept(delivery),
    home: String(homePage(config.webUrl, installations.slug)),
    health: async () => ({ status: 'ok', app: installations.slug, ...(await store.counts()) }),
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');

  const worker = {
    ...{ log, enqueue: (ref: ObjectRef) => store.enqueue(ref) },
    portFor: (repo: Repo) => installations.portFor(repo),
  };
  await store.work(
    (ref) => look(ref, worker),
    ({ ref, attempts, error }) =>
      log.error(
        { err: error, ...ref, attempts },
        'gave up; the next event, or a sweep within hours, looks at it again',
      ),
  );
  const options = { installations, store, log };
  const asked = new Map<string, number>();
  const stops = [
    every(EVERYWHERE, 'the sweep of everything', () => sweep(true, options), log),
    every(config.sweepMinutes, 'the sweep', () => sweep(false, options), log, 'later'),
    every(REDELIVER, 'asking for failed deliveries', () => redeliver(options, asked), log),
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
