import { defineRule } from '../../rule.ts';
import { openItems } from '../../support/action-items/items.ts';
import { lacking } from '../../support/action-items/lacking.ts';
import { FINAL, isFinal } from '../../support/final.ts';

export default defineRule({
  id: 'action-items/tracked',
  summary: 'Once a post-mortem is final, each open action item links the issue that tracks it',
  why: 'Nobody reads an old post-mortem to find work. An item that lives only in the document is forgotten; an issue has an assignee, a date and a state. Debrief opens the issues itself when a post-mortem is merged; this rule is for teams that do not use that.',
  instead:
    'Open an issue for each item and link it after the item, `(#41)`, or in a column `Issue`. While `status` in the front matter says `draft` or nothing, this rule is silent.',
  options: {
    always: { type: 'boolean', default: false, about: 'Whether drafts need issues too.' },
    final: {
      type: 'list',
      default: FINAL,
      about: 'Values of `status` in the front matter that mean final.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 45,
  bad: [
    {
      title: 'Final, and an item without an issue',
      markdown:
        '---\nstatus: final\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth\n- @bo raises the partition limit (#41)\n',
      reports: ['adds an alert on queue depth'],
    },
  ],
  good: [
    {
      title: 'Final, with issues',
      markdown:
        '---\nstatus: final\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth (#40)\n- @bo raises the partition limit: https://github.com/acme/queue/issues/41\n',
    },
    {
      title: 'A draft: the issues come when it is merged',
      markdown:
        '---\nstatus: draft\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth\n',
    },
  ],
  *check({ postmortem, options }) {
    if (!options.always && !isFinal(postmortem, options.final)) return;
    const items = openItems(postmortem);
    const untracked = items.filter(({ issue }) => issue === null);
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} open items links` : `${count} of these ${items.length} open items do not link`} an issue. Nobody reads an old post-mortem to find work. Open an issue for each, and link it after the item.`,
      one: () =>
        'No issue tracks this item, and nobody reads an old post-mortem to find work. Open one, and link it here: “(#41)”.',
    };
    yield* lacking(postmortem, items, untracked, say, options.atMost);
  },
});
