import { Octokit } from '@octokit/rest';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import { keepNewest } from '../../vocabulary/newest.ts';

/** Milliseconds for which GitHub's answer is cached, and for which a person can still see what they lost access to. */
const BELIEVED = MINUTE;
/** How many people to cache; the oldest answers are dropped. */
const REMEMBERED = 1_000;

/** What a person may see, according to their own token. Throws a `SignedOut` if GitHub no longer accepts it. */
export interface Access {
  loginOf(token: string): Promise<string>;
  /** Names of the repositories, `acme/shop` in lower case, that both the person and the App may read. */
  repositoriesOf(token: string): Promise<ReadonlySet<string>>;
}

/** GitHub does not accept the token: it was revoked, or is too old. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}

/** Asks GitHub. 1 call for each installation, and one for each 100 repositories, at most once a minute for a person. */
export function gitHubAccess(apiUrl: string, now: () => number = Date.now): Access {
  const known = new Map<string, { readonly until: number; readonly names: Promise<ReadonlySet<string>> }>();
  const clientOf = (token: string) =>
    new Octokit({ auth: token, baseUrl: apiUrl, userAgent: 'debrief', log: QUIET });
  return {
    async loginOf(token) {
      return (await asked(() => clientOf(token).rest.users.getAuthenticated())).data.login;
    },
    repositoriesOf(token) {
      const found = known.get(token);
      if (found && found.until > now()) return found.names;
      const names = asked(() => repositories(clientOf(token)));
      keepNewest(known, token, { until: now() + BELIEVED, names }, REMEMBERED);
      // Failures are not cached.
      names.catch(() => known.get(token)?.names === names && known.delete(token));
      return names;
    },
  };
}

async function repositories(client: Octokit): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const installations = await client.paginate(client.rest.apps.listInstallationsForAuthenticatedUser, {
    per_page: 100,
  });
  for (const { id } of installations) {
    const found = await client.paginate(client.rest.apps.listInstallationReposForAuthenticatedUser, {
      installation_id: id,
      per_page: 100,
    });
    for (const { full_name } of found) names.add(full_name.toLowerCase());
  }
  return names;
}

async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if ((error as { status?: number }).status === 401)
      throw new SignedOut('GitHub does not accept this token');
    throw error;
  }
}

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
