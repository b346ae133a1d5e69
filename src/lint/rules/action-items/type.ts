import { defineRule } from '../../rule.ts';
import { writtenItems } from '../../support/action-items/items.ts';
import { lacking } from '../../support/action-items/lacking.ts';
import { headingOf } from '../../support/places.ts';

const HELPS = new Set(['prevent', 'mitigate']);

export default defineRule({
  id: 'action-items/type',
  summary:
    'Each action item says what it is for (prevent, mitigate, detect, repair, process); one prevents or mitigates',
  why: 'Typed items show the balance of a plan at a glance. With nothing but alerts and repairs, a severe incident will happen again; you will only notice it sooner.',
  instead:
    'A column `Type`, or a word in front: “prevent: reject schema changes that old readers cannot parse”. For SEV1 and SEV2, at least one item that prevents the incident or reduces its effect.',
  options: {
    preventFor: {
      type: 'list',
      of: ['SEV1', 'SEV2', 'SEV3', 'SEV4'],
      default: ['SEV1', 'SEV2'],
      about: 'Severities that need an item that prevents or mitigates.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 20,
  bad: [
    {
      title: 'No type',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Action item | Type |\n| --- | --- |\n| Add an alert on queue depth | detect |\n| Raise the partition limit | |\n',
      reports: ['Raise the partition limit'],
    },
    {
      title: 'Alerts alone, after a SEV1',
      markdown:
        '---\nseverity: SEV1\n---\n\n# The queue stood still\n\n## Action items\n\n| Action item | Type |\n| --- | --- |\n| Add an alert on queue depth | detect |\n',
      reports: ['## Action items'],
    },
  ],
  good: [
    {
      title: 'A list without types, in the standard profile',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth\n- Raise the partition limit\n',
    },
    {
      title: 'One that prevents, one that detects',
      markdown:
        '---\nseverity: SEV1\n---\n\n# The queue stood still\n\n## Action items\n\n- Prevent: raise the partition limit to 64\n- Detect: alert on queue depth > 500\n',
    },
  ],
  *check({ postmortem, options, incident, profile }) {
    const items = writtenItems(postmortem);
    const untyped = items.filter(({ type }) => type === null);
    const say = {
      all: (count: number) =>
        `${count === items.length ? `None of these ${count} items says` : `${count} of these ${items.length} items do not say`} whether it is to prevent, mitigate, detect, repair or change a process. The types show whether a plan only notices the next incident sooner. Add a column “Type”.`,
      one: () =>
        'Is this item to prevent, mitigate, detect, repair, or change a process? The type shows what the plan as a whole will do. Put it in front (“prevent: …”) or in a column “Type”.',
    };
    // If no item has a type, that is the team's convention: only the strict profile asks.
    if (profile === 'strict' || untyped.length < items.length)
      yield* lacking(postmortem, items, untyped, say, options.atMost);
    const severity = incident?.severity ?? postmortem.severityLevel;
    if (!severity || !options.preventFor.includes(severity)) return;
    // While some are untyped, one of those may be preventive.
    if (items.length === 0 || untyped.length > 0 || items.some(({ type }) => HELPS.has(type ?? ''))) return;
    yield {
      span: headingOf(postmortem, 'action-items'),
      message: `No item here prevents the incident or reduces its effect, so a ${severity} can come again. What would have kept it small? Add that as an item of type prevent or mitigate, or state why it is not worth it.`,
    };
  },
});
