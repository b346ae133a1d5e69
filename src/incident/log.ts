import { MILESTONES } from '../vocabulary/milestones.ts';
import type { Folding } from './folding.ts';
import type { Attribution, Incident, LogEntry } from './incident.ts';
import { MILESTONE_ROWS } from './stated-milestones.ts';

/** The log with the milestones at their current times, oldest first. */
export function logOf(
  folding: Folding,
  declared: Attribution,
  milestones: Incident['milestones'],
  severity: string,
): LogEntry[] {
  const assumed = milestones.detected?.assumed && milestones.detected.at === declared.at;
  const rows: LogEntry[] = [
    assumed
      ? {
          ...declared,
          kind: 'declared',
          text: `Detected, and declared as ${severity}`,
          milestone: 'detected',
        }
      : { ...declared, kind: 'declared', text: `Incident declared as ${severity}` },
  ];
  for (const milestone of MILESTONES) {
    const known = milestones[milestone];
    if (!known || (milestone === 'detected' && assumed)) continue;
    const { at, by, url } = known;
    rows.push({ at, by, url, kind: 'milestone', text: MILESTONE_ROWS[milestone], milestone });
  }
  // In one instant milestones come in their own order, each with what its comment says besides.
  const placeOf = (milestone: LogEntry['milestone']) => (milestone ? MILESTONES.indexOf(milestone) : -1);
  const of = new Map(rows.map(({ at, url, milestone }) => [`${at} ${url}`, placeOf(milestone) + 0.5]));
  const rank = (entry: LogEntry) =>
    entry.milestone ? placeOf(entry.milestone) : (of.get(`${entry.at} ${entry.url}`) ?? MILESTONES.length);
  return [...rows, ...folding.log]
    .map((entry, index) => ({ entry, index }))
    .sort(
      (a, b) => a.entry.at.localeCompare(b.entry.at) || rank(a.entry) - rank(b.entry) || a.index - b.index,
    )
    .map(({ entry }) => entry);
}
