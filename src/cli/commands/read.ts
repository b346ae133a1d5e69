import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readingContext } from '../../lint/engine.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { DEFAULT_POLICY } from '../../policy/schema.ts';
import { readPostMortem } from '../../postmortem/read.ts';
import { toReport } from '../../postmortem/report.ts';
import { defineCommand, UsageError } from '../command.ts';

export default defineCommand({
  summary: 'Print a post-mortem as Debrief reads it',
  usage: '[FLAGS] FILE',
  flags: { format: { type: 'string', choices: ['json'], about: 'How to print it; json is the default' } },
  examples: [['debrief read postmortems/2026-04-01-checkout.md', 'title, timeline, action items … as JSON']],
  async run({ positionals }, io) {
    const [path] = positionals;
    if (path === undefined) throw new UsageError('Which file? `debrief read FILE`.');
    const text = readFileSync(resolve(io.cwd, path), 'utf8');
    const context = readingContext(DEFAULT_POLICY, io.now.toISOString().slice(0, 10));
    const report = toReport(readPostMortem(parseMarkdown(text, path), context));
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  },
});
