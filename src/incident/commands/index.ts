import { didYouMean } from '../../policy/did-you-mean.ts';
import { action } from './action.ts';
import type { Command } from './command.ts';
import { help } from './help.ts';
import { phases } from './phase.ts';
import { roles } from './role.ts';
import { sev } from './sev.ts';
import { time } from './time.ts';
import { timeline } from './timeline.ts';
import { update } from './update.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  update,
  ...phases,
  time,
  sev,
  ...roles,
  timeline,
  action,
  help(commandTable),
];

export function findCommand(verb: string): Command | null {
  return COMMANDS.find((command) => command.verb === verb.toLowerCase()) ?? null;
}

/** What to say to a verb that there is not. */
export function unknownVerb(verb: string): string {
  const shown = verb.replaceAll('`', '').slice(0, 40);
  const verbs = COMMANDS.map((command) => command.verb);
  const start = shown ? `There is no \`/incident ${shown}\`.${didYouMean(verb, verbs)}` : 'What should I do?';
  return `${start} \`/incident help\` lists what there is.`;
}

/** The commands as a Markdown table. */
export function commandTable(): string {
  const rows = COMMANDS.map(
    ({ usage, about }) => `| \`/incident ${usage.replaceAll('|', '\\|')}\` | ${about} |`,
  );
  return ['| command | what it does |', '| --- | --- |', ...rows].join('\n');
}
