import type { LeadTime } from '../../../time/lead.ts';
import { NO_MOMENT } from '../../../time/moment.ts';

/** The time of an entry without one. */
export const NO_TIME: LeadTime = {
  ...NO_MOMENT,
  until: null,
  isApproximate: false,
  isRelative: false,
  isSure: false,
  isProse: false,
  start: 0,
  end: 0,
  textStart: 0,
};

/** True for a time with neither day nor clock, which only marks an entry: `--:--`, or a bullet below a day. */
export const isOpen = ({ day, clock, weekday, isRelative, daysLater }: LeadTime): boolean =>
  !day && !clock && weekday === null && !isRelative && daysLater === undefined;
