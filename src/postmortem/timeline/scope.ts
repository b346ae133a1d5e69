import type { Zone } from '../../time/zone.ts';
import { dayIn } from './days/day-in.ts';
import type { DayAround, EntryDays } from './days/entry-days.ts';
import { isCandidate, type TimelineEvent } from './event.ts';
import { zoneAfterDay } from './zones/aside.ts';
import { headingZone, zoneNote } from './zones/zone-note.ts';

/** What a heading or remark gives to the entries below it. */
export interface Scope extends DayAround {
  readonly end: number;
  readonly zone: Zone | null;
  readonly isHeading: boolean;
}

/** The day and zone that a remark, or a candidate with only a day, gives to the entries below it. */
export function scopeOf(event: TimelineEvent, days: EntryDays): Scope {
  if (isCandidate(event)) {
    const day = event.lead.day ? days.read(event.lead.day) : null;
    const zone = event.lead.zone ?? zoneAfterDay(event.text);
    return { end: event.scopeEnd, day, zone, isHeading: true, isDefault: false };
  }
  const { remark: text, isHeading, scopeEnd } = event;
  const isDefault = text.length <= 200 && ALL_ENTRIES.test(text);
  const isShort = isHeading || isDefault || text.length <= 60 || /:\s*$/.test(text) || DATED.test(text);
  const parts = isShort ? dayIn(text) : null;
  const day = parts ? days.read(parts) : isShort ? days.named(text) : null;
  return { end: scopeEnd, day, zone: isHeading ? headingZone(text) : zoneNote(text), isHeading, isDefault };
}

/** "Timeline (UTC, 2026-03-04; times of logs are exact, others approximate)". */
const DATED = /^[\s*_]*(?:\p{L}+[\s*_]+)?[(（][^()\d]{0,12}\d{4}-\d\d-\d\d[,;)]/u;

/** "Unless otherwise noted all events happened on 4 March, and all times are in UTC." */
const ALL_ENTRIES =
  /\b(?:all|unless (?:otherwise )?(?:noted|stated|specified|indicated))\b.*\b(?:events?|times?|timestamps?|entries)\b/i;
