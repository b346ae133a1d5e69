import { saysUnknown } from '../../../languages/figures.ts';
import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { isToCome } from '../../../postmortem/timeline/find/to-come.ts';
import { areDayOrMonth } from '../../../time/date-order.ts';
import { understood } from '../../phrases/understood-times.ts';

/** Times of entries that could not be read, and beginnings of the timeline's lines that look like one, in order. */
export function unreadTimes(postmortem: PostMortem): Span[] {
  const { timeline, document } = postmortem;
  const ofEntries = timeline
    .filter(({ time, text }) => isUnread(time) && !isUnknown(time?.raw ?? '') && !IS_OPEN.test(text))
    .map(timeSpan)
    .filter(({ start, end }) => !shows(understood, document.text.slice(start, end)));
  const half = timeline.flatMap(({ time }) => misspelt(time, document.text) ?? []);
  return [...ofEntries, ...half, ...besideEntries(postmortem)].sort((a, b) => a.start - b.start);
}

/** What looks like a time, and became no entry. */
function besideEntries({ timeline, blocks, sectionNameOf }: PostMortem): Span[] {
  const spans: Span[] = [];
  // Single pass over both lists: a megabyte of times must not slow it down.
  const entries = timeline.toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const block of blocks) {
    const { kind, text, span } = block;
    while (next < entries.length && entries[next]!.span.end <= span.start) next++;
    const like = kind === 'item' || kind === 'paragraph' ? LIKE_A_TIME.exec(text)?.[0] : undefined;
    if (!like || A_TIME.test(like) || shows(understood, like)) continue;
    if (next < entries.length && entries[next]!.span.start < span.end) continue;
    if (sectionNameOf(span) === 'timeline') spans.push(block.source(0, like.length));
  }
  return spans;
}

/** `25:61`, `14:??`, `14:3x`, `2026-13-45`, `20202-01-16 12:00`: meant as a time, valid or not. */
const LIKE_A_TIME =
  /^(?=[\d?])(?:\d{3,6}-[\d?xX]{1,2}-[\d?xX]{1,2}(?![\w-]))?(?:\s?[\d?]{1,2}:[\d?xX]{2}(?!\w))?/;
const A_TIME = /^(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))?(?:\s?(?:[01]?\d|2[0-4]):[0-5]\d)?$/;

/** `T+10`, `H+05`, `T2`, `+5 min`. */
export const RELATIVE = /^[^\w+]*(?:T\s?[+\-−–]|H\s?\+|T\d{1,2}\b|\+)/i;

/** "TBA: …", in a row whose time is left open. */
const IS_OPEN = /^\W*(?:tba|tbc|tbd|ongoing)\b/i;

/** "2026-05-04 07:7:47": its day is valid, and its clock time is not. */
function misspelt(time: ReadTime | null, text: string): Span | null {
  if (time?.precision !== 'date' || time.iso === null) return null;
  const written = text.slice(time.span.start, time.span.start + 30);
  const end = /^\W*\d{4}-\d\d-\d\d[ T,]+\d{1,2}:(?:\d(?!\d)|[6-9]\d)[\d:]*/.exec(written)?.[0].length;
  return end === undefined ? null : { start: time.span.start, end: time.span.start + end };
}

/** The author does not know it, and says so. */
const isUnknown = (raw: string) =>
  isToCome(raw) || /\b(?:unknown|unclear|not known)\b/i.test(raw) || saysUnknown(raw);

export const isUnread = (time: ReadTime | null) =>
  time === null ||
  (time.iso === null && time.precision === 'date' && !RELATIVE.test(time.raw) && !hasTwoReadings(time.raw));

function timeSpan({ time, span, textSpan }: TimelineEntry): Span {
  if (time) return time.span;
  const end = textSpan.start > span.start ? textSpan.start : Math.min(span.end, span.start + 20);
  return { start: span.start, end };
}

/** `04/05/2026`, with a year and slashes. */
export const NUMERIC = /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/;

/** `04/05/2026`: with a year and slashes, its two readings are asked about once for the whole timeline. */
export function hasTwoReadings(raw: string): boolean {
  const [, one, two] = NUMERIC.exec(raw) ?? [];
  return areDayOrMonth(one, two);
}
