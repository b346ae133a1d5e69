import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  applyBaseline,
  BASELINE_FILE,
  type Baseline,
  parseBaseline,
  writeBaseline,
} from '../lint/baseline.ts';
import type { FileResult } from '../lint/result.ts';
import { plainLines } from '../sinks/terminal.ts';
import { plural } from '../vocabulary/plural.ts';
import { type Io, UsageError } from './command.ts';
import { writeText } from './files.ts';

/** Leaves out the findings in the baseline, and prints their number on standard error. */
export function holdToBaseline(results: readonly FileResult[], file: string, io: Io): FileResult[] {
  const path = resolve(io.cwd, file);
  let baseline: Baseline;
  try {
    baseline = parseBaseline(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const said = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      missing
        ? `There is no baseline ${file}. Write one: \`debrief lint --update-baseline --baseline ${file} …\`.`
        : `The baseline ${file} cannot be used: ${said}.`,
    );
  }
  const named = results.map((result) => ({ ...result, path: inBaseline(result.path, path, io) }));
  const { results: held, left, gone } = applyBaseline(named, baseline);
  if (left > 0)
    io.err(
      plainLines(`${plural(left, 'finding is', 'findings are')} in the baseline ${file} and left out.\n`),
    );
  if (gone > 0)
    io.err(
      plainLines(
        `${gone} of its entries ${gone === 1 ? 'is' : 'are'} fixed: --update-baseline drops them.\n`,
      ),
    );
  return held.map((result, i) => ({ ...result, path: results[i]?.path ?? result.path }));
}

/** Writes the findings of this run as the baseline. Always exits 0. */
export function updateBaseline(results: readonly FileResult[], file: string | undefined, io: Io): number {
  const name = file ?? BASELINE_FILE;
  const path = resolve(io.cwd, name);
  const findings = (r: FileResult) => r.findings.filter((f) => f.level !== 'hint');
  const named = results.map((r) => ({ ...r, path: inBaseline(r.path, path, io), findings: findings(r) }));
  const written = writeBaseline(named, othersIn(path, named));
  const unwritten = writeText(path, written);
  if (unwritten) {
    throw new UsageError(
      `The baseline ${name} cannot be written: ${unwritten}. Choose another place: --baseline FILE.`,
    );
  }
  const files = Object.values(parseBaseline(written));
  const total = files.flatMap((held) => Object.values(held).flat()).length;
  io.err(
    plainLines(
      `${name} now holds ${plural(total, 'finding')} of ${plural(files.length, 'file')}. Use it: --baseline ${name}\n`,
    ),
  );
  return 0;
}

/** Entries of an existing baseline for files that still exist and were not part of this run. */
function othersIn(path: string, run: readonly FileResult[]): Baseline {
  if (!existsSync(path)) return {};
  let before: Baseline;
  try {
    before = parseBaseline(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
  const linted = new Set(run.map((each) => each.path));
  const stays = ([name]: [string, unknown]) => !linted.has(name) && existsSync(resolve(dirname(path), name));
  return Object.fromEntries(Object.entries(before).filter(stays));
}

/** A path relative to the baseline's folder, so that it means the same from any working directory. */
const inBaseline = (path: string, baseline: string, io: Io) =>
  relative(dirname(baseline), resolve(io.cwd, path)).split(sep).join('/');
