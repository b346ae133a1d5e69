import type { ActionItem } from '../../../postmortem/model.ts';
import { sampleDay } from '../../due/limit.ts';
import { ambiguous, notationOnce } from '../../due/notation.ts';
import { saysWhen } from '../../due/says-when.ts';
import { unlikelyDay } from '../../due/unlikely-day.ts';
import { namesNoDay, withoutDay } from '../../due/without-day.ts';
import type { Options, Values } from '../../options.ts';
import { defineRule, type Finding, type RuleContext } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { itemsToAssign } from '../../support/action-items/items.ts';
import { lacking } from '../../support/action-items/lacking.ts';
import { unownedAmong } from '../../support/action-items/unowned.ts';
import { capped } from '../../support/capped.ts';
import { owesNobody } from '../../support/owed.ts';

const options = {
  newWithinDays: {
    type: 'integer',
    least: 0,
    default: 30,
    about: 'Days after the incident during which a date in the past counts as a slip.',
  },
  atMost: { type: 'integer', least: 1, default: 3, about: 'Items to report one by one.' },
} as const satisfies Options;

export default defineRule({
  id: 'action-items/due-date',
  summary: 'Each open action item has a due date: ISO, after the incident, and soon enough for the severity',
  why: 'A date turns an intention into a promise, and reminders need one. “Next sprint” means a different day to each reader, and nothing in a year. The worse the incident, the sooner it should become impossible: `actionItems.dueWithinDays` in the policy says how soon.',
  instead:
    'Write the day as `2026-03-20`: “by 2026-03-20”, “(due 2026-03-20)”, or a column `Due`. If the work is long, make the first step that lowers the risk a separate item with an early date. Items that name no owner either are in the finding of `action-items/owner`.',
  options,
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  needsWords: true,
  worth: 84,
  fixable: true,
  bad: [
    {
      title: 'No date',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth\n- [ ] @bo raises the partition limit by 2026-04-20\n',
      reports: ['adds an alert on queue depth'],
    },
    {
      title: 'No dates anywhere: one finding',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth\n- @bo raises the partition limit\n- @amal documents the restart\n- @bo deletes the old consumer\n',
      reports: ['## Action items'],
    },
    {
      title: 'A day in other words',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Action item | Owner | Due |\n| --- | --- | --- |\n| Add an alert on queue depth | @amal | 20 March |\n| Raise the partition limit | @bo | next sprint |\n',
      reports: ['20 March', 'next sprint'],
    },
    {
      title: 'Before the incident, and too late for its severity',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '---\nseverity: SEV1\ndate: 2026-03-02\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2025-03-20\n- @bo raises the partition limit by 2026-06-30\n',
      reports: ['2025-03-20', '2026-06-30'],
    },
    {
      title: 'Due on the day of the incident, open, and the document is final',
      markdown:
        '# The queue stood still\n\n**Status:** Finalized\n\n## Action items\n\n| Action | Owner | Due | Status |\n| --- | --- | --- | --- |\n| Add an alert on queue depth | @amal | 2026-04-01 | Open |\n| Raise the partition limit | @bo | 2026-04-01 | Done |\n',
      reports: ['2026-04-01'],
    },
  ],
  good: [
    {
      title: 'ISO dates',
      path: 'postmortems/2026-04-02-queue.md',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-04-02\n---\n\n# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-04-20\n- Raise the partition limit (@bo, due 2026-04-30)\n',
    },
    {
      title: 'What is done needs none',
      markdown: '# The queue stood still\n\n## Action items\n\n- [x] @amal adds an alert on queue depth\n',
    },
  ],
  *check(context) {
    const { postmortem, options } = context;
    const items = itemsToAssign(postmortem);
    yield* withoutDate(items, context);
    const dated = items.flatMap((item) => judge(item, context) ?? []);
    const inWords = withoutDay(items, context).map((finding) => asOwed(finding, postmortem));
    const findings = [...inWords, ...(postmortem.standing === 'own' ? dated : notationOnce(dated))];
    // Dates that the linter can rewrite are all reported, so that all are fixed at once.
    yield* findings.filter(({ fix }) => fix);
    yield* capped(
      findings.filter(({ fix }) => !fix),
      options.atMost,
    );
  },
});

type Context = RuleContext<Values<typeof options>>;

/** A day that nobody waits for is a hint. */
const asOwed = (finding: Finding, postmortem: LintedPostMortem): Finding =>
  owesNobody(postmortem) ? { ...finding, level: 'hint' } : finding;

/** Items that do not say when they will be done. */
function* withoutDate(items: readonly ActionItem[], context: Context): Generator<Finding> {
  const { postmortem } = context;
  const none = items.filter(
    (item) => item.due === null && (postmortem.standing === 'own' || !saysWhen(item, postmortem)),
  );
  const say = {
    all: (count: number) =>
      `${count === items.length ? `None of these ${count} open items says` : `${count} of these ${items.length} open items do not say`} when it will be done. A date is what turns an intention into a promise. Give each a day, like “by ${sampleDay(context)}”.`,
    one: () =>
      `No due date is given for this item. A date is what turns an intention into a promise. Add one, like “by ${sampleDay(context)}”.`,
  };
  const apart = postmortem.standing === 'older' ? askedOnce(none, unownedAmong(items, postmortem)) : [none];
  for (const each of apart)
    for (const finding of lacking(postmortem, items, each, say, context.options.atMost))
      yield asOwed(finding, postmortem);
}

/**
 * The items to ask for a date, by whether they have an owner: what nobody has taken on is asked for both in one finding
 * of `action-items/owner`, or for its owner first, if some of it says when.
 */
function askedOnce(none: readonly ActionItem[], unowned: readonly ActionItem[]): readonly ActionItem[][] {
  const isUnowned = new Set(unowned);
  const owned = none.filter((item) => !isUnowned.has(item));
  return unowned.every((item) => none.includes(item)) ? [[...unowned], owned] : [owned];
}

function judge(item: ActionItem, context: Context): Finding | null {
  const { due } = item;
  if (!due || due.date === null || namesNoDay(due, context)) return null;
  const message = unlikelyDay(item, due.date, context);
  return ambiguous(due, due.date) ?? (message === null ? null : { span: due.span, message });
}
