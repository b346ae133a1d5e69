import type { RootContent } from 'mdast';
import { phrase, table } from '../../markdown/write/markdown.ts';
import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Command } from './command.ts';

/** The commands as a table: what is typed, and what it does. */
export function commandTable(commands: readonly Command[]): RootContent[] {
  return table(
    [
      ['command', 'left'],
      ['what it does', 'left'],
    ],
    commands.map(({ usage, about }) => [phrase`\`/incident ${usage}\``, about]),
  );
}

/** What to answer to a verb that does not exist. */
export function unknownVerb(verb: string, commands: readonly Command[]): string {
  const shown = verb.replaceAll('`', '').slice(0, 40);
  const verbs = commands.map((command) => command.verb);
  const start = shown ? `There is no \`/incident ${shown}\`.${didYouMean(verb, verbs)}` : 'What should I do?';
  return `${start} \`/incident help\` lists the commands.`;
}
