import { plainLines } from '../../sinks/terminal.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { connect, forPeople, GITHUB_FLAGS, type GitHubFlags, issueNumbered, repoNamed } from '../github.ts';

/** As the controllers say (`planned`), which are not loaded for a line of help. */
export const KINDS = ['incident', 'post-mortem', 'draft', 'action-items'];

export default defineCommand({
  summary: 'Show what Debrief would do about an issue or a pull request; --apply does it',
  usage: '--repo OWNER/NAME --issue N [FLAGS]',
  flags: {
    repo: { type: 'string', value: 'OWNER/NAME', about: 'The repository' },
    issue: { type: 'string', value: 'N', about: 'Number of the issue or pull request' },
    apply: {
      type: 'boolean',
      about: "Take the steps, in the App's name; without it, nothing changes",
    },
    kind: {
      type: 'string',
      choices: KINDS,
      about: 'Treat it only as this kind of object; by default as every kind that it can be',
    },
    ...GITHUB_FLAGS,
  },
  examples: [
    ['debrief plan --repo acme/shop --issue 12', 'what would be done about issue 12'],
    ['debrief plan --repo acme/shop --issue 12 --apply', 'do it; the second time, nothing is left to do'],
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

interface Given extends GitHubFlags {
  readonly kind?: string;
  readonly apply?: boolean;
}

async function work(place: IssueRef, flags: Given, io: Io): Promise<number> {
  const { remembering } = await import('../../github/remembering.ts');
  const { RunReceipts } = await import('../../github/receipts.ts');
  const github = remembering(await connect(place, flags, io, flags.apply), new RunReceipts(), Date.now);
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
  return { ...repoNamed(repo), number: issueNumbered(issue, 'issue') };
}
