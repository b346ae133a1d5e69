import type { GitHub } from '../../github/port.ts';
import { plainLines } from '../../sinks/terminal.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';

const KINDS = ['incident', 'post-mortem', 'action-items'];

export default defineCommand({
  summary: 'Show what Debrief would do about an issue or a pull request; --apply does it',
  usage: '--repo OWNER/NAME --issue N [FLAGS]',
  flags: {
    repo: { type: 'string', value: 'OWNER/NAME', about: 'The repository' },
    issue: { type: 'string', value: 'N', about: 'Number of the issue or pull request' },
    apply: {
      type: 'boolean',
      about: "Take the steps, in the App's name; without it nothing changes",
    },
    kind: {
      type: 'string',
      choices: KINDS,
      about: 'Treat it as this alone; otherwise as everything that it can be',
    },
    token: {
      type: 'string',
      value: 'TOKEN',
      about: 'GitHub token; otherwise GITHUB_TOKEN, or the App’s own',
    },
    app: { type: 'string', value: 'SLUG', about: 'The App whose marks count; otherwise "debrief"' },
  },
  examples: [
    ['debrief plan --repo acme/shop --issue 12', 'what would be done about issue 12'],
    ['debrief plan --repo acme/shop --issue 12 --apply', 'do it; a second time nothing is left to do'],
  ],
  async run({ flags }, io) {
    const place = placeOf(flags.repo, flags.issue);
    try {
      return await work(place, flags, io);
    } catch (error) {
      throw forPeople(error);
    }
  },
});

/** What GitHub, the network or the environment refuses is for the person at the keyboard, and not a fault of ours. */
function forPeople(error: unknown): unknown {
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

interface Given {
  readonly kind?: string;
  readonly token?: string;
  readonly app?: string;
  readonly apply?: boolean;
}

async function work(place: IssueRef, flags: Given, io: Io): Promise<number> {
  const { remembering } = await import('../../github/remembering.ts');
  const { RunReceipts } = await import('../../github/receipts.ts');
  const github = remembering(await connect(place, flags, io), new RunReceipts(), Date.now);
  const { policyOf } = await import('../../reconcile/policy-source.ts');
  const { refsOf, showPlan } = await import('../plan.ts');
  const { policy, problems, name } = await policyOf(github, place);
  for (const { line, path, message } of problems)
    io.err(plainLines(`${name}, line ${line}${path ? `, ${path}` : ''}: ${message}\n`));
  const refs = await refsOf(place, flags.kind ?? null, github);
  if (!refs)
    throw new UsageError(
      `There is no issue ${place.owner}/${place.repo}#${place.number} that this token can see.`,
    );
  return showPlan(refs, flags.apply ?? false, { github }, policy, io);
}

function placeOf(repo: string | undefined, issue: string | undefined): IssueRef {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(repo ?? '') ?? [];
  if (!owner || !name) throw new UsageError('Which repository? `--repo OWNER/NAME`.');
  const number = Number(issue?.replace(/^#/, ''));
  if (!Number.isSafeInteger(number) || number < 1) throw new UsageError('Which issue? `--issue 12`.');
  return { owner, repo: name, number };
}

/** GitHub by a token, or by the App's own credentials when the environment holds them, as for `npm start`. */
async function connect(place: IssueRef, flags: Given, io: Io): Promise<GitHub> {
  const { useProxy } = await import('../../github/proxy.ts');
  await useProxy(io.env);
  const token = flags.token ?? io.env.GITHUB_TOKEN;
  const { readConfig } = await import('../../app/config.ts');
  const config = readConfig(io.env);
  if (!token && config.credentials) {
    const { signIn } = await import('../../app/installations.ts');
    const { makeLog } = await import('../../app/log.ts');
    const app = await signIn(config, config.credentials, makeLog('silent'));
    const github = await app.githubFor(place);
    if (!github) throw new UsageError(`The App is not installed on ${place.owner}/${place.repo}.`);
    return github;
  }
  if (!token)
    throw new UsageError('A token is needed: set GITHUB_TOKEN, give --token, or set the App’s credentials.');
  const { Octokit } = await import('@octokit/rest');
  const { octokitPort } = await import('../../github/octokit.ts');
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
  if (person && flags.apply)
    throw new UsageError(
      `--apply writes in the App’s name, and this token is ${person}’s. Give a token of the installation, or set APP_ID and PRIVATE_KEY.`,
    );
  return octokitPort(client, { appSlug: flags.app ?? 'debrief' });
}
