import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, TimelineEntry } from '../../../postmortem/model.ts';
import { defineRule, type Edit, type Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { addColons } from '../../support/timeline/add-colons.ts';
import { in24Hours, mixedClocks } from '../../support/timeline/mixed-clocks.ts';
import { isStopwatch } from '../../support/timeline/stopwatch.ts';
import {
  hasTwoReadings,
  isUnread,
  NUMERIC,
  RELATIVE,
  unreadTimes,
} from '../../support/timeline/unread-times.ts';
import { untouchable, type WrittenClock, writtenTime } from '../../support/timeline/written-time.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

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
      ...mixed(clocks, mayTouch, postmortem.standing === 'own'),
    ];
  },
});

type MayTouch = (edit: Edit) => boolean;

/** `1625`, `16.25`, `4 pm`, `4:25p`: most timelines have none and need no closer look. */
const WORTH_A_LOOK = /(?<![\d:./-])\d\d\.?\d\d(?![\d:./]|-\d\d-)|\d\s?[ap](?:\b|\.?\s?m)/i;

function clocksOf({ timeline, document }: PostMortem): WrittenClock[] {
  const times = timeline.flatMap(({ time }) => time ?? []);
  if (!times.some(({ raw }) => WORTH_A_LOOK.test(raw))) return [];
  return times.flatMap((time) => writtenTime(time, document.text).clocks);
}

/** One by one, or all of many at once. */
function unreadable(postmortem: LintedPostMortem, atMost: number): Finding[] {
  const message =
    'The time of this entry cannot be read, so it has no place in the order of events. Write it like “2026-05-04 16:25 UTC”, or “about 16:25” when the minute is not known.';
  const isClock = ({ start, end }: Span) =>
    /\d:[\d?x]|\d{4}-/i.test(postmortem.document.text.slice(start, end));
  const written = unreadTimes(postmortem).filter((span) => !isUnfilled(postmortem, span));
  // "M3", "5 days before": in an older document, readers know as much as its author did.
  const isLoose = postmortem.standing === 'older' && !written.some(isClock);
  const level = isLoose ? { level: 'hint' as const } : {};
  const [first, ...others] = written;
  if (first && written.length > atMost) return [{ span: first, message, others, ...level }];
  return written.map((span) => ({ span, message, ...level }));
}

/** One finding for the whole timeline: a single date is missing. */
function* withoutDay(postmortem: LintedPostMortem): Iterable<Finding> {
  const { timeline, frontMatter, date, standing } = postmortem;
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
  const level = isCounted && standing !== 'own' ? { level: 'hint' as const } : {};
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

/** One finding, whose fix covers all of them if the context settles the reading. */
function twoReadings(postmortem: LintedPostMortem, mayTouch: MayTouch): readonly Finding[] {
  const days = postmortem.timeline.flatMap(({ time }) =>
    time && NUMERIC.test(time.raw)
      ? writtenTime(time, postmortem.document.text).days.filter(
          ({ parts }) => parts.other && parts.year !== null,
        )
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
  if (!settled) return [finding];
  // What else an older document says settles it for its readers, too.
  const level = postmortem.standing === 'older' ? { level: 'hint' as const } : {};
  return [{ ...finding, fix: edits.filter(mayTouch), ...level }];
}

/** One finding, whose fix covers all of them. */
function* withoutColon(
  postmortem: PostMortem,
  clocks: readonly WrittenClock[],
  mayTouch: MayTouch,
): Iterable<Finding> {
  const edits = addColons(postmortem, clocks);
  const first = edits[0];
  if (!first) return;
  const others = edits.length > 1 ? ` (and ${edits.length - 1} more like it)` : '';
  const isDotted = postmortem.document.text.slice(first.span.start, first.span.end).includes('.');
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
 * "2:05 pm" beside "14:20". One finding, whose fix covers all of them if each reading is certain. Unless the document
 * was written for Debrief, it is a hint unless one may be twelve hours off. "20:56 PM" says nothing about other times.
 */
function* mixed(clocks: readonly WrittenClock[], mayTouch: MayTouch, isOwn: boolean): Iterable<Finding> {
  const found = mixedClocks(clocks);
  const first = found?.withAmPm[0];
  if (!found || !first) return;
  const said = `${quoted(first.source)} has am or pm, and other times here go up to 24`;
  const isNeeded = found.withAmPm.some(({ source }) => !isFullHour(source));
  if (found.doubtful && isNeeded) {
    const { span, source } = found.doubtful;
    yield {
      span,
      message: `${said}, so ${quoted(source)} may be in the morning or in the afternoon. Write all of them in 24 hours, like “14:05”.`,
    };
    return;
  }
  const edits = clocks.flatMap(in24Hours);
  yield {
    span: first.span,
    ...(isOwn ? {} : { level: 'hint' as const }),
    message: `${said}: readers who compare them stumble, and one who misses the “pm” is twelve hours off. Write all of them in 24 hours${edits[0] ? `: ${edits[0].text}` : ', like “14:05”'}.`,
    fix: edits.filter(mayTouch),
  };
}

/** "17:14pm", "00:29 AM": the 24-hour clock, with a needless half. */
const isFullHour = (source: string) => /^(?:1[3-9]|2[0-3]|00)\D/.test(source);
