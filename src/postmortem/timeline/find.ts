import type { Language } from '../../languages/language.ts';
import type { Block } from '../../markdown/text.ts';
import type { Unit } from '../../markdown/units.ts';
import { minuteOf } from '../../time/clock.ts';
import { leadTime, timeInBrackets, timeWithin } from '../../time/lead.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { collectHeading, collectUnits } from './collect.ts';
import { dayIn } from './day-in.ts';
import { type Candidate, isCandidate, type TimelineEvent } from './event.ts';
import { stampIn } from './stamp.ts';
import { isTemplateLine, withUntimed } from './untimed.ts';

/** A part of the document that is a timeline. */
export interface Chronology {
  readonly section: ReadSection | null;
  readonly events: readonly TimelineEvent[];
}

/** Sections in which lists of dates are never a timeline. */
const NEVER_TIMELINE = new Set(['action-items', 'supporting', 'roles', 'five-whys', 'fishbone']);

/**
 * Finds the timelines: sections with a timeline heading, or else any list, table, run of headings or lines, most of
 * which begin with a time. `headings` returns the block of a section's heading.
 */
export function findChronologies(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  language: Language | null,
): Chronology[] {
  const headed = sections.all.filter((section) => section.name === 'timeline' && !hasTimelineAbove(section));
  const found = headed.map((section) => ({
    section,
    events: withUntimed(withoutYears(withoutProse(collectRegion(section, sections, headings))), language),
  }));
  const withTimes = found.filter(({ events }) =>
    events.some((event) => isCandidate(event) && !isDateLine(event)),
  );
  if (withTimes.length > 0) return withTimes;
  const implied = impliedChronologies(sections, headings, language);
  if (implied.length > 0) return implied;
  const updates = sections.all
    .filter((section) => UPDATES.test(section.heading.trim()))
    .map((section) => ({ section, events: collectRegion(section, sections, headings) }))
    .filter(({ events }) => events.filter((event) => isCandidate(event) && event.lead.clock).length >= 2);
  if (updates.length > 0) return updates;
  // A timeline heading, but no entry begins with a time: "The cache filled up (14:03)."
  return headed.map((section) => {
    const events: TimelineEvent[] = [headingRemark(section)];
    collectUnits(section.units, section, section.body.end, events, timeWithin);
    return { section, events: events.filter((event) => !isTemplateLine(event)) };
  });
}

/** Status page updates are the timeline of a document that has no other. */
const UPDATES = /^(?:(?:status|incident|status ?page|public|customer) )?updates:?$/i;

/** Sentences like "At 14:03, we …" are entries only if there are no others. */
function withoutProse(events: TimelineEvent[]): TimelineEvent[] {
  const isProse = (event: TimelineEvent) =>
    isCandidate(event) && event.layout === 'line' && event.lead.isProse && event.text.trim() !== '';
  const others = events.filter(isCandidate).filter((event) => !isProse(event));
  // "Around 11:40 customers call." is an entry among lines that begin with a bare time.
  const areLines = others.filter(({ layout }) => layout === 'line').length >= 2;
  const isEntry = (event: TimelineEvent) =>
    areLines && isCandidate(event) && event.lead.isApproximate && event.text.length <= 120;
  return others.length >= 2 ? events.filter((event) => !isProse(event) || isEntry(event)) : events;
}

/** "2025" and "2024 requests failed" are not at 20:25 and 20:24, unless others are written like "1405". */
function withoutYears(events: TimelineEvent[]): TimelineEvent[] {
  const isBareNumber = ({ lead: { clock, day, zone, start, end } }: Candidate) =>
    clock !== null && !clock.isSure && !day && !zone && end - start === 4;
  const bare = events.filter(isCandidate).filter(isBareNumber);
  const isYear = ({ lead }: Candidate) => lead.clock!.hour === 19 || lead.clock!.hour === 20;
  if (!bare.every(isYear)) return events;
  const years = new Set<TimelineEvent>(bare);
  return events.filter((event) => !years.has(event));
}

/** "12/03/2024, ET" on a line of its own dates the entries below it, even if their times are at the end. */
function isDateLine({ layout, lead, text, isBare }: Candidate): boolean {
  return (
    layout === 'line' &&
    lead.day !== null &&
    lead.clock === null &&
    (isBare || /^\W*(?:[A-Z]{2,5}\W*)?$/.test(text))
  );
}

function headingRemark(section: ReadSection): TimelineEvent {
  return { remark: section.heading, from: section.span.start, scopeEnd: section.body.end, isHeading: true };
}

function hasTimelineAbove(section: ReadSection): boolean {
  for (let above = section.parent; above; above = above.parent) if (above.name === 'timeline') return true;
  return false;
}

