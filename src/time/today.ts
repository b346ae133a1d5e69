import { MINUTE } from '../vocabulary/milliseconds.ts';
import { offsetAtInstant, type Zone } from './zone.ts';

/**
 * The day that it is in a zone: `2026-03-04`. A document is judged by the day in UTC, so that the App, the Action and
 * every laptop find the same in it; the pages of the dashboard have repositories with different zones, and count in
 * UTC, too. What reminds people counts in the team's zone.
 */
export const todayIn = (now: Date, zone: Zone): string =>
  new Date(now.getTime() + (offsetAtInstant(zone, now.getTime()) ?? 0) * MINUTE).toISOString().slice(0, 10);
