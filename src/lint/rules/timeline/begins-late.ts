import { defineRule } from '../../rule.ts';
import { minutesBetween } from '../../support/instants.ts';
import { instantText, minutesText } from '../../support/words.ts';

export default defineRule({
  id: 'timeline/begins-late',
  summary: 'The timeline reaches back to where the impact began',
  why: 'Where the impact is said to have begun before the first entry, the time in which nobody noticed is missing, and that is what detection has to be judged by.',
  instead:
    'An entry for the start: “13:20 – impact starts: release 412 reaches production (seen afterwards in the deployment log)”.',
  options: {
    minutes: {
      type: 'integer',
      least: 0,
      default: 5,
      about: 'Minutes before the first entry that are let pass.',
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
  ],
  good: [
    {
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\nstarted: 2026-03-02T13:20:00Z\n---\n\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:20: release 412 reaches production\n- 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
    },
  ],
  *check({ postmortem: { timeline, milestones }, options }) {
    const first = timeline.find(({ time }) => time?.iso && time.precision !== 'date')?.time;
    const { started } = milestones;
    if (!first || !started || started.precision === 'date') return;
    const minutes = minutesBetween(started, first);
    // Days apart, another mistake is likelier: `structure/agreement` tells it.
    if (minutes === null || minutes <= options.minutes || minutes >= 1440) return;
    yield {
      span: first.span,
      message: `The impact is said to have begun at ${instantText(started.iso ?? started.raw)}, and the timeline begins ${minutesText(minutes)} later. What happened in between, and why did nobody notice? Begin with an entry for the start.`,
      related: { span: started.span, message: 'The start.' },
    };
  },
});
