import type { Unit } from '../../../markdown/units.ts';
import { leadTime } from '../../../time/lead.ts';
import type { ReadSection } from '../../sections.ts';

/** What was changed in the document or the software, day by day. */
const REVISIONS = /\b(?:change ?logs?|changes|revisions?|versions?|releases?|history|meetings?|minutes)\b/i;

/** True for "2 May 2024" above a list, and another day above another list. */
export function hasDaysAboveLists({ heading, units }: ReadSection): boolean {
  if (REVISIONS.test(heading)) return false;
  const days = units.filter(
    (unit, index) => unit.kind === 'paragraph' && units[index + 1]?.kind === 'list' && isDay(unit.block.text),
  );
  return days.length >= 2;
}

/** True for a section with a day in two or more of its headings, and a list below each: "### 21 December 2026". */
export function hasDaysInHeadings(section: ReadSection, parts: readonly ReadSection[]): boolean {
  if (parts.length < 2 || REVISIONS.test(section.heading) || section.name !== null) return false;
  return parts.every(
    ({ heading, units }) => isDay(heading) && units.length > 0 && units.every(({ kind }) => kind === 'list'),
  );
}

/** "2 May 2024", and no more. */
function isDay(text: string): boolean {
  const lead = text.length <= 40 ? leadTime(text) : null;
  return lead !== null && lead.day !== null && !lead.clock && text.length <= lead.textStart;
}

/** How many paragraphs of a section begin with a day in bold, if most do. */
export function countDayLines(units: readonly Unit[], section: ReadSection | null): number {
  if (section === null || REVISIONS.test(section.heading)) return 0;
  const days = units.filter(
    (unit) =>
      unit.kind === 'paragraph' &&
      unit.children[0]?.type === 'strong' &&
      leadTime(unit.block.text)?.day?.year,
  ).length;
  return days * 4 >= units.length * 3 ? days : 0;
}
