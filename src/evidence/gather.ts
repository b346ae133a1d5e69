import type { Incident } from '../incident/incident.ts';
import { EVIDENCE_SOURCES } from './index.ts';
import type { Evidence } from './source.ts';

/** All evidence on an incident, oldest first. What happened at one instant stays in the order of its source. Pure. */
export function gatherEvidence(incident: Incident): Evidence[] {
  return EVIDENCE_SOURCES.flatMap((source) => source.of(incident)).sort((a, b) => a.at.localeCompare(b.at));
}
