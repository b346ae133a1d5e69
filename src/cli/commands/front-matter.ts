import { frontMatterFor } from '../../drafting/front-matter.ts';
import { plain, plainLines, terminal } from '../../sinks/terminal.ts';
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
    'dry-run': { type: 'boolean', about: 'Print what would be written, without writing' },
  },
  examples: [
    [
      'debrief front-matter --dry-run postmortems',
      'date, severity, owner, services and status, as far as they are stated',
    ],
  ],
  async run({ flags, positionals }, io) {
    if (positionals.length === 0) throw new UsageError('Which files? `debrief front-matter FILES…`.');
    const { inputs, missing } = await selectFiles(positionals, io.cwd);
    for (const problem of missing) io.err(plainLines(`${`debrief: ${problem}`}\n`));
    let failed = missing.length > 0;
    let written = 0;
    let gaps = 0;
    for (const { path, absolute } of inputs) {
      const postmortem = await openPostMortem(path, flags.config, io);
      if (postmortem.kind !== 'post-mortem') {
        io.err(plainLines(`${path} is left as it is: ${postmortem.kindReason}\n`));
        continue;
      }
      const head = frontMatterFor(postmortem);
      if (head === null) continue;
      if (head.includes(': # ')) gaps++;
      if (flags['dry-run']) {
        io.out(terminal`${plain(path)}\n${plainLines(head)}`);
        written++;
        continue;
      }
      const { text } = postmortem.document;
      const body = text.startsWith(BOM) ? text.slice(BOM.length) : text;
      const problem = writeText(absolute, (body === text ? '' : BOM) + head + body);
      if (problem) {
        io.err(plainLines(`debrief: ${path} cannot be written: ${problem}.\n`));
        failed = true;
      } else written++;
    }
    io.out(plainLines(summary(written, inputs.length, gaps, flags['dry-run'] === true)));
    return failed ? 2 : 0;
  },
});

function summary(written: number, files: number, gaps: number, isDry: boolean): string {
  const has = isDry ? ['file would get', 'files would get'] : ['file has', 'files have'];
  const said = `${written} of ${plural(files, has[0]!, has[1]!)} new front matter.`;
  if (written === 0) return `${said}\n`;
  const open =
    gaps > 0 ? ` Replace the comments after \`key: #\` with values (${plural(gaps, 'file')}).` : '';
  return `${said}${open} \`debrief lint\` then asks these documents for all that a new one needs.\n`;
}
