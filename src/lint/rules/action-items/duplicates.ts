import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import type { LintedPostMortem } from '../../standing.ts';
import { openItems, writtenItems } from '../../support/action-items/items.ts';
import { capped } from '../../support/capped.ts';
import { itemStems, overlap } from '../../support/similar.ts';

/** Maximum number of items compared with each other; the work is quadratic. */
const MOST = 150;

export default defineRule({
  id: 'action-items/duplicates',
  summary: 'No two action items promise the same',
  why: 'If two issues cover the same work, one stays open for ever, and each owner thinks that the other is working on it.',
  instead:
    'Keep one of them, with one owner. If they differ, say how: “alert on queue depth > 500 in staging”, “… in production”.',
  options: {
    similarity: {
      type: 'number',
      least: 0.5,
      most: 1,
      default: 0.85,
      about: 'Two items are the same if they have at least this share of their words in common.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Pairs to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 50,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth\n- Raise the partition limit\n- Adding alerts for the queue depth\n',
      reports: ['Adding alerts for the queue depth'],
    },
    {
      title: 'Word for word',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Investigate\n- Raise the partition limit\n- Investigate\n',
      reports: ['Investigate'],
    },
  ],
  good: [
    {
      title: 'A few words, for two parts',
      markdown:
        '# The queue stood still\n\n## Action items\n\n### Producer\n\n- Add alerts\n\n### Consumer\n\n- Add alerts\n',
    },
    {
      title: 'A few words, for two parts in a list',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Producer\n  - Add alerts\n- Consumer\n  - Add alerts\n',
    },
    {
      title: 'The same for two places',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth in staging\n- Add an alert on queue depth in production\n',
    },
    {
      title: 'Two steps of a rollout',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Deploy to 1 broker, and watch it for 1 hour\n- Deploy to 3 brokers, and watch them for 2 hours\n',
    },
    {
      title: 'The same for two places, named in another column',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Where | Action item |\n| --- | --- |\n| Staging | Add an alert on queue depth |\n| Production | Add an alert on queue depth |\n',
    },
  ],
  *check({ postmortem, options }) {
    const items = writtenItems(postmortem).slice(0, MOST);
    const seen = items.map(itemStems);
    const findings: Finding[] = [];
    for (const [i, item] of items.entries()) {
      const mine = seen[i]!;
      const twin =
        mine.size < 3
          ? items.findIndex((other, k) => k < i && isSameWords(postmortem, other, item))
          : items.findIndex(
              (_, k) =>
                k < i &&
                seen[k]!.size >= 3 &&
                overlap(mine, seen[k]!, options.similarity) >= options.similarity,
            );
      const earlier = items[twin];
      if (!earlier || areOfTwoThings(postmortem, earlier, item) || countDifferently(earlier, item)) continue;
      if (earlier.issue !== null && item.issue !== null && earlier.issue !== item.issue) continue;
      findings.push({
        span: item.textSpan,
        message: `This promises the same as the item on line ${earlier.line}. Two issues for one piece of work leave one open for ever. Keep one, or say how they differ.`,
        related: { span: earlier.textSpan, message: 'First promised here.' },
      });
    }
    yield* capped(findings, options.atMost);
  },
});

/** "Deploy to 1 validator, wait 1 hour" and "to 3 validators, 2 hours": two steps. */
function countDifferently(one: ActionItem, other: ActionItem): boolean {
  const [first, second] = [one, other].map(({ text }) => text.match(/\d+/g)?.join() ?? '');
  return first !== '' && second !== '' && first !== second;
}

/** Rows with the same words, and "staging" and "production" in a column of another kind. */
function areOfTwoThings({ document }: PostMortem, one: ActionItem, other: ActionItem): boolean {
  if (one.layout !== 'table' || other.layout !== 'table') return false;
  const things = (item: ActionItem) => {
    const known = [item.textSpan, ...item.ownerSpans, ...(item.due ? [item.due.span] : [])];
    const row = document.text.slice(item.span.start, item.span.end).split('');
    for (const { start, end } of known) row.fill(' ', start - item.span.start, end - item.span.start);
    return row
      .join('')
      .replace(item.status ?? '', ' ')
      .replace(item.priority ?? '', ' ')
      .match(/\p{L}{3,}/gu)
      ?.join(' ');
  };
  const [first, second] = [things(one), things(other)];
  return first !== undefined && second !== undefined && first !== second;
}

/**
 * "Investigate", twice: too few words for a similarity, so all must match. Under separate themes ("### API", "- API"),
 * two items "Add alerts" are not duplicates.
 */
function isSameWords(postmortem: LintedPostMortem, one: ActionItem, other: ActionItem): boolean {
  const words = ({ text }: ActionItem) =>
    text
      .toLowerCase()
      .match(/[\p{L}\d]+/gu)
      ?.join(' ') ?? '';
  const open = openItems(postmortem);
  return (
    words(one) === words(other) &&
    one.section === other.section &&
    [one, other].every(
      (item) => open.includes(item) && postmortem.document.point(item.span.start).column === 1,
    )
  );
}
