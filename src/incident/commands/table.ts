import type { RootContent } from 'mdast';
import { list, phrase } from '../../markdown/write/markdown.ts';
import { theirs } from '../../markdown/write/theirs.ts';
import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Command } from './command.ts';

/** The commands as a list: what is typed, and what it does. Code does not wrap in a table, so on a phone a list is read. */
export function commandList(commands: readonly Command[]): RootContent[] {
  return list(
    commands.map(({ usage, about }) => ({ line: phrase`\`/incident ${usage}\`: ${theirs(about)}` })),
  );
}

/** What to answer to a verb that does not exist. */
export function unknownVerb(verb: string, commands: readonly Command[]): string {
  const shown = verb.replaceAll('`', '').slice(0, 40);
  const verbs = commands.flatMap(({ verb, aliases = {} }) => [verb, ...Object.keys(aliases)]);
  const start = shown ? `There is no \`/incident ${shown}\`.${didYouMean(verb, verbs)}` : 'What should I do?';
  return `${start} \`/incident help\` lists the commands.`;
}
