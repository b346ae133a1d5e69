import { type EvidenceFile, evidenceFile } from '../../drafting/evidence-file.ts';
import { timelineRowsOf } from '../../drafting/offered-rows.ts';
import { offer, refresh } from '../../drafting/refresh.ts';
import { timelineLines } from '../../drafting/timeline.ts';
import { complain } from '../../policy/problem.ts';
import { plainLines, verbatim } from '../../sinks/terminal.ts';
import { defineCommand, type Io, UsageError } from '../command.ts';
import { openPostMortem, textOf } from '../document.ts';
import { CONFIG_FLAG } from '../policy.ts';

export default defineCommand({
  summary: 'Merge newer evidence into a draft that people have edited',
  usage: 'BASE.md MINE.md --evidence FILE.json',
  flags: {
    evidence: {
      type: 'string',
      value: 'FILE',
      about: 'The newer evidence, as `debrief timeline --format json` prints it',
    },
    config: CONFIG_FLAG,
  },
  examples: [
    [
      'debrief refresh draft.md edited.md --evidence new.json > merged.md',
      'the edited draft with a newer timeline; what people wrote stays as it is',
    ],
  ],
  async run({ flags, positionals }, io) {
    const [base, mine, ...more] = positionals;
    if (!base || !mine || more.length > 0)
      throw new UsageError('Two documents are needed: the draft as Debrief wrote it, and the current one.');
    if (!flags.evidence) throw new UsageError('Where is the evidence? `--evidence FILE.json`.');
    const evidence = readEvidence(flags.evidence, io);
    const draft = await openPostMortem(base, flags.config, io);
    const rows = timelineRowsOf(draft);
    if (rows.length === 0 && !draft.sections.some(({ name }) => name === 'timeline'))
      throw new UsageError(`${base} has no timeline, so it is not a draft that Debrief wrote.`);
    const edited = textOf(mine, io.cwd);
    const fresh = timelineLines(evidence, evidence.url);
    const { text, homeless } = refresh(edited, offer(rows, fresh), fresh);
    for (const row of homeless)
      io.err(
        plainLines(`debrief: ${mine} no longer has a timeline table, so this row is left out: ${row}\n`),
      );
    io.out(verbatim(text));
    return 0;
  },
});

function readEvidence(path: string, io: Io): EvidenceFile {
  let json: unknown;
  try {
    json = JSON.parse(textOf(path, io.cwd));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  const read = evidenceFile.safeParse(json, { reportInput: true });
  if (read.success) return read.data;
  const [first] = read.error.issues.flatMap((issue) => [...complain(issue, evidenceFile)]);
  const where = first?.path.length ? `\`${first.path.join('.')}\`` : 'it';
  throw new UsageError(
    `${path} is not what \`debrief timeline --format json\` prints: ${where} ${first?.message}.`,
  );
}
