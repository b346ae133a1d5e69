import { markerStart } from '../../github/markers.ts';
import type { Actor, Discussion, GitHub, Issue } from '../../github/port.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { REPORT, type Written } from './write.ts';

/** A report on GitHub. */
export interface Posted {
  readonly author: Actor;
  readonly body: string;
  /** False once it is closed: then it is left alone. */
  readonly open: boolean;
  readonly on: Issue | Discussion;
}

export type ReportStep = Written & { readonly reports: Policy['reports'] } & (
    | { readonly type: 'post' }
    | { readonly type: 'correct'; readonly standing: Posted }
  );

/** The reports that Debrief posted in a repository, newest first: 1 call, 2 for discussions. */
export async function reportsOn(
  repo: Repo,
  { as, label, category }: Policy['reports'],
  github: GitHub,
): Promise<Posted[]> {
  if (as === 'discussion') {
    const found = await github.ownDiscussions(repo, category, markerStart(REPORT));
    return found.map((on) => ({ author: on.author, body: on.body, open: true, on }));
  }
  const found = await github.issuesWithLabels(repo, [label], { state: 'all', pulls: true });
  return found
    .filter(({ isPullRequest }) => isPullRequest === (as === 'pull-request'))
    .map((on) => ({ author: on.author, body: on.body, open: as === 'issue' || on.state === 'open', on }));
}

/** Posts a report: 1 call as an issue, 2 as a discussion, 6 as a pull request. Corrects one: 1, and 4 for a pull request. */
export function apply(step: ReportStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  if (step.reports.as === 'pull-request') return applyToPull(step, ref, github);
  return step.type === 'post' ? open(step, ref, github) : correct(step, github);
}

async function open({ reports, title, body }: ReportStep, repo: Repo, github: GitHub): Promise<Receipt> {
  const { as, label, category } = reports;
  if (as === 'discussion') {
    const opened = await github.openDiscussion(repo, { category, title, body });
    const reason = `there are no discussions with a category “${category}”`;
    return opened ? { outcome: 'done' } : { outcome: 'skipped', reason };
  }
  const { issue } = await github.openIssue(repo, { title, body, labels: [label], assignees: [] });
  return { outcome: 'done', made: issue.number };
}

async function correct(
  { standing: { on }, body }: Extract<ReportStep, { type: 'correct' }>,
  github: GitHub,
): Promise<Receipt> {
  if (isIssue(on)) await github.editIssue(on, { body });
  else await github.editDiscussion(on, body);
  return { outcome: 'done' };
}

const isIssue = (on: Issue | Discussion): on is Issue => 'state' in on;

async function applyToPull(step: ReportStep, repo: Repo, github: GitHub): Promise<Receipt> {
  const { title, body, files, period, reports } = step;
  const branch = `debrief/report-${period.toLowerCase()}`;
  const known = await github.pullRequestFrom(repo, branch);
  if (step.type === 'correct') {
    if (known?.state !== 'open') return { outcome: 'skipped', reason: 'its pull request is closed' };
    await github.changeFiles(repo, branch, files, `${title}, corrected`, known.head.sha);
    await github.editIssue(known, { body });
    return { outcome: 'done' };
  }
  if (known) {
    // An earlier run was interrupted before adding the label used to find it.
    await github.addLabels(known, [reports.label]);
    return { outcome: 'already', made: known.number };
  }
  const base = await github.defaultBranch(repo);
  if (!base) return { outcome: 'skipped', reason: 'the repository has no commit yet' };
  await github.commitToBranch(repo, branch, files, title);
  const pull = await github.openPullRequest(repo, {
    title,
    body,
    head: branch,
    base: base.name,
    draft: false,
  });
  await github.addLabels(pull, [reports.label]);
  return { outcome: 'done', made: pull.number };
}
