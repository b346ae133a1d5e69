import { minuteOf } from '../../../time/clock.ts';
import type { Candidate } from '../event.ts';

/** How many times make a timeline without a heading. */
export const ENOUGH = 3;

/** "14:45 GMT" on a line of its own: nothing else looks so. */
export const isZonedLine = ({ layout, lead, isBare }: Candidate): boolean =>
  layout === 'line' && isBare && lead.clock !== null && lead.zone !== null;

/** "8.48 NB restarts it". */
export const isClockLine = ({ layout, lead, text }: Candidate): boolean =>
  layout === 'line' && lead.clock !== null && lead.day === null && !lead.isProse && isDescription(text);

/** "9.05 – EJ opens the sale", on every item of a list below a date, in order. */
export function areClockItems(candidates: readonly Candidate[], shown: number): boolean {
  const minutes = candidates.map(({ lead }) => (lead.clock && !lead.day ? minuteOf(lead.clock) : -1));
  return (
    candidates.length === shown &&
    shown >= ENOUGH &&
    candidates.every(({ text, lead }) => isDescription(text) && !lead.isProse) &&
    minutes.every((minute, index) => minute >= (minutes[index - 1] ?? 0))
  );
}

/** "**04-28-2025**: The station's mail is moved": a day with its year, in bold, and what happened. */
export const isDayLine = (candidate: Candidate | undefined): boolean =>
  candidate !== undefined &&
  candidate.layout === 'line' &&
  candidate.lead.day?.year != null &&
  candidate.lead.clock === null &&
  !candidate.lead.isProse &&
  candidate.content[0]?.type === 'strong' &&
  isDescription(candidate.text);

export function isStrong(candidate: Candidate): boolean {
  const { lead } = candidate;
  if (candidate.layout === 'line' && (lead.isProse || !lead.clock)) return false;
  if (candidate.layout === 'row' && !isDescription(candidate.text)) return false;
  return lead.isSure && (lead.clock !== null || lead.day !== null) && !lead.isRelative;
}

/** True for prose: a row of identifiers and amounts is not an event. */
function isDescription(text: string): boolean {
  return /\p{L}[\s\p{P}]+\p{L}{2}/u.test(text);
}
