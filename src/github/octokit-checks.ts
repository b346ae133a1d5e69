import { createHash } from 'node:crypto';
import type { Repo } from '../vocabulary/refs.ts';
import { cutAtLine } from './cut.ts';
import type { Context } from './octokit-context.ts';
import type { Annotation, CheckReport } from './port.ts';

/** Annotations that GitHub takes in one request. */
const BATCH = 50;
/** GitHub's limit for a check's summary. Counted in bytes here, so that no way of counting characters exceeds it. */
const SUMMARY = 65_535;
const WORST_FIRST = { failure: 0, warning: 1, notice: 2 } as const;

/**
 * Sets a check. The same report again writes nothing, unless somebody asked for a re-run. Annotations cannot be taken off a run once they are on it,
 * so a changed report goes into the old run only when that has none; otherwise into a new run of the same name,
 * which GitHub shows in its place. A run that was cut off half-way stays "in progress" and is replaced likewise.
 */
export async function setCheck(context: Context, repo: Repo, check: CheckReport): Promise<void> {
  const { client, app } = context;
  const digest = createHash('sha256').update(JSON.stringify(check)).digest('hex').slice(0, 40);
  const { data } = await client.rest.checks.listForRef({
    ...{ ...repo, ref: check.sha, check_name: check.name, filter: 'latest' },
    per_page: 100,
  });
  const ours = data.check_runs.filter((run) => `${run.app?.slug}[bot]` === app && run.name === check.name);
  const latest = ours.sort((a, b) => b.id - a.id)[0];
  const same = latest?.external_id === digest && latest.status === 'completed';
  if (same && !(await isAwaited(context, repo, latest.check_suite?.id))) return;

  const batches = inBatches(sortAnnotations(check.annotations).map(toRaw));
  const clean = latest?.status === 'completed' && !latest.output?.annotations_count;
  let id = clean && batches.length === 1 ? latest.id : null;
  for (const [index, annotations] of batches.entries()) {
    const last = index === batches.length - 1;
    const state = last
      ? { status: 'completed' as const, conclusion: check.conclusion, external_id: digest }
      : { status: 'in_progress' as const };
    const output = { title: check.title, summary: cutAtLine(check.summary, SUMMARY), annotations };
    const request = { ...repo, name: check.name, output, ...state };
    if (id === null) ({ id } = (await client.rest.checks.create({ ...request, head_sha: check.sha })).data);
    else await client.rest.checks.update({ ...request, check_run_id: id });
  }
}

/** After "Re-run" GitHub leaves the run as it was, and waits for it with its whole suite until it is written again. */
async function isAwaited({ client }: Context, repo: Repo, suite: number | undefined): Promise<boolean> {
  if (!suite) return false;
  const { data } = await client.rest.checks.getSuite({ ...repo, check_suite_id: suite });
  return ['queued', 'requested'].includes(data.status ?? '');
}

/** The open pull requests whose head is the commit of a suite. */
export async function pullRequestsOfSuite({ client }: Context, repo: Repo, suite: number): Promise<number[]> {
  const { data } = await client.rest.checks.getSuite({ ...repo, check_suite_id: suite });
  const open = await client.paginate(client.rest.pulls.list, { ...repo, state: 'open', per_page: 100 });
  return open.filter(({ head }) => head.sha === data.head_sha).map(({ number }) => number);
}

/** Failures first, then by place, so that what is cut off or far down matters least. */
export function sortAnnotations(annotations: readonly Annotation[]): Annotation[] {
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
    ...{ path: annotation.path, start_line: startLine, end_line: endLine, annotation_level: level },
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
