import type { Policy } from '../../policy/schema.ts';
import { memoized } from '../../vocabulary/memoized.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './index.ts';
import { roleCommand } from './role.ts';

/**
 * Every command that counts under this policy, in the order of the help: its own roles have commands too. Memoized, as
 * a comment can hold thousands of commands.
 */
export const commandsFor = memoized(commandsOf);

function commandsOf({ incidents }: Policy): readonly Command[] {
  const taken = new Set(COMMANDS.flatMap(({ verb, aliases = {} }) => [verb, ...Object.keys(aliases)]));
  const own = Object.entries(incidents.roles).filter(([name]) => !taken.has(name));
  const roles = own.map(([name, title]) => roleCommand(name, title, []));
  return [...COMMANDS, ...roles].sort((a, b) => a.place - b.place);
}
