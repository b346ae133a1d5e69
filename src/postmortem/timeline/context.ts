import type { DateOrder } from '../../time/date-order.ts';
import type { DayNumber } from '../../time/day.ts';
import type { Moment } from '../../time/moment.ts';
import type { Zone } from '../../time/zone.ts';

/** What the document around a timeline says about its times. */
export interface ResolveContext {
  /** The day of bare clock times if the timeline gives none. */
  readonly day: DayNumber | null;
  /** A day near the incident, to infer missing years. */
  readonly near: DayNumber | null;
  /** The zone stated outside the timeline. */
  readonly documentZone: () => Zone | null;
  readonly policyZone: Zone | null;
  /** The moment that "T+5m" is relative to, if the document states it. */
  readonly origin: () => Moment | null;
  /** How `04/05/2026` reads, judging by the document's other dates. */
  readonly order: DateOrder;
  readonly text: string;
}
