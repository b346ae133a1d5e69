import { type Candidate, isCandidate, type TimelineEvent } from '../event.ts';

/** Sentences like "At 14:03, we …" are entries only if there are no others. */
export function withoutProse(events: TimelineEvent[]): TimelineEvent[] {
  const isProse = (event: TimelineEvent) =>
    isCandidate(event) && event.layout === 'line' && event.lead.isProse && event.text.trim() !== '';
  const others = events.filter(isCandidate).filter((event) => !isProse(event));
  // "Around 11:40 customers call." is an entry among lines that begin with a bare time.
  const areLines = others.filter(({ layout }) => layout === 'line').length >= 2;
  const isEntry = (event: TimelineEvent) =>
    areLines && isCandidate(event) && event.lead.isApproximate && event.text.length <= 120;
  return others.length >= 2 ? events.filter((event) => !isProse(event) || isEntry(event)) : events;
}

/** "2025" and "2024 requests failed" are not at 20:25 and 20:24, unless others are written like "1405". */
export function withoutYears(events: TimelineEvent[]): TimelineEvent[] {
  const isBareNumber = ({ lead: { clock, day, zone, start, end } }: Candidate) =>
    clock !== null && !clock.isSure && !day && !zone && end - start === 4;
  const bare = events.filter(isCandidate).filter(isBareNumber);
  const isYear = ({ lead }: Candidate) => lead.clock!.hour === 19 || lead.clock!.hour === 20;
  if (!bare.every(isYear)) return events;
  const years = new Set<TimelineEvent>(bare);
  return events.filter((event) => !years.has(event));
}

/** "12/03/2024, ET" on a line of its own dates the entries below it, even if their times are at the end. */
export function isDateLine({ layout, lead, text, isBare }: Candidate): boolean {
  return (
    layout === 'line' &&
    lead.day !== null &&
    lead.clock === null &&
    (isBare || /^\W*(?:[A-Z]{2,5}\W*)?$/.test(text))
  );
}
