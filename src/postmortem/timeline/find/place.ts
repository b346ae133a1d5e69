import { type LeadTime, leadTime } from '../../../time/lead.ts';
import type { ReadSection } from '../../sections.ts';

/** Finds an entry's time: at its start, or anywhere in it if no entry starts with one. */
export type TimeFinder = (text: string) => LeadTime | null;

/** Where texts that may be entries are. */
export interface Place {
  readonly section: ReadSection | null;
  /** The offset up to which a day or a zone in them applies. */
  readonly scopeEnd: number;
  readonly find: TimeFinder;
}

export const placeIn = (section: ReadSection | null, find: TimeFinder = leadTime): Place => ({
  section,
  scopeEnd: section?.body.end ?? Number.MAX_SAFE_INTEGER,
  find,
});
