import type { PhrasingContent } from 'mdast';
import type { Span } from '../../markdown/document.ts';
import type { Block } from '../../markdown/text.ts';
import type { LeadTime } from '../../time/lead.ts';
import type { Zone } from '../../time/zone.ts';
import type { ReadSection } from '../sections.ts';

/** A possible timeline entry: a text that begins with a time. */
export interface Candidate {
  readonly lead: LeadTime;
  readonly text: string;
  readonly textSpan: Span;
  readonly timeSpan: Span;
  readonly span: Span;
  /** The offset up to which this candidate's day applies, if it dates the entries below it. */
  readonly scopeEnd: number;
  readonly section: ReadSection | null;
  readonly layout: 'heading' | 'item' | 'row' | 'line';
  readonly content: readonly PhrasingContent[];
  /** From a table's header. */
  readonly zone: Zone | null;
  /** True if the time is alone on its line. */
  readonly isBare: boolean;
}

/** A heading or remark that may give the day or the zone of what follows. */
export interface Remark {
  readonly remark: string;
  readonly from: number;
  readonly scopeEnd: number;
  readonly isHeading: boolean;
  /** For a list item that does not start with a time: the entry it becomes if its neighbours are entries. */
  readonly item?: Omit<Candidate, 'lead'>;
  /** For a paragraph that does not start with a time: the entry it becomes if the others are such paragraphs. */
  readonly paragraph?: Omit<Candidate, 'lead'>;
  /** "10 minutes later: …", "Day 2: …": the entry that the item is among others. */
  readonly counted?: Candidate;
}

export type TimelineEvent = Candidate | Remark;

export const isCandidate = (event: TimelineEvent): event is Candidate => 'lead' in event;

export const remarkOf = (text: string, from: number, scopeEnd: number): Remark => ({
  remark: text,
  from,
  scopeEnd,
  isHeading: false,
});

/** The time and the text of an entry. */
export type Told = Pick<Candidate, 'lead' | 'text' | 'textSpan' | 'timeSpan' | 'isBare'>;

/** The text of an entry that does not begin with a time. */
export function untimed(block: Block): Omit<Told, 'lead'> {
  const { text } = block;
  const textSpan = block.source(0, text.length);
  return { text, textSpan, timeSpan: { start: textSpan.start, end: textSpan.start }, isBare: false };
}
