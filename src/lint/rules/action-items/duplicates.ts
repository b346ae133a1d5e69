import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { writtenItems } from '../../support/items.ts';
import { itemStems, overlap } from '../../support/similar.ts';

/** Items compared with each other; the work grows with the square. */
const MOST = 150;

export default defineRule({
  id: 'action-items/duplicates',
  summary: 'No two action items promise the same',
  why: 'Of two issues for the same work, one stays open for ever, and each owner thinks that the other is on it.',
  instead:
    'Keep one of them, with one owner. If they differ, say in what: “alert on queue depth > 500 in staging”, “… in production”.',
  options: {
    similarity: {
      type: 'number',
      least: 0.5,
      most: 1,
      default: 0.85,
      about: 'Share of words in common from which two items are the same.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Pairs to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth\n- Raise the partition limit\n- Adding alerts for the queue depth\n',
      reports: ['Adding alerts for the queue depth'],
    },
  ],
  good: [
    {
      title: 'The same for two places',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Add an alert on queue depth in staging\n- Add an alert on queue depth in production\n',
    },
  ],
  *check({ postmortem, options }) {
    const items = writtenItems(postmortem).slice(0, MOST);
    const seen = items.map(itemStems);
    const findings: Finding[] = [];
    for (const [i, item] of items.entries()) {
      const mine = seen[i]!;
      if (mine.size < 3) continue;
      const twin = items.findIndex(
        (_, k) =>
          k < i && seen[k]!.size >= 3 && overlap(mine, seen[k]!, options.similarity) >= options.similarity,
      );
      const earlier = items[twin];
      if (!earlier || (earlier.issue !== null && item.issue !== null && earlier.issue !== item.issue))
        continue;
      findings.push({
        span: item.textSpan,
        message: `This promises the same as the item of line ${earlier.line}. Two issues for one piece of work leave one open for ever. Keep one, or say in what they differ.`,
        related: { span: earlier.textSpan, message: 'First promised here.' },
      });
    }
    yield* few(findings, options.atMost);
  },
});
