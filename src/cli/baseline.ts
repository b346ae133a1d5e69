import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { applyBaseline, type Baseline, parseBaseline, writeBaseline } from '../lint/baseline.ts';
import { type FileResult, withoutHints } from '../lint/result.ts';
import { originalsOf } from '../lint/together.ts';
import { plainLines } from '../sinks/terminal.ts';
import { plural } from '../vocabulary/plural.ts';
import { baselineAbove, firstBaseline } from './baseline-file.ts';
import { type Io, UsageError } from './command.ts';
import { writeText } from './files.ts';

/** A result without the findings that a baseline holds. */
export interface Held {
  readonly result: FileResult;
  /** How many of its findings are left out. */
  readonly left: number;
  /** How many entries of the baseline are fixed. */
  readonly gone: number;
}
export type Hold = (result: FileResult) => Held;

/** Reads a baseline. Throws a `UsageError` if it is missing or cannot be used. */
export function openBaseline(file: string, io: Io): Hold {
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
  const lost = Object.keys(baseline).filter((name) => !existsSync(resolve(dirname(path), name)));
  return (result) => {
    const name = inBaseline(result.path, path, io);
    const known = Object.hasOwn(baseline, name) ? name : (renamed(result, baseline, lost) ?? name);
    const { results, left, gone } = applyBaseline([{ ...result, path: known }], baseline);
    return { result: { ...results[0]!, path: result.path }, left, gone };
  };
}

/** Of the entries whose file is gone, the one that a file has most of, and at least half: it was renamed. */
function renamed({ findings }: FileResult, baseline: Baseline, lost: readonly string[]): string | null {
  const here = new Set(findings.flatMap(originalsOf).map(({ fingerprint }) => fingerprint));
  let best: string | null = null;
  let most = 0;
  for (const name of lost) {
    const entries = Object.values(baseline[name] ?? {}).flat();
    const common = entries.filter((fingerprint) => here.has(fingerprint)).length;
    if (common > most && common * 2 >= entries.length) [best, most] = [name, common];
  }
  return best;
}

/** What the baseline left out, for the end of a run. */
export function leftOut(all: readonly Held[]): string {
  const left = all.reduce((sum, held) => sum + held.left, 0);
  const gone = all.reduce((sum, held) => sum + held.gone, 0);
  const them = (count: number) => (count === 1 ? 'it' : 'them');
  const fixed =
    gone === 0
      ? ''
      : `${gone} of its entries ${gone === 1 ? 'is' : 'are'} fixed: --update-baseline drops ${them(gone)}.\n`;
  const shown =
    left === 0
      ? ''
      : `${plural(left, 'finding')} of the baseline left out: --no-baseline shows ${them(left)}.\n`;
  return fixed + shown;
}

/** Writes the findings of this run as the baseline. Always exits 0. */
export function updateBaseline(results: readonly FileResult[], file: string | undefined, io: Io): number {
  const name = file ?? baselineAbove(io.cwd) ?? firstBaseline(io.cwd);
  const path = resolve(io.cwd, name);
  const named = results.map((r) => ({ ...withoutHints(r), path: inBaseline(r.path, path, io) }));
  const written = writeBaseline(named, othersIn(path, named));
  const unwritten = writeText(path, written);
  if (unwritten) {
    throw new UsageError(
      `The baseline ${name} cannot be written: ${unwritten}. Choose another place: --baseline FILE.`,
    );
  }
  const files = Object.values(parseBaseline(written));
  const total = files.flatMap((held) => Object.values(held).flat()).length;
  const use = file === undefined ? '`debrief lint` leaves them out.' : `Use it: --baseline ${name}`;
  io.err(
    plainLines(`${name} now holds ${plural(total, 'finding')} of ${plural(files.length, 'file')}. ${use}\n`),
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
