import type { TimelineEntry } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { minutesBetween } from '../../support/instants.ts';
import { minutesText, quoted } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/order',
  summary: 'The entries of the timeline stand in the order in which things happened',
  why: 'An entry that is out of place is often a slip of the clock: a wrong day, another zone, am for pm. Every figure that is computed from it is then wrong, and causes seem to come after effects.',
  instead:
    'Move the entry, or correct its time. Where the day changes, give the date. Where an entry is in another zone than the rest, give its zone.',
  options: {
    slackMinutes: {
      type: 'number',
      least: 0,
      default: 0,
      about: 'Steps back of so many minutes are let pass.',
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
      title: 'In order, once the zones are read',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 13:52 UTC: queue depth alert fires\n- 2026-03-02 09:05 EST: the warehouse in Boston calls\n',
    },
  ],
  check({ postmortem, options }) {
    const entries = postmortem.timeline;
    const steps = entries.slice(1).map((entry, i) => stepTo(entry, entries[i]!));
    const back = steps.filter((step) => step.minutes < 0);
    const first = entries[0];
    if (first?.time && back.length >= 3 && back.length > steps.length * 0.75)
      return [
        {
          span: first.time.span,
          message:
            'This timeline runs from the newest entry to the oldest. Readers follow events forwards, as the people on call met them. Put the oldest entry first.',
        },
      ];
    return few(back.filter((step) => -step.minutes > options.slackMinutes).map(outOfOrder), options.atMost);
  },
});

interface Step {
  readonly entry: TimelineEntry;
  readonly before: TimelineEntry;
  /** From the entry before to this one; 0 when unknown, or too rough to tell. */
  readonly minutes: number;
}

/** Entries of different lists (one list per region, say) are not compared, nor are times that are marked as rough. */
function stepTo(entry: TimelineEntry, before: TimelineEntry): Step {
  const rough = entry.time?.approximate || before.time?.approximate;
  const minutes = minutesBetween(before.time ?? undefined, entry.time ?? undefined) ?? 0;
  return { entry, before, minutes: rough && minutes > -60 ? 0 : minutes };
}

function outOfOrder({ entry, before, minutes }: Step): Finding {
  const time = entry.time!;
  return {
    span: time.span,
    message: `${quoted(time.raw, 40)} is ${minutesText(minutes)} earlier than the entry before it. Causes then seem to come after effects. Move the entry, or correct its time or day.`,
    related: { span: before.time!.span, message: 'The entry before it.' },
  };
}
