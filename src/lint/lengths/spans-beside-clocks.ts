import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { minuteWritten } from '../../time/clock.ts';
import { durationAt, MAY_BEGIN_DURATION, minutesOf } from '../../time/duration.ts';
import { ROUGHLY } from '../../time/units.ts';

/** A duration with the clock time it is counted from, and its end time if given. */
export interface SpanBesideClocks {
  readonly raw: string;
  readonly span: Span;
  readonly minutes: number;
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number | null;
}

const CLOCK = String.raw`(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(?![\d:.]\d)(?: ?([AaPp])\.?[Mm]\b\.?)?`;
const ZONE = String.raw`(?:\s?\(?(?:UTC|GMT|[A-Z]{3,4})\b\)?)?`;
const ABOUT = `(?:about |around |approximately |roughly |some |~|${ROUGHLY})?`;
/** "from 13:52 to 14:35 UTC", "1:52 PM – 2:35 PM". */
const RANGE = new RegExp(
  String.raw`${CLOCK}${ZONE}\s?(?:-|–|—|→|〜|～|~|to|until|till|and)\s?${CLOCK}${ZONE}(?!\s?(?:-|–|—|→|to|until|till)\s?\d)`,
  'g',
);
/** What leads from a range to its length: "13:52–14:35 (43 min)", "13:52–14:35, 43 minutes". */
const AFTER = new RegExp(
  String.raw`(?:\s?[(（,;:–—-]|\s(?:for|lasting|which is|a total of))\s?(?:for |a total of )?${ABOUT}`,
  'y',
);
/** What leads from a length to its range: "43 minutes (13:52–14:35)", "for 43 minutes, from 13:52 to 14:35". */
const AHEAD = /(?:\s?[(（,]\s?|\s)(?:from |between )?$/;
/** "At 04:00 the page went blank, for 3 hours": the duration ends the clause. */
const FROM = new RegExp(
  String.raw`\b[Aa]t ${CLOCK}${ZONE}[^.!?;:()\d]{3,80}?,? (?:for|lasting|which lasted) ${ABOUT}((\d{1,3}) ?(min(?:ute)?s?|h(?:ou)?rs?|h)(?: (?:and )?(\d{1,2}) ?min(?:ute)?s?)?)\b(?=[.,;)]|$)`,
  'g',
);
/** "From block 12 (13:50:46) until block 13 (18:42:57), for a total outage of 4:52 h". */
const TOTAL = new RegExp(
  String.raw`\ba total (?:outage|downtime|duration|interruption|unavailability) of ${ABOUT}`,
  'g',
);
/** What joins the two clocks of one stretch of time; nothing else may come before the total. */
const STRETCH = /\b(?:from|between)\b[^.!?]{0,60}$/i;
const JOINED = /^[^.!?,]{0,60}\b(?:until|till|to|and)\b[^.!?,]{0,60}$/i;
const CLOCKS_OF_SENTENCE = new RegExp(CLOCK, 'g');
/** What each of them contains: two clocks, or "at" before one. Few texts do; for the others, the long patterns are not compiled. */
const CLOCKS = /\d[:.]\d\d[\s\S]*\d[:.]\d\d|\b[Aa]t \d/;
const LONGEST = 5000;
const TOLD = new Set<string | null>(['summary', 'impact', null]);

/** Ranges from everywhere; what only says when it began, from summary, impact and opening. */
export function spansBesideClocks(postmortem: PostMortem): SpanBesideClocks[] {
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  return postmortem.blocks.flatMap((block): SpanBesideClocks[] => {
    const { kind, text, span } = block;
    if (kind === 'heading' || kind === 'quote' || !CLOCKS.test(text)) return [];
    const isTold =
      TOLD.has(postmortem.sectionNameOf(span)) && !entries.has(postmortem.document.point(span.start).line);
    const short = text.slice(0, LONGEST);
    const ranges = [...short.matchAll(RANGE)].flatMap((match) => ofRange(block, short, match) ?? []);
    if (!isTold) return ranges;
    const totals = [...short.matchAll(TOTAL)].flatMap((match) => ofTotal(block, short, match) ?? []);
    const others = [...short.matchAll(FROM)].map((match) => {
      const [, hour, minute, half, raw = '', count, unit = '', more] = match;
      const at = match.index + match[0].lastIndexOf(raw);
      const minutes = Number(count) * (unit.startsWith('h') ? 60 : 1) + Number(more ?? 0);
      return {
        raw,
        span: block.source(at, at + raw.length),
        minutes,
        from: minuteWritten(hour!, minute, half),
        to: null,
      };
    });
    return [...ranges, ...totals, ...others];
  });
}

function ofRange(block: ProseBlock, text: string, match: RegExpExecArray): SpanBesideClocks | null {
  const { index, 0: whole } = match;
  AFTER.lastIndex = index + whole.length;
  const found = (AFTER.test(text) ? lengthAt(text, AFTER.lastIndex) : null) ?? lengthBefore(text, index);
  if (!found) return null;
  const [, hour, minute, half, toHour, toMinute, toHalf] = match;
  // "11:00 to 1:00 PM": which half of the day begins it is a guess.
  if (!half !== !toHalf) return null;
  const [from, to] = [minuteWritten(hour!, minute, half), minuteWritten(toHour!, toMinute, toHalf)];
  return { ...spanOf(block, text, found), from, to };
}

/** A total at the end of a sentence that gives two clock times. */
function ofTotal(
  block: ProseBlock,
  text: string,
  { index, 0: words }: RegExpExecArray,
): SpanBesideClocks | null {
  const found = lengthAt(text, index + words.length);
  const before = text
    .slice(0, index)
    .split(/[.!?;]\s/)
    .at(-1)!;
  const [from, to, ...more] = [...before.matchAll(CLOCKS_OF_SENTENCE)];
  if (!found || !from || !to || more.length > 0 || !from[3] !== !to[3]) return null;
  const between = before.slice(from.index + from[0].length, to.index);
  if (!STRETCH.test(before.slice(0, from.index)) || !JOINED.test(between)) return null;
  if (/^ of\b/.test(text.slice(found.end))) return null;
  const minute = ([, hour, minutes, half]: RegExpExecArray) => minuteWritten(hour!, minutes, half);
  return { ...spanOf(block, text, found), from: minute(from), to: minute(to) };
}

const spanOf = (
  block: ProseBlock,
  text: string,
  { start, end, minutes }: NonNullable<ReturnType<typeof lengthAt>>,
) => ({
  raw: text.slice(start, end),
  span: block.source(start, end),
  minutes,
});

function lengthAt(text: string, start: number) {
  const read = durationAt(text, start);
  const minutes = read && minutesOf(read.duration);
  return read && minutes ? { start, end: read.end, minutes } : null;
}

/** The length that ends where the range begins. */
function lengthBefore(text: string, index: number) {
  const before = text.slice(Math.max(0, index - 60), index);
  const lead = AHEAD.exec(before);
  if (!lead) return null;
  const [offset, end] = [index - before.length, index - lead[0].length];
  for (const { index: at } of before.slice(0, lead.index).matchAll(MAY_BEGIN_DURATION)) {
    const length = lengthAt(text, offset + at);
    if (length?.end === end) return length;
  }
  return null;
}
