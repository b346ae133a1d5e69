import type { Issue } from '../../github/port.ts';
import type { Declaration } from '../../incident/facts.ts';
import { looksAlike } from '../../incident/likeness.ts';
import { later } from '../../incident/promises.ts';
import type { Policy } from '../../policy/schema.ts';
import { issueRef } from '../../vocabulary/refs.ts';
import { declarationOf } from './read.ts';

/** What is known of an incident before it is declared. */
interface Described {
  readonly title: string;
  readonly services: readonly string[];
}

/** The first of these open incidents that was declared within the policy's window before, and is similar. */
export function findLike(
  described: Described,
  at: string,
  others: readonly Issue[],
  policy: Policy,
): Declaration['like'] | null {
  const since = startOfLikeness(at, policy);
  // Later ones are joined to the one reported first.
  for (const other of others.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))) {
    const declaration = declarationOf(other);
    // If incidents stay in place, their panels hold the declaration; the label is a good enough filter.
    if (other.state === 'closed' || (!declaration && policy.incidents.place !== 'in-place')) continue;
    const declaredAt = declaration?.at ?? other.createdAt;
    if (declaredAt < since || declaredAt > at || since === at) continue;
    const known = { title: other.title.replace(/^Incident: /, ''), services: declaration?.services ?? [] };
    if (looksAlike(described, known)) return { incident: issueRef(other), at: declaredAt };
  }
  return null;
}

/** ISO instant after which an incident may be the same as one declared at `at`; `at` itself for never. */
export function startOfLikeness(at: string, { incidents }: Policy): string {
  return later(at, -incidents.sameWithinMinutes);
}
