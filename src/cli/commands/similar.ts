import { resolve } from 'node:path';
import type { PostMortem } from '../../postmortem/model.ts';
import { aboutOf } from '../../similar/about.ts';
import { similarTo } from '../../similar/rank.ts';
import { json, plainLines, terminal } from '../../sinks/terminal.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { CONFIG_FLAG } from '../policy.ts';
import { selectFiles } from '../select-files.ts';

export default defineCommand({
  summary: 'List earlier post-mortems that resemble one, with what they have in common',
  usage: '[FLAGS] FILE --in DIR',
  flags: {
    in: {
      type: 'string',
      multiple: true,
      value: 'DIR',
      about: 'Folder with the earlier post-mortems; may be given several times',
    },
    format: {
      type: 'string',
      choices: ['text', 'json'],
      about: 'Output format; text is the default, json prints [{file, score, why}]',
    },
    most: { type: 'string', value: 'N', about: 'How many to list at most; 5 is the default' },
    config: CONFIG_FLAG,
  },
  examples: [
    ['debrief similar postmortems/2026-04-01-checkout.md --in postmortems', 'the five most similar'],
    ['debrief similar draft.md --in postmortems --format json', 'the same for a script'],
  ],
  async run({ flags, positionals }, io) {
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Which file? `debrief similar FILE --in DIR`.');
    if (positionals.length > 1) throw new UsageError('One file at a time, please.');
    if (!flags.in) throw new UsageError('Among which files? `debrief similar FILE --in DIR`.');
    const most = Number(flags.most ?? 5);
    if (!Number.isSafeInteger(most) || most < 1)
      throw new UsageError(`--most is a number from 1; not "${flags.most}".`);
    const asked = await openPostMortem(file, flags.config, io);
    const { inputs, missing } = await selectFiles(flags.in, io.cwd);
    if (missing.length > 0) throw new UsageError(missing.join('\n'));
    const candidates = [];
    for (const { path, absolute } of inputs) {
      if (file !== '-' && absolute === resolve(io.cwd, file)) continue;
      const postmortem = await openPostMortem(path, flags.config, io);
      if (isPostMortem(postmortem)) candidates.push({ file: path, about: aboutOf(postmortem) });
    }
    const found = similarTo(aboutOf(asked), candidates, most).filter(({ score }) => score >= LEAST_SCORE);
    if (flags.format === 'json') io.out(terminal`${json(found)}\n`);
    else if (found.length === 0) io.out(plainLines('No similar post-mortem.\n'));
    else
      for (const { file: path, score, why } of found)
        io.out(plainLines(`${path} (${Math.round(score * 100)} %)\n    ${why}\n`));
    return 0;
  },
});

/** Below this score, documents only share words. */
const LEAST_SCORE = 0.02;

/** An index page contains the words of all of them, so it is excluded; a short note about an incident is welcome. */
function isPostMortem({ kind, document: { path } }: PostMortem): boolean {
  return kind === 'post-mortem' || (kind === 'other' && !/(?:^|\/)(?:readme|index)\.\w+$/i.test(path));
}
