import type { ReadTime } from '../../../postmortem/model.ts';
import { minuteOf } from '../../../time/clock.ts';
import { leadTime } from '../../../time/lead.ts';

/** Minutes since midnight; null for a time without a clock. */
export function minuteOfDay({ iso, raw }: ReadTime): number | null {
  const clock = iso ? /T(\d\d):(\d\d)/.exec(iso) : null;
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const written = iso ? null : leadTime(raw)?.clock;
  return written ? minuteOf(written) : null;
}
