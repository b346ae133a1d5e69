import { readBeside } from './commands/beside.ts';
import { commandsFor } from './commands/for-policy.ts';
import { COMMANDS } from './commands/index.ts';
import type { Given } from './commands/quoted.ts';
import { type CommandLine, hasCommand, readCommands, readMisspelt, readQuoted } from './commands/read.ts';
import { beside, inQuotation, misspelt, unknownVerb } from './commands/table.ts';
import { understand } from './commands/understand.ts';
import { inOrder } from './event-order.ts';
import type { IncidentComment, IncidentEvent, IncidentFacts } from './facts.ts';
import type { Folding } from './folding.ts';
import type { Answer, Attribution } from './incident.ts';

/** Everybody with commands in these events, except bots, with the comments that contain them. */
export function commanders(
  events: readonly IncidentEvent[],
  isCommand = meansCommand,
): { login: string; comment: number }[] {
  return inOrder(events).flatMap((event) =>
    event.type === 'commented' && event.comment.author.kind === 'user' && isCommand(event.comment.body)
      ? [{ login: event.comment.author.login, comment: event.comment.id }]
      : [],
  );
}

/** Whether a comment contains a command, a misspelt one, or one in a quoted e-mail. */
export const meansCommand = (comment: string) =>
  hasCommand(comment) || slipsIn(comment, readQuoted(comment)).length > 0;

/** Whether a comment has commands of its own, or these in a quoted e-mail, which nobody gave before. */
export const asksAnew = (comment: string, quoted: readonly CommandLine[]) =>
  hasCommand(comment) || hasCommand(comment, 'action') || slipsIn(comment, quoted).length > 0;

/** Whether a comment gets an answer outside of incidents: also for a command that works only on action items. */
export const isAnswered = (comment: string) => meansCommand(comment) || hasCommand(comment, 'action');

/** Whether a comment on an incident gets an answer: also where only the commands of incidents can be meant. */
export const isAnsweredOnIncident = (comment: string) => isAnswered(comment) || besideIn(comment).length > 0;

const ON_ITEM =
  'This is an incident. `/action` works on the issue of an action item, and `/action accept` on the pull request of a post-mortem.';
const NOTE_HERE = 'To note an action item here: `/incident action <text>`.';

/**
 * What to answer to commands whose first word is misspelt, or the name of the App, and to those in a quoted e-mail. A
 * line that only looks like one (`/incidents returns 500`) is not one. Commands of a policy's own roles are not looked for:
 * webhooks are judged without a policy.
 */
const slipsIn = (comment: string, quoted: readonly CommandLine[]) => [
  ...[...readMisspelt(comment), ...readCommands(comment, 'debrief')].filter(isKnown).map(misspelt),
  ...quoted.filter(isKnown).map((line) => inQuotation('incident', line)),
];

/** What to answer to a command whose first word is missing, or that has something around it. */
const besideIn = (comment: string) =>
  [readBeside(comment) ?? []]
    .flat()
    .filter(isKnown)
    .map((line) => beside('incident', line));

const isKnown = (line: CommandLine) => understand(line, COMMANDS) !== null;

/** Runs the commands of a comment, and says what to answer; null if it contains none. */
export function answerTo(
  comment: IncidentComment,
  facts: IncidentFacts,
  folding: Folding,
  given: Given,
): Answer | null {
  if (comment.author.kind !== 'user') return null;
  const lines = readCommands(comment.body);
  const slips = [...slipsIn(comment.body, given.missing(comment.body)), ...besideIn(comment.body)];
  const isForItem = hasCommand(comment.body, 'action');
  if (!lines.length && !slips.length && !isForItem) return null;
  const { login } = comment.author;
  const to = { comment: comment.id, login, at: comment.createdAt, url: comment.url };
  if (!facts.permitted.has(comment.id)) {
    const least = folding.policy.incidents.commandRole;
    const text =
      lines.length || slips.length
        ? `\`/incident\` commands here need the role *${least}* on this repository. Somebody who has it can repeat yours.`
        : ON_ITEM;
    return { ...to, verdict: 'denied', text };
  }
  const said: Attribution = { by: login, at: comment.createdAt, url: comment.url };
  folding.lastActivityAt = said.at;
  const problems: string[] = [...slips, ...(isForItem ? [`${ON_ITEM} ${NOTE_HERE}`] : [])];
  const replies: string[] = [];
  let template: string | null = null;
  const commands = commandsFor(folding.policy);
  for (const line of lines) {
    const found = understand(line, commands);
    if (!found) {
      problems.push(unknownVerb(line.verb, commands));
      continue;
    }
    const { command, text } = found;
    template ??= command.template?.(text) ?? null;
    const reply = command.run(text, said, folding, commands);
    if (command.asks) replies.push(reply ?? '');
    else if (reply) problems.push(reply);
    else folding.acknowledge(said);
  }
  return {
    ...to,
    verdict: problems.length ? 'problem' : 'done',
    text: [...new Set([...problems, ...replies])].join('\n\n') || null,
    ...(template !== null && { template }),
  };
}
