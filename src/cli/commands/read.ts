import { toReport } from '../../postmortem/report.ts';
import { json, terminal } from '../../sinks/terminal.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { CONFIG_FLAG } from '../policy.ts';

export default defineCommand({
  summary: 'Print a post-mortem as a model: title, timeline, action items, causes',
  usage: '[FLAGS] FILE (or - for standard input)',
  flags: {
    format: {
      type: 'string',
      choices: ['json'],
      about: 'Output format; json is the default and the only one',
    },
    config: CONFIG_FLAG,
  },
  examples: [
    ['debrief read postmortems/2026-04-01-checkout.md', 'one file as JSON'],
    [
      "debrief read FILE | jq '.actionItems[] | select(.promised | not)'",
      'the items, without what sentences only promise',
    ],
  ],
  async run({ flags, positionals }, io) {
    const [path] = positionals;
    if (path === undefined) throw new UsageError('Which file? `debrief read FILE`.');
    if (positionals.length > 1) throw new UsageError('One file at a time, please.');
    const report = toReport(await openPostMortem(path, flags.config, io));
    io.out(terminal`${json(report)}\n`);
    return 0;
  },
});