/** Everything in a section, its sub-sections, and sibling sections that begin with a time. */
function collectRegion(
  section: ReadSection,
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
): TimelineEvent[] {
  const events: TimelineEvent[] = [headingRemark(section)];
  collectUnits(section.units, section, section.body.end, events);
  if (section.isInList) return events;
  const index = sections.all.indexOf(section);
  let end = section.body.end;
  for (const next of sections.all.slice(index + 1)) {
    if (next.isInList) continue;
    if (next.span.start >= end) {
      // "## Timeline" followed by "## 14:03" at the same depth.
      const before = events.length;
      if (next.depth > section.depth + 1 || next.depth < section.depth || next.name !== null) break;
      collectHeading(next, headings(next), events);
      if (!isCandidate(events.at(-1)!)) {
        events.length = before;
        break;
      }
      end = next.body.end;
    } else {
      collectHeading(next, headings(next), events);
    }
    collectUnits(next.units, next, next.body.end, events);
  }
  return inOrder(events);
}

/** Restores document order: a paragraph after a bold label's section belongs to the parent, and is collected first. */
function inOrder(events: TimelineEvent[]): TimelineEvent[] {
  const place = (event: TimelineEvent) => (isCandidate(event) ? event.span.start : event.from);
  const isSorted = events.every((event, index) => index === 0 || place(events[index - 1]!) <= place(event));
  return isSorted ? events : [...events].sort((a, b) => place(a) - place(b));
}

/** How many times make a timeline without a heading; a status page marks each of its updates. */
const ENOUGH = 3;

/** Timelines without a timeline heading: at least three times in a row, in most of a list or table. */
function impliedChronologies(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
  language: Language | null,
): Chronology[] {
  const found: Chronology[] = [];
  const timed: ReadSection[] = [];
  const parts = Map.groupBy(sections.all, ({ parent }) => parent);
  for (const section of [null, ...sections.all]) {
    if (section && (section.isInList || isNeverTimeline(section))) continue;
    const units = section ? section.units : sections.preamble;
    const events: TimelineEvent[] = [];
    const dayLines = countDayLines(units, section);
    const total = { count: 0 };
    let isDated = section !== null && dayIn(section.heading) !== null;
    for (const [index, unit] of units.entries()) {
      const before = events.length;
      collectUnits([unit], section, section?.body.end ?? Number.MAX_SAFE_INTEGER, events);
      const fresh = events.slice(before);
      const candidates = fresh.filter(isCandidate);
      const shown = unit.kind === 'list' ? unit.items.length : unit.kind === 'table' ? unit.rows.length : 1;
      // Below a date, "8.48 NB restarts it" is a clock time.
      const areDays = isDayLine(candidates[0]) && dayLines >= ENOUGH;
      const areClocks = isDated && unit.kind === 'list' && areClockItems(candidates, unit.items.length);
      const strong = candidates.filter(
        (each) => areDays || areClocks || isStrong(each) || (isDated && isClockLine(each)),
      );
      const share = isIntroduced(units[index - 1]) ? 0.4 : 0.6;
      const isMost = strong.length >= Math.max(1, shown * share);
      if (!isMost) {
        events.length = before;
        events.push(...fresh.filter((event) => !isCandidate(event)));
        // "**September 12**" above a list.
        if (unit.kind === 'paragraph' && candidates.length === 1 && isDateLine(candidates[0]!)) {
          const scopeEnd = section?.body.end ?? Number.MAX_SAFE_INTEGER;
          events.push({ remark: unit.block.text, from: unit.span.start, scopeEnd, isHeading: false });
          isDated = true;
        }
      } else {
        const isStamped = unit.kind === 'paragraph' && stampIn(unit.block) !== null;
        const isAlone = candidates.length === 1 && isZonedLine(candidates[0]!);
        total.count += isStamped ? ENOUGH : isAlone ? ENOUGH / 2 : strong.length;
      }
    }
    if (total.count >= ENOUGH) found.push({ section, events: withHeading(section, events) });
    else if (section && hasDaysInHeadings(section, parts.get(section) ?? [])) {
      found.push({ section, events: withUntimed(collectRegion(section, sections, headings), language) });
    } else if (section && !REVISIONS.test(section.heading) && hasDaysAboveLists(units)) {
      const below: TimelineEvent[] = [headingRemark(section)];
      collectUnits(units, section, section.body.end, below);
      found.push({ section, events: withUntimed(below, language) });
    }
    if (section) timed.push(section);
  }
  const actual = found.filter(({ section }) => !PLANNED.test(section?.heading ?? ''));
  const kept = actual.length > 0 ? actual : found;
  const run = headingRun(timed, headings);
  return run
    ? [
        run,
        ...kept.filter(
          ({ section }) => !run.events.some((each) => isCandidate(each) && each.section === section),
        ),
      ]
    : kept;
}

/** True for "Here is the timeline of what happened, all times in Pacific Time:", above a list that also tells at length. */
const isIntroduced = (before: Unit | undefined): boolean =>
  before?.kind === 'paragraph' &&
  /\b(?:time-? ?line|chronology|sequence of events)\b[^\n]{0,80}:\s*$/i.test(before.block.text.slice(-200));

/** What was changed in the document or the software, day by day. */
const REVISIONS = /\b(?:change ?logs?|changes|revisions?|versions?|releases?|history|meetings?|minutes)\b/i;

