import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { minutesText, minuteText } from '../../../time/text.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { headerWindow } from '../../support/timeline/header-window.ts';
import { minuteOfDay } from '../../support/timeline/minute-of-day.ts';
import { endOfImpact } from '../../support/timeline/minutes-between.ts';
import { type StatedWindow, statedEnd, statedWindow } from '../../support/timeline/stated-window.ts';

export default defineRule({
  id: 'timeline/agrees-with-text',
  summary: 'The times in header, summary and impact are within the timeline',
  why: 'When the summary says 18:00 to 20:00 and the timeline runs from 06:00 to 08:30, readers believe neither. Usually somebody wrote am for pm, a zone is missing, or the timeline stops before the end.',
  instead:
    'Correct the one that is wrong. If the two are in different zones, give both zones. If the timeline stops early, add what ended the impact.',
  options: {
    minutes: {
      type: 'integer',
      least: 0,
      default: 30,
      about: 'Tolerated minutes after the last entry.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: 'In the evening, or in the morning?',
      markdown:
        '# The queue stood still\n\n## Summary\n\nFrom 6:00 PM to 8:00 PM all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 06:00: queue depth alert fires\n- 06:40: rollback to release 411\n- 08:10: resolved\n',
      reports: ['From 6:00 PM to 8:00 PM'],
    },
    {
      title: 'The timeline stops before the end',
      markdown:
        '# The queue stood still\n\n## Impact\n\nBetween 13:00 and 17:30 all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:00: release 412 reaches production\n- 13:10: queue depth alert fires\n- 13:40: rollback to release 411\n',
      reports: ['Between 13:00 and 17:30'],
    },
    {
      title: 'Only the end is stated',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAll shops were down until 17:30 UTC.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:00: release 412 reaches production\n- 13:10: queue depth alert fires\n- 13:40: rollback to release 411\n',
      reports: ['17:30'],
    },
    {
      title: 'An hour apart, in any language',
      markdown:
        '# Die Warteschlange stand\n\n**Dauer:** 12:02 UTC – 12:38 UTC\n\n## Zeitleiste (UTC)\n\n- 2026-03-02 13:01: Version 412 geht live\n- 13:08: Alarm der Warteschlange\n- 13:37: behoben\n',
      reports: ['12:02 UTC – 12:38 UTC'],
    },
    {
      title: 'It ends after the last entry, and begins at no entry',
      markdown:
        '# The queue stood still\n\n**Impact:** no orders 13:13 – 14:27\n\n## Timeline\n\n- 2026-03-02 13:01: first timeouts\n- 13:40: rollback to release 411\n- 14:20: orders arrive again\n',
      reports: ['13:13 – 14:27'],
    },
    {
      title: 'It begins at an entry, and ends at none',
      markdown:
        '# The queue stood still\n\n## Summary\n\nFrom 13:52 to 14:02 all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
      reports: ['From 13:52 to 14:02'],
    },
  ],
  good: [
    {
      title: 'The same hours',
      markdown:
        '# The queue stood still\n\n## Summary\n\nFrom 13:52 to 14:20 all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
    },
    {
      title: 'In another zone, and it says so',
      markdown:
        '# The queue stood still\n\n## Summary\n\nFrom 08:52 EST to 09:20 EST all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
    },
    {
      title: 'Rounded, and with one end in the timeline',
      markdown:
        '# The queue stood still\n\n**Duration:** 13:00 – 14:30 UTC\n\n**Worst:** 13:44 – 14:26 UTC\n\n## Timeline (UTC)\n\n- 2026-03-02 13:04: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:21: resolved\n',
    },
    {
      title: 'The last entry is a range',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAll shops were down until 14:20 UTC.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:01: release 412 reaches production\n- 13:08: queue depth alert fires\n- 13:20–14:20: rollback to release 411\n',
    },
    {
      title: 'Perhaps in another zone',
      markdown:
        '# The queue stood still\n\n**Time:** 12:02 – 12:38\n\n## Timeline (UTC)\n\n- 2026-03-02 13:01: release 412 reaches production\n- 13:08: queue depth alert fires\n- 13:37: resolved\n',
    },
  ],
  *check({ postmortem, options }) {
    const entries = postmortem.timeline.flatMap(({ time }) => {
      const minute = time && minuteOfDay(time);
      return time && minute !== null ? [{ time, minute }] : [];
    });
    const [first, last] = [entries[0]?.time, entries.at(-1)?.time];
    if (!first || !last || entries.length < 3 || day(first) !== day(last)) return;
    const clocks = [
      ...entries.map(({ minute }) => minute),
      ...entries.flatMap(({ time: { until } }) =>
        until && until.slice(0, 10) === day(first) ? [minuteIn(until)] : [],
      ),
    ];
    const [begins, ends] = [Math.min(...clocks), Math.max(...clocks)];
    const stated = statedWindow(postmortem);
    const end = stated ?? statedEnd(postmortem);
    if (end?.zone && first.zoneText && end.zone !== first.zoneText) return;
    const related = { span: first.span, message: 'The first entry.' };
    if (stated && (stated.to < begins || stated.from > ends))
      yield {
        span: stated.span,
        message: `${stated.start} to ${stated.end} is outside the timeline, which runs from ${minuteText(begins)} to ${minuteText(ends)}. Readers will believe neither. Correct the one that is wrong${hint(stated, begins, ends)}.`,
        related,
      };
    else if (end && end.to - ends > options.minutes)
      yield {
        span: end.span,
        message: `This ends at ${end.end}, ${minutesText(end.to - ends)} after the last entry of the timeline. What happened in between? Add an entry for the end, or correct the time.`,
        related: { span: last.span, message: 'The last entry.' },
      };
    else {
      const found = stated ? [] : [...header(postmortem, clocks, first)];
      const window = stated ?? headerWindow(postmortem);
      yield* found.length === 0 && window ? endsElsewhere(postmortem, window, clocks) : found;
    }
  },
});

