import type { GitHub, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemText } from '../../incident/panel/rows/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef } from '../../vocabulary/refs.ts';
import { changedFiles } from '../changed-files.ts';
import { type ChangedDocument, incidentsOf, readDocuments } from '../documents.ts';
import { readIgnored } from '../ignored-documents.ts';
import { incidentOfBranch, shownStateOf } from '../incident/find.ts';
import { mayCommand } from '../incident/may-command.ts';
import { findIncident } from '../incident/read.ts';
import { type ReadBaseline, readBaseline } from './baseline.ts';
import { type Before, readBefore } from './before.ts';
import { type Owed, owedHere, standing } from './owed.ts';
import { type OwnProblem, ownProblems } from './own-files.ts';

/** By `owner/repo#number`. */
export type Incidents = ReadonlyMap<string, Incident>;

/** A pull request, with everything its check depends on. */
export interface Proposed {
  readonly pull: PullRequest;
  readonly documents: readonly ChangedDocument[];
  /** Problems of the policy or templates that it would add. */
  readonly ownProblems: readonly OwnProblem[];
  /** Findings in its documents that the team has accepted. */
  readonly baseline: ReadBaseline;
  readonly before: Before;
  /** Logins of people who approved it and may give commands; empty if the policy does not ask for approvals. */
  readonly approvals: readonly string[];
  /** The incidents that the documents are about, as GitHub knows them. */
  readonly incidents: Incidents;
  /** The post-mortem that it was opened for, or adopted with, and that is not beyond doubt among the documents. */
  readonly owed: Owed | null;
  /** Whether it changes more files than GitHub lists, so that a post-mortem may be among the others. */
  readonly isCutOff: boolean;
}

/** An incident that a new post-mortem is about and that does not link it yet. */
export interface Unlinked {
  readonly incident: IncidentRef;
  /** The path of the post-mortem. */
  readonly path: string;
  /** Whether `lint.ignore` covers it. */
  readonly isIgnored: boolean;
  /** Numbers of pull requests with a post-mortem of it, in review or merged. */
  readonly others: readonly number[];
}

/**
 * Reads it: 1 call for each post-mortem, judged or not, and each 100 changed files, 1 for the baseline, 1 for each document that is
 * compared with its earlier state, plus the calls for each incident. One whose post-mortem is missing takes some more.
 */
export async function propose(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
): Promise<{
  readonly proposed: Proposed;
  /** Incidents whose panel does not show the current state of this pull request. */
  readonly outdated: IncidentRef[];
  readonly unlinked: Unlinked[];
}> {
  const open = pull.state === 'open';
  const { files, isCutOff } = await changedFiles(pull, github, policy);
  const documents = await readDocuments(pull, pull.head.sha, github, policy, files);
  const ignored = await readIgnored(pull, pull.head.sha, github, policy, files);
  const named = new Map(
    // What is judged comes last, so that it stands for its incident.
    [...ignored, ...documents].flatMap((document) =>
      incidentsOf(document, pull).map((incident) => [fullRef(incident), { incident, document }] as const),
    ),
  );
  const incidents = new Map<string, Incident>();
  const outdated: IncidentRef[] = [];
  const unlinked: Unlinked[] = [];
  for (const [name, { incident, document }] of named) {
    const read = open ? await findIncident(incident, github, policy) : null;
    const isIgnored = ignored.includes(document);
    if (read && !isIgnored) incidents.set(name, fold(read.facts, policy));
    // An edit of its text changes nothing on the panel; reopening it does.
    const shown = read?.panel?.body.includes(
      postMortemText({ number: pull.number, state: shownStateOf(pull, policy) }),
    );
    const isOwn = incidentOfBranch(pull) === incident.number;
    const isLinked = isOwn || read?.linked.includes(pull.number);
    // The incident's own look restores a deleted panel. Triggering it from here would loop.
    if (!open || (read?.panel && isLinked && !shown)) outdated.push(incident);
    // A fork may contain anybody's document, and a changed document may be about something long finished.
    if (read && !isLinked && !pull.head.fork && document.status === 'added')
      unlinked.push({
        incident,
        path: document.path,
        isIgnored,
        others: await standing(read, pull, github),
      });
  }
  const asksOutside = [...incidents.values()].some(
    ({ severity }) => policy.postmortems.outsideReview[severity],
  );
  const approvals = asksOutside && !pull.draft ? await approvalsOf(pull, github, policy) : [];
  const problems = open ? await ownProblems(files, pull, github, policy) : [];
  const baseline = open ? await readBaseline(pull, documents, github) : null;
  const before = await readBefore(pull, open ? documents : [], github, policy);
  const owed = open ? await owedHere(pull, documents, github, policy) : null;
  const proposed = {
    pull,
    documents,
    ownProblems: problems,
    baseline,
    before,
    approvals,
    incidents,
    owed,
    isCutOff,
  };
  return { proposed, outdated, unlinked };
}

/** Anybody may approve in a public repository, so only people who may give commands count. 1 call, and 1 for each person. */
async function approvalsOf(pull: PullRequest, github: GitHub, policy: Policy): Promise<string[]> {
  const approvals: string[] = [];
  for (const login of await github.approvals(pull))
    if (await mayCommand(login, pull, github, policy)) approvals.push(login);
  return approvals;
}
