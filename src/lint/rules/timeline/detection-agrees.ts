import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { minutesText } from '../../../time/text.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { minutesBetween } from '../../support/timeline/minutes-between.ts';
import { type Noticed, noticed } from '../../support/timeline/stated-detection.ts';
import { quoted } from '../../support/words.ts';

/** An entry in which somebody, or an alert, notices it. */
const NOTICES =
  /^(?!.*\b(?:no|not|nobody|without|silent\w*|unnoticed)\b).*\b(?:fires|fired|reports|reported|notices|noticed|pages|paged)\b/i;
/** How much longer than "within N minutes" it may have taken. */
const ROUNDED = 1.5;

export default defineRule({
  id: 'timeline/detection-agrees',
  summary: 'How soon it was noticed is the same in the text and in the timeline',
  why: 'When the text says that nobody noticed for two hours and an alert fired after four minutes, readers cannot tell whether alerts are missing or somebody missed them.',
  instead:
    'Correct the one that is wrong, or say who noticed what: “the alert fired after 4 minutes, and two hours passed until somebody looked”.',
  options: {},
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 83,
  bad: [
    {
      title: 'An alert, and nobody noticed',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:44: queue depth alert fires\n- 15:10: cause found\n- 15:40: orders arrive again\n\n## What went badly\n\nThe queue stood still for ~2 hours before\nanyone noticed.\n',
      reports: ['2 hours'],
    },
    {
      title: 'Sooner than in the timeline',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:12: detected by the queue depth alert\n- 15:40: resolved\n\n## What went well\n\nThe alert fired within 5 minutes.\n',
      reports: ['5 minutes'],
    },
  ],
  good: [
    {
      title: 'The same',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:44: detected by the queue depth alert\n- 15:40: resolved\n\n## What went well\n\nThe alert fired within 5 minutes. It should have fired within 1 minute. Two minutes passed before anyone noticed.\n',
    },
    {
      title: 'A fault that was there long before, and a report of something else',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:44: no alert fires\n- 15:20: a shop reports it\n- 15:40: resolved\n\n## What went badly\n\nThe limit was wrong for 3 weeks before anyone noticed. The queue stood still for 100 minutes before anyone noticed.\n',
    },
  ],
  *check({ postmortem }): Iterable<Finding> {
    for (const said of noticed(postmortem)) {
      const other = said.isAtMost ? tooLate(postmortem, said) : tooSoon(postmortem, said);
      if (!other) continue;
      const line = postmortem.document.point(other.time.span.start).line;
      const entry = postmortem.timeline.find(({ time }) => time === other.time);
      const where = entry ? `${quoted(entry.text, 40)} (line ${line})` : `line ${line}`;
      yield {
        span: said.span,
        message: `This says ${said.isAtMost ? `within ${quoted(said.raw)}` : `${quoted(said.raw)} until somebody noticed`}, and the timeline has ${where} after ${minutesText(other.minutes)}. Readers will believe neither. Correct the one that is wrong, or say who noticed what.`,
        related: { span: other.time.span, message: 'It was noticed here.' },
      };
      return;
    }
  },
});

interface Detection {
  readonly time: ReadTime;
  readonly minutes: number;
}

/** "Within 5 minutes", and the timeline has 32. */
function tooLate({ milestones }: PostMortem, { minutes }: Noticed): Detection | null {
  const { started, detected } = milestones;
  const took = minutesBetween(started, detected);
  return detected && took !== null && took > minutes * ROUNDED + 2 ? { time: detected, minutes: took } : null;
}

/** "2 hours before anyone noticed", and the timeline has 4 minutes. */
function tooSoon({ timeline, milestones }: PostMortem, { minutes }: Noticed): Detection | null {
  const times = timeline.flatMap(({ time }) => (time?.iso && time.precision !== 'date' ? time : []));
  const [first, last] = [times[0], times.at(-1)];
  const detected = milestones.detected ?? timeline.find(({ time, text }) => time && NOTICES.test(text))?.time;
  const whole = minutesBetween(first, last);
  // What is longer than the timeline is how long a fault was there.
  if (!detected || whole === null || minutes > whole * 1.25) return null;
  const took = Math.max(
    minutesBetween(first, detected) ?? -1,
    minutesBetween(milestones.started, detected) ?? -1,
  );
  return took >= 0 && took < minutes / 2 && minutes - took >= 15 ? { time: detected, minutes: took } : null;
}
