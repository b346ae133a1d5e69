import { saysUnknown } from '../../../languages/figures.ts';
import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import { areDayOrMonth } from '../../../time/date.ts';
import { defineRule, type Edit, type Finding } from '../../rule.ts';
import { inFullHours, mixedHalves } from '../../support/halves.ts';
import { minutesBetween } from '../../support/instants.ts';
import { predatesDebrief } from '../../support/predates.ts';
import { isStopwatch } from '../../support/stopwatch.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';
import { untouchable, type WrittenClock, written } from '../../support/written.ts';

export default defineRule({
  id: 'timeline/parseable-times',
  summary: 'Everybody reads the times of the timeline the same way: one day, one minute',
  why: '`04/05/2026` is April in one country and May in the next; `1625` may be a time, a port or a count; “T+10” needs a start that is written down. If readers can take a time two ways, figures go wrong, and nobody notices.',
  instead:
    'ISO 8601, or a date once and 24-hour times below it: `2026-05-04 16:25 UTC`. Give the day in the first entry, and again when it changes. Write “about 16:25” if the minute is not known.',
  options: {
    atMost: {
      type: 'integer',
      least: 1,
      default: 1,
      about: 'Unreadable times to report one by one; more are one finding.',
    },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  fixable: true,
  bad: [
    {
      title: 'Day or month first?',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 04/05/2026 13:40: release 412 reaches production\n- 04/05/2026 13:52: queue depth alert fires\n- 04/05/2026 14:20: resolved\n',
      reports: ['04/05/2026'],
    },
    {
      title: 'Four digits without a colon',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC), 2026-03-02\n\n- 1340: release 412 reaches production\n- 1352: queue depth alert fires\n- 1420: resolved\n',
      reports: ['1340'],
    },
    {
      title: 'Meant as a time, and none',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:61: queue depth alert fires\n- 14:??: a call from the warehouse\n- 14:20: resolved\n',
      reports: ['13:61'],
    },
    {
      title: 'A clock that is none',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n| When | What |\n| --- | --- |\n| 2026-03-02 07:46 | queue depth alert fires |\n| 2026-03-02 07:7:47 | rollback |\n| 2026-03-02 07:57 | resolved |\n',
      reports: ['2026-03-02 07:7:47'],
    },
    {
      title: 'Am and pm beside 24 hours',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 1:40 pm: release 412 reaches production\n- 13:52: queue depth alert fires\n- 2:20 pm: resolved\n',
      reports: ['1:40 pm'],
    },
    {
      title: 'Counted from a start',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- T+0: queue depth alert fires\n- T+10 min: rollback\n- T+28 min: resolved\n',
      reports: ['T+0'],
    },
    {
      title: 'Counted from an entry without a clock time',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 22:00: release 412 reaches production\n- 22:40: queue depth alert fires\n- Next day: on-call looks into it\n- +30 min: rollback\n',
      reports: ['+30 min'],
    },
    {
      title: 'No day anywhere',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
      reports: ['13:40'],
    },
  ],
  good: [
    {
      title: 'ISO dates, 24-hour times, the day once',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-05-04 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- about 14:20: resolved\n',
    },
    {
      title: 'Months, and times that are left open',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n| When | What |\n| --- | --- |\n| Feb 2026 | the queue grows |\n| 2026-03-02 13:40 | queue depth alert fires |\n| ~13:5x | rollback |\n| 2026-03-?? | TBA: a new broker |\n',
    },
    {
      title: 'am and pm, months by name',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 4 May 2026, 1:40 pm: release 412 reaches production\n- 1:52 pm: queue depth alert fires\n',
    },
  ],
  check({ postmortem, options }) {
    const clocks = clocksOf(postmortem);
    const isUntouchable = untouchable(postmortem);
    const mayTouch = ({ span }: Edit) => !isUntouchable(span);
    return [
      ...unreadable(postmortem, options.atMost),
      ...countedFromUnknown(postmortem),
      ...withoutDay(postmortem),
      ...twoReadings(postmortem, mayTouch),
      ...withoutColon(postmortem, clocks, mayTouch),
      ...mixed(clocks, mayTouch, predatesDebrief(postmortem)),
    ];
  },
});

type MayTouch = (edit: Edit) => boolean;

/** `1625`, `16.25`, `4 pm`, `4:25p`: most timelines have none and need no closer look. */
const WORTH_A_LOOK = /(?<![\d:./-])\d\d\.?\d\d(?![\d:./]|-\d\d-)|\d\s?[ap](?:\b|\.?\s?m)/i;

