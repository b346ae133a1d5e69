import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check as checkShape, ifThere, list, PAGE, retryOn404, run } from '../call.ts';
import { cutAtLine } from '../cut.ts';
import { brokenAnswer } from '../errors.ts';
import { inRepo, nameOf } from '../names.ts';
import type { Annotation, CheckReport, Checks } from './port.ts';

/** Annotations that GitHub takes in one request. */
const BATCH = 50;
/** GitHub's limit for a check's summary. Counted in bytes here, so that no way of counting characters exceeds it. */
const SUMMARY = 65_535;
const WORST_FIRST = { failure: 0, warning: 1, notice: 2 } as const;

const RUN = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  external_id: z.string().nullish(),
  app: z.object({ slug: z.string().optional() }).nullable(),
  check_suite: z.object({ id: z.number() }).nullish(),
  output: z.object({ annotations_count: z.number() }),
});
const RUNS = z.object({ total_count: z.number(), check_runs: z.array(RUN) });
const WRITTEN = z.object({ id: z.number() });
const SUITE = z.object({ status: z.string().nullable(), head_sha: z.string() });
const HEAD = z.object({ number: z.number(), head: z.object({ sha: z.string() }) });

export function octokitChecks(context: Context): Checks {
  return {
    report: (repo, check) => {
      const doing = `report ${check.name} in ${nameOf(inRepo(repo))}`;
      return run(context, doing, () =>
        retryOn404(context, () => setCheck(context, doing, inRepo(repo), check)),
      );
    },
    pullRequestsAt(repo, sha) {
      const doing = `find the pull requests at ${sha} in ${nameOf(inRepo(repo))}`;
      return run(context, doing, () => openAt(context, doing, inRepo(repo), sha));
    },
    pullRequestsOfSuite(repo, suite) {
      const doing = `find the pull requests of a check suite of ${nameOf(inRepo(repo))}`;
      return run(context, doing, async () => {
        const key = `read check suite ${suite} of ${nameOf(inRepo(repo))}`;
        const found = await ifThere(context, key, () => readSuite(context, doing, inRepo(repo), suite));
        if (!found) return null;
        return openAt(context, doing, inRepo(repo), found.head_sha);
      });
    },
  };
}

async function openAt(context: Context, doing: string, repo: Repo, sha: string): Promise<number[]> {
  const pages = context.client.rest.pulls.list.endpoint({ ...repo, state: 'open', per_page: PAGE });
  const open = await list(context, doing, HEAD, pages);
  return open.filter(({ head }) => head.sha === sha).map(({ number }) => number);
}

/**
 * Sets a check. The same report again writes nothing, unless somebody asked for a re-run. Annotations cannot be removed
 * from a run, so a changed report updates the old run only when that has none. Otherwise it becomes a new run of the
 * same name, which GitHub shows instead. A run that was interrupted stays "in progress" and is replaced likewise.
 */
async function setCheck(context: Context, doing: string, repo: Repo, check: CheckReport): Promise<void> {
  const { checks } = context.client.rest;
  const digest = createHash('sha256').update(JSON.stringify(check)).digest('hex').slice(0, 40);
  const latest = await latestRun(context, doing, repo, check);
  const same = latest?.external_id === digest && latest.status === 'completed';
  if (same && !(await isAwaited(context, doing, repo, latest.check_suite?.id))) return;

  const batches = inBatches(sortAnnotations(check.annotations).map(toRaw));
  const clean = latest?.status === 'completed' && latest.output.annotations_count === 0;
  let id = clean && batches.length === 1 ? latest.id : null;
  for (const [index, annotations] of batches.entries()) {
    const last = index === batches.length - 1;
    const state = last
      ? { status: 'completed' as const, conclusion: check.conclusion, external_id: digest }
      : { status: 'in_progress' as const };
    const output = { title: check.title, summary: cutAtLine(check.summary, SUMMARY), annotations };
    const actions = check.actions?.map((action) => ({ ...action }));
    const request = { ...repo, name: check.name, output, ...state, ...(actions && { actions }) };
    const { data } =
      id === null
        ? await checks.create({ ...request, head_sha: check.sha })
        : await checks.update({ ...request, check_run_id: id });
    ({ id } = checkShape(doing, WRITTEN, data));
  }
}

/** Debrief's newest run of this name on the commit. */
async function latestRun({ client, app }: Context, doing: string, repo: Repo, check: CheckReport) {
  const { data } = await client.rest.checks.listForRef({
    ...repo,
    ref: check.sha,
    check_name: check.name,
    filter: 'latest',
    per_page: 100,
  });
  const { total_count, check_runs } = checkShape(doing, RUNS, data);
  if (check_runs.length < Math.min(total_count, 100))
    throw brokenAnswer(doing, `${check_runs.length} of ${total_count} runs`);
  const ours = check_runs.filter((run) => `${run.app?.slug}[bot]` === app && run.name === check.name);
  return ours.sort((a, b) => b.id - a.id)[0];
}

async function readSuite({ client }: Context, doing: string, repo: Repo, suite: number) {
  const { data } = await client.rest.checks.getSuite({ ...repo, check_suite_id: suite });
  return checkShape(doing, SUITE, data);
}

/** After "Re-run" GitHub leaves the run as it was, and the whole suite waits until it is written again. */
async function isAwaited(
  context: Context,
  doing: string,
  repo: Repo,
  suite: number | undefined,
): Promise<boolean> {
  if (!suite) return false;
  const { status } = await readSuite(context, doing, repo, suite);
  return status === 'queued' || status === 'requested';
}

/** Failures first, then by place, so that what is cut off or far down matters least. */
function sortAnnotations(annotations: readonly Annotation[]): Annotation[] {
  return annotations.toSorted(
    (a, b) =>
      WORST_FIRST[a.level] - WORST_FIRST[b.level] ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.startLine - b.startLine,
  );
}

function toRaw(annotation: Annotation) {
  const { startLine, endLine, startColumn, endColumn, level } = annotation;
  const columns = startLine === endLine && startColumn !== undefined && endColumn !== undefined;
  return {
    path: annotation.path,
    start_line: startLine,
    end_line: endLine,
    annotation_level: level,
    ...(columns ? { start_column: startColumn, end_column: endColumn } : {}),
    title: annotation.title.slice(0, 255),
    message: cutAtLine(annotation.message, 60_000),
  };
}

function inBatches<T>(list: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < list.length || at === 0; at += BATCH) batches.push(list.slice(at, at + BATCH));
  return batches;
}
