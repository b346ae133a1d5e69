import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../../time/day.ts';
import { instantText, minutesText } from '../../../time/text.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';
import { defineRule } from '../../rule.ts';
import { minutesBetween } from '../../support/timeline/minutes-between.ts';

/** Words that can hardly mean anything else. */
const SAYS: Readonly<Partial<Record<Milestone, RegExp>>> = {
  started: /\b(?:impact|incident|outage|downtime) (?:starts?|started|begins?|began)\b/i,
  detected: /\bdetected\b/i,
  resolved: /\b(?:resolved|incident (?:is )?(?:over|closed)|fully (?:restored|recovered))\b/i,
};

export default defineRule({
  id: 'timeline/agrees-with-header',
  summary: 'Start, detection and resolution are the same in the header and in the timeline',
  why: 'Reports use the times in the header or the front matter, and people those in the timeline. If they differ, the time to recover is one figure on the dashboard and another in the review.',
  instead: 'Correct the one that is wrong. If the two are in different zones, give both zones.',
  options: {
    toleranceMinutes: { type: 'integer', least: 0, default: 5, about: 'Tolerated difference.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: 'Resolved an hour apart',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nresolved: 2026-03-02T13:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: impact starts\n- 13:14: detected by the queue depth alert\n- 14:20: resolved\n',
      reports: ['2026-03-02T13:20:00Z'],
    },
    {
      title: 'Detected later than the timeline says',
      markdown:
        '# The queue stood still\n\n| Detected | 2026-03-02 13:40 UTC |\n| --- | --- |\n| Resolved | 2026-03-02 14:20 UTC |\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: release 412 reaches production\n- 13:14: detected by the queue depth alert\n- 14:20: resolved\n',
      reports: ['2026-03-02 13:40 UTC'],
    },
  ],
  good: [
    {
      title: 'The same, in another zone',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nresolved: 2026-03-02T13:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (CET)\n\n- 2026-03-02 14:10: impact starts\n- 14:14: detected by the queue depth alert\n- 14:20: resolved\n',
    },
    {
      title: 'Resolved twice',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nresolved: 2026-03-02T14:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: impact starts\n- 13:14: detected by the queue depth alert\n- 13:40: resolved\n- 13:50: the queue stands still again\n- 14:20: resolved\n',
    },
    {
      title: 'A start before the first entry, which `timeline/begins-late` reports',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nstarted: 2026-03-02T12:10:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: impact starts\n- 14:20: resolved\n',
    },
    {
      title: 'Another day, which `structure/agreement` reports',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nresolved: 2026-03-05T14:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:10: impact starts\n- 14:20: resolved\n',
    },
  ],
  *check({ postmortem, options }) {
    for (const [name, time] of Object.entries(postmortem.milestones) as [Milestone, ReadTime][]) {
      const nearest = statedInTimeline(postmortem, name, time);
      if (!nearest || Math.abs(nearest.minutes) <= options.toleranceMinutes) continue;
      const { entry, minutes } = nearest;
      const side = minutes > 0 ? 'later' : 'earlier';
      yield {
        span: time.span,
        message: `According to this, it ${name === 'started' ? name : `was ${name}`} at ${instantText(time.iso!)}; according to line ${entry.line} of the timeline, ${minutesText(minutes)} ${side}. Correct the one that is wrong.`,
        related: { span: entry.textSpan, message: 'It says so here.' },
      };
    }
  },
});

/** The entry that states a milestone nearest to its time in the header, and how many minutes later; null if none does. */
function statedInTimeline({ timeline }: PostMortem, name: Milestone, time: ReadTime) {
  const says = SAYS[name];
  if (!says || time.precision === 'date' || timeline.some((entry) => entry.time === time)) return null;
  const entries = timeline.flatMap((entry) => {
    const minutes =
      entry.time &&
      entry.time.precision !== 'date' &&
      entry.milestones.includes(name) &&
      says.test(entry.text)
        ? minutesBetween(time, entry.time)
        : null;
    // Days apart, another mistake is likelier, which `structure/agreement` reports.
    return minutes === null || Math.abs(minutes) >= MINUTES_PER_DAY ? [] : [{ entry, minutes }];
  });
  const [nearest] = entries.sort((a, b) => Math.abs(a.minutes) - Math.abs(b.minutes));
  // `timeline/begins-late` reports a start before the first entry.
  const isBefore = name === 'started' && nearest?.entry === timeline.find((entry) => entry.time?.iso);
  return !nearest || (isBefore && nearest.minutes > 0) ? null : nearest;
}
