import type { Issue, IssueEvent } from '../../github/port.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';

/** Milliseconds before the closing in which a person may have told the bot to close it. */
const TOLD_WITHIN = DAY;

/** Milliseconds before the closing in which nothing may have happened, so that it was closed because nothing did. */
const QUIET_FOR = 7 * DAY;

/** A bot closed the issue of an item, and nobody here told it to. */
export interface BotClosing {
  /** It closed as not planned what had been quiet. Otherwise it may pass on a decision made in another tool. */
  readonly isTidying: boolean;
  /** Debrief has reopened the issue after a bot before. Two bots must not open and close it in turn. */
  readonly isAgain: boolean;
}

/**
 * Null for an issue that is open, or that a person closed, or a bot that a person had just told to. `isAgain`: what the
 * card remembers, which may be gone, or not written yet. Pure.
 */
export function botClosing(
  { state, closedAs, createdAt }: Issue,
  events: readonly IssueEvent[],
  isAgain: boolean,
): BotClosing | null {
  const closing = events.findLast(({ type }) => type === 'closed');
  if (state === 'open' || !closing || !isOtherBot(closing)) return null;
  const closed = Date.parse(closing.at);
  const isTold = events.some(
    ({ actor, at }) => actor.kind === 'user' && Date.parse(at) >= closed - TOLD_WITHIN,
  );
  if (isTold) return null;
  const isQuiet = [
    { at: createdAt },
    ...events.filter(({ actor }) => actor.login !== closing.actor.login),
  ].every(({ at }) => Date.parse(at) <= closed - QUIET_FOR || Date.parse(at) > closed);
  return { isTidying: closedAs === 'not-planned' && isQuiet, isAgain: isAgain || hasReopened(events) };
}

const isOtherBot = ({ actor }: IssueEvent) => actor.kind === 'bot' && !actor.app;

/** Whether Debrief reopened what a bot had closed. */
function hasReopened(events: readonly IssueEvent[]): boolean {
  const changes = events.filter(({ type }) => type === 'closed' || type === 'reopened');
  return changes.some(({ type, actor }, index) => {
    const before = changes[index - 1];
    return type === 'reopened' && actor.app && before?.type === 'closed' && isOtherBot(before);
  });
}
