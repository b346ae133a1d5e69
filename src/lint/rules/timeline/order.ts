import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { isoToDay, MINUTES_PER_DAY } from '../../../time/day.ts';
import { minutesText } from '../../../time/text.ts';
import { newestFirst } from '../../phrases/order.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { endOf, minutesBetween } from '../../support/timeline/minutes-between.ts';
import { isStatusPage } from '../../support/timeline/status-page.ts';
import { listed, quoted } from '../../support/words.ts';

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
      title: '01:16 and 01:47 for 13:16 and 13:47',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 12:10: queue depth alert fires\n- 01:16: rollback to release 411\n- 01:47: the queue drains\n- 14:20: resolved\n',
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
      title: 'Two updates of a status page, newest first',
      markdown:
        '---\ntitle: Mail is late\nresolvedWhen: 2026-03-02T15:30:00Z\naffected:\n  - Mail\n---\n\n**Resolved** - Mail is delivered again, after an outage of an hour.\n{{< track "2026-03-02T15:30:00Z" >}}\n\n**Investigating** - The outage of our mail servers is being looked into.\n{{< track "2026-03-02T14:30:00Z" >}}\n',
    },
    {
      title: 'In the same minute, with seconds and without',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 22:36:51: queue depth alert fires\n- 22:36-23:03: three restarts\n- 23:10: resolved\n',
    },
    {
      title: 'A log whose author puts the latest first, with updates that run forwards',
      markdown:
        '# The queue stood still\n\n## Log\n\n- 2026-03-09 04:00 UTC: upgrade\n- 2026-03-08 22:20 UTC: the queue stands still\n  - 2026-03-08 23:15 UTC: restarted\n  - 2026-03-08 23:30 UTC: the disk is full\n  - 2026-03-08 23:50 UTC: it runs again\n- 2026-03-04 23:30 UTC: upgrade\n- 2026-03-04 20:30 UTC: the page is made\n',
    },
    {
      title: 'The outages of a year, the latest first',
      markdown:
        '# Outages of the queue\n\n## Timeline (UTC)\n\n- 2026-03-02 14:20: the disk was full for two hours\n- 2025-12-20 13:00: the cooling failed\n- 2025-10-11 14:30: the queue lost its network\n- 2025-07-12 20:00: the queue was moved\n- 2025-06-12 20:00: the lease expired\n',
    },
    {
      title: 'An entry with a range is placed by its end',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: queue depth alert fires\n- 13:20-14:05: messages are delivered twice\n- 14:20: resolved\n',
    },
    {
      title: 'In order, once the zones are read',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:52 UTC: queue depth alert fires\n- 2026-03-02 09:05 EST: the warehouse in Boston calls\n',
    },
  ],
  check({ postmortem, options }) {
    const entries = postmortem.timeline;
    const steps = entries
      .slice(1)
      .map((entry, i) => stepTo(entry, entries[i]!, entries.slice(i + 2, i + 10)));
    const back = steps.filter((step) => step.minutes < 0);
    const first = entries[0];
    if (back.length === steps.length && isStatusPage(postmortem)) return [];
    if (first?.time && back.length >= 3 && back.length > steps.length * 0.75)
      return isStatusPage(postmortem) ||
        countsUpdates(entries) ||
        spansMonths(entries) ||
        saysNewestFirst(postmortem)
        ? []
        : [
            {
              span: first.time.span,
              message:
                'This timeline runs from the newest entry to the oldest. Readers follow events forwards, as the people on call met them. Put the oldest entry first.',
            },
          ];
    if (back.length >= 3 && isNewestFirst(postmortem)) return [];
    // One step back is a slip. Where an older document takes several, its entries may be in an order of its own.
    const isOther = back.length > 1 && postmortem.standing === 'older';
    // Back to the first instant after the last: the document repeats its timeline.
    const isRetold = ({ entry }: Step) => entry.time?.iso !== null && entry.time?.iso === first?.time?.iso;
    const wrong = back.filter((step) => -step.minutes > options.slackMinutes && !isRetold(step));
    // Lines of a chat interleave, and notes of several people differ by minutes.
    const slips = wrong.filter(({ minutes }) => isOther || -minutes <= A_SLIP);
    return [
      ...capped(wrong.filter((step) => !slips.includes(step)).map(outOfOrder), options.atMost),
      ...capped(slips.map(outOfOrder), 1).map((finding) => ({ ...finding, level: 'hint' as const })),
    ];
  },
});

