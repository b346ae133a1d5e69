import type { Policy } from '../../policy/schema.ts';
import type { OpenedFacts } from './observe.ts';

/**
 * Whom to assign and whom to take off the issue after a role was taken, handed over or left. Only for what was said
 * since the last look: later assignments by hand are left alone. `comments`: where it was said.
 */
export function dutyChange(
  { read, incident }: OpenedFacts,
  { incidents }: Policy,
): {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly comments: readonly number[];
} {
  const unanswered = read.facts.events.flatMap((event) =>
    event.type === 'commented' && !read.answered.has(event.comment.id) ? [event.comment] : [],
  );
  const fresh = new Set(unanswered.map(({ createdAt }) => createdAt));
  const turns = incident.turns.filter(({ role }) => incidents.assignRoles.includes(role));
  const held = lowered(turns.filter(({ until }) => until === null));
  const assigned = new Set(read.issue.assignees.map((login) => login.toLowerCase()));
  const taken = turns.filter(({ since, until }) => until === null && fresh.has(since));
  const left = turns.filter(({ until }) => until !== null && fresh.has(until));
  const changedAt = new Set([...taken.map(({ since }) => since), ...left.map(({ until }) => until)]);
  return {
    comments: unanswered.filter(({ createdAt }) => changedAt.has(createdAt)).map(({ id }) => id),
    add: unique(taken.map(({ login }) => login).filter((login) => !assigned.has(login.toLowerCase()))),
    remove: unique(
      left
        .map(({ login }) => login)
        .filter((login) => assigned.has(login.toLowerCase()) && !held.has(login.toLowerCase())),
    ),
  };
}

const lowered = (turns: readonly { readonly login: string }[]) =>
  new Set(turns.map(({ login }) => login.toLowerCase()));
const unique = (logins: readonly string[]) => [...new Set(logins)];
