import type { ReadTime } from '../../../postmortem/model.ts';
import { leadTime } from '../../../time/lead.ts';
import { defineRule } from '../../rule.ts';
import { type StatedWindow, statedEnd, statedWindow } from '../../support/stated-window.ts';
import { minutesText } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/agrees-with-text',
  summary: 'The times in summary and impact are within the timeline',
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
  ],
  *check({ postmortem, options }) {
    const entries = postmortem.timeline.flatMap(({ time }) => {
      const minute = time && minuteOfDay(time);
      return time && minute !== null ? [{ time, minute }] : [];
    });
    const [first, last] = [entries[0]?.time, entries.at(-1)?.time];
    if (!first || !last || entries.length < 3 || day(first) !== day(last)) return;
    const clocks = entries.map(({ minute }) => minute);
    const [begins, ends] = [Math.min(...clocks), Math.max(...clocks)];
    const stated = statedWindow(postmortem);
    const end = stated ?? statedEnd(postmortem);
    if (!end || (end.zone && first.zoneText && end.zone !== first.zoneText)) return;
    const related = { span: first.span, message: 'The first entry.' };
    if (stated && (stated.to < begins || stated.from > ends))
      yield {
        span: stated.span,
        message: `${stated.start} to ${stated.end} is outside the timeline, which runs from ${written(begins)} to ${written(ends)}. Readers will believe neither. Correct the one that is wrong${hint(stated, begins, ends)}.`,
        related,
      };
    else if (end.to - ends > options.minutes)
      yield {
        span: end.span,
        message: `This ends at ${end.end}, ${minutesText(end.to - ends)} after the last entry of the timeline. What happened in between? Add an entry for the end, or correct the time.`,
        related: { span: last.span, message: 'The last entry.' },
      };
  },
});

const day = ({ iso }: ReadTime) => iso?.slice(0, 10);

/** Minutes since midnight; null for a time without a clock. */
function minuteOfDay({ iso, raw }: ReadTime): number | null {
  const clock = iso ? /T(\d\d):(\d\d)/.exec(iso) : null;
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const written = iso ? null : leadTime(raw)?.clock;
  return written ? written.hour * 60 + written.minute : null;
}

const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Guesses the cause of the mismatch. */
function hint({ from, to }: StatedWindow, begins: number, ends: number): string {
  const fits = (by: number) => from + by <= ends && to + by >= begins;
  return fits(720) || fits(-720) ? ' (am or pm?)' : ', or give the zone of both';
}
