import { findMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, GitHub, Issue, IssueEvent, Permission } from '../../github/port.ts';
import type { Declaration, IncidentFacts } from '../../incident/facts.ts';
import { commanders, namedLogins } from '../../incident/fold.ts';
import type { Answer, Incident } from '../../incident/incident.ts';
import { hash } from '../../lint/fingerprint.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullRef, type IssueRef, parseRef } from '../../vocabulary/refs.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { alertComments } from './alerts.ts';

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
}

const ROLES: readonly Permission[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const CODES = { done: '', problem: 'p', denied: 'd' } as const;

/** What Debrief noted in an incident issue that it opened; null for every other issue, whatever stands in it. */
export function declarationOf(issue: Issue): Declaration | null {
  return toDeclaration(findMarker(issue, 'incident')?.data, issue);
}

/** The data of a marker that tells of a declaration: in the issue's body, and once more in the panel. */
export function declarationData({ source, at, by, severity }: Declaration): Record<string, string> {
  return { source: fullRef(source), at, by, severity };
}

function toDeclaration(
  data: Readonly<Record<string, string>> | undefined,
  here: IssueRef,
): Declaration | null {
  const source = parseRef(data?.source ?? '', here);
  const severity = SEVERITIES.find((name) => name === data?.severity);
  if (!data || !source || !severity || Number.isNaN(Date.parse(data.at ?? ''))) return null;
  return { source, at: data.at!, by: data.by ?? '', severity };
}

/** Reads an incident issue: its events, and what each new commander may do (1 call each). 1 call for 100 events. */
export async function readIncident(issue: Issue, github: GitHub, policy: Policy): Promise<IncidentRead> {
  const events = await github.issueEvents(issue);
  const own = events.flatMap((event) =>
    event.type === 'commented' && event.comment.author.app ? [event.comment] : [],
  );
  const panel = own.find((comment) => findMarker(comment, 'panel')) ?? null;
  const answered = readCodes(panel);
  const replies = own.flatMap((comment): [number, Comment][] => {
    const to = Number(findMarker(comment, 'reply')?.data.to);
    return to ? [[to, comment]] : [];
  });
  const allowed = await permitted(events, answered, issue, github, policy);
  return {
    issue,
    facts: {
      issue,
      events,
      // People edit bodies, and may take the marker out with the rest: the panel has it too.
      declaration:
        declarationOf(issue) ?? toDeclaration(panel ? findMarker(panel, 'panel')?.data : undefined, issue),
      permitted: allowed,
      unknownLogins: await unknownLogins(events, allowed, answered, issue, github, policy),
    },
    panel,
    answered,
    // Should there be two, the first one is kept right.
    replies: new Map(replies.reverse()),
    alerts: alertComments(own),
  };
}

/** The incident issue of this number, read; null when it is gone or is not an incident issue. */
export async function findIncident(
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<IncidentRead | null> {
  const issue = await github.issue(ref);
  if (!issue?.author.app) return null;
  const read = await readIncident(issue, github, policy);
  return read.facts.declaration ? read : null;
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
  const least = ROLES.indexOf(policy.incidents.commandRole);
  const asked = new Map<string, Promise<Permission>>();
  for (const { login, comment } of commanders(events)) {
    const verdict = answered.get(comment);
    if (verdict === 'denied') continue;
    if (verdict) {
      allowed.add(comment);
      continue;
    }
    if (!asked.has(login)) asked.set(login, github.permission(ref, login));
    if (ROLES.indexOf(await asked.get(login)!) >= least) allowed.add(comment);
  }
  return allowed;
}

/** Who is named by commands and has no access; 1 call for each new name. Names that were accepted stay accepted. */
async function unknownLogins(
  events: readonly IssueEvent[],
  allowed: ReadonlySet<number>,
  answered: IncidentRead['answered'],
  ref: IssueRef,
  github: GitHub,
  policy: Policy,
): Promise<Set<string>> {
  const fresh = new Set([...allowed].filter((comment) => answered.get(comment) !== 'done'));
  const unknown = new Set<string>();
  for (const login of namedLogins(events, fresh, policy))
    if ((await github.permission(ref, login)) === 'none') unknown.add(login);
  return unknown;
}

/**
 * A short name for what the report and the check of the post-mortem show of an incident. The panel's marker keeps it, so
 * that they are looked at again only when it changes.
 */
export function stageOf({ severity, phase, dropped, milestones }: Incident): string {
  const times = Object.entries(milestones).map(([name, { at }]) => `${name} ${at}`);
  return hash([severity, dropped ? 'dropped' : phase, ...times].join(' '));
}

/** What the panel's marker says of its incident, besides the commands that were answered. */
export function panelMarker(declaration: Declaration | null, incident: Incident): Record<string, string> {
  return { ...(declaration ? declarationData(declaration) : {}), stage: stageOf(incident) };
}

/** The panel's comment: its marker, with the commands that were answered, and its text. */
export function panelBody(
  marker: Readonly<Record<string, string>>,
  answers: readonly Pick<Answer, 'comment' | 'verdict'>[],
  text: string,
): string {
  return `${writeMarker('panel', { ...marker, answered: writeCodes(answers) })}\n${text}`;
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
