import { findMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { commanders, isAnsweredOnIncident } from '../../incident/answers.ts';
import type { Declaration, IncidentFacts, NotIncident, WrittenMilestones } from '../../incident/facts.ts';
import type { Answer } from '../../incident/incident.ts';
import { namedIncidents, namedLogins } from '../../incident/named.ts';
import type { Policy } from '../../policy/schema.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { type IssueRef, issueRef, parseRef, type Repo, repoKey } from '../../vocabulary/refs.ts';
import { alertChanges, alertComments } from './alerts.ts';
import { refusedClosings, type UnansweredClosing } from './closings.ts';
import { readDeclaration } from './declaration.ts';
import { asTyped, isFromChat, typedEvent } from './from-chat.ts';
import { mayCommand } from './may-command.ts';
import { afterPaging } from './page.ts';
import { readAccepted, readCodes } from './panel-memory.ts';

/** An incident issue as read: the facts that its incident is folded from, and Debrief's comments there. */
export interface IncidentRead {
  readonly issue: Issue;
  readonly facts: IncidentFacts;
  /** The panel's comment; null if there is none yet, or somebody deleted it. */
  readonly panel: Comment | null;
  /** Comments whose commands were answered, as the panel remembers them. */
  readonly answered: ReadonlyMap<number, Answer['verdict']>;
  /** Debrief's comments with what people typed in the war room. */
  readonly fromChat: ReadonlySet<number>;
  /** Debrief's reply to each comment that asked for one. */
  readonly replies: ReadonlyMap<number, Comment>;
  /** Debrief's comment on what was wrong with somebody's commands, by login in lower case. */
  readonly corrections: ReadonlyMap<string, Comment>;
  /** Debrief's comments on alerts. */
  readonly alerts: ReadonlyMap<string, Comment>;
  /** Debrief's reminders of what is late, oldest first. */
  readonly reminders: readonly Comment[];
  /** A closing that does not count and is not answered yet; null for none. */
  readonly unansweredClosing: UnansweredClosing | null;
  /** Pull requests whose post-mortem states this incident, as Debrief noted here; oldest first. */
  readonly linked: readonly number[];
  /** Its merged post-mortem, and what it was called by then, if it was transferred since; null otherwise. */
  readonly mergedBeforeTransfer: MergedBeforeTransfer | null;
  /** The pull requests that removed its merged post-mortems, by those that merged them. */
  readonly removed: ReadonlyMap<number, number>;
  /** The category of its cause from its merged post-mortem; null before that. */
  readonly cause: string | null;
  /** The contributing factors from its merged post-mortems, in plain text. */
  readonly factors: readonly string[];
}

/** What was agreed on before an incident was transferred. */
export interface MergedBeforeTransfer {
  readonly pull: IssueRef;
  readonly incident: IssueRef;
}

/** The declaration in an incident issue that Debrief opened; null for every other issue, whatever it contains. */
export function declarationOf(issue: Issue): Declaration | null {
  return readDeclaration(findMarker(issue, 'incident')?.data, issue);
}

/**
 * Reads an incident issue from its events, and asks for the role of each new person who gives commands (1 call each).
 * Null for an issue that is not an incident: neither its body nor a panel of ours contains a declaration.
 */
export async function readIncident(
  issue: Issue,
  written: readonly IssueEvent[],
  github: GitHub,
  policy: Policy,
): Promise<IncidentRead | null> {
  const own = ownComments(written);
  const panel = panelIn(own);
  const declared = declarationIn(issue, written);
  if (!declared) return null;
  const declaration = afterPaging(declared, own);
  const events = [...passedOnEvent(declaration, issue), ...written.map(asTyped)];
  const seen = written.filter((event) => !isEditedSince(panel, event));
  const answered = readCodes(panel, commanders(seen, isAnsweredOnIncident));
  const accepted = readAccepted(panel);
  // If there are two, the first one is kept up to date.
  const marked = own.toReversed().map((comment) => ({ comment, data: findMarker(comment, 'reply')?.data }));
  const alerts = alertComments(own);
  const learned = own.flatMap((comment) => findMarker(comment, 'learned') ?? []);
  const allowed = await permitted(written, answered, issue, github, policy);
  // The permission of the person who declared it was checked on the source; that of people in the war room, before
  // their commands were written here.
  if (declaration.passedOn) allowed.add(declaration.passedOn.comment);
  const fromChat = new Set(
    written.flatMap((event) => (event.type === 'commented' && isFromChat(event) ? [event.comment.id] : [])),
  );
  for (const comment of fromChat) allowed.add(comment);
  // A command once accepted stays accepted, even if its author leaves or the comment is deleted.
  const fresh = new Set([...allowed].filter((comment) => answered.get(comment) !== 'done'));
  const facts: IncidentFacts = {
    issue,
    events,
    declaration,
    permitted: allowed,
    alerts: alertChanges(alerts.values()),
    written: writtenIn(own),
    accepted,
    unknownLogins: await unknownLogins(events, fresh, issue, github, policy),
    notIncidents: await notIncidents(events, fresh, issue, github, policy),
  };
  const refused = await refusedClosings({ facts, issue, events: written, own, panel }, github, policy);
  return {
    issue,
    facts: { ...facts, refusedClosings: refused.all },
    unansweredClosing: refused.unanswered,
    panel,
    answered,
    fromChat,
    replies: new Map(marked.flatMap(({ data, comment }) => (data?.to ? [[Number(data.to), comment]] : []))),
    corrections: new Map(marked.flatMap(({ data, comment }) => (data?.for ? [[data.for, comment]] : []))),
    alerts,
    reminders: own.filter((comment) => findMarker(comment, 'reminder')),
    linked: linkedIn(
      own.filter(({ createdAt }) => createdAt > transferredAt(written)),
      issue,
    ),
    mergedBeforeTransfer: mergedElsewhere(own, issue),
    removed: new Map(
      learned.flatMap(({ data: { pull, removed } }) =>
        pull && removed ? [[Number(pull), Number(removed)] as const] : [],
      ),
    ),
    cause: learned.map(({ data }) => data.cause).find(Boolean) ?? null,
    factors: learned.flatMap(({ data }) => data.factors?.split('\n') ?? []),
  };
}

/** Whether the panel cannot know what a comment says, as somebody edited it later. */
const isEditedSince = (panel: Comment | null, event: IssueEvent): boolean =>
  panel !== null && event.type === 'commented' && event.comment.updatedAt > panel.updatedAt;

/** Debrief's comments among these events. */
const ownComments = (events: readonly IssueEvent[]) =>
  events.flatMap((event) => (event.type === 'commented' && event.comment.author.app ? [event.comment] : []));

/** The declaration of an incident: people may edit the marker out of its body, and the panel has it, too. */
export function declarationIn(issue: Issue, events: readonly IssueEvent[]): Declaration | null {
  const panel = panelIn(ownComments(events));
  return declarationOf(issue) ?? (panel && declarationOnPanel(panel, issue));
}

/** Whether an issue was turned into a discussion, which cannot be undone. */
export const becameDiscussion = (events: readonly IssueEvent[]) =>
  events.some(({ type }) => type === 'converted');

/**
 * The declaration in a panel. A person's issue with a panel is an incident in place: it is its own source, even if
 * somebody transferred it and its number changed.
 */
function declarationOnPanel(panel: Comment, issue: Issue): Declaration | null {
  const declaration = readDeclaration(findMarker(panel, 'panel')?.data, issue);
  return declaration && (issue.author.app ? declaration : { ...declaration, source: issueRef(issue) });
}

/** The panel among Debrief's comments on an incident; null when there is none. */
export function panelIn(comments: readonly Comment[]): Comment | null {
  return comments.find((comment) => findMarker(comment, 'panel')) ?? null;
}

/** The milestones that Debrief noted from the merged post-mortem. */
function writtenIn(own: readonly Comment[]): WrittenMilestones | null {
  for (const comment of own) {
    const { createdAt: at, url } = comment;
    const data = findMarker(comment, 'learned')?.data;
    const times = Object.fromEntries(
      MILESTONES.flatMap((name) => (data?.[name] ? [[name, data[name]]] : [])),
    );
    if (data && Object.keys(times).length > 0) return { times, at, url };
  }
  return null;
}

/** The commands that came with the declaration, as the comment on the source that contains them. */
function passedOnEvent({ source, at, by, passedOn }: Declaration, { url }: Issue): IssueEvent[] {
  if (!passedOn) return [];
  const { origin } = new URL(url);
  const place = `${origin}/${source.owner}/${source.repo}/issues/${source.number}#issuecomment-${passedOn.comment}`;
  const comment = { id: passedOn.comment, body: passedOn.commands, createdAt: at, updatedAt: at, url: place };
  return [typedEvent({ login: by, at }, comment)];
}

/** ISO instant at which an issue was transferred to its repository; earlier comments have numbers of another one. */
function transferredAt(events: readonly IssueEvent[]): string {
  return events.findLast(({ type }) => type === 'transferred')?.at ?? '';
}

/** The kind of marker with which a comment on an incident names the pull request of its post-mortem. */
export const LINK = 'post-mortem-at';

/** A number that was noted in another repository is another pull request here. */
function linkedIn(own: readonly Comment[], here: Repo): number[] {
  const numbers = own.flatMap((comment) => {
    const { pull, in: repository } =
      (findMarker(comment, LINK) ?? findMarker(comment, 'learned'))?.data ?? {};
    return isElsewhere(repository, here) ? [] : Number(pull) || [];
  });
  return [...new Set(numbers)];
}

const isElsewhere = (repository: string | undefined, here: Repo) =>
  repository !== undefined && repository.toLowerCase() !== repoKey(here);

function mergedElsewhere(own: readonly Comment[], here: Repo): MergedBeforeTransfer | null {
  for (const comment of own.toReversed()) {
    const { pull: number = '', in: repository, of = '' } = findMarker(comment, 'learned')?.data ?? {};
    const [pull, incident] = [parseRef(`${repository}#${number}`, here), parseRef(of, here)];
    if (isElsewhere(repository, here) && pull && incident) return { pull, incident };
  }
  return null;
}

/**
 * The incident that had this number when it was noted, read wherever it is now; null if it is gone or is not an incident.
 * 1 call, and 1 for each 100 events; 2 more if it was transferred.
 */
export async function findIncident(
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<IncidentRead | null> {
  const issue = (await github.issue(ref)) ?? (await movedIssue(ref, github));
  if (!issue) return null;
  const events = await eventsOf(issue, github);
  return becameDiscussion(events) ? null : readIncident(issue, events, github, policy);
}

/** The events of an issue. Labels without an event mean an incomplete answer or a lagging replica: asks once more. */
export async function eventsOf(issue: Issue, github: GitHub): Promise<IssueEvent[]> {
  const events = await github.issueEvents(issue);
  return issue.labels.length > 0 && events.length === 0 ? github.issueEvents(issue) : events;
}

async function movedIssue(ref: IssueRef, github: GitHub): Promise<Issue | null> {
  const place = await github.movedTo(ref);
  return place && github.issue(place);
}

/**
 * Which comments' commands count. GitHub is asked about each author once; what was accepted stays accepted, so that
 * nobody's departure changes the history of an incident.
 */
async function permitted(
  events: readonly IssueEvent[],
  answered: IncidentRead['answered'],
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<Set<number>> {
  const allowed = new Set<number>();
  const asked = new Map<string, Promise<boolean>>();
  for (const { login, comment } of commanders(events, isAnsweredOnIncident)) {
    const verdict = answered.get(comment);
    if (verdict === 'denied') continue;
    if (verdict) {
      allowed.add(comment);
      continue;
    }
    if (!asked.has(login)) asked.set(login, mayCommand(login, ref, github, policy));
    if (await asked.get(login)) allowed.add(comment);
  }
  return allowed;
}

/**
 * Who is named by new commands and cannot be assigned, in lower case; 1 call for each name but those assigned already.
 * Not asked by role: in a public repository everybody may read.
 */
async function unknownLogins(
  events: readonly IssueEvent[],
  fresh: ReadonlySet<number>,
  issue: Issue,
  github: GitHub,
  policy: Policy,
): Promise<Set<string>> {
  const assigned = new Set(issue.assignees.map((login) => login.toLowerCase()));
  const unknown = new Set<string>();
  for (const login of namedLogins(events, fresh, policy))
    if (!assigned.has(login) && !(await github.assignable(issue, login))) unknown.add(login);
  return unknown;
}

/** What new commands take for other incidents, and what that is instead; 1 call for each incident, 2 for anything else. */
async function notIncidents(
  events: readonly IssueEvent[],
  fresh: ReadonlySet<number>,
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<Map<number, NotIncident>> {
  const found = new Map<number, NotIncident>();
  for (const other of namedIncidents(events, fresh, policy, issueRef(ref))) {
    const issue = await github.issue(other);
    const instead = issue ? await insteadOfIncident(issue, github) : 'nothing';
    if (instead) found.set(other.number, instead);
  }
  return found;
}

/** What an issue is, if it is not an incident. Its body may have lost its marker, and in place it never had one. */
async function insteadOfIncident(issue: Issue, github: GitHub): Promise<NotIncident | null> {
  if (declarationOf(issue)) return null;
  const own = (await github.issueEvents(issue)).flatMap((event) =>
    event.type === 'commented' ? [event.comment] : [],
  );
  if (own.some((comment) => findMarker(comment, 'panel'))) return null;
  const reported = own.map((comment) => findMarker(comment, 'declared')?.data.incident).find(Boolean);
  return (reported && parseRef(reported, issue)) || 'other';
}
