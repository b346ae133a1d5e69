import type { ToldEntry } from './told-events.ts';

const WHOLE =
  '(?:issue|incident|outage|problem|services?|site|normal (?:service|operation)s?|full (?:service|functionality))';
const WAS = '(?:was|were|is|has been|have been) (?:fully |finally |completely |first |initially )?';

/** What a clause says of the incident as a whole, and the entries that tell the same. */
const MILESTONES: readonly {
  readonly said: RegExp;
  /** Entries that may be meant. */
  readonly like: RegExp;
  readonly milestone: 'resolved' | 'detected';
}[] = [
  {
    said: new RegExp(String.raw`\b${WHOLE} ${WAS}(?:resolved|restored|fixed|recovered)\b`, 'i'),
    like: /\b(?:resolv|restor|recover|fix|mitigat|roll|revert|back|normal|health|clos|over\b|work|success|green|pass|complet)/i,
    milestone: 'resolved',
  },
  {
    said: new RegExp(String.raw`\b${WHOLE} ${WAS}(?:detected|noticed|discovered)\b`, 'i'),
    like: /\b(?:detect|notic|discover|alert|alarm|page|report|complain|monitor|see|saw|spot|aware|investigat|start|begin|began|escalat)/i,
    milestone: 'detected',
  },
];

/**
 * "The issue was resolved at 15:15", and the timeline has that at 15:55: the entry that tells it, if no entry near the
 * stated time may be meant.
 */
export function milestoneElsewhere(
  entries: readonly ToldEntry[],
  clause: string,
  at: number,
  least: number,
): ToldEntry | null {
  const found = MILESTONES.find(({ said }) => said.test(clause));
  if (!found) return null;
  const told = entries.filter(({ entry }) => entry.milestones.includes(found.milestone));
  const [only] = told;
  if (!only || told.length > 1 || Math.abs(only.minute - at) < least) return null;
  const isNear = entries.some(
    ({ entry, minute }) => Math.abs(minute - at) <= least && found.like.test(entry.text),
  );
  return isNear ? null : only;
}
