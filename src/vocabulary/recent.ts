import { DAY } from './milliseconds.ts';

/** Days for which what is over is still swept, and may be opened again. After that it is history, and left as it is. */
export const RECENT_DAYS = 14;

/** Whether an ISO instant is that recent; false for null. */
export const isRecent = (at: string | null, now: Date): boolean =>
  at !== null && now.getTime() - Date.parse(at) <= RECENT_DAYS * DAY;
