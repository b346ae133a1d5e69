import type { ProseBlock, Span } from '../markdown/document.ts';
import { minuteWritten } from '../time/clock.ts';
import { dayAt } from '../time/date.ts';
import { resolveDay } from '../time/date-order.ts';
import { dayToIso } from '../time/day.ts';

/** A day, and the minute of it if a clock time is given. */
interface Moment {
  /** ISO. */
  readonly day: string;
  readonly minute: number | null;
}

/** A period between two dates with their years, after a label or with a clock time: "August 13, 2024, 10:00 AM – August 14, 2024, 1:00 AM". */
export interface StatedPeriod {
  readonly from: Moment;
  readonly to: Moment;
  readonly span: Span;
}

const CLOCK = String.raw`,? ?(?:at )?(\d{1,2}):(\d\d)(?::\d\d)? ?(?:([ap])\.?m\b\.?)?`;
/** What is between the two dates. */
const BETWEEN = new RegExp(
  String.raw`(?:${CLOCK}(?: ?\(?[A-Z]{2,4}\)?)?)?\s*(?:[-–—→]|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*`,
  'iy',
);
const AFTER = new RegExp(CLOCK, 'iy');
const MAY_BEGIN = /(?<![\d\p{L}])(?=\d{1,4}[\s./-]|\p{Lu}\p{L}{2,9}\.? )/gu;
/** "Duration:", "Outage window (UTC):". */
const LABEL = /^[^:：]{3,40}[:：][^.:：]{0,40}$/;
/** How much of a document, and of each of its blocks, may give its period. */
const BLOCKS = 60;
const LONGEST = 1500;

export function statedPeriods(blocks: readonly ProseBlock[]): StatedPeriod[] {
  return blocks
    .slice(0, BLOCKS)
    .filter(
      ({ kind, text }) =>
        kind !== 'heading' && /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/.test(text.slice(0, LONGEST)),
    )
    .flatMap((block) => periodIn(block) ?? []);
}

function periodIn(block: ProseBlock): StatedPeriod | null {
  const text = block.text.slice(0, LONGEST);
  for (const { index } of text.matchAll(MAY_BEGIN)) {
    const from = dateAt(text, index);
    const between = from && matchAt(BETWEEN, text, from.end);
    const to = between && dateAt(text, from.end + between[0].length);
    if (!to) continue;
    const clock = matchAt(AFTER, text, to.end);
    const minutes = [minuteOf(between), clock && minuteOf(clock)] as const;
    // Versions and snapshots have days as names: "rolled back from 2026-08-13 to 2026-04-14".
    if (minutes.every((minute) => minute === null) && !LABEL.test(text.slice(0, index))) continue;
    return {
      from: { day: from.day, minute: minutes[0] },
      to: { day: to.day, minute: minutes[1] },
      span: block.source(index, to.end + (clock?.[0].trimEnd().length ?? 0)),
    };
  }
  return null;
}

/** A date with its year, which can only be read in one way. */
function dateAt(text: string, at: number): { readonly day: string; readonly end: number } | null {
  const found = dayAt(text, at);
  if (!found || found.day.year === null || found.day.other) return null;
  const day = resolveDay(found.day, null);
  return day === null ? null : { day: dayToIso(day), end: found.end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const minuteOf = ([, hours, minutes, half]: RegExpExecArray): number | null =>
  hours === undefined ? null : minuteWritten(hours, minutes, half);
