import { pullOfGroup } from '../../github/merge-queue/group.ts';
import type { CheckReport, GitHub, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemText } from '../../incident/panel/rows/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef, type ObjectRef } from '../../vocabulary/refs.ts';
import { defineController, type Receipt, type World } from '../controller.ts';
import { type ChangedDocument, incidentOf, readDocuments } from '../documents.ts';
import { rerun } from '../hint.ts';
import { branchOf } from '../incident/find.ts';
import { findIncident } from '../incident/read.ts';
import { type Incidents, judge } from './judge.ts';
import { type OwnProblem, ownProblems, withOwnProblems } from './own-files.ts';

/** The name under which branch protection knows the check. */
export const CHECK = 'debrief/post-mortem';

export interface ReviewedFacts {
  readonly pull: PullRequest;
  readonly documents: readonly ChangedDocument[];
  /** What is wrong with a policy or templates that it would bring. */
  readonly ownProblems: readonly OwnProblem[];
  /** The incidents that the documents are about, as GitHub knows them. */
  readonly incidents: Incidents;
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
  /** Incidents whose panel does not show this pull request as it is. */
  readonly outdated: readonly IncidentRef[];
}

export interface ReviewStep {
  /** `let-pass`: there is nothing to judge, and the check says only that. */
  readonly type: 'report' | 'let-pass';
  readonly check: CheckReport;
}

const ACTIONS = new Set([
  'closed',
  'converted_to_draft',
  'edited',
  'labeled',
  'opened',
  'ready_for_review',
  'reopened',
  'synchronize',
  'unlabeled',
]);

/**
 * A pull request: its post-mortems are judged, and the check says what is still open: on its head, and on the commit
 * that a merge queue makes of it.
 */
export default defineController<ReviewedFacts, ReviewStep>({
  kind: 'post-mortem',
  events: {
    pull_request: ({ action = '', pull_request }) => (ACTIONS.has(action) ? [pull_request?.number] : []),
    // The commit that the queue waits for is looked up, as everything is.
    merge_group: ({ action, merge_group }) =>
      action === 'checks_requested' ? [pullOfGroup(merge_group?.head_ref)] : [],
    check_run: (hint) => rerun(hint, hint.check_run) ?? [],
    check_suite: (hint) => rerun(hint, hint.check_suite) ?? [],
  },
  observe: (ref, { github }, policy) => observe(ref, github, policy),
  decide,
  shownOn: ({ outdated }) => outdated.map((ref) => ({ kind: 'incident', ...ref })),
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  apply,
});

async function observe(ref: ObjectRef, github: GitHub, policy: Policy): Promise<ReviewedFacts | null> {
  const pull = await github.pullRequest(ref);
  if (!pull) return null;
  const open = pull.state === 'open';
  const files = await github.changedFiles(pull);
  const documents = await readDocuments(pull, pull.head.sha, github, policy, files);
  const named = new Map(
    documents
      .flatMap((document) => incidentOf(document, pull) ?? [])
      .map((incident) => [fullRef(incident), incident]),
  );
  const incidents = new Map<string, Incident>();
  const outdated: IncidentRef[] = [];
  for (const [name, incident] of named) {
    const read = open ? await findIncident(incident, github, policy) : null;
    if (read) incidents.set(name, fold(read.facts, policy));
    // One that only changes its text changes nothing on the panel; one that was reopened does.
    const shown = read?.panel?.body.includes(postMortemText({ number: pull.number, state: 'open' }));
    if (!open || (read && pull.head.ref === branchOf(incident) && !shown)) outdated.push(incident);
  }
  const groups = open ? await github.mergeGroups(pull) : [];
  const problems = open ? await ownProblems(files, pull, github, policy) : [];
  return { pull, documents, ownProblems: problems, incidents, groups, outdated };
}

function decide(
  { pull, documents, ownProblems, incidents, groups }: ReviewedFacts,
  policy: Policy,
  now: Date,
): ReviewStep[] {
  if (pull.state === 'closed') return [];
  const judged = judge(pull, documents, incidents, policy, now.toISOString().slice(0, 10));
  const check = withOwnProblems(judged, ownProblems, pull);
  // What is judged is this pull request, wherever GitHub waits to hear of it.
  const type = check.conclusion === 'neutral' ? 'let-pass' : 'report';
  return [pull.head.sha, ...groups].map((sha) => ({ type, check: { name: CHECK, sha, ...check } }));
}

async function apply(step: ReviewStep, ref: ObjectRef, { github }: World): Promise<Receipt> {
  await github.report(ref, step.check);
  return { outcome: 'done' };
}
