import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { connect, forPeople, GITHUB_FLAGS, type GitHubFlags, repoNamed } from '../github.ts';

export default defineCommand({
  summary: 'Write the ledger: every incident of a repository as a line of JSON, from GitHub alone',
  usage: '--repo OWNER/NAME [FLAGS] > incidents.jsonl',
  flags: {
    repo: { type: 'string', value: 'OWNER/NAME', about: 'The repository in which the incidents live' },
    ...GITHUB_FLAGS,
  },
  examples: [
    [
      'debrief export --repo acme/shop > incidents.jsonl',
      'what `debrief report --from incidents.jsonl` measures',
    ],
  ],
  async run({ flags, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`What is "${positionals[0]}"? \`debrief export --repo OWNER/NAME\`.`);
    return write(flags.repo, flags, io).catch((error) => {
      throw forPeople(error);
    });
  },
});

async function write(name: string | undefined, flags: GitHubFlags, io: Io): Promise<number> {
  const repo = repoNamed(name);
  const github = await connect(repo, flags, io);
  const [{ policyOf }, { exportIncidents }] = await Promise.all([
    import('../../reconcile/policy-source.ts'),
    import('../../controllers/incident/export.ts'),
  ]);
  const { policy } = await policyOf(github, repo);
  for await (const exported of exportIncidents(repo, github, policy)) {
    if ('line' in exported) io.out(terminal`${json(exported.line, 0)}\n`);
    else io.err(plainLines(`debrief: ${exported.id} has no line: ${exported.left}.\n`));
  }
  return 0;
}
