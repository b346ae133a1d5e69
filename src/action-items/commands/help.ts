import { list, phrase, print } from '../../markdown/write/markdown.ts';
import type { ItemCommand } from './command.ts';

/** The commands as a list: what is typed, and what it does. */
export function commandList(commands: readonly ItemCommand[]): string {
  return print(
    list(commands.map(({ usage, about }) => ({ line: phrase`\`/action ${usage}\`: ${about}` }))),
  ).trimEnd();
}
