import { type Decisions, decisionsOn, type Proposal, type Remark } from '../../action-items/proposals.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, IssueEvent, PullRequest } from '../../github/port.ts';
import { hasCommand, readQuoted } from '../../incident/commands/read.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { mayCommand } from '../incident/may-command.ts';

/** What a pull request proposes, and what people and Debrief said there. */
interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly report: Comment | undefined;
  readonly events: readonly IssueEvent[];
}

/**
 * What people with the role from the policy decided, now or when the report noted it, about the proposals of a pull
 * request. 1 call for each 100 comments on lines, and 1 for each person who gives a command.
 */
export async function decisionsOf(
  pull: PullRequest,
  { proposals, report, events }: Proposed,
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
  // In Debrief's marker, where nobody else's words are.
  const known = (report && findMarker(report, REPORT)?.data.heard?.split('.')) ?? [];
  for (const { author, body: text, createdAt: at, url, place } of said) {
    if (author.kind !== 'user' || !(hasCommand(text, 'action') || readQuoted(text, 'action').length))
      continue;
    const { login: by } = author;
    // What was accepted once stays so, even if its author leaves; other words are asked about again.
    const isKnown = known.includes(nameOf(url, text));
    if (!isKnown && !may.has(by)) may.set(by, await mayCommand(by, pull, github, policy));
    if (isKnown || may.get(by)) remarks.push({ by, at, text, url, place });
  }
  const decisions = decisionsOn(proposals, remarks, pull.merged);
  const isOpen = proposals.some(({ key }) => !decisions.taken.has(key));
  const isRefused = isOpen && [...may.values()].includes(false);
  return isRefused ? { ...decisions, problems: [...decisions.problems, refusal(policy)] } : decisions;
}

/** A comment of the pull request with these words: `issuecomment-12:9f…`, `discussion_r34:9f…`. */
const nameOf = (url: string, text: string) => `${url.split('#')[1] ?? ''}:${hash(text)}`;

/** The data of the report's marker: the comments whose authors might decide, as they were. */
export function heardIn({ taken }: Decisions): { heard?: string } {
  const heard = new Set([...taken.values()].map(({ url, text }) => nameOf(url, text)));
  return heard.size ? { heard: [...heard].join('.') } : {};
}

/** The marker of the comment about the items of a pull request. */
export const REPORT = 'items';

const refusal = ({ incidents }: Policy) =>
  `Accepting and declining takes the role *${incidents.commandRole}* on this repository. Somebody who has it can repeat your command.`;
