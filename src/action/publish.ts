import { resolve } from 'node:path';
import * as core from '@actions/core';
import { writeText } from '../cli/files.ts';
import { cutAtLine } from '../github/cut.ts';
import { reporters } from '../lint/reporters/index.ts';
import { count, type FileResult, type ReportedLevel, withoutHints } from '../lint/result.ts';
import { idsOf } from '../lint/together.ts';
import { plural } from '../vocabulary/plural.ts';
import type { Inputs } from './inputs.ts';
import { annotate, info, print } from './log.ts';

/** How many annotations of each level GitHub shows for a step; it drops the rest. */
const SHOWN = 10;
/** Bytes of a step's summary. */
const SUMMARY = 1024 * 1024;
const NOTHING = 'This pull request changes no post-mortem.';

/** Reports what was found: outputs, log, annotations, job summary, report file. Resolves to the exit code. */
export async function publish(found: readonly FileResult[], inputs: Inputs, folder: string): Promise<number> {
  const results = inputs.hints ? found : found.map((each) => ({ ...withoutHints(each), hiddenHints: 0 }));
  const counts = { errors: count(results, 'error'), warnings: count(results, 'warning') };
  const failed = isFailure(counts, inputs['fail-on']);
  // First: a failing summary or report must not affect what later steps rely on.
  setOutputs({ files: results.length, ...counts, conclusion: failed ? 'failure' : 'success' });

  const [stylish, markdown] = await Promise.all([reporters.stylish(), reporters.markdown()]);
  if (results.length === 0) info(NOTHING);
  else print(stylish.report(results, { colour: false }));
  const hidden = countAll(found) - countAll(results);
  if (hidden > 0) info(`${plural(hidden, 'hint')} more with the input \`hints: true\`.`);
  annotateFindings(results);
  if (process.env.GITHUB_STEP_SUMMARY) {
    const text = results.length ? markdown.report(results, { colour: false }) : `**Debrief**: ${NOTHING}\n`;
    try {
      await core.summary.addRaw(cutAtLine(text, SUMMARY - 1024)).write();
    } catch (error) {
      annotate('warning', `The job summary cannot be written. ${(error as Error).message}`);
    }
  }
  const file = inputs['report-file'];
  if (file) {
    const { report } = await reporters[inputs.format]();
    const unwritten = writeText(resolve(folder, file), report(results, { colour: false }));
    if (unwritten)
      annotate(
        'error',
        `The report ${file} cannot be written: ${unwritten}. Name a file in the workspace, such as debrief.json.`,
      );
  }
  return failed ? 1 : 0;
}

/** Sets every output, so that a later step never reads one of an earlier run, or none. */
export function setOutputs(outputs: {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly conclusion: 'success' | 'failure';
}): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}

function isFailure(counts: { errors: number; warnings: number }, failOn: Inputs['fail-on']): boolean {
  if (failOn === 'never') return false;
  return counts.errors > 0 || (failOn === 'warning' && counts.warnings > 0);
}

const countAll = (results: readonly FileResult[]) =>
  results.reduce((sum, { findings }) => sum + findings.length, 0);

/** Annotations, in a group that is folded: the log has shown what they say. */
function annotateFindings(results: readonly FileResult[]): void {
  if (results.every(({ findings }) => findings.length === 0)) return;
  core.startGroup('Annotations');
  for (const level of ['error', 'warning', 'hint'] as const) annotateLevel(results, level);
  core.endGroup();
}

/** The first ten of a level; the log says how many more there are, and the summary has them all. */
function annotateLevel(results: readonly FileResult[], level: ReportedLevel): void {
  const found = results.flatMap(({ path, findings }) =>
    findings.filter((finding) => finding.level === level).map((finding) => ({ path, finding })),
  );
  for (const { path, finding } of found.slice(0, SHOWN)) {
    const { start, end } = finding;
    const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
    const place = { title: idsOf(finding), file: path, line: start.line, endLine: end.line, ...columns };
    annotate(level === 'hint' ? 'notice' : level, finding.message, place);
  }
  if (found.length > SHOWN)
    info(
      `GitHub shows ${SHOWN} annotations of a level; ${found.length - SHOWN} more are in the job summary.`,
    );
}
