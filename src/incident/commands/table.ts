import { didYouMean } from '../../policy/did-you-mean.ts';
import type { Command } from './command.ts';

/** The commands as a Markdown table. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map(
    ({ usage, about }) => `| \`/incident ${usage.replaceAll('|', '\\|')}\` | ${about} |`,
  );
  return ['| command | what it does |', '| --- | --- |', ...rows].join('\n');
}

/** What to answer to a verb that does not exist. */
export function unknownVerb(verb: string, commands: readonly Command[]): string {
  const shown = verb.replaceAll('`', '').slice(0, 40);
  const verbs = commands.map((command) => command.verb);
  const start = shown ? `There is no \`/incident ${shown}\`.${didYouMean(verb, verbs)}` : 'What should I do?';
  return `${start} \`/incident help\` lists the commands.`;
}
