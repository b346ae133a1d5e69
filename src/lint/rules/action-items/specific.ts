import type { ActionItem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { inReview } from '../../phrases/vague-work.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { lacksVerb, saysHow, vagueVerb } from '../../support/action-items/action-words.ts';
import { doubtfulItems, openItems } from '../../support/action-items/items.ts';
import { capped } from '../../support/capped.ts';
import { quoted } from '../../support/words.ts';

const LINK = /\]\(|\]\[|https?:\/\/|`[^`]+`/;

export default defineRule({
  id: 'action-items/specific',
  summary: 'Each open action item begins with a verb and says what will be different',
  why: '“Improve monitoring” and “look at the proxy” are done at any time, or never, so people put them off until they are forgotten. An item that names the change can be estimated, handed over and verified.',
  instead:
    'Name the change and the thing that changes. “Improve monitoring” → “Alert when more than 1 % of checkouts fail for 5 minutes”. “Make sure schemas are checked” → “Reject schema changes in CI that old readers cannot parse”. A vague verb is fine if it says how (“improve start-up by caching the catalogue”).',
  options: {
    atMost: { type: 'integer', least: 1, default: 1, about: 'Items to report one by one.' },
  },
  levels: { light: 'off', standard: 'warning', strict: 'warning' },
  worth: 58,
  bad: [
    {
      title: 'Vague verbs: one finding, with the lines of the others',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Improve monitoring of the queue\n- Look into partition limits\n- Make sure that restarts are safe\n',
      reports: ['Improve monitoring of the queue'],
    },
    {
      title: 'A thing, and nothing to do with it',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Better dashboards for consumers\n- Add an alert on queue depth\n',
      reports: ['Better dashboards for consumers'],
    },
  ],
  good: [
    {
      title: 'A question that somebody answers by a day',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @bo evaluates the new broker by 2026-04-20\n- Evaluate the new broker (@bo, due 2026-04-20)\n',
    },
    {
      title: 'A verb and its object',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Alert when more than 500 messages wait\n- @bo raises the partition limit to 64\n',
    },
    {
      title: 'A question that can be answered, a choice that can be made',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Investigate why the restart lost its offset\n- Consider raising the partition limit to 64\n',
    },
    {
      title: 'Work that is being reviewed',
      markdown:
        '# The queue stood still\n\n## Action items\n\n| Action item | Owner | State |\n| --- | --- | --- |\n| Improve the retries | @bo | PR open |\n',
    },
    {
      title: 'A vague verb that says how',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- Improve start-up time by caching the catalogue\n',
    },
  ],
  *check({ postmortem, options }) {
    const { text } = postmortem.document;
    const doubtful = doubtfulItems(postmortem);
    const isOlder = postmortem.standing === 'older';
    const findings = openItems(postmortem).flatMap((item): Finding[] => {
      if (doubtful.has(item) || (isOlder && isTaken(item) && INQUIRY.test(vagueVerb(item.text) ?? '')))
        return [];
      const message = vague(item, text.slice(item.span.start, item.span.end));
      return message === null ? [] : [{ span: item.textSpan, message }];
    });
    yield* capped(findings, options.atMost);
  },
});

/** A row of a table that says at length in another cell when the item is done. */
const hasCriterion = ({ otherCells }: ActionItem): boolean => otherCells.some((cell) => cell.length > 40);

/** "**Improve testing:**", above a list that says how. */
const LEADS_ON = /^[^\n:]{3,80}:[*_]*[ \t]*\n/;

/** "Evaluate Qdrant", by somebody until a day: whoever took it on knows what the answer is for. */
const isTaken = ({ owners, due }: ActionItem): boolean => owners.length > 0 && due?.date != null;
const INQUIRY = /^(?:investigat|evaluat|explor|research|consider)/i;

function vague(item: ActionItem, source: string): string | null {
  const { text, issue, layout, status } = item;
  // A linked issue, named code or a long explanation says more than the first verb does.
  const isExplained =
    issue !== null ||
    shows(inReview, status ?? '') ||
    LINK.test(source) ||
    LEADS_ON.test(source) ||
    saysHow(text) ||
    text.length > 160 ||
    layout === 'heading' ||
    hasCriterion(item);
  if (isExplained) return null;
  const verb = vagueVerb(text);
  if (verb !== null)
    return `${quoted(verb)} can be called done at any time, or never. What will be different afterwards? Name the change: what is added, limited, alerted on or rejected.`;
  if (lacksVerb(text))
    return 'This names a thing, and not what is to be done, so nobody can tell when it is finished. Begin with a verb: add, limit, alert, remove, test.';
  return null;
}
