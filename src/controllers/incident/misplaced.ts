import { findMarker, writeMarker } from '../../github/markers.ts';
import type { GitHub, Issue, IssueEvent } from '../../github/port.ts';
import { asksAnew, commanders, isAnswered, meansCommand } from '../../incident/answers.ts';
import { readDeclare } from '../../incident/commands/declare.ts';
import { Given } from '../../incident/commands/quoted.ts';
import { hasCommand } from '../../incident/commands/read.ts';
import type { Policy } from '../../policy/schema.ts';
import { mayCommand } from './may-command.ts';
import type { IncidentStep } from './steps.ts';

/** The first comment with commands in the wrong place that is not answered. */
export interface Misplaced {
  readonly login: string;
  readonly comment: number;
  /** Debrief's one reply to such comments, and those that it answers; null before there is one. */
  readonly reply: { readonly id: number; readonly to: string } | null;
  /** Whether its author may give commands; also false if that was not checked because there is an incident. */
  readonly allowed: boolean;
  readonly declares: boolean;
  /** Which commands people have written here, in this comment and earlier ones. */
  readonly of: Readonly<Record<'incident' | 'action', boolean>>;
}

export const commentsIn = (events: readonly IssueEvent[]) =>
  events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));

/**
 * Null if every command has its answer. `isOpened`: there is an incident, so it does not matter who may declare one. Then
 * no call, else 1 for each person. `isCommand`: which comments to answer.
 */
export async function misplacedIn(
  events: readonly IssueEvent[],
  issue: Issue,
  {
    isOpened,
    isCommand = isAnswered,
  }: { readonly isOpened: boolean; readonly isCommand?: typeof isAnswered },
  github: GitHub,
  policy: Policy,
): Promise<Misplaced | null> {
  const comments = commentsIn(events);
  const declared = comments.map((comment) => findMarker(comment, 'declared')?.data.command);
  const known = comments.find((comment) => findMarker(comment, 'reply')) ?? null;
  const reply = known && { id: known.id, to: findMarker(known, 'reply')!.data.to ?? '' };
  const answered = reply?.to.split('.') ?? [];
  const done = [...declared, ...answered];
  // What its author deleted may be what an e-mail quotes.
  const isGone = answered.some((id) => !comments.some((comment) => String(comment.id) === id));
  if (issue.locked) return null;
  const of = { incident: false, action: false };
  const may = new Map<string, boolean>();
  const given = new Given('incident');
  for (const { login, comment } of commanders(events, isCommand)) {
    const { body } = comments.find(({ id }) => id === comment)!;
    const isDone = done.includes(String(comment));
    const isNew = asksAnew(body, isGone ? [] : given.missing(body));
    given.add(body);
    if (!isNew) continue;
    if (!isDone && !isOpened && !may.has(login))
      may.set(login, await mayCommand(login, issue, github, policy));
    const allowed = may.get(login) ?? false;
    const declares = readDeclare(body, policy) !== null;
    // Without permission, only somebody who asks for an incident gets an answer.
    if (!isDone && !isOpened && !allowed && !declares) continue;
    of.incident ||= meansCommand(body);
    of.action ||= hasCommand(body, 'action');
    if (!isDone) return { login, comment, reply, allowed, declares, of };
  }
  return null;
}

/** One reply for all commands in the wrong place, and a reaction for each. */
export function pointTo(text: string, { comment, login, reply: known }: Misplaced): IncidentStep {
  const to = known ? `${known.to}.${comment}` : comment;
  const reply = `${writeMarker('reply', { to })}\n${text}`;
  const edits = known?.id ?? null;
  return { type: 'answer', comment, login, reaction: 'confused', reply, edits, offer: null };
}
