import { type Observed, startOf } from '../../src/evidence/observed.ts';
import type { Incident } from '../../src/incident/incident.ts';

/** The incident's own record and nothing else: what is observed before anybody asks GitHub for more. */
export function recordAlone(incident: Incident): Observed {
  const to = incident.milestones.resolved?.at ?? incident.phaseSince;
  return {
    incident,
    window: { from: startOf(incident), to },
    alerts: [],
    marked: [],
    pinned: [],
    leftOut: [],
    attachments: [],
    activity: [],
  };
}
