import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { applyBaseline, BASELINE_FILE, type Baseline, parseBaseline } from '../lint/baseline.ts';
import type { FileResult } from '../lint/result.ts';
import { countOriginals, unlike } from '../lint/together.ts';
import { plural } from '../vocabulary/plural.ts';
import type { Inputs } from './inputs.ts';
import type { Lint, Workspace } from './lint.ts';
import { info } from './log.ts';
import { advice, type Remote } from './remote.ts';

/**
 * Leaves out the findings that the team has accepted in a baseline. It is read from the default branch, so that a
 * pull request cannot accept its own findings. An unreadable baseline hides nothing.
 */
export async function leaveOutBaseline(
  results: readonly FileResult[],
  inputs: Inputs,
  { folder, changed }: Workspace,
  onDefaultBranch: boolean,
  remote: Remote,
): Promise<readonly FileResult[]> {
  const name = inputs.baseline || BASELINE_FILE;
  const local = join(folder, name);
  if (!inputs.baseline && !existsSync(local)) return results;
  const text = onDefaultBranch
    ? existsSync(local)
      ? readFileSync(local, 'utf8')
      : null
    : await remote.file(name).catch((error: Error) => {
        throw new Error(
          `The baseline ${name} cannot be read from the default branch. ${advice(error, 'contents: read')}`,
        );
      });
  if (text === null) {
    if (inputs.baseline) throw new Error(`There is no baseline ${name} on the default branch.`);
    info(`The baseline ${name} is not on the default branch yet, so it is not used.`);
    return results;
  }
  let baseline: Baseline;
  try {
    baseline = parseBaseline(text);
  } catch (error) {
    throw new Error(`The baseline ${name} cannot be used: ${(error as Error).message}.`);
  }
  const inBaseline = (path: string) => posix.relative(posix.dirname(name), path);
  // A file that the pull request moves keeps its own.
  const nameOf = (path: string) =>
    [path, changed?.get(path)?.previousPath ?? path]
      .map(inBaseline)
      .find((each) => Object.hasOwn(baseline, each));
  const named = results.map((result) => ({
    ...result,
    path: nameOf(result.path) ?? inBaseline(result.path),
  }));
  const { results: kept, left } = applyBaseline(named, baseline);
  if (left > 0) info(`${plural(left, 'finding')} in the baseline ${name} left out.`);
  return kept.map((result, index) => ({ ...result, path: results[index]!.path }));
}

/**
 * Leaves out the findings that a changed file already had where the pull request branched off. 2 calls, and 1 for
 * each file.
 */
export async function leaveOutBefore(
  results: readonly FileResult[],
  { changed }: Workspace,
  lint: Lint,
  remote: Remote,
): Promise<readonly FileResult[]> {
  try {
    const base = await remote.mergeBase();
    if (base === null) return results;
    const kept = await Promise.all(
      results.map(async (result) => {
        const file = changed?.get(result.path);
        if (file?.status === 'added' || result.findings.length === 0) return result;
        const before = await remote.file(file?.previousPath ?? result.path, base);
        if (before === null) return result;
        return { ...result, findings: unlike(result.findings, lint(before, result.path).findings) };
      }),
    );
    const left = total(results) - total(kept);
    if (left > 0) info(`${plural(left, 'finding')} from before this pull request left out.`);
    return kept;
  } catch (error) {
    throw new Error(
      `The files from before this pull request cannot be read from GitHub. ${advice(error, 'contents: read')}`,
    );
  }
}

const total = (results: readonly FileResult[]) =>
  results.reduce((sum, { findings }) => sum + countOriginals(findings), 0);
