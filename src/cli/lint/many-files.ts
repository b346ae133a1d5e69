import { dirname } from 'node:path';
import type { FileResult, Reported } from '../../lint/result.ts';
import { unlike } from '../../lint/together.ts';
import { plainLines } from '../../sinks/terminal.ts';
import type { Held, Hold } from '../baseline.ts';
import type { Io } from '../command.ts';
import type { Input } from '../select-files.ts';
import { type Linting, linterOf } from './linter.ts';
import { fixFile, type Linted, lintFile } from './one-file.ts';

/** What becomes of findings that --fix can fix: they are fixed on disk, or as a rehearsal, or only counted, or neither. */
export type Fixing = 'write' | 'dry-run' | 'count' | 'none';

/** What a run reports of its files, and what it fixes in them. */
interface Scope {
  /** Leaves out what the team has accepted. */
  readonly hold: Hold;
  /** A branch or commit: only files that changed since, and only their new findings. */
  readonly since: string | undefined;
  readonly fixing: Fixing;
}

/** After this many documents, the heap has the size that a long run needs. */
const SETTLED = 10;

/**
 * Lints the files, and fixes them. What is left out of the report is not fixed either, but for hints. A file that the
 * policy ignores is left out, and said if it was named.
 */
export async function lintFiles(
  inputs: readonly Input[],
  { hold, since, fixing }: Scope,
  linting: Linting,
  io: Io,
): Promise<(Linted & Held)[]> {
  const changes = since === undefined ? null : (await import('../git.ts')).changesSince(since, io.cwd);
  const linted: (Linted & Held)[] = [];
  for (const [i, input] of inputs.entries()) {
    if (i === SETTLED) io.settled?.();
    const before = changes?.before(input.absolute);
    if (changes && before === undefined) continue;
    const one = await lintFile(input, linting);
    if (!one) {
      if (input.named) io.err(plainLines(`${input.path} is ignored by lint.ignore in the policy.\n`));
      continue;
    }
    const earlier = typeof before === 'string' ? await findingsBefore(one, before, linting) : [];
    const holdBoth = (result: FileResult): Held => {
      const held = hold(result);
      return { ...held, result: { ...held.result, findings: unlike(held.result.findings, earlier) } };
    };
    linted.push(await fix(one, holdBoth, fixing, linting));
  }
  return linted;
}

/** The findings that the file already had. */
async function findingsBefore(one: Linted, before: string, linting: Linting): Promise<readonly Reported[]> {
  const lint = await linterOf(linting, linting.policyOf(dirname(one.input.absolute)));
  return lint(before, one.input.path).findings;
}

/** A file after its fixes, and what is reported of it. */
async function fix(one: Linted, hold: Hold, fixing: Fixing, linting: Linting): Promise<Linted & Held> {
  const held = hold(one.result);
  if (fixing === 'none') return { ...one, ...held };
  const leftOut = new Set(unlike(one.result.findings, held.result.findings).map((f) => f.fingerprint));
  const isWanted = ({ fingerprint }: Reported) => !leftOut.has(fingerprint);
  const fixed = await fixFile(one, linting, isWanted, fixing === 'write');
  if (fixing === 'write') return { ...fixed, ...hold(fixed.result) };
  // A dry run judges the file as it is.
  if (fixing === 'dry-run') return { ...fixed, ...held };
  return { ...one, ...held, result: { ...held.result, fixable: fixed.changes.length } };
}
