import type { Language } from '../../../languages/language.ts';
import { hasBegunOrEnded, ofHabit, ofState, tellsMore } from '../../phrases/no-event.ts';
import { looksLikeAction } from '../../phrases/promises.ts';
import { type Candidate, isCandidate, type TimelineEvent } from '../event.ts';
import { zoneNote } from '../zones/zone-note.ts';
import { clockInside } from './clock-inside.ts';
import { NO_TIME } from './open-time.ts';
import { tells } from './tells.ts';

/** What is below a day that stands alone: "### 4 March", "**4 March**". */
interface DayList {
  /** Up to where: the next day, or a paragraph, which begins something else. */
  end: number;
  hasBullets: boolean;
  hasTimes: boolean;
}

/**
 * Bullets without a time below a day are entries on that day, if none of them has one; and among those that have one, if
 * another day shows that the timeline has entries without.
 */
export function belowDays(events: readonly TimelineEvent[], language: Language | null): TimelineEvent[] {
  const lists = dayLists(events);
  const areByDay = [...lists.values()].some(({ hasBullets, hasTimes }) => hasBullets && !hasTimes);
  if (!areByDay) return [...events];
  const found: TimelineEvent[] = [];
  let list: DayList | undefined;
  /** The offset up to which the entry above extends. */
  let entry = -1;
  let isBelowTime = false;
  for (const event of events) {
    if (isCandidate(event)) {
      list = lists.get(event) ?? list;
      isBelowTime = !lists.has(event);
      if (!lists.has(event) && event.layout === 'item') entry = Math.max(entry, event.span.end);
      found.push(event);
    } else if (event.item && list && event.from < list.end && event.from >= entry) {
      entry = event.item.span.end;
      const isRemark = list.hasTimes && (isRemarkOn(event.item) || !tellsEvent(event.item.text, isBelowTime));
      const lead = clockInside(event.item.text, language) ?? NO_TIME;
      found.push(isRemark ? event : { ...event.item, lead });
    } else found.push(event);
  }
  return found;
}

const isRemarkOn = ({ text, content }: Omit<Candidate, 'lead'>): boolean =>
  tellsMore.pattern.test(text) || zoneNote(text) !== null || content.every(({ type }) => type === 'link');

/** Not work ("Add an alert"), nor a fact or a rule ("Alerts are muted on weekends"); below a time, only what is past. */
function tellsEvent(text: string, isBelowTime: boolean): boolean {
  if (ofState.pattern.test(text) || ofHabit.pattern.test(text)) return false;
  if (looksLikeAction(text) && !hasBegunOrEnded.pattern.test(text)) return false;
  return !isBelowTime || (tells(text) && !/\b(?:is|are)\b/i.test(text));
}

function dayLists(events: readonly TimelineEvent[]): ReadonlyMap<Candidate, DayList> {
  const lists = new Map<Candidate, DayList>();
  let list: DayList | null = null;
  /** The offset up to which the item above extends. */
  let item = -1;
  for (const event of events) {
    if (isCandidate(event) && event.lead.day) {
      if (list) list.end = Math.min(list.end, event.span.start);
      list = null;
      if (event.lead.clock || !event.isBare) continue;
      list = { end: event.scopeEnd, hasBullets: false, hasTimes: false };
      lists.set(event, list);
    } else if (isCandidate(event)) {
      if (!list || event.span.start >= list.end) continue;
      list.hasTimes = true;
      // "23:20" on a line of its own: what is below it is about it.
      if (event.layout !== 'item') list.end = event.span.start;
    } else if (list && event.from < list.end) {
      if (event.item) list.hasBullets = true;
      else if (!event.isHeading && event.from >= item && !zoneNote(event.remark)) list.end = event.from;
      item = Math.max(item, event.item?.span.end ?? 0);
    }
  }
  return lists;
}
