import type { Policy } from '../../policy/schema.ts';
import { DAY } from '../../vocabulary/milliseconds.ts';
import type { OpenedFacts } from './observe.ts';

/** Milliseconds after a command for which a failed assignment is retried. */
const TRIED_FOR = DAY;

/**
 * Who to assign and unassign after commands that changed who has a role. People who were assigned or unassigned since the
 * command are left alone: Debrief did it already, or somebody decided otherwise.
 */
export function dutyChange(
  { read, incident }: OpenedFacts,
  { incidents }: Policy,
  now: Date,
): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  const earliest = now.getTime() - TRIED_FOR;
  const commanded = new Set(
    read.facts.events.flatMap((event) => (event.type === 'commented' ? [event.comment.createdAt] : [])),
  );
  const isOwed = (login: string, since: string) =>
    Date.parse(since) > earliest &&
    commanded.has(since) &&
    !read.facts.events.some(
      (event) => 'assignee' in event && isSame(event.assignee, login) && event.at >= since,
    );
  const turns = incident.turns.filter(({ role }) => incidents.assignRoles.includes(role));
  const held = turns.filter(({ until }) => until === null);
  const isAssigned = (login: string) => read.issue.assignees.some((own) => isSame(own, login));
  const isHeld = (login: string) => held.some((turn) => isSame(turn.login, login));
  const taken = held.filter(({ login, since }) => !isAssigned(login) && isOwed(login, since));
  const left = turns.filter(
    ({ login, until }) => until !== null && isAssigned(login) && !isHeld(login) && isOwed(login, until),
  );
  return { add: logins(taken), remove: logins(left) };
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const logins = (turns: readonly { readonly login: string }[]) => [
  ...new Set(turns.map(({ login }) => login)),
];
