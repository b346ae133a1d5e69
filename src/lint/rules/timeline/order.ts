import type { TimelineEntry } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { minutesBetween } from '../../support/instants.ts';
import { isStatusPage } from '../../support/status-page.ts';
import { minutesText, quoted } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/order',
  summary: 'The entries of the timeline are in the order in which things happened',
  why: 'A misplaced entry often has the wrong time: a wrong day, another zone, am for pm. Every figure computed from it is then wrong, and causes seem to come after effects.',
  instead:
    'Move the entry, or correct its time. Give the date when the day changes. Give the zone of an entry that is in a different zone than the rest.',
  options: {
    slackMinutes: {
      type: 'number',
      least: 0,
      default: 0,
      about: 'Tolerated minutes that an entry may step back.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Entries to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 78,
  bad: [
    {
      title: 'A slip of the clock',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 13:05: rollback to release 411\n- 14:20: resolved\n',
      reports: ['13:05'],
    },
    {
      title: '01:16 for 13:16',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: queue depth alert fires\n- 01:16: rollback to release 411\n- 13:20: resolved\n',
      reports: ['01:16'],
    },
    {
      title: 'Newest first: one finding',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 14:20: resolved\n- 2026-03-02 14:05: rollback to release 411\n- 2026-03-02 13:52: queue depth alert fires\n- 2026-03-02 13:40: release 412 reaches production\n',
      reports: ['2026-03-02 14:20'],
    },
  ],
  good: [
    {
      title: 'In order, over midnight',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 23:40: release 412 reaches production\n- 23:52: queue depth alert fires\n- 00:20: resolved\n',
    },
    {
      title: 'In the same minute, with seconds and without',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 22:36:51: queue depth alert fires\n- 22:36-23:03: three restarts\n- 23:10: resolved\n',
    },
    {
      title: 'In order, once the zones are read',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:52 UTC: queue depth alert fires\n- 2026-03-02 09:05 EST: the warehouse in Boston calls\n',
    },
  ],
  check({ postmortem, options }) {
    const entries = postmortem.timeline;
    const steps = entries.slice(1).map((entry, i) => stepTo(entry, entries[i]!, entries[i + 2]));
    const back = steps.filter((step) => step.minutes < 0);
    const first = entries[0];
    if (first?.time && back.length >= 3 && back.length > steps.length * 0.75)
      return isStatusPage(postmortem)
        ? []
        : [
            {
              span: first.time.span,
              message:
                'This timeline runs from the newest entry to the oldest. Readers follow events forwards, as the people on call met them. Put the oldest entry first.',
            },
          ];
    // Back to the first instant after the last: the document repeats its timeline.
    const isRetold = ({ entry }: Step) => entry.time?.iso !== null && entry.time?.iso === first?.time?.iso;
    const wrong = back.filter((step) => -step.minutes > options.slackMinutes && !isRetold(step));
    return few(wrong.map(outOfOrder), options.atMost);
  },
});

interface Step {
  readonly entry: TimelineEntry;
  readonly before: TimelineEntry;
  /** Minutes since the previous entry; 0 if unknown, or too approximate to tell. */
  readonly minutes: number;
  /** The intended clock, if twelve hours later would be in order: `13:16` for "01:16". */
  readonly meant: string | null;
}

/** Entries of different lists (one list per region, say) are not compared, nor are approximate times. */
function stepTo(entry: TimelineEntry, before: TimelineEntry, next: TimelineEntry | undefined): Step {
  const rough = entry.time?.approximate || before.time?.approximate;
  // "22:36" may be any second of the minute that contains "22:36:51".
  const isMinute = entry.time?.precision === 'minute' || before.time?.precision === 'minute';
  const minutes = minutesBetween(before.time ?? undefined, entry.time ?? undefined) ?? 0;
  const isClose = (rough && minutes > -60) || (isMinute && minutes > -1);
  const after = minutesBetween(before.time ?? undefined, next?.time ?? undefined) ?? 0;
  const isMeant = minutes < 0 && minutes >= -720 && minutes + 720 <= after;
  return { entry, before, minutes: isClose ? 0 : minutes, meant: isMeant ? twelveHoursLater(entry) : null };
}

function twelveHoursLater({ time }: TimelineEntry): string | null {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(time?.iso ?? '') ?? [];
  return hour === undefined ? null : `${String((Number(hour) + 12) % 24).padStart(2, '0')}:${minute}`;
}

function outOfOrder({ entry, before, minutes, meant }: Step): Finding {
  const time = entry.time!;
  return {
    span: time.span,
    message: `${quoted(time.raw, 40)} is ${minutesText(minutes)} earlier than the entry before it. Causes then seem to come after effects. ${meant ? `Was ${meant} meant?` : 'Move the entry, or correct its time or day.'}`,
    related: { span: before.time!.span, message: 'The entry before it.' },
  };
}
