import type { ReadSection } from '../../sections.ts';
import type { TimelineEvent } from '../event.ts';

/** A part of the document that is a timeline. */
export interface Chronology {
  readonly section: ReadSection | null;
  readonly events: readonly TimelineEvent[];
}
