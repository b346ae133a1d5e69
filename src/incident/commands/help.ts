import { print } from '../../markdown/write/markdown.ts';
import type { Command } from './command.ts';
import { commandTable } from './table.ts';

const help: Command = {
  verb: 'help',
  place: 80,
  usage: 'help',
  about: 'Shows this list.',
  examples: ['help'],
  asks: true,
  run: (_text, _said, _folding, all) => print(commandTable(all)).trimEnd(),
};
export default help;
