import type { RootContent } from 'mdast';
import { list, phrase } from '../../markdown/write/markdown.ts';
import { shorten } from '../../markdown/write/plain.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import { closest, isSlip } from '../../policy/did-you-mean.ts';
import type { Command } from './command.ts';
import { OTHER_TOOLS } from './other-tools.ts';
import type { CommandLine, CommandName } from './read.ts';

/** The commands as a list: what is typed, and what it does. Code does not wrap in a table, so on a phone a list is read. */
export function commandList(commands: readonly Command[]): RootContent[] {
  return list(
    commands.map(({ usage, about }) => ({ line: phrase`\`/incident ${usage}\`: ${userMarkdown(about)}` })),
  );
}

/** What to answer to `/incidents update`, or to `/debrief update`: how it is spelled. */
export function misspelt({ name, verb }: Pick<CommandLine, 'name' | 'verb'>): string {
  const is = name === 'debrief' ? 'Commands on an incident begin with' : `\`/${name}\` is spelled`;
  return `${is} \`/incident\`. Edit your comment: \`/incident ${verb.replaceAll('`', '')} …\`.`;
}

/** What to answer to a command in bold type, in code, after a mention, or without its first word. */
export function beside(name: CommandName, { verb, text }: Pick<CommandLine, 'verb' | 'text'>): string {
  const command = shorten(`/${name} ${verb} ${text}`.replaceAll('`', '').trim(), 80);
  return `This was not read as a command. If it was meant as one, edit your comment: \`${command}\`, at the beginning of its line and with nothing around it.`;
}

/** What to answer to a command below the header of an e-mail. */
export function inQuotation(name: CommandName, { verb, text }: Pick<CommandLine, 'verb' | 'text'>): string {
  const command = shorten(`/${name} ${verb} ${text}`.replaceAll('`', '').trim(), 80);
  return `\`${command}\` is in what looks like a quoted e-mail, so it was not followed. If you mean it, write it in a new comment.`;
}

/** What to answer to a verb that does not exist. */
export function unknownVerb(verb: string, commands: readonly Command[]): string {
  const shown = verb.replaceAll('`', '').slice(0, 40);
  const instead = Object.hasOwn(OTHER_TOOLS, verb.toLowerCase())
    ? OTHER_TOOLS[verb.toLowerCase()]
    : undefined;
  if (instead) return `There is no \`/incident ${shown}\`. ${instead}`;
  // With two letters, one match says nothing.
  const guess = shown.length > 2 ? closest(verb, mayMean(verb, commands)) : null;
  const meant = guess ? ` Did you mean \`/incident ${guess}\`?` : '';
  const start = shown ? `There is no \`/incident ${shown}\`.${meant}` : 'What should I do?';
  return `${start} \`/incident help\` lists the commands.`;
}

/** The words that a typed one may have meant. At 3 a.m., nobody should stop the clock because `page` looks like `pause`. */
const mayMean = (typed: string, commands: readonly Command[]): string[] =>
  commands.flatMap(({ verb, aliases = {}, ends }) =>
    [verb, ...Object.keys(aliases)].filter((word) => !ends || isSlip(typed.toLowerCase(), word)),
  );