/** Minutes that an entry may step back in a hint only: an hour or a day that is wrong is further off. */
const A_SLIP = 5;

interface Step {
  readonly entry: TimelineEntry;
  readonly before: TimelineEntry;
  /** Minutes since the previous entry; 0 if unknown, or too approximate to tell. */
  readonly minutes: number;
  /** The intended clocks, if they are in order twelve hours later: `13:16` and `13:47` for "01:16" and "01:47". */
  readonly meant: readonly string[];
}

/** Entries of different lists (one list per region, say) are not compared, nor are approximate times. */
function stepTo(entry: TimelineEntry, before: TimelineEntry, below: readonly TimelineEntry[]): Step {
  const rough = entry.time?.approximate || before.time?.approximate;
  // "22:36" may be any second of the minute that contains "22:36:51".
  const isMinute = entry.time?.precision === 'minute' || before.time?.precision === 'minute';
  const minutes = minutesBetween(before.time ?? undefined, entry.time ?? undefined) ?? 0;
  // "00:30–01:40" below "00:39": what took an hour is told when it was over.
  const isOver =
    entry.time?.until?.includes('T') &&
    (minutesBetween(before.time ?? undefined, endOf(entry.time)) ?? -1) >= 0;
  const isClose = (rough && minutes > -60) || (isMinute && minutes > -1) || isOver;
  return { entry, before, minutes: isClose ? 0 : minutes, meant: twelveHoursLater(entry, before, below) };
}

/** The clocks twelve hours later of an entry and those below it, if that puts all of them between their neighbours. */
function twelveHoursLater(
  entry: TimelineEntry,
  before: TimelineEntry,
  below: readonly TimelineEntry[],
): readonly string[] {
  const meant: string[] = [];
  let last = 0;
  for (const { time } of [entry, ...below]) {
    const minutes = minutesBetween(before.time ?? undefined, time ?? undefined);
    if (minutes === null) return [];
    if (minutes >= 0) return minutes >= last ? meant : [];
    if (minutes + 720 < last) return [];
    last = minutes + 720;
    meant.push(laterClock(time!));
  }
  return [];
}

function laterClock({ iso }: ReadTime): string {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(iso!)!;
  return `${String((Number(hour) + 12) % 24).padStart(2, '0')}:${minute}`;
}

function outOfOrder({ entry, before, minutes, meant }: Step): Finding {
  const time = entry.time!;
  const instead =
    meant.length > 1
      ? `Were ${listed(meant)} meant for this entry and those below it?`
      : meant.length === 1
        ? `Was ${meant[0]} meant?`
        : 'Move the entry, or correct its time or day.';
  return {
    span: time.span,
    message: `${quoted(time.raw, 40)} is ${minutesText(minutes)} earlier than the entry before it. Causes then seem to come after effects. ${instead}`,
    related: { span: before.time!.span, message: 'The entry before it.' },
  };
}

/** A log whose last entry is days older than its first, though updates inside of entries run forwards. */
function isNewestFirst({ timeline }: PostMortem): boolean {
  const minutes = minutesBetween(timeline[0]?.time ?? undefined, timeline.at(-1)?.time ?? undefined);
  return minutes !== null && minutes < -MINUTES_PER_DAY;
}
/** "The timeline is from bottom to top", right above it: its author chose so. */
function saysNewestFirst({ timeline, blocks }: PostMortem): boolean {
  const at = blocks.findIndex(({ span }) => span.end > (timeline[0]?.span.start ?? 0));
  return blocks
    .slice(Math.max(0, at - 4), Math.max(0, at))
    .some(({ text }) => shows(newestFirst, text.slice(0, 300)));
}

/** "Update 5", "Update 4": a notice with the newest update at its top, for people who come back to it. */
const countsUpdates = (entries: readonly TimelineEntry[]): boolean =>
  entries.filter(({ text }) => /^\W*update #?\d/i.test(text)).length * 2 > entries.length;

/** Over months: a list of separate events, such as the outages of a year. */
function spansMonths(entries: readonly TimelineEntry[]): boolean {
  const days = entries.flatMap(({ time }) => isoToDay(time?.iso?.slice(0, 10)) ?? []);
  return Math.max(...days) - Math.min(...days) > 60;
}
