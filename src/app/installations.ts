import { isDeepStrictEqual } from 'node:util';
import { isGone, toGitHubError } from '../github/errors.ts';
import { octokitPort } from '../github/octokit.ts';
import type { GitHub } from '../github/port.ts';
import { Server } from '../github/server.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { type Repo, repoKey } from '../vocabulary/refs.ts';
import { API_VERSION, type Call, makeClients } from './clients.ts';
import type { Config, Credentials } from './config.ts';
import { type Lack, lacksOf } from './grants.ts';
import type { Logger } from './log.ts';
import { NO_TRACES, type Traces } from './traces.ts';

/** Milliseconds for which an installation's number is kept; an App that is uninstalled and installed again gets a new one. */
const KEPT = 10 * MINUTE;

/** Pages of failed deliveries to read at once: after a long outage there may be many thousands. */
const PAGES = 50;

/** An attempt to deliver a webhook; later ones have larger ids. */
export interface Attempt {
  readonly id: number;
  /** The delivery's own id, the same for all attempts. */
  readonly guid: string;
  /** `issues`, `push`, … */
  readonly event: string;
}

/** The App on GitHub: its name, the accounts that installed it, and GitHub as each repository sees it. */
export interface Installations {
  /** As in `https://github.com/apps/SLUG`; it writes as `SLUG[bot]`. */
  readonly slug: string;
  /** Caches permissions, so make a new one for each look. Null when the App is not installed there. */
  githubFor(repo: Repo): Promise<GitHub | null>;
  /** When the App was installed on the repository's account, ISO; null if GitHub does not say. No call after `githubFor`. */
  installedAt(repo: Repo): Promise<string | null>;
  /** Permissions not granted by the accounts seen since the start. */
  lacking(): Lack[];
  /** Every repository that the App is installed on. If one account's cannot be listed, throws after all others'; 1 call for each 100 accounts, and for each 100 repositories. */
  repositories(): AsyncIterable<Repo>;
  /** Failed deliveries of the last three days, newest first, 5,000 at most; 1 call for each 100. */
  failedDeliveries(): Promise<Attempt[]>;
  redeliver(id: number): Promise<void>;
}

interface Installation {
  readonly id: number;
  readonly at: string | null;
}

/** Signs in as the App; 1 call, which also shows that id and key belong together. */
export async function signIn(
  config: Config,
  credentials: Credentials,
  log: Logger,
  onCall: (call: Call) => void = () => {},
  traces: Traces = NO_TRACES,
): Promise<Installations> {
  const { asApp, of, renewTokens } = await makeClients(config, credentials, { log, onCall, traces });
  const { data: app } = await asApp.rest.apps.getAuthenticated({ headers: API_VERSION });
  const slug = app?.slug ?? '';
  const server = new Server();
  const known = new Map<string, Installation & { until: number }>();
  const lacks = new Map<string, Lack[]>();
  const granted = new Map<number, object>();
  const notePermissions = (owner: string, installation: number, permissions: object) => {
    const before = granted.get(installation) ?? permissions;
    granted.set(installation, permissions);
    lacks.set(owner.toLowerCase(), lacksOf(owner, permissions));
    if (!isDeepStrictEqual(before, permissions)) renewTokens();
  };

  const installationOf = async (place: Repo): Promise<Installation | null> => {
    const { owner, repo } = place;
    const key = repoKey(place);
    const last = known.get(key);
    if (last && last.until > Date.now()) return last;
    try {
      const { data } = await asApp.rest.apps.getRepoInstallation({ owner, repo, headers: API_VERSION });
      if (data.permissions) notePermissions(owner, data.id, data.permissions);
      const installed = { id: data.id, at: data.created_at ?? null };
      known.set(key, { ...installed, until: Date.now() + KEPT });
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
      return octokitPort(await of(installation.id), { appSlug: slug, server });
    },
    installedAt: async (repo) => (await installationOf(repo))?.at ?? null,
    async *repositories() {
      const installations = await asApp.paginate(asApp.rest.apps.listInstallations, { per_page: 100 });
      let failure: unknown = null;
      for (const { id, suspended_at } of installations) {
        if (suspended_at) continue;
        try {
          const client = await of(id);
          const pages = client.paginate.iterator(client.rest.apps.listReposAccessibleToInstallation, {
            per_page: 100,
          });
          for await (const { data } of pages)
            for (const { owner, name, archived } of data)
              if (!archived) yield { owner: owner.login, repo: name };
        } catch (error) {
          log.warn({ err: error, installation: id }, 'the repositories of an installation were not listed');
          failure ??= error;
        }
      }
      if (failure) throw toGitHubError('list the repositories of all installations', failure, Date.now());
    },
    async failedDeliveries() {
      // `status` is newer than Octokit's types.
      const { endpoint } = asApp.rest.apps.listWebhookDeliveries;
      const wanted = endpoint.merge({ per_page: 100, ...({ status: 'failure' } as object) });
      let pages = 0;
      return asApp.paginate<Attempt, Attempt>(wanted, ({ data }, done) => {
        pages += 1;
        if (pages === PAGES) done();
        return data.map(({ id, guid, event }) => ({ id, guid, event }));
      });
    },
    async redeliver(delivery_id) {
      await asApp.rest.apps.redeliverWebhookDelivery({ delivery_id });
    },
  };
}
