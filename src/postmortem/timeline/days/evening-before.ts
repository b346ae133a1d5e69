import type { ProseBlock } from '../../../markdown/document.ts';
import { type DayNumber, isoToDay } from '../../../time/day.ts';
import { statedPeriods } from '../../stated-period.ts';
import { isCandidate, type TimelineEvent } from '../event.ts';

const NOON = 12;

/**
 * The day on which a timeline without days of its own begins, if the document gives its period over one midnight
 * ("2026-03-02 23:41 to 2026-03-03 06:27") and the first entry can only be of the evening; null otherwise. `day` is
 * what title, file name or header give: often the day on which somebody noticed.
 */
export function eveningBefore(
  events: readonly TimelineEvent[],
  day: DayNumber | null,
  blocks: readonly ProseBlock[],
): DayNumber | null {
  const leads = events.filter(isCandidate).map(({ lead }) => lead);
  const [first] = leads;
  if (!first?.clock || first.clock.isTwelveHour || first.clock.hour < NOON) return null;
  const isBare = leads.every(
    (lead) => !lead.day && !lead.isRelative && lead.weekday === null && lead.daysLater === undefined,
  );
  if (!isBare || !leads.some(({ clock }) => clock && clock.hour < NOON)) return null;
  const [period, ...more] = statedPeriods(blocks);
  if (!period || more.length > 0 || period.from.minute === null || period.to.minute === null) return null;
  const [from, to] = [isoToDay(period.from.day), isoToDay(period.to.day)];
  const isOverMidnight = from !== null && to === from + 1 && period.to.minute < period.from.minute;
  return isOverMidnight && day === to && period.to.minute < first.clock.hour * 60 ? from : null;
}
