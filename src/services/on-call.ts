import type { Rotation } from '../policy/sections/services.ts';
import { calendarDate, instantOf } from '../time/local.ts';
import { zoneNamed } from '../time/zone.ts';
import { HOUR } from '../vocabulary/milliseconds.ts';

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };

/** Who is on call, and for how long. */
export interface Shift {
  readonly login: string;
  /** The next person in the rotation, who is asked if `login` does not answer; null if there is nobody else. */
  readonly deputy: string | null;
  /** ISO instants of a half-open interval. */
  readonly from: string;
  readonly until: string;
}

/**
 * The shift of a rotation at an instant; null before the first shift. Shifts always change at the same local time, so a
 * week has 167 to 169 hours.
 */
export function shiftAt(rotation: Rotation, now: Date): Shift | null {
  const start = calendarDate(rotation.start);
  const zone = zoneNamed(rotation.zone);
  if (start === null || zone === null) return null;
  const length = lengthOf(rotation.shift);
  const startOf = (index: number) => instantOf(start + index * length, zone);
  // Zone offsets move a start by a few hours at most, so this guess is off by one shift, or a few short ones.
  let index = Math.floor((now.getTime() - startOf(0)) / length);
  while (startOf(index) > now.getTime()) index--;
  while (startOf(index + 1) <= now.getTime()) index++;
  if (index < 0) return null;
  const people = rotation.rotation;
  const login = people[index % people.length]!;
  const later = people.map((_, step) => people[(index + 1 + step) % people.length]!);
  return {
    login,
    deputy: later.find((each) => each.toLowerCase() !== login.toLowerCase()) ?? null,
    from: new Date(startOf(index)).toISOString(),
    until: new Date(startOf(index + 1)).toISOString(),
  };
}

/** Milliseconds of `12h`, `1 day`, `2 weeks`. */
function lengthOf(text: string): number {
  const [, count = '1', unit = 'w'] = /^(\d+) ?([hdw])/.exec(text) ?? [];
  return Number(count) * HOURS[unit]! * HOUR;
}
