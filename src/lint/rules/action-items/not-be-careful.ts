import type { ActionItem } from '../../../postmortem/model.ts';
import { analyseAlone } from '../../blame/analyse.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { openItems } from '../../support/action-items/items.ts';
import { capped } from '../../support/capped.ts';

/** Remedies that leave the system unchanged and ask people to know or watch more. */
const ASKS_PEOPLE =
  /^(?:(?:to|we|will|should|must|need to|needs to|and)\s+)*(?:(?:re-?)?train(?:s|ing)?\b(?! (?:a|the|our|new) (?:\w+ )?(?:model|classifier|network))|(?:re-?)?educat(?:e|es|ing)\b|remind(?:s|ing)?\b|(?:coach|teach)(?:es|ing)?\b|tell(?:s|ing)? (?:every|people|the team|all|staff|engineers|developers)|rais(?:e|es|ing) awareness|be (?:more |extra )?(?:careful|aware|vigilant|mindful|cautious)|(?:take|exercise|pay|use) (?:more |extra |greater |closer )?(?:care|caution|attention)\b|double[- ]check\b|make sure (?:that )?(?:every(?:one|body)|people|engineers|developers|the team|staff|we (?:all )?(?:know|remember|are (?:aware|careful))))/i;
/** What turns a reminder into a change: a tool that does the reminding, or a change alongside it. */
const CHANGES =
  /\b(?:automat|tool|script|\bCI\b|pipeline|check ?list|runbook|playbook|alert|block|enforce|prompt|template|guard|lint|bot\b|add(?:s|ing)?\b|document|write|drill|game ?day|rotation|schedule|onboarding)/i;

export default defineRule({
  id: 'action-items/not-be-careful',
  summary: 'No action item asks people to be careful, or trains them, and leaves the system as it is',
  why: 'People were careful this time too. Attention fades in days, and training leaves with the people who had it, so the same conditions will catch the next person. It also tells the people involved that they were the problem.',
  instead:
    'Change what made it easy to go wrong. “Train the team on the deploy tool” → “The deploy tool shows the target cluster and asks for its name”. “Remind everybody to check the region” → “CI rejects a plan without a region”. Training is fine beside such a change: “add the dry run to the tool, and show it in onboarding”.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 82,
  bad: [
    {
      title: 'Training alone',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal trains the on-call engineers on queue limits\n- Remind everybody that partitions are limited\n',
      reports: [
        'trains the on-call engineers on queue limits',
        'Remind everybody that partitions are limited',
      ],
    },
  ],
  good: [
    {
      title: 'A change in the system',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- The broker rejects a 65th partition with a clear message\n',
    },
    {
      title: 'Training beside a change',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Train the on-call engineers with a drill every month, from the new runbook\n',
    },
  ],
  *check({ postmortem, options }) {
    const findings = openItems(postmortem).flatMap((item): Finding[] =>
      asksPeople(item)
        ? [
            {
              span: item.textSpan,
              message:
                'This asks people to know more or to watch more, and leaves what made the mistake easy as it is. People were careful this time too. What could the tool, the check or the default do instead?',
            },
          ]
        : [],
    );
    yield* capped(findings, options.atMost);
  },
});

function asksPeople({ text, issue }: ActionItem): boolean {
  if (issue !== null || !ASKS_PEOPLE.test(text) || CHANGES.test(text)) return false;
  // `blame/punishment` reports these words.
  return analyseAlone(text)?.verdict?.rule !== 'punishment';
}
