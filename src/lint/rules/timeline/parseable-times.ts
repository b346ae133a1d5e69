import { z } from 'zod';
import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import { defineRule, type Edit, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/parseable-times',
  summary: 'Everybody reads the times of the timeline the same way: one day, one minute',
  why: '`04/05/2026` is April in one country and May in the next; `1625` may be a time, a port or a count; “T+10” needs a start that is written down. Times that are read in two ways give figures that are wrong, and nobody notices.',
  instead:
    'ISO 8601, or a date once and 24-hour times below it: `2026-05-04 16:25 UTC`. Give the day in the first entry, and again when it changes. Write “about 16:25” when the minute is not known.',
  options: z.strictObject({
    atMost: z.int().min(1).default(3).meta({ description: 'Unreadable times to report one by one.' }),
  }),
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
      reports: ['13:61', '14:??'],
    },
    {
      title: 'Counted from a start',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- T+0: queue depth alert fires\n- T+10 min: rollback\n- T+28 min: resolved\n',
      reports: ['T+0'],
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
      title: 'am and pm, months by name',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 4 May 2026, 1:40 pm: release 412 reaches production\n- 1:52 pm: queue depth alert fires\n',
    },
  ],
  check: ({ postmortem, options }) => [
    ...few(unreadable(postmortem), options.atMost),
    ...withoutDay(postmortem),
    ...twoReadings(postmortem),
    ...withoutColon(postmortem),
  ],
});

/** Entries whose time was not understood, and lines of the timeline that begin with something like a time. */
function unreadable(postmortem: PostMortem): Finding[] {
  const { timeline, blocks } = postmortem;
  const spans = timeline.filter(({ time }) => isUnread(time)).map(timeSpan);
  // Both run through the document once: a megabyte of times is no reason to wait.
  const entries = timeline.toSorted((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const { kind, text, span, source } of blocks) {
    while (next < entries.length && entries[next]!.span.end <= span.start) next++;
    const like = kind === 'item' || kind === 'paragraph' ? LIKE_A_TIME.exec(text)?.[0] : undefined;
    if (!like || A_TIME.test(like)) continue;
    if (next < entries.length && entries[next]!.span.start < span.end) continue;
    if (postmortem.sectionNameOf(span) === 'timeline') spans.push(source(0, like.length));
  }
  spans.sort((a, b) => a.start - b.start);
  return spans
    .filter((span) => !isUnfilled(postmortem, span))
    .map((span) => ({
      span,
      message:
        'The time of this entry cannot be read, so it has no place in the order of events. Write it like “2026-05-04 16:25 UTC”, or “about 16:25” when the minute is not known.',
    }));
}

/** `25:61`, `14:??`, `14:3x`, `2026-13-45`, `20202-01-16 12:00`: meant as a time, whether or not it is one. */
const LIKE_A_TIME =
  /^(?=[\d?])(?:\d{3,6}-[\d?xX]{1,2}-[\d?xX]{1,2}(?![\w-]))?(?:\s?[\d?]{1,2}:[\d?xX]{2}(?!\w))?/;
const A_TIME = /^(?:\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))?(?:\s?(?:[01]?\d|2[0-4]):[0-5]\d)?$/;

/** `T+10`, `+5 min`. */
const RELATIVE = /^[^\w+]*(?:T\s?[+\-−–]|T0\b|\+)/i;

const isUnread = (time: ReadTime | null) =>
  time === null ||
  (time.iso === null && time.precision === 'date' && !RELATIVE.test(time.raw) && !hasTwoReadings(time.raw));

function timeSpan({ time, span, textSpan }: TimelineEntry): Span {
  if (time) return time.span;
  const end = textSpan.start > span.start ? textSpan.start : Math.min(span.end, span.start + 20);
  return { start: span.start, end };
}

