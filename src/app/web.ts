import type { Hono } from 'hono';
import type { Integrations } from '../controllers/controller.ts';
import type { Policy } from '../policy/schema.ts';
import type { Policies } from '../reconcile/policies.ts';
import { type Clock, every } from '../reconcile/timetable.ts';
import type { Store } from '../store/store.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { dashboardRoutes } from '../web/dashboard/routes.ts';
import { metricsRoutes } from '../web/metrics.ts';
import type { Health } from '../web/pages/always/health.ts';
import { RUNNING } from '../web/pages/index.ts';
import { gitHubAccess } from '../web/sign-in/access.ts';
import { OAuth } from '../web/sign-in/oauth.ts';
import { signInRoutes } from '../web/sign-in/routes.ts';
import { Seals } from '../web/sign-in/session.ts';
import { site } from '../web/site.ts';
import { statusRoutes } from '../web/status/routes.ts';
import type { Activity } from './activity.ts';
import type { Config, Credentials } from './config.ts';
import type { Installations } from './installations.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import { pagesBranch } from './pages-branch.ts';
import { postToPublic } from './post-public.ts';
import type { Presence } from './presence.ts';
import { liveStatus } from './status.ts';
import { subscribers } from './subscribers.ts';

/** Minutes between refreshes of the status page, besides those after each change. */
const REFRESH = 0.25;

export interface WebOptions {
  readonly config: Config & { readonly credentials: Credentials };
  readonly installations: Pick<Installations, 'slug' | 'githubFor' | 'lacking'>;
  readonly store: Store;
  readonly policies: Policies;
  readonly integrations: Integrations;
  readonly activity: Activity;
  readonly presence: Presence;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Everything that the App serves by GET. */
export interface Web {
  readonly pages: Hono;
  /** Reports that the App is stopping, and ends the refreshes. */
  stop(): void;
}

type PolicyOf = (repo: Repo) => Promise<Policy>;

export function makeWeb(options: WebOptions): Web {
  const { config, installations, store, policies, metrics, log } = options;
  let stopping = false;
  const policyOf: PolicyOf = (repo) =>
    policies.forPage(installations.githubFor, repo, (err) =>
      log.warn({ err, repository: `${repo.owner}/${repo.repo}` }, 'cannot read the policy for a page'),
    );
  const status = statusPage(options, policyOf);
  const check = () => health(store, installations.slug, log);
  return {
    pages: site(
      RUNNING,
      {
        webUrl: config.webUrl,
        slug: installations.slug,
        has: { dashboard: config.client !== null, statusPage: config.statusPage !== null },
        missing: options.presence.missing,
        health: check,
        ready: async () => (stopping ? { status: 'stopping' } : check()),
      },
      [metricsRoutes(metrics, config.metricsToken), ...status.routes, ...dashboard(options, policyOf)],
    ),
    stop() {
      stopping = true;
      status.stop();
    },
  };
}

/** The public status page, written to its branch and announced to subscribers whenever it changes; none unless configured. */
function statusPage({ config, installations, store, log, clock }: WebOptions, policyOf: PolicyOf) {
  if (!config.statusPage) return { routes: [], stop() {} };
  const live = liveStatus({ place: config.statusPage, policyOf, store, log });
  const write = pagesBranch({ place: config.statusPage, githubFor: installations.githubFor, log });
  const announce = subscribers({
    secret: config.statusWebhookSecret,
    receipts: store.receipts,
    post: postToPublic,
    log,
  });
  const refresh = async () => {
    await live.refresh(new Date(clock.now()));
    if (!live.board) return;
    await announce(live.board);
    await write(live.board);
  };
  const stop = every(REFRESH, 'the status page', refresh, { log, clock });
  return { routes: [statusRoutes(live)], stop };
}

/** The dashboard and its sign-in; none without an OAuth client. */
function dashboard(options: WebOptions, policyOf: PolicyOf): Hono[] {
  const { config, installations, store, integrations, activity, metrics, clock } = options;
  if (!config.client) return [];
  const signIn = {
    oauth: new OAuth({ webUrl: config.webUrl, client: config.client }),
    seals: new Seals(`${config.credentials.webhookSecret} ${config.client.secret}`),
    access: gitHubAccess(config.apiUrl),
  };
  const pages = dashboardRoutes({
    ...signIn,
    webUrl: config.webUrl,
    readModel: store.readModel,
    policyOf,
    prometheus: integrations.prometheus,
    now: () => new Date(clock.now()),
    health: async () => ({
      queue: await store.counts(),
      lastDelivery: activity.lastDelivery,
      rateLimitLeft: await metrics.fewestCallsLeft(),
      gaveUp: activity.givenUp,
      lacking: installations.lacking(),
    }),
    onChange: (listener) => activity.onChange(listener),
  });
  return [signInRoutes(signIn), pages];
}

/** `ok` as long as deliveries can be stored. The reason for a failure goes to the log only: anybody can see the page. */
async function health(store: Store, app: string, log: Logger): Promise<Health> {
  try {
    await store.check();
    return { status: 'ok', app, ...(await store.counts()) };
  } catch (error) {
    log.error({ err: error }, 'deliveries cannot be stored');
    return { status: 'deliveries cannot be stored', app };
  }
}