/** Minutes by which a window may differ from the timeline, and a full quarter of an hour, which is rounded. */
const SAME = 7;
const ROUNDED = 15;

/** A window in the header that begins and ends at no entry, and reaches beyond the timeline. */
function* header(postmortem: PostMortem, clocks: readonly number[], first: ReadTime): Iterable<Finding> {
  const window = headerWindow(postmortem);
  // With a zone on one side only, the other may mean another.
  if (!window || (window.zone ?? null) !== (first.zoneText ?? null)) return;
  const { from, to, start, end, span } = window;
  const nearest = (minute: number) => Math.min(...clocks.map((clock) => Math.abs(clock - minute)));
  const isEntry = (minute: number) => nearest(minute) <= (minute % 15 === 0 ? ROUNDED : 2);
  const [begins, ends] = [Math.min(...clocks), Math.max(...clocks)];
  const [late, over] = [begins - from, ends - to];
  // All of it by as much: another zone, or another hour.
  const isShifted =
    late * over > 0 && Math.abs(late - over) <= 10 && Math.min(Math.abs(late), Math.abs(over)) >= 20;
  const isBeyond =
    (late > 4 || over < -4) && !isEntry(from) && !isEntry(to) && Math.max(nearest(from), nearest(to)) > SAME;
  if (!isShifted && !isBeyond) return;
  yield {
    span,
    message: `This runs from ${start} to ${end}, and the timeline from ${minuteText(begins)} to ${minuteText(ends)}: ${apart(late)} at the start, ${apart(over)} at the end. Correct the one that is wrong.`,
    related: { span: first.span, message: 'The first entry.' },
  };
}

/** One end is an entry's time to the minute, and the other is at none, though the timeline tells that end. */
function* endsElsewhere(
  { milestones }: PostMortem,
  { from, to, start, end, span }: StatedWindow,
  clocks: readonly number[],
): Iterable<Finding> {
  const nearest = (minute: number) => Math.min(...clocks.map((clock) => Math.abs(clock - minute)));
  const isNone = (minute: number) => nearest(minute) >= (minute % 5 === 0 ? ROUNDED + 1 : SAME);
  const [told, said, which] =
    nearest(from) <= 1 && isNone(to)
      ? [endOfImpact(milestones), end, 'ends']
      : nearest(to) <= 1 && isNone(from)
        ? [milestones.started, start, 'begins']
        : [];
  const minute = told && minuteOfDay(told);
  if (!told || typeof minute !== 'number') return;
  yield {
    span,
    message: `This ${which} at ${said}, where the timeline has no entry; there it ${which} at ${minuteText(minute)}. Readers will believe neither. Correct the one that is wrong, or add the entry.`,
    related: { span: told.span, message: 'The time in the timeline.' },
  };
}

const apart = (minutes: number) =>
  minutes === 0 ? 'the same' : `${minutesText(minutes)} ${minutes > 0 ? 'later' : 'earlier'}`;

/** Minutes since midnight of an instant with a clock time. */
const minuteIn = (iso: string) => Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16));

const day = ({ iso }: ReadTime) => iso?.slice(0, 10);

/** Guesses the cause of the mismatch. */
function hint({ from, to }: StatedWindow, begins: number, ends: number): string {
  const fits = (by: number) => from + by <= ends && to + by >= begins;
  return fits(720) || fits(-720) ? ' (am or pm?)' : ', or give the zone of both';
}
