import type { Rotation } from '../policy/sections/services.ts';
import { calendarDate, instantOf } from '../time/local.ts';
import { zoneNamed } from '../time/zone.ts';

const HOUR = 3_600_000;
const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168 };

/** Who is on call, and for how long. */
export interface Shift {
  readonly login: string;
  /** Who has the next shift and is asked when `login` does not answer; null when there is nobody else. */
  readonly deputy: string | null;
  /** ISO instants: from the first one up to, and without, the second. */
  readonly from: string;
  readonly until: string;
}

/**
 * The shift of a rotation at an instant; null before its first shift. Shifts change at the same local time in summer
 * and winter, so one of a week has 167 to 169 hours.
 */
export function shiftAt(rotation: Rotation, now: Date): Shift | null {
  const start = calendarDate(rotation.start);
  const zone = zoneNamed(rotation.zone);
  if (start === null || zone === null) return null;
  const length = lengthOf(rotation.shift);
  const beginning = (index: number) => instantOf(start + index * length, zone);
  // The offset of the zone moves a beginning by hours at most, so this guess is off by a shift or a few short ones.
  let index = Math.floor((now.getTime() - beginning(0)) / length);
  while (beginning(index) > now.getTime()) index--;
  while (beginning(index + 1) <= now.getTime()) index++;
  if (index < 0) return null;
  const people = rotation.rotation;
  const login = people[index % people.length]!;
  const later = people.map((_, step) => people[(index + 1 + step) % people.length]!);
  return {
    login,
    deputy: later.find((each) => each.toLowerCase() !== login.toLowerCase()) ?? null,
    from: new Date(beginning(index)).toISOString(),
    until: new Date(beginning(index + 1)).toISOString(),
  };
}

/** Milliseconds of `12h`, `1 day`, `2 weeks`. */
function lengthOf(text: string): number {
  const [, count = '1', unit = 'w'] = /^(\d+) ?([hdw])/.exec(text) ?? [];
  return Number(count) * HOURS[unit]! * HOUR;
}
