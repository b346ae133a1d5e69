import type { ProbotOctokit } from 'probot';
import { Answers } from '../github/answers.ts';
import { isGone, toGitHubError } from '../github/errors.ts';
import { OPTIONAL_PERMISSIONS } from '../github/needs.ts';
import { octokitPort } from '../github/octokit.ts';
import { Patience } from '../github/patience.ts';
import { appPermissions } from '../github/permissions.ts';
import type { GitHub } from '../github/port.ts';
import { Server } from '../github/server.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { Config, Credentials } from './config.ts';
import type { Logger } from './log.ts';
import { NO_TRACES, type Traces } from './traces.ts';

/** GitHub's calendar version that the adapter was written for; without it GitHub would one day send another. */
const API_VERSION = '2022-11-28';

/** An App that was taken off and installed again has a new number; this long the old one is believed. */
const REMEMBERED = 10 * 60_000;

/** Pages of failed deliveries that are read at once: after a long outage there may be many thousands. */
const PAGES = 20;

/** An attempt to deliver a webhook; later ones have larger ids. */
export interface Attempt {
  readonly id: number;
  /** The delivery's own id, the same for all attempts. */
  readonly guid: string;
}

/** A call to GitHub that was answered. */
export interface Call {
  readonly installation: number;
  /** 0 for one that got no answer. */
  readonly status: number;
  /** Calls that GitHub still allows; null when it did not say. */
  readonly left: number | null;
}

/** A permission that an account has not granted, or not in full: what needs it stays undone there. */
export interface Lack {
  readonly owner: string;
  readonly permission: string;
  readonly access: 'read' | 'write';
  /** What it is for, in sentences. */
  readonly why: readonly string[];
}

/** The App on GitHub: its name, the accounts that installed it, and GitHub as seen in each repository. */
export interface Installations {
  /** As in `https://github.com/apps/SLUG`; it writes as `SLUG[bot]`. */
  readonly slug: string;
  /** Remembers permissions, so a fresh one is made for each look. Null when the App is not installed there. */
  githubFor(repo: Repo): Promise<GitHub | null>;
  /** When the App was installed on the repository's account, ISO; null where GitHub does not say. No call after `githubFor`. */
  installedAt(repo: Repo): Promise<string | null>;
  /** Permissions that accounts have not granted, of the accounts that were asked for since the start. */
  lacking(): Lack[];
  /** Every repository that the App is installed on; 1 call for each 100 accounts, and for each 100 repositories. */
  repositories(): AsyncIterable<Repo>;
  /** Deliveries of the last three days that were not answered with success, newest first, 2,000 at most; 1 call for each 100. */
  failedDeliveries(): Promise<Attempt[]>;
  redeliver(id: number): Promise<void>;
}

