import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { decisionIn } from '../../support/decisions.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'action-items/present',
  summary: 'There is an action item, or the stated decision that none is worth it',
  why: 'An incident that changes nothing will come again. Sometimes doing nothing is right, because the remedy costs more than the risk; then the decision and its reason are what the next reader needs. When items are missing, the other `action-items/` rules are silent.',
  instead:
    'A section `## Action items` with one item on each line, or the decision:\n\n```markdown\n## Action items\n\n- [ ] @amal adds an alert on queue depth > 500, by 2026-03-20\n```\n\n```markdown\n## Action items\n\nNo action: the vendor has retired this API, and nothing else calls it.\n```',
  options: {},
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  worth: 85,
  bad: [
    {
      title: 'No section for it',
      markdown: '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Nothing in it',
      markdown: '# The queue stood still\n\n## Action items\n\n## Roles\n\nIncident commander: @amal\n',
      reports: ['## Action items'],
    },
    {
      title: 'A decision without its reason',
      markdown: '# The queue stood still\n\n## Action items\n\nNone.\n',
      reports: ['## Action items'],
    },
  ],
  good: [
    {
      title: 'An item',
      markdown:
        '# The queue stood still\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth by 2026-03-20\n',
    },
    {
      title: 'A decision and its reason',
      markdown:
        '# The queue stood still\n\n## Action items\n\nNo action: the vendor has retired this API, and nothing else calls it.\n',
    },
  ],
  *check({ postmortem }) {
    if (postmortem.actionItems.length > 0 || isSectionUnfilled(postmortem, 'action-items', 'decisions'))
      return;
    if (decisionIn(postmortem) !== null) return;
    const promise = promiseInProse(postmortem);
    if (promise) {
      yield {
        span: promise.span,
        level: 'warning',
        message: `Is ${quoted(promise.text)} something that is still to be done? As a sentence it has no owner and no date, and nobody is reminded. Give it a line of its own below “## Action items”, like “@amal adds an alert on queue depth > 500 by 2026-03-20”; if it is done, say so there.`,
      };
      return;
    }
    yield {
      span: headingOf(postmortem, 'action-items'),
      message: `${found(postmortem)} Without one, the same incident can come again. Write one item on each line (“@amal adds an alert on queue depth > 500 by 2026-03-20”), or say that nothing is worth doing, and why.`,
    };
  },
});

/** "We will add …", "In future we are going to …": what will be done, told in a sentence. */
const WILL_DO =
  /\b(?:we|i|the team)(?: are|['\u2019]re| am|['\u2019]m| have|['\u2019]ve)? ?(?:will|['\u2019]ll|going to|plan(?:ning|ned)? to|intend to|aim to|want to|need to|have to)(?: \w+ly)? (?:also |now |then |be )?(?:add|build|creat|chang|fix|improv|replac|mov|migrat|updat|upgrad|automat|monitor|alert|test|document|writ|remov|increas|reduc|limit|review|investigat|implement|introduc|set|enabl|configur|rais|check|ensur|work)\w*\b/i;

function promiseInProse({ blocks }: PostMortem) {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.kind === 'quote') continue;
    const sentences = block.text.slice(0, 3000).split(/(?<=[.!?])\s+/);
    const text = sentences.find((sentence) => WILL_DO.test(sentence));
    if (text === undefined) continue;
    const at = block.text.indexOf(text);
    return { text, span: block.source(at, at + text.length) };
  }
  return null;
}

function found(postmortem: PostMortem): string {
  const section = sectionNamed(postmortem, 'action-items');
  if (!section) return 'Debrief finds no action item here.';
  const { start, end } = section.body;
  const text = postmortem.document.text.slice(start, end).trim();
  if (text === '') return 'This section lists no action item.';
  return text.length < 40
    ? 'This section lists no action item and gives no reason.'
    : 'No action item could be told apart in this section.';
}