/** One finding for the whole timeline: what is missing is one date. */
function* withoutDay({ timeline }: PostMortem): Iterable<Finding> {
  const times = timeline.flatMap(({ time }) => time ?? []);
  const lost = times.filter((time) => time.iso === null && !isUnread(time) && !hasTwoReadings(time.raw));
  const first = lost[0];
  if (!first) return;
  const message = RELATIVE.test(first.raw)
    ? `${quoted(first.raw, 40)} counts from a start, so no entry can be compared with a log or a graph. Write the clock time with its date, like “2026-05-04 16:25 UTC”.`
    : lost.length < times.length / 2
      ? `No date can be told for ${quoted(first.raw, 40)}. Readers cannot find it in logs and graphs. Write the date with it, like “2026-05-04 16:25 UTC”.`
      : 'No entry of this timeline tells its day, nor does the rest of the document. Readers cannot find these times in logs and graphs. Write the date with the first entry, like “2026-05-04 16:25 UTC”.';
  yield { span: first.span, message };
}

const NUMERIC = /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?![\d/])/;

/** `04/05/2026`: both numbers can be a month, and they differ. */
function hasTwoReadings(raw: string): boolean {
  const [, one, two] = NUMERIC.exec(raw) ?? [];
  return one !== undefined && Number(one) <= 12 && Number(two) <= 12 && Number(one) !== Number(two);
}

/** One finding, which mends all of them where the surroundings tell which reading is meant. */
function twoReadings({ timeline }: PostMortem): readonly Finding[] {
  const times = timeline.flatMap(({ time }) => (time && hasTwoReadings(time.raw) ? time : []));
  const edits = times.flatMap(isoDate);
  const first = times[0];
  if (!first) return [];
  const said = `${quoted(NUMERIC.exec(first.raw)![0])} can be read with the day first or the month first, and readers elsewhere will.`;
  const also = times.length > 1 ? ` (${times.length} entries are like this.)` : '';
  const settled = edits.length === times.length;
  const instead = settled ? edits[0]!.text : 'year-month-day, like 2026-05-04';
  const finding = {
    span: numericDate(first),
    message: `${said} Write the date as ISO 8601: ${instead}.${also}`,
  };
  return [settled ? { ...finding, fix: edits } : finding];
}

function numericDate({ raw, span }: ReadTime): Span {
  const match = NUMERIC.exec(raw)!;
  return { start: span.start + match.index, end: span.start + match.index + match[0].length };
}

/** The date as the reader settled it from its surroundings, when it did. */
function isoDate(time: ReadTime): Edit[] {
  const date = time.iso?.slice(0, 10);
  return date ? [{ span: numericDate(time), text: date }] : [];
}

/** `1625`, `16.25` where the time was read as 16:25. One finding, which mends all of them. */
function* withoutColon({ timeline }: PostMortem): Iterable<Finding> {
  const edits = timeline.flatMap(({ time }) => (time ? colonFor(time) : []));
  const first = edits[0];
  if (!first) return;
  const others = edits.length > 1 ? ` (and ${edits.length - 1} more like it)` : '';
  yield {
    span: first.span,
    message: `This time${others} is written without a colon, so it may be taken for a number, a year or a date. Write “${first.text}”.`,
    fix: edits,
  };
}

const BARE = /(?<![\d:.+/]|\s-)(\d\d)\.?(\d\d)(?![\d:.%/])(?!\s?[ap]m)/gi;

function colonFor({ iso, until, raw, span }: ReadTime): Edit[] {
  const bare = [...raw.matchAll(BARE)];
  if (bare.length === 0) return [];
  return [iso, until].flatMap((each) => {
    const [, hour, minute] = /T(\d\d):(\d\d)/.exec(each ?? '') ?? [];
    if (raw.includes(`${hour}:${minute}`)) return [];
    // The last one: a year before it may have the same digits.
    const match = bare.findLast(([, one, two]) => one === hour && two === minute);
    if (!match) return [];
    const start = span.start + match.index;
    return [{ span: { start, end: start + match[0].length }, text: `${hour}:${minute}` }];
  });
}