function clocksOf({ timeline, document }: PostMortem): WrittenClock[] {
  const times = timeline.flatMap(({ time }) => time ?? []);
  if (!times.some(({ raw }) => WORTH_A_LOOK.test(raw))) return [];
  return times.flatMap((time) => written(time, document.text).clocks);
}

/** Entries whose time could not be parsed, and timeline lines that begin with something like a time. */
function unreadable(postmortem: PostMortem, atMost: number): Finding[] {
  const { timeline, blocks, document } = postmortem;
  const spans = timeline
    .filter(({ time, text }) => isUnread(time) && !isUnknown(time?.raw ?? '') && !IS_OPEN.test(text))
    .map(timeSpan)
    .filter(({ start, end }) => !IS_UNDERSTOOD.test(document.text.slice(start, end)));
  spans.push(...timeline.flatMap(({ time }) => misspelt(time, document.text) ?? []));
  // Single pass over both lists: a megabyte of times must not slow it down.
  const entries = timeline.toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const block of blocks) {
    const { kind, text, span } = block;
    while (next < entries.length && entries[next]!.span.end <= span.start) next++;
    const like = kind === 'item' || kind === 'paragraph' ? LIKE_A_TIME.exec(text)?.[0] : undefined;
    if (!like || A_TIME.test(like) || IS_UNDERSTOOD.test(like)) continue;
    if (next < entries.length && entries[next]!.span.start < span.end) continue;
    if (postmortem.sectionNameOf(span) === 'timeline') spans.push(block.source(0, like.length));
  }
  spans.sort((a, b) => a.start - b.start);
  const message =
    'The time of this entry cannot be read, so it has no place in the order of events. Write it like “2026-05-04 16:25 UTC”, or “about 16:25” when the minute is not known.';
  const written = spans.filter((span) => !isUnfilled(postmortem, span));
  const [first, ...others] = written;
  if (first && written.length > atMost) return [{ span: first, message, others }];
  return written.map((span) => ({ span, message }));
}

/** `25:61`, `14:??`, `14:3x`, `2026-13-45`, `20202-01-16 12:00`: meant as a time, valid or not. */
const LIKE_A_TIME =
  /^(?=[\d?])(?:\d{3,6}-[\d?xX]{1,2}-[\d?xX]{1,2}(?![\w-]))?(?:\s?[\d?]{1,2}:[\d?xX]{2}(?!\w))?/;
const A_TIME = /^(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))?(?:\s?(?:[01]?\d|2[0-4]):[0-5]\d)?$/;

/** `T+10`, `+5 min`. */
const RELATIVE = /^[^\w+]*(?:T\s?[+\-−–]|T0\b|\+)/i;

/**
 * What readers understand: a month whose day is not known ("2025-10", "2025-08〜10月", "Jun 2026"), a phase ("Before
 * milestone 6"), an approximate clock ("~01:5x"), an hour whose minute is left open ("09:xx").
 */
const IS_UNDERSTOOD =
  /^\W*(?:\d{4}-(?:0[1-9]|1[0-2])(?!\d|-[\d?xX])|\p{L}{3,10}\.? \d{4}\W*$|\p{L}[\p{L} -]+ \d{1,2}\W*$|(?:~|≈|about |ca\.? ?)[\d:xX?]+\W*$|(?:\d{4}-\d\d-\d\d[ T])?(?:[01]?\d|2[0-3]):(?:xx|\?\?)\W*$)/iu;

/** "TBA: …", in a row whose time is left open. */
const IS_OPEN = /^\W*(?:tba|tbc|tbd|ongoing)\b/i;

/** "2026-05-04 07:7:47": its day is read, and its clock is none. */
function misspelt(time: ReadTime | null, text: string): Span | null {
  if (time?.precision !== 'date' || time.iso === null) return null;
  const written = text.slice(time.span.start, time.span.start + 30);
  const end = /^\W*\d{4}-\d\d-\d\d[ T,]+\d{1,2}:(?:\d(?!\d)|[6-9]\d)[\d:]*/.exec(written)?.[0].length;
  return end === undefined ? null : { start: time.span.start, end: time.span.start + end };
}

/** The author does not know it, and says so. */
const isUnknown = (raw: string) => /\b(?:unknown|unclear|not known)\b/i.test(raw) || saysUnknown(raw);

const isUnread = (time: ReadTime | null) =>
  time === null ||
  (time.iso === null && time.precision === 'date' && !RELATIVE.test(time.raw) && !hasTwoReadings(time.raw));

function timeSpan({ time, span, textSpan }: TimelineEntry): Span {
  if (time) return time.span;
  const end = textSpan.start > span.start ? textSpan.start : Math.min(span.end, span.start + 20);
  return { start: span.start, end };
}

