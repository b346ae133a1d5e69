import type { Row } from '../../store/store.ts';
import { fullRef } from '../../vocabulary/refs.ts';
import type { IncidentControllerFacts } from './observe.ts';

/** The incident as pages and reports list it: no names of people, and nothing that they wrote but the title. */
export function record(facts: IncidentControllerFacts): Row[] {
  if (facts.kind !== 'incident') return [];
  const { incident, postMortem, items } = facts;
  const { ref, title, url, severity, phase, dropped, open, declaredAt } = incident;
  const milestones = Object.fromEntries(
    Object.entries(incident.milestones).map(([name, { at, assumed }]) => [name, { at, assumed }]),
  );
  const data = {
    ref,
    title,
    url,
    severity,
    phase,
    dropped: dropped?.reason ?? null,
    open,
    declaredAt,
    milestones,
    postMortem: postMortem && {
      number: postMortem.number,
      merged: postMortem.merged,
      state: postMortem.state,
    },
    actionItems: { done: items.filter(({ done }) => done).length, of: items.length },
  };
  return [{ table: 'incident', key: fullRef(ref), data }];
}
