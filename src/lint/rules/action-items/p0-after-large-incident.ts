import type { ActionItem, PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { headingOf } from '../../support/places.ts';

export default defineRule({
  id: 'action-items/p0-after-large-incident',
  summary: 'An incident that took a large part of an error budget has an action item of priority P0',
  why: 'An incident that takes over 20 % of an error budget can happen at most five times before you break the promise to users. Preventing the next one comes before everything else that the team has planned; “P0” says so.',
  instead:
    'Say which item comes first: “P0: @amal limits the size of the queue, by 2026-03-20”. The rule works in the App, if the policy has an objective for a service of the incident; on a laptop it is silent.',
  options: {},
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 84,
  bad: [
    {
      title: 'It took a third of the budget',
      incident: {
        number: 17,
        severity: 'SEV2',
        milestones: {},
        overspent: [{ service: 'checkout', share: 0.33 }],
      },
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-03-20\n',
      reports: ['## Action items'],
    },
  ],
  good: [
    {
      title: 'An item has the priority',
      incident: {
        number: 17,
        severity: 'SEV2',
        milestones: {},
        overspent: [{ service: 'checkout', share: 0.33 }],
      },
      markdown:
        '# The queue stood still\n\n## Action items\n\n- P0: @amal limits the size of the queue by 2026-03-20\n',
    },
    {
      title: 'A small incident',
      incident: { number: 17, severity: 'SEV2', milestones: {} },
      markdown:
        '# The queue stood still\n\n## Action items\n\n- @amal adds an alert on queue depth by 2026-03-20\n',
    },
  ],
  *check({ postmortem, incident }) {
    const [most] = (incident?.overspent ?? []).toSorted((a, b) => b.share - a.share);
    // If there are no items at all, `action-items/present` asks for one.
    if (!most || postmortem.actionItems.length === 0) return;
    if (postmortem.actionItems.some((item) => isFirst(item, postmortem))) return;
    yield {
      span: headingOf(postmortem, 'action-items'),
      message: `Incident #${incident!.number} took ${Math.round(most.share * 100)} % of the error budget of ${most.service} alone. Which item keeps the next one from happening? Give it the priority: “P0: @amal limits the size of the queue, by 2026-03-20”.`,
    };
  },
});

const isFirst = ({ priority, span }: ActionItem, { document }: PostMortem) =>
  /\bp0\b/i.test(`${priority ?? ''} ${document.text.slice(span.start, span.end)}`);
