import { type Decisions, decisionsOn, type Proposal, type Remark } from '../../action-items/proposals.ts';
import type { GitHub, IssueEvent, PullRequest } from '../../github/port.ts';
import { hasCommand } from '../../incident/commands/read.ts';
import type { Policy } from '../../policy/schema.ts';
import { mayCommand } from '../incident/read.ts';

/**
 * What people with the role from the policy decided about the proposals of a pull request. No call without proposals;
 * else 1 call for each 100 comments on lines, and 1 for each person who gives a command.
 */
export async function decisionsOf(
  pull: PullRequest,
  proposals: readonly Proposal[],
  events: readonly IssueEvent[],
  github: GitHub,
  policy: Policy,
): Promise<Decisions> {
  if (!proposals.length) return { taken: new Map(), problems: [] };
  const conversation = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  const onLines = await github.reviewComments(pull);
  const said = [
    ...conversation.map((comment) => ({ ...comment, place: null })),
    ...onLines.flatMap(({ path, line, ...comment }) =>
      // The file no longer contains the words that somebody accepted.
      line === null ? [] : [{ ...comment, place: { path, line } }],
    ),
  ];
  const remarks: Remark[] = [];
  for (const { author, body: text, createdAt: at, url, place } of said) {
    if (author.kind !== 'user' || !hasCommand(text, 'action')) continue;
    if (await mayCommand(author.login, pull, github, policy))
      remarks.push({ by: author.login, at, text, url, place });
  }
  return decisionsOn(proposals, remarks);
}
