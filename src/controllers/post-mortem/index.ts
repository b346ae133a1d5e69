import type { CheckReport, GitHub, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemText } from '../../incident/panel.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Controller, ObjectRef, Receipt } from '../controller.ts';
import { type ChangedDocument, incidentOf, readDocuments } from '../documents.ts';
import { branchOf } from '../incident/observe.ts';
import { findIncident } from '../incident/read.ts';
import { judge } from './judge.ts';

/** The name under which branch protection knows the check. */
export const CHECK = 'debrief/post-mortem';

export interface ReviewedFacts {
  readonly pull: PullRequest;
  readonly documents: readonly ChangedDocument[];
  /** The incidents that the documents are about, as GitHub knows them. */
  readonly incidents: ReadonlyMap<number, Incident>;
  /** Commits on which a merge queue waits for the check. */
  readonly groups: readonly string[];
  /** Incidents whose panel shows this pull request otherwise than it is. */
  readonly outdated: readonly number[];
}

export interface ReviewStep {
  /** `let-pass`: there is nothing to judge, and the check says only that. */
  readonly type: 'report' | 'let-pass';
  readonly check: CheckReport;
}

/**
 * A pull request: its post-mortems are judged, and the check says what is still open: on its head, and on the commit
 * that a merge queue makes of it.
 */
export const postMortemController: Controller<ReviewedFacts, ReviewStep> = {
  kind: 'post-mortem',
  observe,
  decide,
  describe: ({ check }) => `Report the check ${check.name} as ${check.conclusion}: ${check.title}.`,
  apply,
  shownOn: ({ pull: { owner, repo }, outdated }) =>
    outdated.map((number) => ({ kind: 'incident', owner, repo, number })),
};

async function observe(ref: ObjectRef, port: GitHub, policy: Policy): Promise<ReviewedFacts | null> {
  const pull = await port.pullRequest(ref);
  if (!pull) return null;
  const open = pull.state === 'open';
  const documents = await readDocuments(pull, pull.head.sha, port, policy);
  const named = new Set(documents.flatMap((document) => incidentOf(document, pull) ?? []));
  const incidents = new Map<number, Incident>();
  const outdated = new Set(open ? [] : named);
  for (const number of open ? named : []) {
    const read = await findIncident({ owner: pull.owner, repo: pull.repo, number }, port, policy);
    if (!read) continue;
    incidents.set(number, fold(read.facts, policy));
    // One that only changes its text changes nothing on the panel; one that was reopened does.
    const shown = read.panel?.body.includes(postMortemText({ number: pull.number, state: 'open' }));
    if (pull.head.ref === branchOf(number) && !shown) outdated.add(number);
  }
  const groups = open ? await port.mergeGroups(pull) : [];
  return { pull, documents, incidents, groups, outdated: [...outdated] };
}

function decide(
  { pull, documents, incidents, groups }: ReviewedFacts,
  policy: Policy,
  now: Date,
): ReviewStep[] {
  if (pull.state === 'closed') return [];
  const check = judge(pull, documents, incidents, policy, now.toISOString().slice(0, 10));
  // What is judged is this pull request, wherever GitHub waits to hear of it.
  const type = check.conclusion === 'neutral' ? 'let-pass' : 'report';
  return [pull.head.sha, ...groups].map((sha) => ({ type, check: { name: CHECK, sha, ...check } }));
}

async function apply(step: ReviewStep, ref: ObjectRef, port: GitHub): Promise<Receipt> {
  await port.report(ref, step.check);
  return { step: step.type, done: true, says: `${step.check.name}: ${step.check.title}` };
}
