import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'counterfactual',
  summary: 'The text says what people did, not what they should, could or would have done',
  why: '“Should have” describes an incident that did not happen, and explains nothing about the one that did. Given what they saw, what people did made sense to them; it will make sense to the next engineer too.',
  instead:
    'Say what people did and what they knew at that moment. Then say, as an action item, what the system will do from now on. Ask: what was on the screen at 10:04? “The lag is not on the dashboard” leads somewhere; “the engineer should have checked the lag” does not.',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'Should have',
      markdown: documentWith('The on-call engineer should have checked the replica lag.'),
      reports: ['The on-call engineer should have checked the replica lag'],
    },
    {
      title: 'Had they …',
      markdown: documentWith('Had the reviewer read the diff, the outage would not have happened.'),
      reports: ['Had the reviewer read the diff'],
    },
    {
      title: 'Nobody named, and a deed of people',
      markdown: documentWith('This could have been avoided by checking the value first.'),
      reports: ['could have been avoided by checking'],
    },
  ],
  good: [
    {
      title: 'A safeguard that was missing',
      markdown: documentWith(
        'An alert on the length of the queue would have caught it, and requests should have been retried.',
      ),
    },
    { title: 'A worst case', markdown: documentWith('The key could have been used to read the table.') },
    { title: 'A system’s duty', markdown: documentWith('The alert should have fired after five minutes.') },
    { title: 'An action', markdown: documentWith('Deploys should stop when a test is red.') },
  ],
  say: ({ words, by, deed: { act, entity, negated } }) => {
    const other = `“${words}” describes a day that did not happen.`;
    if (/^(?:passive|bare)/.test(by) || entity === 'none' || entity === 'thing' || entity === 'it')
      return `${other} What would have to be in place ${negated ? 'to stop it without anyone watching' : 'for it to happen on its own'}? Make that an action, and tell here what was there instead.`;
    if (/had/.test(by) || !act)
      return `${other} People acted on what they saw: what was known at that moment, and what would have shown more?`;
    return `${other} What was on the screen at that moment, and what would have made it natural ${negated ? 'not to' : 'to'} ${act}?`;
  },
});
