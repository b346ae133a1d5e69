import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as core from '@actions/core';
import { cutAtLine } from '../github/cut.ts';
import { reporters } from '../lint/reporters/index.ts';
import { count, type FileResult, type ReportedLevel } from '../lint/result.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { BadPolicy, isFailure, lintWorkspace } from './run.ts';
import { changedPaths, type Run, readRun } from './runner.ts';

/** GitHub shows so many annotations of each level for a step, and drops the rest. */
const SHOWN = 10;
/** Bytes of a step's summary. */
const SUMMARY = 1024 * 1024;

/* The Action: what GitHub's runner starts. Exit code 0 clean, 1 findings, 2 could not run. */
try {
  const inputs = readInputs(process.env);
  const run = readRun(process.env);
  const changed = await changedIn(run, inputs);
  const results = lintWorkspace(inputs, run.workspace, changed, new Date().toISOString().slice(0, 10));
  await publish(results, inputs, run.workspace);
} catch (error) {
  if (error instanceof BadPolicy)
    for (const { path, line, column, message } of error.problems)
      core.error(`${path ? `${path}: ` : ''}${message}`, {
        ...{ file: error.path, startLine: line, startColumn: column, title: 'Debrief policy' },
      });
  core.setFailed(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

/** Null for "all files": outside of pull requests, when asked for, and when the token cannot say. */
async function changedIn(run: Run, inputs: Inputs): Promise<Set<string> | null> {
  if (run.pullRequest === null || !inputs['changed-only']) return null;
  try {
    return await changedPaths(run, run.pullRequest, inputs.token);
  } catch (error) {
    core.warning(
      `Cannot learn which files this pull request changes, so all post-mortems are linted. Give the job the permission "pull-requests: read". ${(error as Error).message}`,
    );
    return null;
  }
}

async function publish(results: readonly FileResult[], inputs: Inputs, workspace: string): Promise<void> {
  const [stylish, markdown] = await Promise.all([reporters.stylish(), reporters.markdown()]);
  core.info(
    results.length ? stylish.report(results, { colour: false }) : 'There is no post-mortem to lint here.',
  );
  for (const level of ['error', 'warning', 'hint'] as const) annotate(results, level);
  if (process.env.GITHUB_STEP_SUMMARY) {
    const text = results.length
      ? markdown.report(results, { colour: false })
      : '**Debrief**: there is no post-mortem to lint here.\n';
    await core.summary.addRaw(cutAtLine(text, SUMMARY - 1024)).write();
  }
  if (inputs['report-file']) {
    const { report } = await reporters[inputs.format]();
    writeFileSync(resolve(workspace, inputs['report-file']), report(results, { colour: false }));
  }
  const counts = { errors: count(results, 'error'), warnings: count(results, 'warning') };
  const failed = isFailure(counts, inputs['fail-on']);
  core.setOutput('files', results.length);
  core.setOutput('errors', counts.errors);
  core.setOutput('warnings', counts.warnings);
  core.setOutput('conclusion', failed ? 'failure' : 'success');
  if (failed) process.exitCode = 1;
}

/** The first ten of a level; how many more there are is said in the log, and the summary has them all. */
function annotate(results: readonly FileResult[], level: ReportedLevel): void {
  const say = { error: core.error, warning: core.warning, hint: core.notice }[level];
  const found = results.flatMap(({ path, findings }) =>
    findings.filter((finding) => finding.level === level).map((finding) => ({ path, finding })),
  );
  for (const { path, finding } of found.slice(0, SHOWN)) {
    const { start, end } = finding;
    const columns = start.line === end.line ? { startColumn: start.column, endColumn: end.column } : {};
    const where = { file: path, startLine: start.line, endLine: end.line, ...columns };
    say(finding.message, { ...where, title: finding.ruleId });
  }
  if (found.length > SHOWN)
    core.info(
      `GitHub shows ${SHOWN} annotations of a level; ${found.length - SHOWN} more are in the job summary.`,
    );
}
