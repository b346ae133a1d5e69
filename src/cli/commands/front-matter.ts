import { frontMatterFor } from '../../drafting/front-matter.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { writeText } from '../files.ts';
import { CONFIG_FLAG } from '../policy.ts';
import { selectFiles } from '../select-files.ts';

const BOM = '\uFEFF';

export default defineCommand({
  summary: 'Put front matter at the top of documents that have none',
  usage: '[FLAGS] FILES…',
  flags: {
    config: CONFIG_FLAG,
  },
  examples: [['debrief front-matter postmortems', 'date, severity and services if the documents state them']],
  async run({ flags, positionals }, io) {
    if (positionals.length === 0) throw new UsageError('Which files? `debrief front-matter FILES…`.');
    const { inputs, missing } = await selectFiles(positionals, io.cwd);
    for (const problem of missing) io.err(plainLines(`${`debrief: ${problem}`}\n`));
    let failed = missing.length > 0;
    let written = 0;
    for (const { path, absolute } of inputs) {
      const postmortem = await openPostMortem(path, flags.config, io);
      if (postmortem.kind !== 'post-mortem') {
        io.err(plainLines(`${path} is left as it is: ${postmortem.kindReason}\n`));
        continue;
      }
      const head = frontMatterFor(postmortem);
      if (head === null) continue;
      const { text } = postmortem.document;
      const body = text.startsWith(BOM) ? text.slice(BOM.length) : text;
      const problem = writeText(absolute, (body === text ? '' : BOM) + head + body);
      if (problem) {
        io.err(plainLines(`debrief: ${path} cannot be written: ${problem}.\n`));
        failed = true;
      } else written++;
    }
    io.out(
      plainLines(
        `${written} of ${plural(inputs.length, 'file has', 'files have')} new front matter. Fill in the lines that start with #.\n`,
      ),
    );
    return failed ? 2 : 0;
  },
});