/** Signs in as the App; 1 call, which also shows that id and key belong together. */
export async function signIn(
  config: Config,
  credentials: Credentials,
  log: Logger,
  onCall: (call: Call) => void = () => {},
  traces: Traces = NO_TRACES,
): Promise<Installations> {
  const { Probot, ProbotOctokit } = await import('probot');
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: config.apiUrl,
    log: log.child({}, { level: 'warn' }) as never,
    // A defaults function, since the object form would be merged with Probot's own and change nothing.
    Octokit: ProbotOctokit.defaults((own: Pace) => pace(own, config)) as never,
  });
  const asApp = await probot.auth();
  const headers = { 'x-github-api-version': API_VERSION };
  const answers = new Answers();
  answers.guard(asApp, 'the App');
  const { data: app } = await asApp.rest.apps.getAuthenticated({ headers });
  const server = new Server();
  const slug = app?.slug ?? '';
  const known = new Map<string, { id: number; at: string | null; until: number }>();
  const patience = new Map<number, Patience>();
  const lacks = new Map<string, Lack[]>();
  const compare = (owner: string, granted: object) => lacks.set(owner.toLowerCase(), lacksOf(owner, granted));

  const clientOf = async (installation: number) => {
    const client = await probot.auth(installation);
    client.hook.before('request', (options) => void Object.assign(options.headers, headers));
    client.hook.wrap('request', (request, options) =>
      traces.span(callName(options), { 'debrief.installation': installation }, async (note) => {
        try {
          const answer = await request(options);
          note({ 'http.response.status_code': answer.status });
          return answer;
        } catch (error) {
          note({ 'http.response.status_code': (error as { status?: number }).status ?? 0 });
          throw error;
        }
      }),
    );
    const heard = (status: number, answer?: { readonly headers?: Readonly<Record<string, unknown>> }) => {
      const left = answer?.headers?.['x-ratelimit-remaining'];
      onCall({ installation, status, left: left === undefined ? null : Number(left) });
    };
    client.hook.after('request', (answer) => heard(answer.status, answer));
    client.hook.error('request', (error) => {
      const { status = 0, response } = error as {
        status?: number;
        response?: { headers: Record<string, unknown> };
      };
      heard(status, response);
      throw error;
    });
    const waits = patience.get(installation) ?? new Patience();
    patience.set(installation, waits);
    waits.guard(client);
    answers.guard(client, String(installation));
    return client;
  };
  const installationOf = async ({ owner, repo }: Repo): Promise<{ id: number; at: string | null } | null> => {
    const key = `${owner}/${repo}`.toLowerCase();
    const remembered = known.get(key);
    if (remembered && remembered.until > Date.now()) return remembered;
    try {
      const { data } = await asApp.rest.apps.getRepoInstallation({ owner, repo, headers });
      if (data.permissions) compare(owner, data.permissions);
      const installed = { id: data.id, at: data.created_at ?? null };
      known.set(key, { ...installed, until: Date.now() + REMEMBERED });
      return installed;
    } catch (error) {
      if (isGone(error)) return null;
      throw toGitHubError(`find the App on ${owner}/${repo}`, error, Date.now());
    }
  };

  return {
    slug,
    lacking: () => [...lacks.values()].flat(),
    async githubFor(repo) {
      const installation = await installationOf(repo);
      if (installation === null) return null;
      return octokitPort(await clientOf(installation.id), { appSlug: slug, server });
    },
    installedAt: async (repo) => (await installationOf(repo))?.at ?? null,
    async *repositories() {
      const installations = await asApp.paginate(asApp.rest.apps.listInstallations, { per_page: 100 });
      for (const { id, suspended_at } of installations) {
        if (suspended_at) continue;
        const client: ProbotOctokit = await clientOf(id);
        const pages = client.paginate.iterator(client.rest.apps.listReposAccessibleToInstallation, {
          per_page: 100,
        });
        for await (const { data } of pages)
          for (const { owner, name, archived } of data)
            if (!archived) yield { owner: owner.login, repo: name };
      }
    },
    async failedDeliveries() {
      // `status` is newer than Octokit's types.
      const { endpoint } = asApp.rest.apps.listWebhookDeliveries;
      const wanted = endpoint.merge({ per_page: 100, ...({ status: 'failure' } as object) });
      let pages = 0;
      return asApp.paginate<Attempt, Attempt>(wanted, ({ data }, done) => {
        pages += 1;
        if (pages === PAGES) done();
        return data.map(({ id, guid }) => ({ id, guid }));
      });
    },
    async redeliver(delivery_id) {
      await asApp.rest.apps.redeliverWebhookDelivery({ delivery_id });
    },
  };
}

/** A call by its route, `GET /repos/{owner}/{repo}`. Later pages of a list have a whole address, which may name a repository. */
function callName({ method, url }: { readonly method: string; readonly url: string }): string {
  return `${method} ${url.startsWith('/') ? url : 'the next page'}`;
}

interface Pace {
  readonly throttle?: object;
}

/**
 * What an account has not granted of all that the App has to have; new permissions wait until its owner accepts them. What
 * is optional is not missing.
 */
export function lacksOf(owner: string, granted: object): Lack[] {
  const has = new Map(Object.entries(granted));
  return appPermissions()
    .filter(({ permission }) => !OPTIONAL_PERMISSIONS.includes(permission))
    .filter(({ permission, access }) => ![access, 'write', 'admin'].includes(has.get(permission)))
    .map(({ permission, access, why }) => ({ owner, permission, access, why }));
}

/**
 * How fast Octokit may go. Repetition is the queue's: a repeated POST could open an issue twice, while a repeated
 * look finds what the first one made. Neither does a worker sit through a rate limit. What Probot has set already
 * stays, since it keeps the pauses of one installation apart from those of another.
 */
function pace(own: Pace, config: Config): object {
  const giveUp = () => false;
  return {
    ...own,
    retry: { enabled: false },
    throttle: {
      ...own.throttle,
      enabled: config.throttle,
      onRateLimit: giveUp,
      onSecondaryRateLimit: giveUp,
    },
  };
}
