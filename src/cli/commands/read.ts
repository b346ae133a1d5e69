import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readingContext } from '../../lint/engine.ts';
import { parseMarkdown } from '../../markdown/parse.ts';
import { readPostMortem } from '../../postmortem/read.ts';
import { toReport } from '../../postmortem/report.ts';
import { defineCommand, UsageError } from '../command.ts';
import { nearby, readText } from '../files.ts';
import { loadPolicy, policyFinder } from '../policy.ts';

export default defineCommand({
  summary: 'Print a post-mortem as Debrief reads it: title, timeline, action items, causes',
  usage: '[FLAGS] FILE (or - for standard input)',
  flags: {
    format: {
      type: 'string',
      choices: ['json'],
      about: 'How to print; json is the default, and so far the only one',
    },
    config: {
      type: 'string',
      short: 'c',
      value: 'FILE',
      about: 'Policy; otherwise .github/debrief.yml, looked for upwards',
    },
  },
  examples: [['debrief read postmortems/2026-04-01-checkout.md', 'one file as JSON']],
  async run({ flags, positionals }, io) {
    const [path] = positionals;
    if (path === undefined) throw new UsageError('Which file? `debrief read FILE`.');
    if (positionals.length > 1) throw new UsageError('One file at a time, please.');
    const text = path === '-' ? await io.stdinText() : textOf(path, io.cwd);
    const policy = await loadPolicy(
      policyFinder(io.cwd, flags.config)(dirname(resolve(io.cwd, path))),
      io.cwd,
    );
    const context = readingContext(policy, io.now.toISOString().slice(0, 10));
    const report = toReport(readPostMortem(parseMarkdown(text, path), context));
    io.out(`${JSON.stringify(report, null, 2)}\n`);
    return 0;
  },
});

function textOf(path: string, cwd: string): string {
  const absolute = resolve(cwd, path);
  if (!existsSync(absolute)) throw new UsageError(`There is no file ${path}.${nearby(path, cwd)}`);
  const content = readText(absolute);
  if ('refused' in content) throw new UsageError(`${path}: ${content.refused}`);
  return content.text;
}
