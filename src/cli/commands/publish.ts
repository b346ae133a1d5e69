import { dirname, resolve } from 'node:path';
import { publish } from '../../publish/publish.ts';
import { plainLines } from '../../sinks/terminal.ts';
import { plural } from '../../vocabulary/plural.ts';
import { defineCommand, UsageError } from '../command.ts';
import { openPostMortem } from '../document.ts';
import { writeText } from '../files.ts';
import { CONFIG_FLAG, loadPolicy, policyFinder } from '../policy.ts';

export default defineCommand({
  summary: 'Make the public version of a post-mortem, unless something private is left in it',
  usage: '[FLAGS] FILE (or - for standard input)',
  flags: {
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      about: 'Where to write it; by default it is printed',
    },
    config: CONFIG_FLAG,
  },
  examples: [
    ['debrief publish postmortems/2026-04-01-checkout.md', 'the marked sections, with roles for names'],
    ['debrief publish -o public/checkout.md postmortems/2026-04-01-checkout.md', 'the same as a file'],
  ],
  async run({ flags, positionals }, io) {
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Which file? `debrief publish FILE`.');
    if (positionals.length > 1) throw new UsageError('One file at a time, please.');
    const policy = await loadPolicy(
      policyFinder(io.cwd, flags.config)(dirname(resolve(io.cwd, file))),
      io.cwd,
    );
    const published = publish(await openPostMortem(file, flags.config, io), policy);
    if ('problem' in published) throw new UsageError(`${file}: ${published.problem}`);
    const { text, leaks } = published;
    for (const { line, column, kind, text: leak, instead } of leaks)
      io.err(plainLines(`${file}:${line}:${column}: ${kind} ${shown(kind, leak)}. ${instead}\n`));
    if (leaks.length > 0) {
      io.err(plainLines(`debrief: ${plural(leaks.length, 'leak')}, so nothing was published.\n`));
      return 1;
    }
    if (flags.output === undefined) io.out(plainLines(text));
    else {
      const problem = writeText(resolve(io.cwd, flags.output), text);
      if (problem) throw new UsageError(`${flags.output} cannot be written: ${problem}.`);
      io.err(plainLines(`Written to ${flags.output}.\n`));
    }
    return 0;
  },
});

/** More people read logs than documents, so only the beginning of a token is shown. */
function shown(kind: string, leak: string): string {
  const line = leak.replace(/\s+/g, ' ');
  if (kind === 'token') return `"${line.slice(0, 4)}…"`;
  return `"${line.length > 80 ? `${line.slice(0, 79)}…` : line}"`;
}
