/** Lengths of time in milliseconds, as `Date` counts them. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** Of UTC: where clocks change, a local day is an hour longer or shorter. */
export const DAY = 24 * HOUR;
/** How far the clocks of two machines may differ. */
export const CLOCKS_DIFFER = 5 * MINUTE;
