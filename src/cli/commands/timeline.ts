import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import { toSecond } from '../../time/second.ts';
import type { IncidentRef } from '../../vocabulary/refs.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { repositoryHere } from '../git.ts';
import { connect, forPeople, GITHUB_FLAGS, type GitHubFlags, issueNumbered, repoNamed } from '../github.ts';

export default defineCommand({
  summary: 'Print the timeline of an incident with its evidence, and what may have triggered it',
  usage: '--incident N [--repo OWNER/NAME] [--format markdown|json]',
  flags: {
    incident: { type: 'string', value: 'N', about: 'Number of the incident issue' },
    repo: {
      type: 'string',
      value: 'OWNER/NAME',
      about: 'The repository of the incident; by default that of this folder',
    },
    format: {
      type: 'string',
      choices: ['markdown', 'json'],
      about: 'markdown (default), or json, which `debrief refresh` reads',
    },
    ...GITHUB_FLAGS,
  },
  examples: [
    ['debrief timeline --incident 12', 'what happened, in order, each row with its evidence'],
    ['debrief timeline --incident 12 --repo acme/shop --format json > new.json', 'the same for programs'],
  ],
  async run({ flags, positionals }, io) {
    if (positionals.length > 0)
      throw new UsageError(`What is "${positionals[0]}"? \`debrief timeline --incident 12\`.`);
    const number = issueNumbered(flags.incident, 'incident');
    const repo = repoNamed(flags.repo ?? io.env.GITHUB_REPOSITORY ?? repositoryHere(io.cwd) ?? undefined);
    return print({ ...repo, number }, flags.format ?? 'markdown', flags, io).catch((error) => {
      throw forPeople(error);
    });
  },
});

async function print(ref: IncidentRef, format: string, flags: GitHubFlags, io: Io): Promise<number> {
  const github = await connect(ref, flags, io);
  const [{ policyOf }, { findIncident }, { observeEvidence }, { fold }, { draftFacts }] = await Promise.all([
    import('../../reconcile/policy-source.ts'),
    import('../../controllers/incident/read.ts'),
    import('../../controllers/evidence/observe.ts'),
    import('../../incident/fold.ts'),
    import('../../drafting/facts.ts'),
  ]);
  const { policy } = await policyOf(github, ref);
  const read = await findIncident(ref, github, policy);
  if (!read)
    throw new UsageError(
      `${ref.owner}/${ref.repo}#${ref.number} is not an incident that this token can see.`,
    );
  const incident = fold(read.facts, policy);
  const now = toSecond(io.now.getTime());
  const observed = await observeEvidence({ read, incident, until: now }, github, policy, await chatOf(io));
  const { timeline } = draftFacts(observed, policy);
  if (format === 'json') {
    const { toEvidenceFile } = await import('../../drafting/evidence-file.ts');
    io.out(terminal`${json(toEvidenceFile(incident, timeline))}\n`);
  } else {
    const { timelineText } = await import('../../drafting/timeline.ts');
    io.out(plainLines(timelineText(timeline, incident.url)));
  }
  return 0;
}

/** Slack, for what was pinned in the war room; undefined without a token of its bot. */
async function chatOf({ env }: Io) {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: url } = env;
  return token ? (await import('../../chat/slack.ts')).slack(token, url) : undefined;
}
