import type { ClockTime } from '../../time/clock.ts';
import { type DayNumber, dayToIso } from '../../time/day.ts';
import { offsetAt, signedOffset, type Zone } from '../../time/zone.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';
import type { ReadTime } from '../model.ts';

/** The ISO form of a day, a clock time and a zone, as far as each is known. */
export function instant(
  day: DayNumber | null,
  clock: ClockTime | null,
  zone: Zone | null,
): { iso: string | null; epoch: number | null } {
  if (day === null) return { iso: null, epoch: null };
  if (!clock) return { iso: dayToIso(day), epoch: null };
  const seconds = clock.hour * 3600 + clock.minute * 60 + (clock.second ?? 0);
  const local = day * DAY + seconds * 1000;
  const iso = new Date(local).toISOString().slice(0, 19);
  const offset = zone && offsetAt(zone, local);
  // A likely offset is shown, but no instant is compared or recorded by it.
  if (zone?.kind === 'ambiguous' && zone.likely !== undefined)
    return { iso: iso + offsetText(zone.likely), epoch: null };
  if (offset === null) return { iso, epoch: null };
  return { iso: iso + offsetText(offset), epoch: local - offset * MINUTE };
}

const offsetText = (minutes: number) => (minutes === 0 ? 'Z' : signedOffset(minutes));

/** Where a zone came from, unless its abbreviation has several meanings. */
export function originOf(zone: Zone | null, from: ReadTime['zone']): ReadTime['zone'] {
  if (zone?.kind !== 'ambiguous') return from;
  return zone.likely === undefined ? 'ambiguous' : 'assumed';
}
