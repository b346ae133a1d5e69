import { shorten } from '../markdown/write/plain.ts';
import { hash } from '../vocabulary/hash.ts';
import type { Accepted, Change } from './accepted.ts';
import { COMMANDS } from './commands/index.ts';
import { type CommandLine, readCommands } from './commands/read.ts';
import { understand } from './commands/understand.ts';
import type { IncidentEvent } from './facts.ts';
import type { Answer } from './incident.ts';

/** Characters that are kept of each comment, and how many comments are kept: a marker has to hold them all. */
const [LONGEST, MOST] = [60, 120];

/** What is to be remembered of the comments whose commands were accepted: the first wording of each. */
export function acceptedOf(
  events: readonly IncidentEvent[],
  answers: readonly Pick<Answer, 'comment' | 'verdict'>[],
  known: readonly Accepted[],
): Accepted[] {
  const done = new Set(answers.flatMap(({ comment, verdict }) => (verdict === 'done' ? [comment] : [])));
  const fresh = wordings(events).filter(({ comment }) => done.has(comment));
  const ids = new Set(known.map(({ comment }) => comment));
  return [...known, ...fresh.filter(({ comment }) => !ids.has(comment))].slice(-MOST);
}

/** What became of accepted comments, in the order in which they were accepted. */
export function changesIn(events: readonly IncidentEvent[], accepted: readonly Accepted[]): Change[] {
  const now = new Map(wordings(events).map((each) => [each.comment, each]));
  return accepted.flatMap((each) => {
    const found = now.get(each.comment);
    return found?.wording === each.wording ? [] : [{ ...each, now: found?.text ?? null }];
  });
}

/** Accepted comments that still say what they said then. */
export function standingIn(events: readonly IncidentEvent[], accepted: readonly Accepted[]): Set<number> {
  const standing = new Set(accepted.map(({ comment }) => comment));
  for (const { comment } of changesIn(events, accepted)) standing.delete(comment);
  return standing;
}

/** The commands of each comment of a person, oldest first. */
function wordings(events: readonly IncidentEvent[]): Accepted[] {
  const found = new Map<number, Accepted>();
  for (const event of events) {
    if (event.type !== 'commented' || event.comment.author.kind !== 'user') continue;
    const { id, body, createdAt, author } = event.comment;
    const lines = readCommands(body);
    const whole = lines.map(({ verb, text, rest }) => [verb, text, ...rest].join(' ').trim()).join('\n');
    const text = shorten(lines.map(inShort).join('; '), LONGEST);
    found.set(id, { comment: id, at: createdAt, by: author.login, text, wording: hash(whole).slice(0, 8) });
  }
  return [...found.values()].sort((a, b) => a.at.localeCompare(b.at) || a.comment - b.comment);
}

/** What people delete may have been a secret: of their own words nothing is kept but a figure. */
function inShort(line: CommandLine): string {
  const found = understand(line, COMMANDS);
  if (!found) return '';
  const { command, text } = found;
  const [first = ''] = text.split(' ');
  const figure = /^\d+$/.test(first) ? first : '';
  const isOurs = (command.takes ?? 'line') === 'line' || text === figure;
  const kept = isOurs ? text : `${figure} …`;
  return `${command.verb} ${kept}`.replace(/[~|`\s]+/g, ' ').trim();
}
