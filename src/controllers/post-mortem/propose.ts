import type { GitHub, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { postMortemText } from '../../incident/panel/rows/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IncidentRef } from '../../vocabulary/refs.ts';
import { type ChangedDocument, incidentsOf, readDocuments } from '../documents.ts';
import { incidentOfBranch, shownStateOf } from '../incident/find.ts';
import { findIncident, mayCommand } from '../incident/read.ts';
import { type ReadBaseline, readBaseline } from './baseline.ts';
import { type OwnProblem, ownProblems } from './own-files.ts';

/** By `owner/repo#number`. */
export type Incidents = ReadonlyMap<string, Incident>;

/** A pull request as the check judges it. */
export interface Proposed {
  readonly pull: PullRequest;
  readonly documents: readonly ChangedDocument[];
  /** What is wrong with a policy or templates that it would bring. */
  readonly ownProblems: readonly OwnProblem[];
  /** The findings in its documents that the team has accepted. */
  readonly baseline: ReadBaseline;
  /** Logins of those who approved it and may give commands; empty where the policy does not ask. */
  readonly approvals: readonly string[];
  /** The incidents that the documents are about, as GitHub knows them. */
  readonly incidents: Incidents;
}

/** An incident that a new post-mortem is about, and that does not know it yet. */
export interface Unlinked {
  readonly incident: IncidentRef;
  /** The file of the post-mortem. */
  readonly path: string;
}

/** Reads it: 1 call for each post-mortem and for 100 files changed, 1 for the baseline, and what each incident costs. */
export async function propose(
  pull: PullRequest,
  github: GitHub,
  policy: Policy,
): Promise<{
  readonly proposed: Proposed;
  /** Incidents whose panel does not show this pull request as it is. */
  readonly outdated: IncidentRef[];
  readonly unlinked: Unlinked[];
}> {
  const open = pull.state === 'open';
  const files = await github.changedFiles(pull);
  const documents = await readDocuments(pull, pull.head.sha, github, policy, files);
  const named = new Map(
    documents.flatMap((document) =>
      incidentsOf(document, pull).map((incident) => [fullRef(incident), { incident, document }] as const),
    ),
  );
  const incidents = new Map<string, Incident>();
  const outdated: IncidentRef[] = [];
  const unlinked: Unlinked[] = [];
  for (const [name, { incident, document }] of named) {
    const read = open ? await findIncident(incident, github, policy) : null;
    if (read) incidents.set(name, fold(read.facts, policy));
    // One that only changes its text changes nothing on the panel; one that was reopened does.
    const shown = read?.panel?.body.includes(
      postMortemText({ number: pull.number, state: shownStateOf(pull) }),
    );
    const isOwn = incidentOfBranch(pull) === incident.number;
    const isLinked = isOwn || read?.linked.includes(pull.number);
    // A panel that somebody deleted is written anew by the incident's own look. Waking it from here would go round.
    if (!open || (read?.panel && isLinked && !shown)) outdated.push(incident);
    // A fork may hold anybody's document, and one that only changes may be about something long done.
    if (read && !isLinked && !pull.head.fork && document.status === 'added')
      unlinked.push({ incident, path: document.path });
  }
  const asksOutside = [...incidents.values()].some(
    ({ severity }) => policy.postmortems.outsideReview[severity],
  );
  const approvals = asksOutside && !pull.draft ? await approvalsOf(pull, github, policy) : [];
  const problems = open ? await ownProblems(files, pull, github, policy) : [];
  const baseline = open ? await readBaseline(pull, documents, github) : null;
  const proposed = { pull, documents, ownProblems: problems, baseline, approvals, incidents };
  return { proposed, outdated, unlinked };
}

/** Anybody may approve in a public repository, so only people who may give commands count. 1 call, and 1 for each person. */
async function approvalsOf(pull: PullRequest, github: GitHub, policy: Policy): Promise<string[]> {
  const approvals: string[] = [];
  for (const login of await github.approvals(pull))
    if (await mayCommand(login, pull, github, policy)) approvals.push(login);
  return approvals;
}
