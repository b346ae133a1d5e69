import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent, Permission } from '../../github/port.ts';
import type { Accepted } from '../../incident/accepted.ts';
import type { Declaration, IncidentFacts } from '../../incident/facts.ts';
import { commanders, namedIncidents, namedLogins } from '../../incident/fold.ts';
import { type Answer, type Incident, isAnswered } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { type IssueRef, issueRef } from '../../vocabulary/refs.ts';
import { alertChanges, alertComments } from './alerts.ts';
import { readDeclaration, writeDeclaration } from './declaration.ts';

/** An incident issue as read: what its incident is folded from, and what Debrief has already said there. */
export interface IncidentRead {
  readonly issue: Issue;
  readonly facts: IncidentFacts;
  /** The panel's comment; null when there is none yet, or somebody deleted it. */
  readonly panel: Comment | null;
  /** Comments with commands that were answered, as the panel remembers them. */
  readonly answered: ReadonlyMap<number, Answer['verdict']>;
  /** Debrief's reply to each comment that has one. */
  readonly replies: ReadonlyMap<number, Comment>;
  /** Debrief's comments on alerts. */
  readonly alerts: ReadonlyMap<string, Comment>;
  /** Debrief's reminders of what is late, oldest first. */
  readonly reminders: readonly Comment[];
  /** Pull requests whose post-mortem says that it is about this incident, as Debrief noted here; oldest first. */
  readonly linked: readonly number[];
  /** The category of its cause, as its merged post-mortem states it; null before that. */
  readonly cause: string | null;
}

/** From the least to the most that somebody may do. */
export const ROLES: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const CODES = { done: '', problem: 'p', denied: 'd' } as const;

/** What Debrief noted in an incident issue that it opened; null for every other issue, whatever stands in it. */
export function declarationOf(issue: Issue): Declaration | null {
  return readDeclaration(findMarker(issue, 'incident')?.data, issue);
}

/**
 * Reads an incident issue from its events, and asks what each new commander may do (1 call each). Null for an issue that
 * is not an incident: neither its body nor a panel of ours on it says that it was declared.
 */
export async function readIncident(
  issue: Issue,
  written: readonly IssueEvent[],
  github: GitHub,
  policy: Policy,
): Promise<IncidentRead | null> {
  const own = written.flatMap((event) =>
    event.type === 'commented' && event.comment.author.app ? [event.comment] : [],
  );
  const panel = own.find((comment) => findMarker(comment, 'panel')) ?? null;
  // People edit bodies, and may take the marker out with the rest: the panel has it too.
  const declaration =
    declarationOf(issue) ?? readDeclaration(panel ? findMarker(panel, 'panel')?.data : undefined, issue);
  if (!declaration) return null;
  const events = [...toldEvent(declaration, issue), ...written];
  const answered = readCodes(panel);
  const accepted = readAccepted(panel);
  const replies = own.flatMap((comment): [number, Comment][] => {
    const to = Number(findMarker(comment, 'reply')?.data.to);
    return to ? [[to, comment]] : [];
  });
  const alerts = alertComments(own);
  const allowed = await permitted(written, answered, issue, github, policy);
  // Who declared it was asked there.
  if (declaration.told) allowed.add(declaration.told.comment);
  // An accepted command stays accepted, even if its author leaves or the comment is deleted.
  const fresh = new Set([...allowed].filter((comment) => answered.get(comment) !== 'done'));
  return {
    issue,
    facts: {
      issue,
      events,
      declaration,
      permitted: allowed,
      alerts: alertChanges(alerts.values()),
      accepted,
      unknownLogins: await unknownLogins(events, fresh, issue, github, policy),
      missing: await missing(events, fresh, issue, github, policy),
    },
    panel,
    answered,
    // Should there be two, the first one is kept right.
    replies: new Map(replies.reverse()),
    alerts,
    reminders: own.filter((comment) => findMarker(comment, 'reminder')),
    linked: linkedIn(own),
    cause: own.map((comment) => findMarker(comment, 'learned')?.data.cause).find(Boolean) ?? null,
  };
}

/** The commands that an incident was told with its declaration, as the comment on its source that they stand in. */
function toldEvent({ source, at, by, told }: Declaration, { url }: Issue): IssueEvent[] {
  if (!told) return [];
  const actor = { login: by, kind: 'user', app: false } as const;
  const { origin } = new URL(url);
  const place = `${origin}/${source.owner}/${source.repo}/issues/${source.number}#issuecomment-${told.comment}`;
  const comment = {
    id: told.comment,
    body: told.commands,
    author: actor,
    createdAt: at,
    updatedAt: at,
    url: place,
  };
  return [{ type: 'commented', at, actor, comment }];
}

/** The kind of the marker by which an incident's comment names the pull request of a post-mortem about it. */
export const LINK = 'post-mortem-at';

