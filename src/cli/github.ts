import type { GitHub } from '../github/port.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { type Flags, type Io, UsageError } from './command.ts';

/** The flags of every command that asks GitHub. */
export const GITHUB_FLAGS = {
  token: {
    type: 'string',
    value: 'TOKEN',
    about: 'GitHub token; otherwise GITHUB_TOKEN, or the App’s own',
  },
  app: { type: 'string', value: 'SLUG', about: 'The App whose marks count; otherwise "debrief"' },
} as const satisfies Flags;

export interface GitHubFlags {
  readonly token?: string;
  readonly app?: string;
}

/** The repository that `--repo` names. */
export function repoNamed(repo: string | undefined): Repo {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(repo ?? '') ?? [];
  if (!owner || !name) throw new UsageError('Which repository? `--repo OWNER/NAME`.');
  return { owner, repo: name };
}

/** What GitHub, the network or the environment refuses is for the person at the keyboard, and not a fault of ours. */
export function forPeople(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UsageError) return error;
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  if (NETWORK.test(`${error.message}${cause}`))
    return new UsageError(
      `GitHub could not be reached. Check the network, GHE_HOST, and behind a proxy HTTPS_PROXY. (${error.message})`,
    );
  const known = ['GitHubError', 'ConfigError'].includes(error.name) || 'status' in error;
  return known ? new UsageError(error.message) : error;
}
const NETWORK =
  /fetch failed|E(?:CONN\w+|NOTFOUND|AI_AGAIN|TIMEDOUT|HOSTUNREACH|NETUNREACH)|certificate|socket/i;

/** GitHub by a token, or by the App's own credentials when the environment holds them, as for `npm start`. */
export async function connect(
  place: Repo,
  flags: GitHubFlags,
  io: Pick<Io, 'env'>,
  writes = false,
): Promise<GitHub> {
  const { useProxy } = await import('../github/proxy.ts');
  await useProxy(io.env);
  const token = flags.token ?? io.env.GITHUB_TOKEN;
  const { readConfig } = await import('../app/config.ts');
  const config = readConfig(io.env);
  if (!token && config.credentials) {
    const { signIn } = await import('../app/installations.ts');
    const { makeLog } = await import('../app/log.ts');
    const app = await signIn(config, config.credentials, makeLog('silent'));
    const github = await app.githubFor(place);
    if (!github) throw new UsageError(`The App is not installed on ${place.owner}/${place.repo}.`);
    return github;
  }
  if (!token)
    throw new UsageError('A token is needed: set GITHUB_TOKEN, give --token, or set the App’s credentials.');
  const { Octokit } = await import('@octokit/rest');
  const { octokitPort } = await import('../github/octokit.ts');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Octokit({ auth: token, baseUrl: config.apiUrl, userAgent: 'debrief', log });
  const person = await client.rest.users.getAuthenticated().then(
    ({ data }) => (data.type === 'Bot' ? null : data.login),
    (error: { status?: number }) => {
      if (error.status === 401) throw new UsageError('GitHub does not accept this token.');
      return null; // The token of an installation, which is nobody's.
    },
  );
  // What a person writes is never taken for Debrief's own, so it would be written again the next time.
  if (person && writes)
    throw new UsageError(
      `--apply writes in the App’s name, and this token is ${person}’s. Give a token of the installation, or set APP_ID and PRIVATE_KEY.`,
    );
  return octokitPort(client, { appSlug: flags.app ?? 'debrief' });
}
