import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../../time/day.ts';
import { instantText, minutesText } from '../../../time/text.ts';
import { defineRule } from '../../rule.ts';
import { minutesBetween } from '../../support/timeline/minutes-between.ts';
import { statedBegin, statedWindow } from '../../support/timeline/stated-window.ts';

export default defineRule({
  id: 'timeline/begins-late',
  summary: 'The timeline reaches back to the start of the impact',
  why: 'If the impact began before the first entry, the timeline lacks the time in which nobody noticed, which is what you need to judge detection.',
  instead:
    'An entry for the start: “13:20 – impact starts: release 412 reaches production (seen afterwards in the deployment log)”.',
  options: {
    minutes: {
      type: 'integer',
      least: 0,
      default: 5,
      about: 'Tolerated minutes before the first entry.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 64,
  bad: [
    {
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nstarted: 2026-03-02T13:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
      reports: ['2026-03-02 13:52'],
    },
    {
      title: 'The impact says it in words',
      markdown:
        '# The queue stood still\n\n## Impact\n\nFrom 13:20 to 14:20 all shops took no orders.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52 UTC: detected by the queue depth alert\n- 14:20 UTC: resolved\n',
      reports: ['2026-03-02 13:52 UTC'],
    },
    {
      title: 'The summary says when it began',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAt 13:20 the queue stopped for all shops.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
      reports: ['2026-03-02 13:52'],
    },
  ],
  good: [
    {
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nstarted: 2026-03-02T13:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:20: release 412 reaches production\n- 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
    },
    {
      title: 'The start is an entry, out of its place',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:21: release 412 reaches production\n- 13:08: impact starts\n- 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
    },
    {
      title: 'Something else that failed before the first entry',
      markdown:
        '# The queue stood still\n\n## Summary\n\nAt 13:20 the first restart failed.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
    },
  ],
  *check({ postmortem, options }) {
    const { timeline, milestones } = postmortem;
    // Of a single entry, `timeline/present` speaks.
    if (timeline.length < 2) return;
    const first = timeline.find(({ time }) => time?.iso && time.precision !== 'date')?.time;
    if (!first) return;
    const stated = statedStart(postmortem, first, options.minutes);
    if (stated) {
      yield {
        span: first.span,
        message: `According to the text, the impact began at ${stated.from}, but the timeline begins ${minutesText(stated.minutes)} later. What happened in between, and why did nobody notice? Begin with an entry for the start.`,
        related: { span: stated.span, message: 'The start.' },
      };
      return;
    }
    const { started } = milestones;
    if (!started || started.precision === 'date') return;
    const minutes = minutesBetween(started, first);
    // Days apart, another mistake is likelier, which `structure/agreement` reports.
    if (minutes === null || minutes <= options.minutes || minutes >= MINUTES_PER_DAY) return;
    if (timeline.some(({ time }) => isAt(minutesBetween(started, time ?? undefined), options.minutes)))
      return;
    yield {
      span: first.span,
      message: `According to the text, the impact began at ${instantText(started.iso ?? started.raw)}, but the timeline begins ${minutesText(minutes)} later. What happened in between, and why did nobody notice? Begin with an entry for the start.`,
      related: { span: started.span, message: 'The start.' },
    };
  },
});

/** Whether an entry tells the start itself: out of its place, `timeline/order` reports it. */
const isAt = (minutes: number | null, tolerance: number) =>
  minutes !== null && Math.abs(minutes) <= tolerance;

/** The start according to prose, if the first entry lies within the window that it states. */
function statedStart(postmortem: PostMortem, first: ReadTime, tolerance: number) {
  const at = minuteOf(first);
  if (at === null) return null;
  const window = statedWindow(postmortem);
  const stated = window ?? statedBegin(postmortem);
  if (!stated || (stated.zone && first.zoneText && stated.zone !== first.zoneText)) return null;
  // Without an end, half a day is the most that is surely of the same day.
  const until = window ? window.to : stated.from + 720;
  if (at - stated.from <= tolerance || at > until) return null;
  const isTold = postmortem.timeline.some(({ time }) => {
    const minute = minuteOf(time);
    return minute !== null && isAt(minute - stated.from, tolerance);
  });
  if (isTold) return null;
  return { from: stated.start, minutes: at - stated.from, span: stated.span };
}

/** The minute of the day; null without a clock time. */
function minuteOf(time: ReadTime | null): number | null {
  const [, hour, minute] = /T(\d\d):(\d\d)/.exec(time?.iso ?? '') ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}
