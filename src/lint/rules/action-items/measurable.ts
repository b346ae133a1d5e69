import { defineRule } from '../../rule.ts';
import { isMeasurable, lacksVerb, saysHow, vagueVerb } from '../../support/action-items/action-words.ts';
import { openItems } from '../../support/action-items/items.ts';
import { lacking } from '../../support/action-items/lacking.ts';

export default defineRule({
  id: 'action-items/measurable',
  summary:
    'Each open action item says how to tell that it is done: a figure, a threshold, “done when”, a link',
  why: 'The person who closes the item in two months may not have been there. A threshold or a test tells them whether the work would have helped, and a reviewer can check it.',
  instead:
    'Add the figure or the proof: “Alert when queue depth > 500 for 5 min”, “Restore from backup in under 30 min; done when a drill shows it”, or link the issue that says so.',
  options: {
    atMost: { type: 'integer', least: 1, default: 1, about: 'Items to report one by one.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 35,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth\n- @bo raises the partition limit to 64\n',
      reports: ['adds an alert on queue depth'],
    },
  ],
  good: [
    {
      title: 'A threshold, a proof, an issue',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal alerts on queue depth > 500\n- @bo drills the restore; done when it takes under 30 min\n- @amal removes the old consumer (#41)\n',
    },
  ],
  *check({ postmortem, options }) {
    const { text } = postmortem.document;
    const items = openItems(postmortem);
    const open = items.filter((item) => !isMeasurable(item, text.slice(item.span.start, item.span.end)));
    // Vague items are reported by `action-items/specific`.
    const mine = open.filter((item) => !(vagueVerb(item.text) ?? lacksVerb(item.text)) || saysHow(item.text));
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items says` : `${count} of these ${items.length} open items do not say`} how to tell that it is done. The person who closes it may not have been there. Add a figure, a threshold, “done when …” or an issue to each.`,
      one: () =>
        'How can one tell that this is done? Add a figure, a threshold, “done when …”, or the issue that says so.',
    };
    yield* lacking(postmortem, items, mine, say, options.atMost);
  },
});
