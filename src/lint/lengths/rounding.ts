import { durationAt } from '../../time/duration.ts';

/** Half of the smallest unit written, in minutes, and at least one: “3 hours” may be 2:30 to 3:30. */
export const rounding = (raw: string): number => Math.max(1, (durationAt(raw, 0)?.smallest ?? 0) / 2);
