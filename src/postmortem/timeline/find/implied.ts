import type { Language } from '../../../languages/language.ts';
import type { Unit } from '../../../markdown/units.ts';
import type { ReadSection, Sections } from '../../sections.ts';
import { dayIn } from '../days/day-in.ts';
import { type Candidate, isCandidate, remarkOf, type TimelineEvent } from '../event.ts';
import type { Chronology } from './chronology.ts';
import { eventsIn } from './collect.ts';
import { countDayLines, hasDaysAboveLists, hasDaysInHeadings } from './days-above.ts';
import { type Headings, headingRemark } from './heading.ts';
import { headingRun } from './heading-run.ts';
import { isDateLine } from './no-entries.ts';
import { placeIn } from './place.ts';
import { eventsInRegion } from './region.ts';
import { stampIn } from './stamp.ts';
import { areClockItems, ENOUGH, isClockLine, isDayLine, isStrong, isZonedLine } from './strong.ts';
import { withUntimed } from './untimed.ts';

/** Sections in which lists of dates are never a timeline. */
const NEVER_TIMELINE = new Set(['action-items', 'supporting', 'roles', 'five-whys', 'fishbone']);

/** Plans and schedules, as opposed to events. */
const PLANNED = /\b(?:plan(?:s|ned)?|schedules?|scheduled|agenda|rota|roster|windows?|calendar|upcoming)\b/i;

/**
 * Timelines without a timeline heading: any list, table, run of headings or lines, most of which begin with a time, with
 * at least three times in a row.
 */
export function impliedChronologies(
  sections: Sections,
  headings: Headings,
  language: Language | null,
): Chronology[] {
  const parts = Map.groupBy(sections.all, ({ parent }) => parent);
  const candidates = sections.all.filter((section) => !section.isInList && !isNeverTimeline(section));
  const found = [null, ...candidates].flatMap((section): Chronology[] => {
    const units = section ? section.units : sections.preamble;
    const { count, events } = timesIn(units, section);
    if (count >= ENOUGH) return [{ section, events: section ? [headingRemark(section), ...events] : events }];
    if (!section) return [];
    const byDay = hasDaysInHeadings(section, parts.get(section) ?? [])
      ? eventsInRegion(section, sections, headings)
      : hasDaysAboveLists(section)
        ? [headingRemark(section), ...eventsIn(units, placeIn(section))]
        : null;
    return byDay ? [{ section, events: withUntimed(byDay, language) }] : [];
  });
  const actual = found.filter(({ section }) => !PLANNED.test(section?.heading ?? ''));
  const kept = actual.length > 0 ? actual : found;
  const run = headingRun(candidates, headings);
  if (!run) return kept;
  const inRun = new Set(run.events.filter(isCandidate).map(({ section }) => section));
  return [run, ...kept.filter(({ section }) => !inRun.has(section))];
}

/** The events of a section, and how many of its times count; those of units with few times become none. */
function timesIn(
  units: readonly Unit[],
  section: ReadSection | null,
): { readonly count: number; readonly events: TimelineEvent[] } {
  const place = placeIn(section);
  const areDays = countDayLines(units, section) >= ENOUGH;
  const events: TimelineEvent[] = [];
  let count = 0;
  let isDated = section !== null && dayIn(section.heading) !== null;
  for (const [index, unit] of units.entries()) {
    const fresh = eventsIn([unit], place);
    const candidates = fresh.filter(isCandidate);
    const strong = strongOf(unit, candidates, { areDays, isDated });
    const share = isIntroduced(units[index - 1]) ? 0.4 : 0.6;
    if (strong.length >= Math.max(1, sizeOf(unit) * share)) {
      events.push(...fresh);
      count += weightOf(unit, candidates, strong.length);
      continue;
    }
    events.push(...fresh.filter((event) => !isCandidate(event)));
    // "**September 12**" above a list.
    if (unit.kind === 'paragraph' && candidates.length === 1 && isDateLine(candidates[0]!)) {
      events.push(remarkOf(unit.block.text, unit.span.start, place.scopeEnd));
      isDated = true;
    }
  }
  return { count, events };
}

const sizeOf = (unit: Unit): number =>
  unit.kind === 'list' ? unit.items.length : unit.kind === 'table' ? unit.rows.length : 1;

/** The times that nothing else looks like, given what stands above them. */
function strongOf(
  unit: Unit,
  candidates: readonly Candidate[],
  above: { readonly areDays: boolean; readonly isDated: boolean },
): readonly Candidate[] {
  if (above.areDays && isDayLine(candidates[0])) return candidates;
  // Below a date, "8.48 NB restarts it" is a clock time.
  if (above.isDated && unit.kind === 'list' && areClockItems(candidates, unit.items.length))
    return candidates;
  return candidates.filter((each) => isStrong(each) || (above.isDated && isClockLine(each)));
}

/** A status page marks each of its updates, so that one is enough. */
function weightOf(unit: Unit, candidates: readonly Candidate[], strong: number): number {
  if (unit.kind === 'paragraph' && stampIn(unit.block) !== null) return ENOUGH;
  return candidates.length === 1 && isZonedLine(candidates[0]!) ? ENOUGH / 2 : strong;
}

/** True for "Here is the timeline of what happened, all times in Pacific Time:", above a list that also tells at length. */
const isIntroduced = (before: Unit | undefined): boolean =>
  before?.kind === 'paragraph' &&
  /\b(?:time-? ?line|chronology|sequence of events)\b[^\n]{0,80}:\s*$/i.test(before.block.text.slice(-200));

function isNeverTimeline(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name && NEVER_TIMELINE.has(each.name)) return true;
  }
  return false;
}
