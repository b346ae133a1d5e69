import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { minutesText } from '../../../time/text.ts';
import { reported } from '../../phrases/silences.ts';
import { defineRule } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { type Silence, silences } from '../../support/timeline/silences.ts';

/** The share of the impact that an empty stretch must be to be most of it. */
const MOST = 0.6;
/** Minutes after which those who read “an alert fires” ask what happened then. */
const AFTER_DETECTION = 45;
/** Minutes; long afterwards, shorter silences are rarely worth a question. */
const AN_HOUR = 60;
/** Entries of a timeline that tells each step. */
const A_RECORD = 6;
/** Longer ones are often nights. */
const HALF_A_DAY = 720;

export default defineRule({
  id: 'timeline/gaps',
  summary: 'From detection to the end of the impact, no half hour of the timeline is empty',
  why: 'In a severe incident people are always trying something. An empty hour hides what people believed and ruled out, which is where most of the learning is, and why recovery took as long as it did.',
  instead:
    'Ask the people who were there, and look into chat, deployments and dashboards: what were they trying, what were they waiting for? An entry may say so: “14:30–15:20 – restoring the replica; nothing else could be tried meanwhile”.',
  options: {
    minutes: { type: 'integer', least: 1, default: 30, about: 'Longest time without an entry.' },
    atMost: {
      type: 'integer',
      least: 1,
      default: 1,
      about: 'Gaps to report one by one, the longest first, after those of a warning.',
    },
  },
  levels: { light: 'off', standard: 'warning', strict: 'warning' },
  worth: 50,
  bad: [
    {
      title: 'Fifty minutes without an entry',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the queue depth alert\n- 14:42: rollback begins\n- 14:50: mitigated\n',
      reports: ['13:52'],
    },
    {
      title: 'After it was detected, rather than a longer night',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: queue depth alert fires\n- 14:42: on-call acknowledges\n- 18:10: cause found\n- 2026-03-03 09:10: rollback begins\n- 09:50: mitigated\n',
      reports: ['13:52'],
    },
    {
      title: 'Several: the longest, with the places of the others',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the queue depth alert\n- 14:42: rollback begins\n- 16:50: mitigated\n',
      reports: ['14:42'],
    },
  ],
  good: [
    {
      title: 'A range covers the time that it lasts',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52 - 14:30: three restarts, none helps\n- 14:42: rollback begins\n- 14:50: mitigated\n',
    },
    {
      title: 'The next entry was only expected',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: queue depth alert fires, a part is ordered\n- 17:00: projected arrival of the part\n- 17:20: resolved\n',
    },
    {
      title: 'The entries say why there is nothing to tell',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 02:40: impact starts, detected by the queue depth alert\n- 02:55: on-call is asleep\n- 07:02: on-call wakes up and acknowledges\n- 07:20: mitigated\n',
    },
    {
      title: 'Told without a time',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the queue depth alert\n- We began to restore the replica at once, and waited.\n- 14:42: replica restored\n- 14:50: mitigated\n',
    },
    {
      title: 'Nobody knew',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 15:40: discovered during an audit\n- 15:50: mitigated\n',
    },
    {
      title: 'Quiet hours before the impact and after it',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 08:10: release 412 is built\n- 13:40: impact starts\n- 13:52: detected by the queue depth alert\n- 14:10: mitigated\n- 17:00: resolved\n',
    },
  ],
  check({ postmortem, options, profile }) {
    const isOlder = postmortem.standing === 'older';
    // A few moments of an older document name its milestones, and do not tell what people did.
    const isSketch = isOlder && postmortem.timeline.length < A_RECORD;
    const found = silences(postmortem, options.minutes)
      .map((silence) => ({ ...silence, says: saysMore(postmortem, silence) }))
      .map((silence) => ({
        ...silence,
        isHint:
          isSketch ||
          (isOlder && silence.minutes < AN_HOUR && silence.says !== AFTER) ||
          (profile !== 'strict' && silence.says === null),
      }))
      .sort((a, b) => Number(a.isHint) - Number(b.isHint) || b.minutes - a.minutes);
    const among = found.length > options.atMost ? `, one of ${found.length} such gaps` : '';
    const findings = found.map(({ entry, next, minutes, says, isHint }) => ({
      span: entry.time!.span,
      ...(isHint ? { level: 'hint' as const } : {}),
      message: `The timeline says nothing about the next ${minutesText(minutes)}, ${says ?? 'while the impact lasted'}${among}. What did people try, believe or wait for? Add what happened in between, or make this entry a range.`,
      related: { span: next.time!.span, message: 'The next entry.' },
    }));
    return capped(findings, options.atMost);
  },
});

const AFTER = 'right after it was detected';

/** What makes a silence more than a gap, as words of the message; null if nothing does. */
function saysMore(
  { milestones }: PostMortem,
  { entry: { time, text }, minutes, share }: Silence,
): string | null {
  if (minutes > HALF_A_DAY) return null;
  if (share >= MOST) return 'most of the time from detection to the end';
  const isDetection = time === milestones.detected && shows(reported, text);
  return isDetection && minutes >= AFTER_DETECTION ? AFTER : null;
}
