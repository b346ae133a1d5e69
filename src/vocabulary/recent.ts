import { DAY } from './milliseconds.ts';

/** Days after its last change for which what is over is swept, and after its closing for which it may be reopened. */
export const RECENT_DAYS = 14;

/** Whether an ISO instant is that recent; false for null. */
export const isRecent = (at: string | null, now: Date): boolean =>
  at !== null && now.getTime() - Date.parse(at) <= RECENT_DAYS * DAY;
