import { defineRule } from '../../rule.ts';
import { minutesBetween } from '../../support/timeline/minutes-between.ts';
import { isKeptOpen } from '../../support/unfilled.ts';

/** Changes that people make to a system, whose effects they then detect. */
const CHANGE =
  /\b(?:ship(?:s|ped)|deploy(?:s|ed|ing|ment)|merge[sd]?|released?|releases|roll(?:s|ed) out|upgrade[sd]|start(?:s|ed) (?:the|a) (?:deployment|migration|upgrade)|introduce[sd]|enable[sd]|disable[sd]|migrate[sd])\b/i;

export default defineRule({
  id: 'timeline/starts-before-detection',
  summary: 'The timeline begins before the problem was detected',
  why: 'What made the incident possible happened before anybody saw it: a deployment, an expiring certificate, a slow leak. A timeline that begins with the alert hides the time to detect, and makes the response look like the incident.',
  instead:
    'Go back to the change that caused it, and to the last moment when all was well: “2026-03-02 13:40 – release 412 reaches production”.',
  options: {},
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 38,
  bad: [
    {
      title: 'Begins with the alert',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: queue depth alert fires\n- 14:05: rollback to release 411\n- 14:20: resolved\n',
      reports: ['2026-03-02 13:52'],
    },
  ],
  good: [
    {
      title: 'Begins with the change',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
    },
  ],
  *check({ postmortem }) {
    const { timeline, milestones } = postmortem;
    const first = timeline.find(({ time }) => time?.iso);
    if (!first?.time || timeline.length < 2 || isKeptOpen(postmortem, 'started')) return;
    const isDetection =
      first.milestones.includes('detected') &&
      !first.milestones.includes('started') &&
      !CHANGE.test(first.text);
    const late = minutesBetween(milestones.detected, first.time);
    if (late === null ? !isDetection : late < 0 || (late === 0 && !isDetection)) return;
    yield {
      span: first.time.span,
      message:
        'The timeline begins when somebody saw the problem. What let it happen came earlier, and the time to detect is unknown. Begin with the change that started it, or the last moment when all was well.',
    };
  },
});
