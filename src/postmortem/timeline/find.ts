import type { Block } from '../../markdown/text.ts';
import { timeInBrackets, timeWithin } from '../../time/lead.ts';
import type { ReadSection, Sections } from '../sections.ts';
import { collectHeading, collectUnits } from './collect.ts';
import { type Candidate, isCandidate, type TimelineEvent } from './event.ts';
import { withUntimed } from './untimed.ts';

/** A stretch of the document that tells a chronology. */
export interface Chronology {
  readonly section: ReadSection | null;
  readonly events: readonly TimelineEvent[];
}

/** Sections in which lists of dates are something else. */
const NEVER = new Set(['action-items', 'supporting', 'roles', 'five-whys', 'fishbone']);

/**
 * Finds the chronologies: the sections that are headed as a timeline, or else any list, table, run of
 * headings or lines most of which begin with a time. `headings` gives the block of a section's heading.
 */
export function findChronologies(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
): Chronology[] {
  const headed = sections.all.filter((section) => section.name === 'timeline' && !hasTimelineAbove(section));
  const found = headed.map((section) => ({
    section,
    events: withUntimed(withoutProse(collectRegion(section, sections, headings))),
  }));
  const withTimes = found.filter(({ events }) =>
    events.some((event) => isCandidate(event) && !isDateLine(event)),
  );
  if (withTimes.length > 0) return withTimes;
  const implied = impliedChronologies(sections, headings);
  if (implied.length > 0) return implied;
  const updates = sections.all
    .filter((section) => UPDATES.test(section.heading.trim()))
    .map((section) => ({ section, events: collectRegion(section, sections, headings) }))
    .filter(({ events }) => events.filter((event) => isCandidate(event) && event.lead.clock).length >= 2);
  if (updates.length > 0) return updates;
  // Headed as a timeline, and nothing in it begins with a time: "The cache filled up (14:03)."
  return headed.map((section) => {
    const events: TimelineEvent[] = [headingRemark(section)];
    collectUnits(section.units, section, section.body.end, events, timeWithin);
    return { section, events };
  });
}

/** What a status page told while it lasted is the chronology of a document that has no other. */
const UPDATES = /^(?:(?:status|incident|status ?page|public|customer) )?updates:?$/i;

/** Sentences that begin with "At 14:03, we" are entries only where nothing else is. */
function withoutProse(events: TimelineEvent[]): TimelineEvent[] {
  const isProse = (event: TimelineEvent) =>
    isCandidate(event) && event.layout === 'line' && event.lead.isProse && event.text.trim() !== '';
  const others = events.filter(isCandidate).filter((event) => !isProse(event));
  // "Around 11:40 customers call." is an entry among lines that begin with the bare time.
  const areLines = others.filter(({ layout }) => layout === 'line').length >= 2;
  const isEntry = (event: TimelineEvent) =>
    areLines && isCandidate(event) && event.lead.isApproximate && event.text.length <= 120;
  return others.length >= 2 ? events.filter((event) => !isProse(event) || isEntry(event)) : events;
}

/** "12/03/2024, ET" on a line of its own dates what stands below it, even where that has its times at the end. */
function isDateLine({ layout, lead, text }: Candidate): boolean {
  return (
    layout === 'line' && lead.day !== null && lead.clock === null && /^\W*(?:[A-Z]{2,5}\W*)?$/.test(text)
  );
}

function headingRemark(section: ReadSection): TimelineEvent {
  return { remark: section.heading, from: section.span.start, scopeEnd: section.body.end, isHeading: true };
}

function hasTimelineAbove(section: ReadSection): boolean {
  for (let above = section.parent; above; above = above.parent) if (above.name === 'timeline') return true;
  return false;
}

/** Everything in a section and its sub-sections, and sections beside it that begin with a time. */
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
      // "## Timeline", then "## 14:03" at the same depth.
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

/** A paragraph behind the section of a bold label belongs to the section above it, and is collected before. */
function inOrder(events: TimelineEvent[]): TimelineEvent[] {
  const place = (event: TimelineEvent) => (isCandidate(event) ? event.span.start : event.from);
  const isSorted = events.every((event, index) => index === 0 || place(events[index - 1]!) <= place(event));
  return isSorted ? events : [...events].sort((a, b) => place(a) - place(b));
}

/** Chronologies without a heading that says so: at least three times in a row, most of a list or table. */
function impliedChronologies(
  sections: Sections,
  headings: (section: ReadSection) => Block | null,
): Chronology[] {
  const found: Chronology[] = [];
  const timed: ReadSection[] = [];
  for (const section of [null, ...sections.all]) {
    if (section && (section.isInList || isNever(section))) continue;
    const units = section ? section.units : sections.preamble;
    const events: TimelineEvent[] = [];
    const total = { count: 0 };
    for (const unit of units) {
      const before = events.length;
      collectUnits([unit], section, section?.body.end ?? Number.MAX_SAFE_INTEGER, events);
      const fresh = events.slice(before);
      const candidates = fresh.filter(isCandidate);
      const shown = unit.kind === 'list' ? unit.items.length : unit.kind === 'table' ? unit.rows.length : 1;
      const isMost = candidates.filter(isStrong).length >= Math.max(1, shown * 0.6);
      if (!isMost) {
        events.length = before;
        events.push(...fresh.filter((event) => !isCandidate(event)));
        // "**September 12**" above a list.
        if (unit.kind === 'paragraph' && candidates.length === 1 && isDateLine(candidates[0]!)) {
          const scopeEnd = section?.body.end ?? Number.MAX_SAFE_INTEGER;
          events.push({ remark: unit.block.text, from: unit.span.start, scopeEnd, isHeading: false });
        }
      } else {
        total.count += candidates.filter(isStrong).length;
      }
    }
    if (total.count >= 3) found.push({ section, events: withHeading(section, events) });
    if (section) timed.push(section);
  }
  const told = found.filter(({ section }) => !PLANNED.test(section?.heading ?? ''));
  const kept = told.length > 0 ? told : found;
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

/** What was meant to happen, beside what did. */
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
  return clocks.length >= 3 ? { section: null, events } : null;
}

function isNever(section: ReadSection): boolean {
  for (let each: ReadSection | null = section; each; each = each.parent as ReadSection | null) {
    if (each.name && NEVER.has(each.name)) return true;
  }
  return false;
}

function isStrong(candidate: Candidate): boolean {
  const { lead } = candidate;
  if (candidate.layout === 'line' && (lead.isProse || !lead.clock)) return false;
  if (candidate.layout === 'row' && !isTelling(candidate.text)) return false;
  return lead.isSure && (lead.clock !== null || lead.day !== null) && !lead.isRelative;
}

/** An event is described in words; a row of identifiers and amounts is something else. */
function isTelling(text: string): boolean {
  return /\p{L}+[\s\p{P}]+\p{L}{2,}/u.test(text);
}
