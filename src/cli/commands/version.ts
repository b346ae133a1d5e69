import { VERSION } from '../../lint/docs.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { defineCommand } from '../command.ts';

export default defineCommand({
  summary: 'Print the version of Debrief',
  usage: '',
  flags: {},
  examples: [],
  async run(_given, io) {
    io.out(plainLines(`${VERSION}\n`));
    return 0;
  },
});
