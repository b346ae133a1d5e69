import { readBeside } from '../incident/commands/beside.ts';
import { ownWords } from '../incident/commands/mail.ts';
import { Given } from '../incident/commands/quoted.ts';
import {
  type CommandLine,
  hasCommand,
  readCommands,
  readMisspelt,
  readQuoted,
} from '../incident/commands/read.ts';
import { beside, inQuotation } from '../incident/commands/table.ts';
import { understand } from '../incident/commands/understand.ts';
import { didYouMean } from '../policy/did-you-mean.ts';
import type { Calendar } from '../time/calendar.ts';
import { DAY } from '../vocabulary/milliseconds.ts';
import { commandList } from './commands/help.ts';
import { ITEM_COMMANDS } from './commands/index.ts';
import { type Attribution, ItemState } from './state.ts';

/** What happened on the issue of an item, as far as its state follows from it; oldest first. */
export type ItemEvent =
  | { readonly type: 'said'; readonly said: Attribution; readonly text: string }
  | { readonly type: 'closed' | 'reopened'; readonly at: string; readonly isOurs: boolean }
  /** A merged pull request that names the issue. */
  | { readonly type: 'merged'; readonly at: string; readonly by: string; readonly url: string }
  /** A commit that names the issue. */
  | { readonly type: 'committed'; readonly at: string; readonly by: string; readonly sha: string };

/**
 * What to answer to a comment with commands. `text` is null when a reaction says it all, and for a refusal that names the
 * role.
 */
export interface ItemAnswer {
  readonly comment: number;
  readonly login: string;
  readonly verdict: 'done' | 'problem' | 'denied';
  readonly text: string | null;
}

/** A sentence this close before the closing, or after it, may say what shows that the item is done. */
const NEAR = DAY;
const SENTENCE = 4;
/** An address, an issue or pull request, or a commit, as people paste them. */
const LINK = /https?:\/\/\S|(?<![\w&])#\d|\b(?=[a-f]*\d)[\da-f]{7,40}\b/;

const HELP = ['', 'help', '?', 'commands'];
const ON_INCIDENT =
  'This is the issue of an action item: `/action help` lists its commands. `/incident` works on the issue of the incident.';

/** Whether a comment has a command for the item, what was meant as one, or a command that works elsewhere. */
export const hasItemCommand = (text: string) =>
  hasCommand(text, 'action') ||
  hasCommand(text, 'incident') ||
  slipsIn(text, readQuoted(text, 'action')).length > 0;

/**
 * What to answer to commands whose first word is misspelt or the name of the App, that have something around them, or that
 * are in a quoted e-mail.
 */
function slipsIn(text: string, quoted: readonly CommandLine[]): string[] {
  const isCommand = (line: CommandLine) => understand(line, ITEM_COMMANDS) !== null;
  const typed = [...readMisspelt(text, 'action'), ...readCommands(text, 'debrief')];
  const around = [readBeside(text, 'action') ?? []].flat();
  return [
    ...typed.filter(isCommand).map(misspelt),
    ...around.filter(isCommand).map((line) => beside('action', line)),
    ...quoted.filter(isCommand).map((line) => inQuotation('action', line)),
  ];
}

const misspelt = ({ name, verb }: CommandLine) =>
  `${name === 'debrief' ? 'Commands on an action item begin with' : `\`/${name}\` is spelled`} \`/action\`. Edit your comment: \`/action ${verb.replaceAll('`', '')} …\`.`;

/** Commands in comments, with their authors. */
export function itemCommanders(events: readonly ItemEvent[]): Attribution[] {
  return events.flatMap((event) => (event.type === 'said' && hasItemCommand(event.text) ? [event.said] : []));
}

/**
 * Folds an issue's events into the state of its item.
 *
 * @param permitted the comments that may command
 * @param unknown logins in lower case that cannot be assigned
 */
export function foldItem(
  events: readonly ItemEvent[],
  permitted: ReadonlySet<number>,
  calendar: Calendar,
  unknown: ReadonlySet<string> = new Set(),
): { readonly state: ItemState; readonly answers: readonly ItemAnswer[] } {
  const state = new ItemState(calendar, unknown);
  const answers: ItemAnswer[] = [];
  const before = new Given('action');
  const closed = events.findLast(({ type }) => type === 'closed');
  for (const event of events) {
    if (event.type === 'reopened') state.reopen();
    if (event.type === 'merged')
      state.evidence ??= { text: 'a merged pull request', by: event.by, url: event.url };
    if (event.type === 'committed')
      state.evidence ??= { text: `the commit ${event.sha}`, by: event.by, url: '' };
    if (event.type !== 'said') continue;
    const { said, text } = event;
    const [lines, slips] = [readCommands(text, 'action'), slipsIn(text, before.missing(text))];
    before.add(text);
    const own = ownWords(text);
    if (!hasItemCommand(own)) {
      const isNear = closed?.type === 'closed' && Date.parse(said.at) >= Date.parse(closed.at) - NEAR;
      if (isNear && (own.split(/\s+/).length >= SENTENCE || LINK.test(own)))
        state.evidence = { text: own, by: said.by, url: said.url };
    }
    if (!lines.length && !slips.length && !hasCommand(text, 'incident')) continue;
    const { comment, by: login } = said;
    if (!permitted.has(comment)) {
      const isElsewhere = !lines.length && !slips.length;
      answers.push({ comment, login, verdict: 'denied', text: isElsewhere ? ON_INCIDENT : null });
      continue;
    }
    const [asked, given] = [lines.filter(isHelp), lines.filter((line) => !isHelp(line))];
    const problems = [
      ...slips,
      ...(hasCommand(text, 'incident') ? [ON_INCIDENT] : []),
      ...given.flatMap((line) => runLine(line, said, state) ?? []),
    ];
    const words = asked.length ? [...problems, commandList(ITEM_COMMANDS)] : problems;
    answers.push({
      comment,
      login,
      verdict: problems.length ? 'problem' : 'done',
      text: words.length ? words.join('\n\n') : null,
    });
  }
  return { state, answers };
}

function runLine(line: CommandLine, said: Attribution, state: ItemState): string | null {
  const found = understand(line, ITEM_COMMANDS);
  if (found) return found.command.run(found.text, said, state);
  const verbs = ITEM_COMMANDS.map(({ verb }) => verb);
  const shown = line.verb.replaceAll('`', '').slice(0, 40);
  return `There is no \`/action ${shown}\`.${didYouMean(line.verb, verbs)} There are:\n\n${commandList(ITEM_COMMANDS)}`;
}

const isHelp = ({ verb }: CommandLine) => HELP.includes(verb.toLowerCase());
