import type { GitHub } from '../../github/port.ts';
import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import type { Repo } from '../../vocabulary/refs.ts';
import { defineCommand, type Io, UsageError, type Values } from '../command.ts';
import { forPeople, GITHUB_FLAGS, repoNamed, signIn } from '../github.ts';

const flags = {
  repo: { type: 'string', value: 'OWNER/NAME', about: 'The repository with the incidents' },
  org: {
    type: 'string',
    value: 'OWNER',
    about: 'All repositories of an organisation that the token, or the App, can see',
  },
  import: {
    type: 'boolean',
    about: 'Also the incidents known only from old post-mortems, marked `"imported": true`',
  },
  ...GITHUB_FLAGS,
} as const;

export default defineCommand({
  summary: 'Write the ledger: every incident as a line of JSON, from GitHub alone',
  usage: '--repo OWNER/NAME [FLAGS] > incidents.jsonl',
  flags,
  examples: [
    [
      'debrief export --repo acme/shop > incidents.jsonl',
      'what `debrief report --from incidents.jsonl` measures',
    ],
    ['debrief export --org acme --import > incidents.jsonl', 'all repositories, and old post-mortems'],
  ],
  async run({ flags: given, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`What is "${positionals[0]}"? \`debrief export --repo OWNER/NAME\`.`);
    return write(given, io).catch((error) => {
      throw forPeople(error);
    });
  },
});

async function write(given: Values<typeof flags>, io: Io): Promise<number> {
  const { repo, org } = given;
  if (repo !== undefined && org !== undefined) throw new UsageError('Give --repo or --org, not both.');
  if (org !== undefined && !/^[\w.-]+$/.test(org))
    throw new UsageError(`--org takes the name of an organisation, such as acme; not "${org}".`);
  const named = org === undefined ? repoNamed(repo) : null;
  const { githubFor, repositoriesOf } = await signIn(given, io);
  const repositories = named ? [named] : await repositoriesOf(org!);
  if (repositories.length === 0) throw new UsageError(`This token cannot see any repository of ${org}.`);
  for (const each of repositories) await writeLines(each, await githubFor(each), given.import ?? false, io);
  return 0;
}

async function writeLines(repo: Repo, github: GitHub, withOld: boolean, io: Io): Promise<void> {
  const [{ policyOf }, { exportIncidents }] = await Promise.all([
    import('../../reconcile/policy-source.ts'),
    import('../../controllers/incident/export.ts'),
  ]);
  const { policy } = await policyOf(github, repo);
  for await (const exported of exportIncidents(repo, github, policy, { withOld })) {
    if ('line' in exported) io.out(terminal`${json(exported.line, 0)}\n`);
    else io.err(plainLines(`debrief: ${exported.id} has no line: ${exported.left}.\n`));
  }
}
