import { dirname, join, relative, resolve, sep } from 'node:path';
import { brokenMarks } from '../../markdown/write/region.ts';
import { indexEntry, postMortemIndex, REGION } from '../../postmortem-index/postmortem-index.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { isAbsent, readSettings, writeText } from '../files.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';
import { selectFiles } from '../select-files.ts';

// `debrief index`; the file named index.ts is the list of all verbs.
export default defineCommand({
  summary: 'Keep README.md of the folder of post-mortems: a table of all, by quarter',
  usage: '[FLAGS] [DIR]',
  flags: {
    check: { type: 'boolean', about: 'Write nothing; exit code 1 if README.md is not up to date' },
    config: CONFIG_FLAG,
  },
  examples: [
    ['debrief index', 'the folder that the policy names, postmortems by default'],
    ['debrief index --check docs/incidents', 'in a workflow, to check that somebody ran it'],
  ],
  async run({ flags, positionals }, io) {
    if (positionals.length > 1) throw new UsageError('One folder at a time, please.');
    const file = policyFinder(io.cwd, flags.config)(io.cwd);
    const { directory } = (await loadPolicy(file, io.cwd)).postmortems;
    const folder = positionals[0] ?? (relative(io.cwd, resolve(file.root, directory)) || '.');
    const root = resolve(io.cwd, folder);
    if (positionals[0] === undefined && isAbsent(root))
      throw new UsageError(
        `There is no folder ${folder} yet, where the policy keeps post-mortems. Name another: \`debrief index docs/incidents\`.`,
      );
    const target = join(root, 'README.md');
    const shown = join(folder, 'README.md').split(sep).join('/');
    const { inputs, missing } = await selectFiles([folder], io.cwd);
    if (missing.length > 0) throw new UsageError(missing.join('\n'));
    const entries = [];
    for (const { path, absolute } of inputs) {
      if (absolute === target) continue;
      const postmortem = await openPostMortem(path, flags.config, io);
      if (postmortem.kind !== 'post-mortem') continue;
      entries.push(indexEntry(postmortem, relative(dirname(target), absolute).split(sep).join('/')));
    }
    const before = isAbsent(target) ? null : readSettings(target, shown);
    const broken = before === null ? null : brokenMarks(before, REGION);
    if (broken) throw new UsageError(`${shown}: ${broken}`);
    const after = postMortemIndex(entries, before);
    if (after === before) {
      io.out(plainLines(`${shown} is up to date.\n`));
      return 0;
    }
    if (flags.check) {
      io.err(
        plainLines(
          `${shown} is not up to date: run \`debrief index${positionals[0] === undefined ? '' : ` ${folder}`}\`.\n`,
        ),
      );
      return 1;
    }
    const problem = writeText(target, after);
    if (problem) throw new UsageError(`${shown} cannot be written: ${problem}.`);
    io.out(plainLines(`${shown} lists ${plural(entries.length, 'post-mortem')}.\n`));
    return 0;
  },
});