function linkedIn(own: readonly Comment[]): number[] {
  const numbers = own.flatMap((comment) => {
    const marker = findMarker(comment, LINK) ?? findMarker(comment, 'learned');
    return Number(marker?.data.pull) || [];
  });
  return [...new Set(numbers)];
}

/** The incident of this number, read; null when it is gone or is none. 1 call, and 1 for 100 events. */
export async function findIncident(
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<IncidentRead | null> {
  const issue = await github.issue(ref);
  return issue && readIncident(issue, await github.issueEvents(issue), github, policy);
}

/**
 * Which comments may command. GitHub is asked about each author once; what was accepted stays accepted, so that
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
  for (const { login, comment } of commanders(events)) {
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

/** Whether somebody has the role that commands need; 1 call. */
export async function mayCommand(
  login: string,
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<boolean> {
  return ROLES.indexOf(await github.permission(ref, login)) >= ROLES.indexOf(policy.incidents.commandRole);
}

/** Who is named by new commands and has no access; 1 call for each name. */
async function unknownLogins(
  events: readonly IssueEvent[],
  fresh: ReadonlySet<number>,
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<Set<string>> {
  const unknown = new Set<string>();
  for (const login of namedLogins(events, fresh, policy))
    if ((await github.permission(ref, login)) === 'none') unknown.add(login);
  return unknown;
}

/** Numbers that new commands name as other incidents, and that are no issues; 1 call for each. */
async function missing(
  events: readonly IssueEvent[],
  fresh: ReadonlySet<number>,
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<Set<number>> {
  const gone = new Set<number>();
  for (const other of namedIncidents(events, fresh, policy, issueRef(ref)))
    if (!(await github.issue(other))) gone.add(other.number);
  return gone;
}

/** Short names for what others show of an incident, who are looked at again only when theirs changes. */
export function shownOf(incident: Incident): { readonly byReport: string; readonly byCheck: string } {
  const { severity, phase, phaseSince, dropped, milestones, like } = incident;
  const isOver = phase === 'mitigated' || phase === 'resolved';
  const state = dropped ? 'dropped' : isOver ? `${phase} ${phaseSince}` : 'open';
  const times = Object.entries(milestones).map(([name, { at }]) => `${name} ${at}`);
  return {
    byReport: hash([severity, state, like ? isAnswered(incident) : ''].join(' ')),
    byCheck: hash([severity, dropped ? 'dropped' : phase, ...times].join(' ')),
  };
}

/** Both names as the panel's marker keeps them. */
export function stageOf(incident: Incident): string {
  const { byReport, byCheck } = shownOf(incident);
  return `${byReport}.${byCheck}`;
}

/** What the panel's marker says of its incident, besides the commands that were answered. */
export function panelMarker(declaration: Declaration | null, incident: Incident): Record<string, string> {
  return { ...(declaration ? writeDeclaration(declaration) : {}), stage: stageOf(incident) };
}

/** `123~2026-03-01T14:05:00Z~bo~9f86d081~sev 1`, with bars between: the commands that were accepted, as they were then. */
function writeAccepted(accepted: readonly Accepted[]): string {
  return accepted
    .map(({ comment, at, by, wording, text }) => [comment, at, by, wording, text].join('~'))
    .join('|');
}

function readAccepted(panel: Comment | null): Accepted[] {
  const written = panel ? findMarker(panel, 'panel')?.data.accepted : '';
  return (written ?? '').split('|').flatMap((entry) => {
    const [id, at, by, wording, text] = entry.split('~');
    return text === undefined ? [] : [{ comment: Number(id), at: at!, by: by!, wording: wording!, text }];
  });
}

/** The panel's comment: its marker, with the commands that were answered, and its text. */
export function panelBody(
  marker: Readonly<Record<string, string>>,
  answers: readonly Pick<Answer, 'comment' | 'verdict'>[],
  accepted: readonly Accepted[],
  text: string,
): string {
  const answered = writeCodes(answers);
  const kept = accepted.length ? { accepted: writeAccepted(accepted) } : {};
  return `${writeMarker('panel', { ...marker, answered, ...kept })}\n${text}`;
}

/** `123.124p.125d`: the comments that were answered, and how. Kept in the panel's marker. */
function writeCodes(answers: readonly Pick<Answer, 'comment' | 'verdict'>[]): string {
  return answers.map(({ comment, verdict }) => `${comment}${CODES[verdict]}`).join('.');
}

function readCodes(panel: Comment | null): Map<number, Answer['verdict']> {
  const written = panel ? findMarker(panel, 'panel')?.data.answered : '';
  const codes = new Map<number, Answer['verdict']>();
  for (const [, id, code] of (written ?? '').matchAll(/(\d+)([pd]?)/g))
    codes.set(Number(id), code === 'p' ? 'problem' : code === 'd' ? 'denied' : 'done');
  return codes;
}