/** One finding for the whole timeline: a single date is missing. */
function* withoutDay(postmortem: PostMortem): Iterable<Finding> {
  const { timeline, frontMatter, date } = postmortem;
  // `structure/front-matter` reports a date that does not exist.
  if (date === null && frontMatter?.data?.date) return;
  const times = timeline.flatMap(({ time }) => time ?? []);
  const lost = times.filter((time) => time.iso === null && !isUnread(time) && !hasTwoReadings(time.raw));
  const first = lost[0];
  if (!first) return;
  const isCounted = RELATIVE.test(first.raw) || isStopwatch(times);
  const message = isCounted
    ? `${quoted(first.raw, 40)} counts from a start, so no entry can be compared with a log or a graph. Write the clock time with its date, like “2026-05-04 16:25 UTC”.`
    : lost.length < times.length / 2
      ? `The day of ${quoted(first.raw, 40)} is unknown. Readers cannot find it in logs and graphs. Write the date with it, like “2026-05-04 16:25 UTC”.`
      : 'Debrief finds no date with its year for this timeline, in the entries or around them. Readers cannot find these times in logs and graphs. Write the date with the first entry, like “2026-05-04 16:25 UTC”.';
  const level = isCounted && predatesDebrief(postmortem) ? { level: 'hint' as const } : {};
  yield { span: first.span, ...level, message };
}

/** "+30 min" below "Next day: somebody looks": how long after what? */
function* countedFromUnknown({ timeline }: PostMortem): Iterable<Finding> {
  const isLost = ({ time }: TimelineEntry) =>
    time?.iso !== null &&
    time?.precision === 'date' &&
    RELATIVE.test(time.raw) &&
    /\d ?(?:h|m)/i.test(time.raw);
  const at = timeline.findIndex(isLost);
  const time = timeline[at]?.time;
  if (!time || timeline.every(({ time }) => time?.precision === 'date')) return;
  yield {
    span: time.span,
    message: `From when does ${quoted(time.raw, 40)} count? From the first entry, it would be earlier than the one above it. So nobody can tell when this was, or how long the incident took. Write the clock time, “about 09:30” if the minute is not known.`,
    others: timeline.slice(at + 1).flatMap((entry) => (isLost(entry) ? [entry.time!.span] : [])),
  };
}

const NUMERIC = /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/;

/** `04/05/2026`: with a year and slashes, its two readings are asked about once for the whole timeline. */
function hasTwoReadings(raw: string): boolean {
  const [, one, two] = NUMERIC.exec(raw) ?? [];
  return areDayOrMonth(one, two);
}

/** One finding, whose fix covers all of them if the context settles the reading. */
function twoReadings(postmortem: PostMortem, mayTouch: MayTouch): readonly Finding[] {
  const days = postmortem.timeline.flatMap(({ time }) =>
    time && NUMERIC.test(time.raw)
      ? written(time, postmortem.document.text).days.filter(({ parts }) => parts.other && parts.year !== null)
      : [],
  );
  const first = days[0];
  if (!first) return [];
  const said = `${quoted(postmortem.document.text.slice(first.span.start, first.span.end))} can be read with the day first or the month first, and readers elsewhere will.`;
  const also = days.length > 1 ? ` (${days.length} entries are like this.)` : '';
  const edits = days.flatMap(({ span, date }): Edit[] => (date ? [{ span, text: date }] : []));
  const settled = edits.length === days.length;
  const instead = settled ? edits[0]!.text : 'year-month-day, like 2026-05-04';
  const finding = {
    span: first.span,
    message: `${said} Write the date as ISO 8601: ${instead}.${also}`,
  };
  return [settled ? { ...finding, fix: edits.filter(mayTouch) } : finding];
}

