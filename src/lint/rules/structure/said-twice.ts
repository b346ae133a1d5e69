import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { checks } from '../../twice/index.ts';

export default defineRule({
  id: 'structure/said-twice',
  summary: 'What the document says twice is the same: figures, versions, losses, what is done',
  why: 'Summary, impact and follow-up are read by different people. When one says 4,210 orders and the other 4,120, somebody acts on the wrong one.',
  instead: 'Correct the one that is wrong. If they mean different things, say which.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Places to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 83,
  bad: [
    {
      title: 'Two digits changed places',
      markdown:
        '# The queue stood still\n\n## Summary\n\nA full disk lost 4,210 orders.\n\n## Impact\n\nShops have to send 4,120 orders again.\n',
      reports: ['4,120 orders'],
    },
    {
      title: 'Of how many?',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe outage affected 30% of users.\n\n## Impact\n\nApproximately 40% of our users were affected.\n',
      reports: ['40% of our users were affected'],
    },
    {
      title: 'Back to which release?',
      markdown:
        '# The queue stood still\n\n## Summary\n\nWe rolled back to v2.4.1.\n\n## Resolution\n\nAfter the rollback to v2.4.0, orders arrived again.\n',
      reports: ['v2.4.0'],
    },
    {
      title: 'Lost, or not?',
      markdown:
        '# The queue stood still\n\n## Summary\n\nNo data was lost.\n\n## Impact\n\n120 messages were lost.\n',
      reports: ['120 messages were lost'],
    },
    {
      title: 'Done, or not?',
      markdown:
        '# The queue stood still\n\nAll action items are done.\n\n## Action items\n\n- [x] Alert on a full disk\n- [ ] Rotate the logs\n',
      reports: ['All action items are done'],
    },
  ],
  good: [
    {
      title: 'The same, or of something else',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe outage affected 30% of users, and 4,210 orders were late. We rolled back to v2.4.1. No data was lost.\n\n## Impact\n\nAt the peak, it affected 40% of users. 4,120 invoices were late.\n',
    },
  ],
  check({ postmortem, options }) {
    const { text } = postmortem.document;
    const clashes = Object.values(checks).flatMap((check) =>
      check.gate.test(text) ? check.find(postmortem) : [],
    );
    const findings = clashes.map(
      ({ span, other, says }): Finding => ({
        span,
        message: `${says}. Readers will believe neither. Correct the one that is wrong, or say how they differ.`,
        related: { span: other, message: 'The other one.' },
      }),
    );
    return capped(findings, options.atMost);
  },
});
