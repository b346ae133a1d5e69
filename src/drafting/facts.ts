import { gatherEvidence, type Timeline } from '../evidence/gather.ts';
import type { Observed } from '../evidence/observed.ts';
import type { Incident } from '../incident/incident.ts';
import type { Policy } from '../policy/schema.ts';

/** What a draft is made from. */
export interface DraftFacts {
  readonly incident: Incident;
  readonly policy: Policy;
  readonly timeline: Timeline;
  /** Screenshots and files that people attached to comments, with the comment that each stands in. */
  readonly attachments: Observed['attachments'];
}

/** What a draft is made from where GitHub shows this of the incident. */
export function draftFacts(observed: Observed, policy: Policy): DraftFacts {
  const { incident, attachments } = observed;
  return { incident, policy, attachments, timeline: gatherEvidence(observed, policy.evidence.gapMinutes) };
}
