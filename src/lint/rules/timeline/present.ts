import type { PostMortem, ReadTime, TimelineEntry } from '../../../postmortem/model.ts';
import { mayHoldClock } from '../../../time/clock.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { clocksInProse } from '../../support/timeline/clocks-in-prose.ts';
import { mayLackTimeline } from '../../support/timeline/no-timeline.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'timeline/present',
  summary: 'There is a timeline whose entries begin with a time',
  why: 'Everybody can agree on a timeline before anybody talks about causes. Without one, readers fill the gaps with hindsight, and can only guess how long detection and recovery took. If it is missing, no other `timeline/` rule speaks.',
  instead:
    'A section `## Timeline (UTC)` with one entry for each event, the time first: what changed before the impact, the first sign, each attempt, the end. A list or a table is fine.\n\n```markdown\n## Timeline (UTC)\n\n- 2026-03-02 13:40 – release 412 reaches production\n- 13:52 – queue depth alert fires\n- 14:20 – release 411 is back, the queue drains\n```',
  options: {
    atLeast: {
      type: 'integer',
      least: 1,
      default: 2,
      about: 'Fewest entries with a time that make a timeline.',
    },
  },
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  needsWords: true,
  worth: 76,
  bad: [
    {
      title: 'No timeline at all',
      markdown: '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'A timeline without times',
      markdown:
        '# The queue stood still\n\n## Timeline\n\nAn alert fired in the afternoon. A rollback helped, and the queue drained.\n',
      reports: ['## Timeline'],
    },
    {
      title: 'One entry is no timeline',
      markdown: '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 14:02 UTC: resolved\n',
      reports: ['## Timeline'],
    },
    {
      title: 'Many entries of one day without a clock time',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02: release 412 reaches production\n- 2026-03-02: the queue stands still\n- 2026-03-02: a warehouse calls\n- 2026-03-02: rollback to release 411\n- 2026-03-02: resolved\n',
      reports: ['2026-03-02'],
    },
  ],
  good: [
    {
      title: 'Entries that begin with a time',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
    },
    {
      title: 'A table',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 2026-03-02 13:52 | Queue depth alert fires |\n| 2026-03-02 14:20 | Resolved |\n',
    },
  ],
  *check({ postmortem, options }) {
    const { standing } = postmortem;
    const count = postmortem.timeline.length;
    if (count >= options.atLeast) {
      const day = onlyDay(postmortem.timeline);
      const isHint = standing === 'older' && mayLackTimeline(postmortem);
      if (day) yield { ...withoutClock(postmortem, day), level: isHint ? 'hint' : 'warning' };
      return;
    }
    // A template's own rows are reported as placeholders.
    if (isSectionUnfilled(postmortem, 'timeline')) return;
    const span = headingOf(postmortem, 'timeline');
    const times = clocksInProse(postmortem);
    const hasSection = sectionNamed(postmortem, 'timeline') !== null;
    const enough = hasSection || standing === 'proposed' ? 3 : 2;
    if (count === 0 && standing !== 'own' && times >= enough) {
      yield {
        span,
        level: 'hint',
        message: `The ${times} times here are buried in sentences. As a list, one event on each line with its time first, they show at a glance how long detection and recovery took.`,
      };
      return;
    }
    const found = hasSection
      ? count === 0
        ? 'No entry of this timeline begins with a time that can be read.'
        : `Debrief reads ${count === 1 ? 'one entry' : `${count} entries`} with a time here.`
      : times === 0 && !mayHoldClock(postmortem.document.text)
        ? 'There is no timeline here, and not one clock time.'
        : 'There is no timeline here.';
    yield {
      span,
      ...(mayLackTimeline(postmortem) ? { level: 'hint' as const } : {}),
      message: `${found} Readers cannot tell what was known when, or how long it took to notice. Write one entry for each event, the time first: “2026-03-02 14:05 UTC – error rate alert fires”.`,
    };
  },
});

/** Entries of one day from which their order, but no length of time, can be told. */
const MANY = 5;

/** The day of all entries, if they are many and none has a clock time. */
function onlyDay(timeline: readonly TimelineEntry[]): ReadTime | null {
  const day = timeline[0]?.time ?? null;
  const isSame = ({ time }: TimelineEntry) => time?.precision === 'date' && time.iso === day?.iso;
  return day?.iso && timeline.length >= MANY && timeline.every(isSame) ? day : null;
}

function withoutClock(postmortem: PostMortem, { span, iso }: ReadTime): Finding {
  return {
    span,
    message: `All ${postmortem.timeline.length} entries are of ${iso}, and none has a clock time. Readers cannot tell how long it took to notice and to recover. Write when each happened, “about 14:05” if the minute is not known.`,
  };
}