/** True for "2 May 2024" above a list, and another day above another list. */
function hasDaysAboveLists(units: readonly Unit[]): boolean {
  const days = units.filter((unit, index) => {
    if (unit.kind !== 'paragraph' || units[index + 1]?.kind !== 'list') return false;
    const { text } = unit.block;
    const lead = text.length <= 40 ? leadTime(text) : null;
    return lead?.day && !lead.clock && text.length <= lead.textStart;
  });
  return days.length >= 2;
}

/** True for a section with a day in two or more of its headings, and a list below each: "### 21 December 2026". */
function hasDaysInHeadings(section: ReadSection, parts: readonly ReadSection[]): boolean {
  if (parts.length < 2 || REVISIONS.test(section.heading) || section.name !== null) return false;
  return parts.every(({ heading, units }) => {
    const lead = heading.length <= 40 ? leadTime(heading) : null;
    const isDay = lead?.day && !lead.clock && heading.length <= lead.textStart;
    return isDay && units.length > 0 && units.every(({ kind }) => kind === 'list');
  });
}

/** Plans and schedules, as opposed to events. */
const PLANNED = /\b(?:plan(?:s|ned)?|schedules?|scheduled|agenda|rota|roster|windows?|calendar|upcoming)\b/i;

function withHeading(section: ReadSection | null, events: readonly TimelineEvent[]): TimelineEvent[] {
  return section ? [headingRemark(section), ...events] : [...events];
}

function headingRun(
  sections: readonly ReadSection[],
  headings: (section: ReadSection) => Block | null,
): Chronology | null {
  const events: TimelineEvent[] = [];
  for (const section of sections) {
    const before = events.length;
    collectHeading(section, headings(section), events, timeInBrackets);
    if (!isCandidate(events.at(-1)!)) events.length = before;
    else collectUnits(section.units, section, section.body.end, events);
  }
  const clocks = events.filter(
    (event) => isCandidate(event) && event.layout === 'heading' && event.lead.clock,
  );
  // "#### 11:28 UTC" is unambiguous.
  const areBare = clocks.every((event) => BARE_CLOCK.test((event as Candidate).section?.heading ?? ''));
  return clocks.length >= (areBare ? 2 : 3) ? { section: null, events: withoutProse(events) } : null;
}

const BARE_CLOCK = /^\W*\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]m\b)?\s*[([]?[A-Z]{0,5}[)\]]?\W*$/i;

function isNeverTimeline(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name && NEVER_TIMELINE.has(each.name)) return true;
  }
  return false;
}

/** "14:45 GMT" on a line of its own: nothing else looks so. */
const isZonedLine = ({ layout, lead, isBare }: Candidate): boolean =>
  layout === 'line' && isBare && lead.clock !== null && lead.zone !== null;

/** "8.48 NB restarts it". */
const isClockLine = ({ layout, lead, text }: Candidate): boolean =>
  layout === 'line' && lead.clock !== null && lead.day === null && !lead.isProse && isDescription(text);

/** "9.05 – EJ opens the sale", on every item of a list below a date, in order. */
function areClockItems(candidates: readonly Candidate[], shown: number): boolean {
  const minutes = candidates.map(({ lead }) => (lead.clock && !lead.day ? minuteOf(lead.clock) : -1));
  return (
    candidates.length === shown &&
    shown >= ENOUGH &&
    candidates.every(({ text, lead }) => isDescription(text) && !lead.isProse) &&
    minutes.every((minute, index) => minute >= (minutes[index - 1] ?? 0))
  );
}

/** "**04-28-2025**: The station's mail is moved": a day with its year, in bold, and what happened. */
const isDayLine = (candidate: Candidate | undefined): boolean =>
  candidate !== undefined &&
  candidate.layout === 'line' &&
  candidate.lead.day?.year != null &&
  candidate.lead.clock === null &&
  !candidate.lead.isProse &&
  candidate.content[0]?.type === 'strong' &&
  isDescription(candidate.text);

/** How many paragraphs of a section begin with a day in bold, if most do. */
function countDayLines(units: readonly Unit[], section: ReadSection | null): number {
  if (section === null || REVISIONS.test(section.heading)) return 0;
  const days = units.filter(
    (unit) =>
      unit.kind === 'paragraph' &&
      unit.children[0]?.type === 'strong' &&
      leadTime(unit.block.text)?.day?.year,
  ).length;
  return days * 4 >= units.length * 3 ? days : 0;
}

function isStrong(candidate: Candidate): boolean {
  const { lead } = candidate;
  if (candidate.layout === 'line' && (lead.isProse || !lead.clock)) return false;
  if (candidate.layout === 'row' && !isDescription(candidate.text)) return false;
  return lead.isSure && (lead.clock !== null || lead.day !== null) && !lead.isRelative;
}

/** True for prose: a row of identifiers and amounts is not an event. */
function isDescription(text: string): boolean {
  return /\p{L}[\s\p{P}]+\p{L}{2}/u.test(text);
}
