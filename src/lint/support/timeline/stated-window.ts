import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { minuteWritten } from '../../../time/clock.ts';
import { type Gated, gated } from '../../../vocabulary/gated.ts';
import { DOWN } from '../../phrases/down.ts';
import { impactProse, preambleOf } from '../impact/vague-words.ts';

/** The start and end of the incident as stated in prose, in minutes of the day. */
export interface StatedWindow {
  readonly from: number;
  readonly to: number;
  /** As written: `6:00 PM`. */
  readonly start: string;
  readonly end: string;
  /** The abbreviation beside one of the two clocks; null otherwise. */
  readonly zone: string | null;
  readonly span: Span;
}

const clock = (name: string) =>
  String.raw`(?<${name}>(?<${name}h>\d{1,2})(?::(?<${name}m>\d\d)(?::\d\d)?)?(?: ?(?<${name}x>[AaPp])\.?[Mm]\b\.?)?)(?![\d:/%-]|\.\d)(?: (?<${name}z>[A-Z]{3,4})\b)?`;
/** A date before or after a clock. */
const DAY = String.raw`(?:[^.;:()\n]{0,24}?\d{4}(?:-\d\d-\d\d)?(?:,| at)? |(?:on )?\w+ \d{1,2},? (?:at )?)?`;
/** "From 07:30 UTC to 09:20 UTC", "Between the hours of 1 PM and 3 PM", "Duration: March 6, 2024, 6:00 PM - …". */
const WINDOW = new RegExp(
  String.raw`\b(?:[Ff]rom|[Bb]etween(?: the hours? of)?|[Dd]uration\W{1,6}) ?${DAY}${clock('a')}(?: on [^.:;]{4,30}?)?,? ?(?:to|and|until|till|[-–—→]) ?${DAY}${clock('b')}`,
);
const LONGEST = 2000;
/** What each of these times contains: few texts do, and the patterns of the others are not compiled. */
const HAS_CLOCK = /\d(?::\d\d| ?[AaPp]\.?[Mm])/;

/** The first window that impact, summary or opening give with two clocks on one day; null otherwise. */
export function statedWindow(postmortem: PostMortem): StatedWindow | null {
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  for (const block of [...preambleOf(postmortem), ...impactProse(postmortem)]) {
    const { kind, text, span } = block;
    if (kind === 'heading' || entries.has(postmortem.document.point(span.start).line)) continue;
    const match = HAS_CLOCK.test(text) ? WINDOW.exec(text.slice(0, LONGEST)) : null;
    const { a, ah, am, ax, az, b, bh, bm, bx, bz } = match?.groups ?? {};
    if (!match || !a || !b || !ah || !bh) continue;
    // "From 5 to 9" counts something.
    if ((am === undefined && !ax) || (bm === undefined && !bx)) continue;
    const from = minutesOf(ah, am, ax ?? bx);
    const to = minutesOf(bh, bm, bx);
    if (from === null || to === null || from >= to) continue;
    const whole = block.source(match.index, match.index + match[0].length);
    return { from, to, start: a, end: b, zone: az ?? bz ?? null, span: whole };
  }
  return null;
}

/** "The site was unreachable until 17:30 UTC". */
const UNTIL = gated(
  new RegExp(String.raw`\b(?:${DOWN}|out)\b[^.;:\n]{0,40}?\b(?:until|till) ${DAY}${clock('b')}`),
  /(?:until|till) (?:[^.;:()\n]{0,24}|(?:on )?\w+ )\d/,
);

/** When impact, summary or opening say that the impact ended; null if they do not. */
export function statedEnd(postmortem: PostMortem): Omit<StatedWindow, 'from' | 'start'> | null {
  const found = firstIn(postmortem, UNTIL);
  const { b, bh, bm, bx, bz } = found?.match.groups ?? {};
  const to = bh && (bm !== undefined || bx) ? minutesOf(bh, bm, bx) : null;
  if (!found || !b || to === null) return null;
  return { to, end: b, zone: bz ?? null, span: found.spanOf(b) };
}

/** What fails or stops in an incident that has already begun. */
const LATER =
  'we|they|somebody|rollbacks?|restarts?|attempts?|fix|retry|retries|failover|errors?|alerts?|failures?|complaints?';

/** "At 13:20 UTC the gateway started to return errors". */
const BEGAN = gated(
  new RegExp(
    String.raw`\b[Aa]t ${clock('a')}(?:(?!\b(?:${LATER})\b)[^.;:\n]){0,60}?\b(?:(?:began|started) (?:to (?:fail|return|reject|refuse|time out|drop|lose)|failing|returning|rejecting|refusing|timing out|dropping|losing)|stopped|failed|went (?:down|offline)|became un\w+|crashed|halted|stalled)`,
  ),
  /[Aa]t \d/,
);

/** When impact, summary or opening say that the impact began, without an end; null if they do not. */
export function statedBegin(postmortem: PostMortem): Omit<StatedWindow, 'to' | 'end'> | null {
  const found = firstIn(postmortem, BEGAN);
  const { a, ah, am, ax, az } = found?.match.groups ?? {};
  const from = ah && (am !== undefined || ax) ? minutesOf(ah, am, ax) : null;
  if (!found || !a || from === null) return null;
  return { from, start: a, zone: az ?? null, span: found.spanOf(a) };
}

/** The first match in impact, summary or opening, outside of the timeline's entries. */
function firstIn(postmortem: PostMortem, { pattern, gate }: Gated) {
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  for (const block of [...preambleOf(postmortem), ...impactProse(postmortem)]) {
    const { kind, text, span } = block;
    if (kind === 'heading' || entries.has(postmortem.document.point(span.start).line)) continue;
    const match = gate.test(text) ? pattern.exec(text.slice(0, LONGEST)) : null;
    if (!match) continue;
    const spanOf = (part: string) => {
      const at = match.index + match[0].lastIndexOf(part);
      return block.source(at, at + part.length);
    };
    return { match, spanOf };
  }
  return null;
}

function minutesOf(hours: string, minutes = '00', half: string | undefined): number | null {
  const isClock = (half !== undefined || Number(hours) <= 24) && Number(minutes) <= 59;
  return isClock ? minuteWritten(hours, minutes, half) : null;
}
