import type { Config, Credentials } from '../app/config.ts';
import type { GitHub } from '../github/port.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { type Flags, type Io, UsageError } from './command.ts';

/** The flags of every command that uses GitHub. */
export const GITHUB_FLAGS = {
  token: {
    type: 'string',
    value: 'TOKEN',
    about: 'GitHub token; otherwise GITHUB_TOKEN, or the App’s own',
  },
  app: {
    type: 'string',
    value: 'SLUG',
    about: 'The slug of the App whose comments count as Debrief’s; by default "debrief"',
  },
} as const satisfies Flags;

export interface GitHubFlags {
  readonly token?: string;
  readonly app?: string;
}

/** The repository in `--repo`. */
export function repoNamed(repo: string | undefined): Repo {
  if (!repo) throw new UsageError('Which repository? `--repo OWNER/NAME`.');
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(repo) ?? [];
  if (!owner || !name)
    throw new UsageError(`--repo takes OWNER/NAME, such as acme/shop; not ${JSON.stringify(repo)}.`);
  return { owner, repo: name };
}

/** The number of an issue that a flag gives: `12`, or `#12`. */
export function issueNumbered(given: string | undefined, flag: 'incident' | 'issue'): number {
  if (given === undefined) throw new UsageError(`Which ${flag}? \`--${flag} 12\`.`);
  const number = Number(given.replace(/^#/, ''));
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`--${flag} takes the number of an issue, such as 12; not ${JSON.stringify(given)}.`);
  return number;
}

/** Failures of GitHub, the network or the environment are for the user to fix, and not bugs of ours. */
export function forPeople(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UsageError) return error;
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  if (NETWORK.test(`${error.message}${cause}`))
    return new UsageError(
      `GitHub could not be reached. Check the network, GHE_HOST, and behind a proxy HTTPS_PROXY. (${error.message})`,
    );
  const known = ['GitHubError', 'ConfigError'].includes(error.name) || 'status' in error;
  const isHidden = (error as { status?: unknown }).status === 404;
  const hint = isHidden ? '. It does not exist, or the token may not see it.' : '';
  return known ? new UsageError(`${error.message}${hint}`) : error;
}
const NETWORK =
  /fetch failed|E(?:CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH)|certificate|socket/i;

/** GitHub, with a token or with the App's own credentials. */
interface Access {
  readonly githubFor: (place: Repo) => Promise<GitHub>;
  /** The repositories of an organisation or a person, in the order of their names; 1 call for each 100. */
  readonly repositoriesOf: (owner: string) => Promise<Repo[]>;
}

/** GitHub with a token, or with the App's own credentials if the environment has them, as for `npm start`. */
export async function connect(
  place: Repo,
  flags: GitHubFlags,
  io: Pick<Io, 'env'>,
  writes = false,
): Promise<GitHub> {
  return (await signIn(flags, io, writes)).githubFor(place);
}

/** Signs in for several repositories. */
export async function signIn(flags: GitHubFlags, io: Pick<Io, 'env'>, writes = false): Promise<Access> {
  const { useProxy } = await import('../github/proxy.ts');
  await useProxy(io.env);
  const token = flags.token ?? io.env.GITHUB_TOKEN;
  const { readConfig } = await import('../app/config.ts');
  const config = readConfig(io.env);
  if (!token && config.credentials) return asApp(config, config.credentials);
  if (!token)
    throw new UsageError('A token is needed: set GITHUB_TOKEN, give --token, or set the App’s credentials.');
  return byToken(token, config, flags, writes);
}

async function asApp(config: Config, credentials: Credentials): Promise<Access> {
  const installations = await import('../app/installations.ts');
  const { makeLog } = await import('../app/log.ts');
  const app = await installations.signIn(config, credentials, makeLog('silent'));
  return {
    async githubFor(place) {
      const github = await app.githubFor(place);
      if (!github) throw new UsageError(`The App is not installed on ${place.owner}/${place.repo}.`);
      return github;
    },
    async repositoriesOf(owner) {
      const found: Repo[] = [];
      for await (const repo of app.repositories())
        if (repo.owner.toLowerCase() === owner.toLowerCase()) found.push(repo);
      return byName(found);
    },
  };
}

async function byToken(token: string, config: Config, flags: GitHubFlags, writes: boolean): Promise<Access> {
  const { Octokit } = await import('@octokit/rest');
  const { octokitPort } = await import('../github/octokit.ts');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Octokit({ auth: token, baseUrl: config.apiUrl, userAgent: 'debrief', log });
  const person = await client.rest.users.getAuthenticated().then(
    ({ data }) => (data.type === 'Bot' ? null : data.login),
    (error: { status?: number }) => {
      if (error.status === 401) throw new UsageError('GitHub does not accept this token.');
      return null; // An installation token, which belongs to no person.
    },
  );
  // Comments by a person are never recognised as Debrief's own, so they would be written again next time.
  if (person && writes)
    throw new UsageError(
      `This writes in the App’s name, and this token is ${person}’s. Give a token of the installation, or set APP_ID and PRIVATE_KEY.`,
    );
  const github = octokitPort(client, { appSlug: flags.app ?? 'debrief' });
  return {
    githubFor: async () => github,
    async repositoriesOf(owner) {
      const { listForOrg, listForUser } = client.rest.repos;
      const orElse = (next: () => Promise<Found>) => (error: { status?: number }) => {
        if (error.status !== 404) throw error;
        return next();
      };
      const found = await client
        .paginate(listForOrg, { org: owner, per_page: 100 })
        .catch(orElse(() => client.paginate(listForUser, { username: owner, per_page: 100 })))
        .catch(
          orElse(() => {
            throw new UsageError(
              `There is no organisation or person \`${owner}\` on GitHub, or the token may not see it.`,
            );
          }),
        );
      return byName(found.map((repo) => ({ owner: repo.owner.login, repo: repo.name })));
    },
  };
}

type Found = readonly { readonly name: string; readonly owner: { readonly login: string } }[];

const byName = (repos: readonly Repo[]) =>
  repos.toSorted((a, b) => (a.repo.toLowerCase() < b.repo.toLowerCase() ? -1 : 1));
