import type { GitHub, PullRequest } from '../../github/port.ts';
import { fold } from '../../incident/fold.ts';
import { needsPostMortem } from '../../incident/post-mortem.ts';
import { matchIgnored } from '../../policy/glob.ts';
import type { Policy } from '../../policy/schema.ts';
import { type IncidentRef, sameIssue } from '../../vocabulary/refs.ts';
import { type ChangedDocument, draftOf, isPostMortemOf, promisedIn } from '../documents.ts';
import { findIncident, type IncidentRead } from '../incident/read.ts';

/** A post-mortem that a pull request was opened for, or adopted with, and that somebody took out of it. */
export interface Owed {
  readonly incident: IncidentRef;
  /** Where the draft was; null if a person wrote it. */
  readonly path: string | null;
}

/**
 * The post-mortem that a pull request owes; null if it holds it, if the incident needs none, or if another pull request has
 * it. No call in most cases; else those to read the incident, and 1 for each other pull request.
 */
export async function owedHere(
  pull: PullRequest,
  documents: readonly ChangedDocument[],
  github: GitHub,
  policy: Policy,
): Promise<Owed | null> {
  const incident = await promisedIn(pull, documents, github, policy);
  if (!incident || documents.some((document) => isPostMortemOf(incident, document, pull))) return null;
  const path = draftOf(pull) ?? null;
  // The team wants none of its drafts judged.
  if (path && matchIgnored(policy.lint.ignore)(path)) return null;
  const read = await findIncident(incident, github, policy);
  if (!read || !needsPostMortem(fold(read.facts, policy)) || read.mergedBeforeTransfer) return null;
  return (await standing(read, pull, github)).length > 0 ? null : { incident, path };
}

const MOST_LINKED = 3;

/** Of the latest other pull requests with a post-mortem of an incident, those that are open or merged. 1 call each. */
export async function standing(
  { issue: { owner, repo }, linked }: IncidentRead,
  here: PullRequest,
  github: GitHub,
): Promise<number[]> {
  const found: number[] = [];
  const others = linked.filter((number) => !sameIssue({ owner, repo, number }, here));
  for (const number of others.slice(-MOST_LINKED)) {
    const pull = await github.pullRequest({ owner, repo, number });
    if (pull && (pull.merged || pull.state === 'open')) found.push(number);
  }
  return found;
}
