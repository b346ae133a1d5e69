import type { PostMortem, ReadTime, SectionName } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { endOfImpact, minutesBetween } from '../../support/instants.ts';
import { headingOf, sectionNamed, topOf } from '../../support/places.ts';
import { statesMilestone } from '../../support/states-milestone.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { minutesText } from '../../support/words.ts';

/** Any wording for how the incident was noticed. */
const HOW =
  /\b(?:detect\w*|notic(?:e|ed|es|ing)|discover\w*|alert(?:s|ed|ing|manager)?|alarms?|pag(?:ed?|er|ing)\w*|report(?:s|ed|ing)?|monitor\w*|complain\w*|spotted|observed?|found(?: out)?|(?:be)?came aware|aware|informed|notified|raised|saw|seen|flagged|identified|told|noted|realis?z?ed|symptoms?|investigat\w+)\b/i;
/** Why it was not noticed sooner. */
const WHY_LATE =
  /\b(?:sooner|earlier|undetected|unnoticed|un(?:aware|monitored)|silent(?:ly)?|masked|hidden|too late|late(?:r)? than|false (?:alarm|positive)|nobody (?:was )?(?:notic|watch|look)|time to detect|went on for|outside (?:of )?(?:business|working|office) hours|over ?night|weekend|asleep|holiday)|\b(?:no|not|n't|never|without|missing|lack(?:s|ed|ing)?(?: of)?|absence of|insufficient|fail(?:s|ed|ing)? to|did not|didn't|was not|wasn't|were not|weren't)\b.{0,50}\b(?:alert|monitor|alarm|detect|notic|page[dr]?|notif|visib|metric|dashboard|probe|health ?check|aware|report)|\b(?:alert|monitor|alarm|page|notif|metric|dashboard|probe|health ?check)\w*\b.{0,60}\b(?:not?|n't|never|fail|miss|disabl|mute|silenc|ignor|delay|late|threshold|lost|drown|nois)/i;
/** Why recovery took as long as it did. */
const WHY_LONG =
  /\b(?:took|take|taking|takes|needed|lasted|cost)\b.{0,40}\b(?:long|while|time|hours?|minutes?|mins?|days?|weeks?)\b|\bslow(?:er|ly|ed|ness)?\b|\bdelay(?:s|ed|ing)?\b|\bwait(?:s|ed|ing)?\b|\b(?:could not|couldn't|cannot|can't|unable|did(?:n't| not) (?:help|work|know|have)|do(?:es)?(?:n't| not) (?:help|work)|fail(?:s|ed|ing)?|unsuccessful(?:ly)?|without success|no effect|struggl\w+|difficult(?:y|ies)?|hard(?:er)? to|block(?:ed|ing)|stuck|complicat\w+|confus\w+|unclear|not (?:obvious|clear|know)|manual(?:ly)?|misl(?:ed|eading)|initial(?:ly)? (?:thought|suspected|assumed|believed)|at first|second attempt|again|tr(?:y|ied|ying)|attempt(?:s|ed|ing)?|escalat\w+|timed? out|backlog|gradual(?:ly)?|one (?:by|at) (?:one|a time)|off(?:line| hours)|asleep|vacation|holiday|unavailable|time ?zone|weekend|rebuil[dt]\w*|resync\w*|restor\w+|propagat\w+|migrat\w+)\b/i;

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
    if (!isAsked && !HOW.test(text) && !isSectionUnfilled(postmortem, 'detection', 'timeline', 'summary')) {
      yield {
        span: spanOf(postmortem, 'detection', 'timeline'),
        message:
          'Nothing here says how it was detected. Whether an alert or a customer told you decides what to build next. Add a sentence under “Detection”: what told you, after how long, and what would have told you sooner.',
      };
    }
    const unseen = late(milestones.started, milestones.detected, options.detectionMinutes);
    if (unseen !== null && !WHY_LATE.test(text) && !isSectionUnfilled(postmortem, 'detection'))
      yield {
        span: spanOf(postmortem, 'detection', 'timeline'),
        message: `It went on for ${minutesText(unseen)} before it was detected, and nothing says why nobody saw it sooner. That is often the cheapest thing to work on. Add what would have shown it: a missing alert, a wrong threshold, a graph that nobody watches.`,
      };
    const recovery = late(milestones.detected, endOfImpact(milestones), options.recoveryMinutes);
    const isOpen = isSectionUnfilled(postmortem, 'response', 'resolution');
    if (recovery !== null && !WHY_LONG.test(text) && !isOpen)
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
