import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { decisionIn } from '../../support/decisions.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'action-items/present',
  summary: 'There is an action item, or the stated decision that none is worth it',
  why: 'An incident that changes nothing will come again. Sometimes doing nothing is right, because the remedy costs more than the risk; then the decision and its reason are what the next reader needs. When items are missing, the other `action-items/` rules are silent.',
  instead:
    'A section `## Action items` with one item on each line, or the decision:\n\n```markdown\n## Action items\n\n- [ ] @amal adds an alert on queue depth > 500, by 2026-03-20\n```\n\n```markdown\n## Action items\n\nNo action: the vendor has retired this API, and nothing else calls it.\n```',
  options: {},
  levels: { light: 'warning', standard: 'error', strict: 'error' },
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
    yield {
      span: headingOf(postmortem, 'action-items'),
      message: `${found(postmortem)} Without one, the same incident can come again. Write one item on each line (“@amal adds an alert on queue depth > 500 by 2026-03-20”), or say that nothing is worth doing, and why.`,
    };
  },
});

function found(postmortem: PostMortem): string {
  const section = sectionNamed(postmortem, 'action-items');
  if (!section) return 'There are no action items here.';
  const { start, end } = section.body;
  const text = postmortem.document.text.slice(start, end).trim();
  if (text === '') return 'This section lists no action item.';
  return text.length < 40
    ? 'This section lists no action item and gives no reason.'
    : 'No action item could be told apart in this section.';
}
