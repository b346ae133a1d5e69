import type { Issue, IssueEvent } from '../../github/port.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';

/** Milliseconds before the closing in which a person may have told the bot to close it. */
const TOLD_WITHIN = DAY;

/**
 * The bot that closed an item's issue as not planned because nothing happened there; null for anything else. A bot that
 * tidies up does not know what was promised; one that a person has just told to close it does what they decided. Pure.
 */
export function tidiedBy({ state, closedAs }: Issue, events: readonly IssueEvent[]): string | null {
  if (state === 'open' || closedAs !== 'not-planned') return null;
  const closing = events.findLast(({ type }) => type === 'closed');
  if (closing?.actor.kind !== 'bot' || closing.actor.app) return null;
  const earliest = Date.parse(closing.at) - TOLD_WITHIN;
  const isTold = events.some(({ actor, at }) => actor.kind === 'user' && Date.parse(at) >= earliest);
  return isTold ? null : closing.actor.login;
}
