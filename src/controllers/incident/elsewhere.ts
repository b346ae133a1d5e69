import { findMarker } from '../../github/markers.ts';
import type { GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { meansCommand } from '../../incident/answers.ts';
import type { Policy } from '../../policy/schema.ts';
import { type IncidentRef, parseRef, shortRef } from '../../vocabulary/refs.ts';
import { incidentsOf, readDocuments } from '../documents.ts';
import { type Misplaced, misplacedIn, pointTo } from './misplaced.ts';
import { eventsOf } from './read.ts';
import type { IncidentStep } from './steps.ts';

/** The pull request of a post-mortem, or a digest of action items: neither incident nor report, and people command there. */
export interface ElsewhereFacts {
  readonly kind: 'elsewhere';
  readonly place: 'post-mortem' | 'digest';
  readonly issue: Issue;
  /** The incident that the post-mortem is about; null if it names none. */
  readonly incident: IncidentRef | null;
  readonly misplaced: Misplaced | null;
}

/** What Debrief opened besides incidents and action items; null for anything else. 1 call. */
export async function observeOwn(
  issue: Issue,
  github: GitHub,
  policy: Policy,
): Promise<ElsewhereFacts | null> {
  const written = issue.isPullRequest ? findMarker(issue, 'post-mortem')?.data.incident : undefined;
  const incident = written ? parseRef(written, issue) : null;
  const isDigest = !issue.isPullRequest && findMarker(issue, 'item-digest') !== null;
  if (!incident && !isDigest) return null;
  const events = await eventsOf(issue, github);
  const answers = { isOpened: true, ...(isDigest ? {} : { isCommand: meansCommand }) };
  const misplaced = await misplacedIn(events, issue, answers, github, policy);
  return { kind: 'elsewhere', place: isDigest ? 'digest' : 'post-mortem', issue, incident, misplaced };
}

/** The pull request of a post-mortem that a person opened; null for any other. 2 calls, and 1 for each post-mortem. */
export async function observeWritten(
  issue: Issue,
  events: readonly IssueEvent[],
  github: GitHub,
  policy: Policy,
): Promise<ElsewhereFacts | null> {
  const pull = issue.isPullRequest ? await github.pullRequest(issue) : null;
  const documents = pull ? await readDocuments(pull, pull.head.sha, github, policy) : [];
  if (!pull || !documents.length) return null;
  const [incident = null] = documents.flatMap((document) => incidentsOf(document, pull));
  const misplaced = await misplacedIn(
    events,
    issue,
    { isOpened: true, isCommand: meansCommand },
    github,
    policy,
  );
  return { kind: 'elsewhere', place: 'post-mortem', issue, incident, misplaced };
}

/** What to do about a command, which would be lost there. */
export function decideElsewhere({ issue, place, incident, misplaced }: ElsewhereFacts): IncidentStep[] {
  const works = incident ? `the incident, ${shortRef(incident, issue)}` : 'the issue of an incident';
  const text =
    place === 'digest'
      ? 'This is a list of action items. `/action` works on the issue of each item, and `/incident` on that of its incident.'
      : `This is the pull request of a post-mortem. \`/incident\` works on ${works}.`;
  return misplaced ? [pointTo(text, misplaced)] : [];
}
