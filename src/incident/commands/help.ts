import { print } from '../../markdown/write/markdown.ts';
import type { Command } from './command.ts';
import { commandList } from './table.ts';

const help: Command = {
  verb: 'help',
  aliases: { '?': 'help', commands: 'help' },
  place: 80,
  usage: 'help',
  about: 'Shows this list.',
  examples: ['help'],
  asks: true,
  run: (_text, _said, _folding, all) => print(commandList(all)).trimEnd(),
};
export default help;
