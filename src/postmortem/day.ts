import type { Span } from '../markdown/document.ts';
import type { Block } from '../markdown/text.ts';
import type { Unit } from '../markdown/units.ts';
import type { DayParts } from '../time/date.ts';
import { type DateOrder, resolveDay } from '../time/date-order.ts';
import { type DayNumber, dayNumber } from '../time/day.ts';
import { leadTime } from '../time/lead.ts';
import { type Fact, findFact } from './facts.ts';
import { paperwork } from './phrases/paperwork.ts';
import { shows } from './phrases/sign.ts';
import type { ReadSection } from './sections.ts';
import { dayIn } from './timeline/days/day-in.ts';

/** The evidence for the day of the incident, best first. */
export interface DaySources {
  readonly facts: readonly Fact[];
  readonly title: string | null;
  readonly path: string;
  /** Blocks before and in the summary. */
  readonly head: readonly Block[];
  /** How `04/05/2026` reads, judging by the document's other dates. */
  readonly order: DateOrder;
}

const INCIDENT_KEYS = [
  'incident date',
  'date of incident',
  'date of the incident',
  'incident start',
  'started',
  'started at',
  'start',
  'start time',
  'start date',
  'incident start time',
  'outage date',
  'when',
  'date of outage',
  'impact start',
  'incident started',
  'problem start',
  'problem started',
  'start of incident',
  'start of outage',
  'outage start',
  'date/time',
  'date and time',
  'incident date/time',
];

const MEASURED_KEYS = ['detected at', 'detected', 'resolved at', 'resolved'];
const PUBLISHED_KEYS = ['date', 'published', 'publishdate'];

/**
 * The day that bare clock times belong to. In order of preference: a stated incident date, a milestone in the front
 * matter, a date in the title, the first date in the head's prose, the file name, a front matter `date` (in a blog, the
 * day of publication), and last the document's own date in the head ("created on").
 */
export function incidentDay({ facts, title, path, head, order }: DaySources): DayNumber | null {
  const dateOf = (text: string | undefined, near: DayNumber | null) =>
    text ? resolved(text, leadTime(text)?.day, near, order) : null;
  const inFrontMatter = facts.filter(({ from }) => from === 'front-matter');
  const published = dateOf(findFact(inFrontMatter, ...PUBLISHED_KEYS)?.value, null);
  const named = fileDay(path);
  const near = named ?? published;
  const stated =
    dateOf(findFact(facts, ...INCIDENT_KEYS)?.value, near) ??
    dateOf(findFact(inFrontMatter, ...MEASURED_KEYS)?.value, near) ??
    dateOf(title ?? undefined, near);
  if (stated !== null) return stated;
  const prose = firstDay(head, near, order);
  // A paragraph may tell of an earlier incident, or of what is planned.
  if (prose !== null && (near === null || (prose <= near + 1 && near - prose < 400))) return prose;
  const inText = facts.filter(({ from }) => from !== 'front-matter');
  return (
    dateOf(findFact(inText, 'date', 'dates')?.value, near) ??
    near ??
    prose ??
    firstDay(head, near, order, true)
  );
}

const hasYear = ({ year }: DayParts) => year !== null;

/** "Between September 9 and September 12, 2016": the first day takes its year from a later one. */
function resolved(
  text: string,
  lead: DayParts | null | undefined,
  near: DayNumber | null,
  order: DateOrder,
  accepts?: (day: DayParts, at: number) => boolean,
): DayNumber | null {
  const parts = lead ?? dayIn(text, accepts);
  if (!parts) return null;
  if (parts.year !== null || near !== null) return resolveDay(parts, near, order);
  const later = dayIn(text, hasYear);
  return later && resolveDay(parts, resolveDay(later, null, order), order);
}

function firstDay(
  head: readonly Block[],
  near: DayNumber | null,
  order: DateOrder,
  ofDocument = false,
): DayNumber | null {
  for (const block of head) {
    const text = block.text.slice(0, 1500);
    const isOfIncident = (_: DayParts, at: number) => !shows(paperwork, text.slice(Math.max(0, at - 50), at));
    const day = resolved(text, null, near, order, ofDocument ? undefined : isOfIncident);
    if (day !== null) return day;
  }
  return null;
}

/** The last part of a path, with either kind of slash. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** `2026-03-04-cache.md`, `20260304_cache.md`, `cache-march-4-2026.md`. */
function fileDay(path: string): DayNumber | null {
  const name = fileName(path).replace(/\.\w+$/, '');
  const match = /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  const parts = match ? dayIn(`${match[1]}-${match[2]}-${match[3]}`) : dayIn(name.replace(/[-_]+/g, ' '));
  return parts && resolveDay(parts, null);
}

/** A day close enough to give the year: either reading of `10/05/2026` will do. */
export function nearDay(text: string): DayNumber | null {
  const parts = dayIn(text.slice(0, 500), hasYear);
  return parts && resolveDay({ ...parts, other: null }, null);
}

const MONTH_YEAR =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,? (20\d\d)\b/g;
const BARE_YEAR = /(?<![\w.,:/#$€£-])(20[0-4]\d)(?![\w.,:/%-]*\d|\s?[%°]|\s[a-z]+s\b)/g;

/**
 * A day in the middle of the incident's year, when only the year is given: in the title, in a note above the timeline,
 * next to a month, or in the path. Null if these give several years, or none.
 */
export function middleOfYear(
  title: string | null,
  path: string,
  notes: readonly string[],
  head: readonly Block[],
): DayNumber | null {
  const years = new Set<string>();
  for (const match of path.matchAll(/(?:^|[\\/])(20\d\d)(?=[\\/_.-])/g)) years.add(match[1]!);
  for (const text of [title ?? '', ...notes])
    for (const match of text.matchAll(BARE_YEAR)) years.add(match[1]!);
  for (const { text } of head) for (const match of text.matchAll(MONTH_YEAR)) years.add(match[1]!);
  return years.size === 1 ? dayNumber(Number([...years][0]), 7, 2) : null;
}

/** A timeline's day, from the headings above it (nearest first) or a date line at the start of their sections. */
export function dayAbove(
  section: ReadSection | null,
  title: Span | null,
  near: DayNumber | null,
  order: DateOrder,
): DayNumber | null {
  for (
    let above = section?.parent as ReadSection | null | undefined;
    above;
    above = above.parent as ReadSection | null
  ) {
    if (above.span.start === title?.start) return null;
    const day =
      resolved(above.heading, leadTime(above.heading)?.day, near, order) ??
      dayOfLines(above.units, near, order);
    if (day !== null) return day;
  }
  return null;
}

const DATE_LINE = /^\W*(?:incident )?(?:dates?|when|started?(?: at)?|start (?:time|date))\s*[:=–—-]/i;

function dayOfLines(units: readonly Unit[], near: DayNumber | null, order: DateOrder): DayNumber | null {
  for (const unit of units.slice(0, 3)) {
    if (unit.kind !== 'paragraph' || !DATE_LINE.test(unit.block.text.slice(0, 60))) continue;
    const day = resolved(unit.block.text.slice(0, 120), null, near, order);
    if (day !== null) return day;
  }
  return null;
}
