import type { PhrasingContent } from 'mdast';
import type { Span } from '../../markdown/document.ts';
import type { LeadTime } from '../../time/lead.ts';
import type { Zone } from '../../time/zone.ts';
import type { ReadSection } from '../sections.ts';

/** Something that may be an entry of a chronology: a text that begins with a time. */
export interface Candidate {
  readonly lead: LeadTime;
  readonly text: string;
  readonly textSpan: Span;
  readonly timeSpan: Span;
  readonly span: Span;
  /** As far as the day of this candidate reaches, if it turns out to be the day of those below it. */
  readonly scopeEnd: number;
  readonly section: ReadSection | null;
  readonly layout: 'heading' | 'item' | 'row' | 'line';
  readonly content: readonly PhrasingContent[];
  /** Of a table's header. */
  readonly zone: Zone | null;
  /** True where nothing but the time stands in its own line. */
  readonly isBare: boolean;
}

/** Something that tells the day or the zone of what follows it: a heading, a remark. */
export interface Remark {
  readonly remark: string;
  readonly from: number;
  readonly scopeEnd: number;
  readonly isHeading: boolean;
  /** The entry that it is if those around it say so: a list item without a time in front. */
  readonly item?: Omit<Candidate, 'lead'>;
}

export type TimelineEvent = Candidate | Remark;

export const isCandidate = (event: TimelineEvent): event is Candidate => 'lead' in event;
