import type { PostMortem, ReadTime, SectionName } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { minutesText } from '../../../time/text.ts';
import { buildsDetection, howNoticed, whyLate, whyLong } from '../../phrases/detection.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { headingOf, sectionNamed, topOf } from '../../support/places.ts';
import { endOfImpact, minutesBetween } from '../../support/timeline/minutes-between.ts';
import { statesMilestone } from '../../support/timeline/states-milestone.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'causes/detection-and-recovery',
  summary: 'Says how it was detected, why not sooner, and why recovery took as long as it did',
  why: 'The cause explains why it began. Other causes explain how long it lasted, and they are often cheaper to fix: a missing alert, a restore that takes an hour, a log that nobody could find.',
  instead:
    'Under `## Detection`: what told you, after how long, and what would have told you sooner. Under `## Response`: what you tried, what you waited for, what made it slow. The rule asks why detection or recovery was slow only if the milestones show that it was.',
  options: {
    detectionMinutes: {
      type: 'number',
      least: 0,
      default: 30,
      about:
        'The rule asks why detection took so long if it took more than this many minutes from started to detected.',
    },
    recoveryMinutes: {
      type: 'number',
      least: 0,
      default: 60,
      about:
        'The rule asks why recovery took so long if it took more than this many minutes from detected to mitigated.',
    },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  needsWords: true,
  worth: 55,
  bad: [
    {
      title: 'Nothing says how anybody came to know',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes after release 412. A rollback ended it.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Two hours until detection, unexplained',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 11:40: impact starts\n- 2026-03-02 13:52: detected by a customer\n- 2026-03-02 14:20: resolved\n',
      reports: ['## Timeline (UTC)'],
    },
    {
      title: 'Three hours of recovery, unexplained',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 2026-03-02 13:52: detected by a customer\n- 2026-03-02 17:20: resolved\n\n## Resolution\n\nA rollback ended it.\n',
      reports: ['## Resolution'],
    },
  ],
  good: [
    {
      title: 'Explained',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 11:40: impact starts\n- 2026-03-02 13:52: detected by a customer\n- 2026-03-02 17:20: resolved\n\n## Detection\n\nNo alert watches the queue depth, so a customer told us.\n\n## Response\n\nThe restore took three hours because it runs on one thread.\n',
    },
    {
      title: 'An action item builds what was missing',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 11:40: impact starts\n- 2026-03-02 13:52: detected by a customer\n- 2026-03-02 14:20: resolved\n\n## Action items\n\n- @bo adds an alert on queue depth by 2026-03-20\n',
    },
    {
      title: 'Quickly over',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 2026-03-02 13:52: detected by the queue depth alert\n- 2026-03-02 14:20: resolved\n',
    },
  ],
  *check({ postmortem, options, profile }) {
    // What tells how it was seen, and what took the time, is known in English only.
    if (postmortem.language !== null) return;
    const { milestones } = postmortem;
    const { text } = postmortem.document;
    // In `strict`, `structure/required-sections` asks for it.
    const isAsked = profile === 'strict' || statesMilestone(postmortem, 'detected');
    if (
      !isAsked &&
      !shows(howNoticed, text) &&
      !isSectionUnfilled(postmortem, 'detection', 'timeline', 'summary')
    ) {
      yield {
        span: spanOf(postmortem, 'detection', 'timeline'),
        message:
          'Nothing here says how it was detected. Whether an alert or a customer told you decides what to build next. Add a sentence under “Detection”: what told you, after how long, and what would have told you sooner.',
      };
    }
    const unseen = late(milestones.started, milestones.detected, options.detectionMinutes);
    const isExplained = () =>
      shows(whyLate, text) || postmortem.actionItems.some((item) => shows(buildsDetection, item.text));
    if (unseen !== null && !isExplained() && !isSectionUnfilled(postmortem, 'detection'))
      yield {
        span: spanOf(postmortem, 'detection', 'timeline'),
        message: `It went on for ${minutesText(unseen)} before it was detected, and nothing says why nobody saw it sooner. That is often the cheapest thing to work on. Add what would have shown it: a missing alert, a wrong threshold, a graph that nobody watches.`,
      };
    const recovery = late(milestones.detected, endOfImpact(milestones), options.recoveryMinutes);
    const isOpen = isSectionUnfilled(postmortem, 'response', 'resolution');
    if (recovery !== null && !shows(whyLong, text) && !isOpen)
      yield {
        span: spanOf(postmortem, 'response', 'resolution', 'timeline'),
        message: `It took ${minutesText(recovery)} from detection to the end of the impact, and nothing says what took the time. Add what was tried, waited for or hard to find; it has causes of its own.`,
      };
  },
});

/** The heading of the first of these sections that exists. */
function spanOf(postmortem: PostMortem, ...names: readonly SectionName[]): Finding['span'] {
  const there = names.find((each) => sectionNamed(postmortem, each));
  return there ? headingOf(postmortem, there) : topOf(postmortem);
}

function late(from: ReadTime | undefined, to: ReadTime | undefined, limit: number): number | null {
  const minutes = minutesBetween(from, to);
  return minutes !== null && minutes > limit ? minutes : null;
}
