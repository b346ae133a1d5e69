import type { Policy } from '../policy/schema.ts';
import { type IncidentRef, parseRef, sameIssue } from '../vocabulary/refs.ts';
import { commandsFor } from './commands/for-policy.ts';
import { readCommands } from './commands/read.ts';
import { understand } from './commands/understand.ts';
import type { IncidentEvent } from './facts.ts';

/** Logins that commands in comments of people name, each once: to be looked up before the commands are run. */
export function namedLogins(
  events: readonly IncidentEvent[],
  comments: ReadonlySet<number>,
  policy: Policy,
): string[] {
  const named = understood(events, comments, policy).flatMap(
    ({ command, text }) => command.logins?.(text).map((login) => login.toLowerCase()) ?? [],
  );
  return [...new Set(named)];
}

/** The other incidents of the same repository that these commands name, each once. */
export function namedIncidents(
  events: readonly IncidentEvent[],
  comments: ReadonlySet<number>,
  policy: Policy,
  here: IncidentRef,
): IncidentRef[] {
  const named = understood(events, comments, policy).flatMap(
    ({ command, text }) => command.others?.(text).flatMap((word) => parseRef(word, here) ?? []) ?? [],
  );
  const others = named.filter(
    (each) => sameIssue(each, { ...here, number: each.number }) && !sameIssue(each, here),
  );
  return [...new Map(others.map((each) => [each.number, each])).values()];
}

function understood(events: readonly IncidentEvent[], comments: ReadonlySet<number>, policy: Policy) {
  const commands = commandsFor(policy);
  return events.flatMap((event) =>
    event.type === 'commented' && comments.has(event.comment.id)
      ? readCommands(event.comment.body).flatMap((line) => understand(line, commands) ?? [])
      : [],
  );
}
