import type { PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Links } from '../../incident/panel/row.ts';
import { postMortemDue } from '../../incident/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import type { LedgerLine } from '../../reliability/ledger/line.ts';
import { teamOf } from '../../services/find.ts';
import type { MILESTONES } from '../../vocabulary/milestones.ts';
import { fullRef } from '../../vocabulary/refs.ts';

interface Known {
  readonly incident: Incident;
  readonly postMortem: PullRequest | null;
  readonly items: Links['actionItems'];
}

/** An incident's line, or why it has none. */
export type Exported = { readonly line: LedgerLine } | { readonly id: string; readonly left: string };

/**
 * An incident as a line of the ledger; null if it was not an incident. The cause is null here: callers that know it add
 * it.
 */
export function toLedgerLine({ incident, postMortem, items }: Known, policy: Policy): LedgerLine | null {
  const { ref, url, title, kind, severity, dropped, services, detectedBy, recurrenceOf, reopened } = incident;
  if (dropped && !dropped.instead) return null;
  const { impact, pauses, updates } = incident;
  const time = (name: (typeof MILESTONES)[number]) => incident.milestones[name]?.at ?? null;
  const due = postMortemDue(incident, policy);
  return {
    id: fullRef(ref),
    url,
    title,
    kind,
    severity,
    services: [...services],
    team: teamOf(services, policy.services),
    cause: null,
    milestones: {
      started: time('started'),
      detected: time('detected'),
      acknowledged: time('acknowledged'),
      mitigated: time('mitigated'),
      resolved: time('resolved'),
    },
    pauses: pauses.map(({ from, to }) => ({ from, to })),
    affected: impact?.affected ?? null,
    detectedBy,
    duplicateOf: dropped?.instead ? fullRef(dropped.instead) : null,
    recurrenceOf: recurrenceOf && fullRef(recurrenceOf),
    reopened,
    updates: {
      due: updates.length,
      made: updates.filter(({ due, made }) => made !== null && Date.parse(made) <= Date.parse(due)).length,
    },
    postMortem: due === null && !postMortem ? null : { due, merged: postMortem?.mergedAt ?? null },
    items: items.map(({ due, done, declined = false, closedAt, objective }) => ({
      due,
      done: done ? closedAt : null,
      declined: declined ? closedAt : null,
      ...(objective && { objective }),
    })),
  };
}
