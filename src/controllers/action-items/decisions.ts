import { type Decisions, decisionsOn, type Proposal, type Remark } from '../../action-items/proposals.ts';
import type { GitHub, IssueEvent, PullRequest } from '../../github/port.ts';
import { hasCommand } from '../../incident/commands/read.ts';
import type { Policy } from '../../policy/schema.ts';
import { mayCommand } from '../incident/read.ts';

/**
 * What people with the role from the policy decided about the proposals of a pull request. 1 call for each 100 comments
 * on lines, and 1 for each person who gives a command.
 */
export async function decisionsOf(
  pull: PullRequest,
  proposals: readonly Proposal[],
  events: readonly IssueEvent[],
  github: GitHub,
  policy: Policy,
): Promise<Decisions> {
  const conversation = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
  const onLines = proposals.length || pull.lineCommentCount ? await github.reviewComments(pull) : [];
  const said = [
    ...conversation.map((comment) => ({ ...comment, place: null })),
    ...onLines.flatMap(({ path, line, ...comment }) =>
      // The file no longer contains the words that somebody accepted.
      line === null ? [] : [{ ...comment, place: { path, line } }],
    ),
  ];
  const remarks: Remark[] = [];
  const may = new Map<string, boolean>();
  for (const { author, body: text, createdAt: at, url, place } of said) {
    if (author.kind !== 'user' || !hasCommand(text, 'action')) continue;
    const { login: by } = author;
    if (!may.has(by)) may.set(by, await mayCommand(by, pull, github, policy));
    if (may.get(by)) remarks.push({ by, at, text, url, place });
  }
  const decisions = decisionsOn(proposals, remarks, pull.merged);
  const isRefused = proposals.length > 0 && [...may.values()].includes(false);
  return isRefused ? { ...decisions, problems: [...decisions.problems, refusal(policy)] } : decisions;
}

const refusal = ({ incidents }: Policy) =>
  `Accepting and declining takes the role *${incidents.commandRole}* on this repository. Somebody who has it can repeat your command.`;