/** `1625`, `16.25` where only 16:25 can be meant. One finding, whose fix covers all of them. */
function* withoutColon(
  { document, timeline, language }: PostMortem,
  clocks: readonly WrittenClock[],
  mayTouch: MayTouch,
): Iterable<Finding> {
  const moments = timeline.flatMap(({ time }) => (time?.iso ? [time] : []));
  const edits = clocks.flatMap((each): Edit[] => {
    const { source, clock, at, span } = each;
    const [, hour, minute] = clock.meridiem === null ? (BARE.exec(source) ?? []) : [];
    if (!at.endsWith(`T${hour}:${minute}`)) return [];
    // Both ends of a range are fixed, or neither.
    const from = clocks.find(({ until }) => until === each) ?? each;
    const isCount =
      language?.code === 'de' &&
      COUNTS_NOUNS.test(document.text.slice((from.until ?? from).span.end).slice(0, 20));
    return !isCount && isCertain(from, document.text, moments) ? [{ span, text: `${hour}:${minute}` }] : [];
  });
  const first = edits[0];
  if (!first) return;
  const others = edits.length > 1 ? ` (and ${edits.length - 1} more like it)` : '';
  const isDotted = document.text.slice(first.span.start, first.span.end).includes('.');
  yield {
    // "13.40" is how many write it, "1340" may be a number.
    ...(isDotted ? { is: 'convention' as const } : {}),
    span: first.span,
    level: 'hint',
    message: `This time${others} is written without a colon, so tools may take it for a number or a date. Write “${first.text}”.`,
    fix: edits.filter(mayTouch),
  };
}

/**
 * What may follow a clock, but not a count, a year or an amount: a dash or a colon, a zone, the end of a link, or a new
 * sentence. "1830 labels wait" may begin with a number of labels, and `2023-MM-DD` with a year.
 */
const AFTER_A_CLOCK =
  /^[*_\])]*(?:\s*$|\s*\n|\t|\s*[:|,;(](?!\d)|\s+[-–—]\s|\s*(?:UTC|GMT)\b|\s+["“@`[*_]*\p{Lu})/u;
/** "1830 Etiketten": every German noun is capitalized, so a capital does not prove a new sentence. */
const COUNTS_NOUNS = /^[*_\])]*\s+["“@`[*_]*\p{Lu}/u;
/**
 * The longest step in minutes to or from an entry for which a clock is certain: beyond that, the number may not be a
 * clock.
 */
const LONGEST_STEP = 8 * 60;

/** Whether a clock, or the range it begins, is unambiguous: not a year, not a count, not out of order. */
function isCertain(from: WrittenClock, text: string, moments: readonly ReadTime[]): boolean {
  const { span, source, until, at, hasDay } = from;
  const end = (until ?? from).span.end;
  const hasUnit = /h(?:rs?)?$/.test(source);
  if (!hasUnit && !AFTER_A_CLOCK.test(text.slice(end, end + 40))) return false;
  if (hasUnit || hasDay) return true;
  const isYear = /^(?:19|20)\d\d$/.test(text.slice(span.start, span.end));
  return !isYear && isInOrder(at, moments);
}

/**
 * Whether a moment fits between its neighbours, which rules out numbers that only look like clocks. Read as a clock,
 * `2100 MHz` between 07:12 and 07:31 would move 07:31 to the next day: hence the limit on a step.
 */
function isInOrder(at: string, moments: readonly ReadTime[]): boolean {
  const index = moments.findIndex(({ iso }) => iso?.startsWith(at));
  const [before, now, after] = [moments[index - 1], moments[index], moments[index + 1]];
  return [minutesBetween(before, now), minutesBetween(now, after)].every(
    (minutes) => minutes === null || (minutes >= 0 && minutes <= LONGEST_STEP),
  );
}

const BARE = /^(\d\d)\.?(\d\d)(?:h(?:rs?)?)?$/;

/**
 * "2:05 pm" beside "14:20". One finding, whose fix covers all of them if each reading is certain; in an older document
 * it is a hint unless one may be twelve hours off. "20:56 PM" says nothing about other times.
 */
function* mixed(clocks: readonly WrittenClock[], mayTouch: MayTouch, isOld: boolean): Iterable<Finding> {
  const found = mixedHalves(clocks);
  const first = found?.halves[0];
  if (!found || !first) return;
  const said = `${quoted(first.source)} has am or pm, and other times here go up to 24`;
  const isNeeded = found.halves.some(({ source }) => !isFullHour(source));
  if (found.doubtful && isNeeded) {
    const { span, source } = found.doubtful;
    yield {
      span,
      message: `${said}, so ${quoted(source)} may be in the morning or in the afternoon. Write all of them in 24 hours, like “14:05”.`,
    };
    return;
  }
  const edits = clocks.flatMap(inFullHours);
  yield {
    span: first.span,
    ...(isOld ? { level: 'hint' as const } : {}),
    message: `${said}: readers who compare them stumble, and one who misses the “pm” is twelve hours off. Write all of them in 24 hours${edits[0] ? `: ${edits[0].text}` : ', like “14:05”'}.`,
    fix: edits.filter(mayTouch),
  };
}

/** "17:14pm", "00:29 AM": the 24-hour clock, with a needless half. */
const isFullHour = (source: string) => /^(?:1[3-9]|2[0-3]|00)\D/.test(source);
