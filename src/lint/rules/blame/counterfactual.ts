import { blameRule, told } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'counterfactual',
  summary: 'The text tells what people did, not what they should, could or would have done',
  why: '“Should have” describes an incident that did not happen, and explains nothing of the one that did. What people did made sense to them with what they saw; that sense is what the next engineer will follow too.',
  instead:
    'Tell what was done and what was known at that moment. Then say as an action what the system will do from now on. Ask: what was on the screen at 10:04? “The lag is not on the dashboard” leads somewhere; “the engineer should have checked the lag” does not.',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'Should have',
      markdown: told('The on-call engineer should have checked the replica lag.'),
      reports: ['The on-call engineer should have checked the replica lag'],
    },
    {
      title: 'Had they …',
      markdown: told('Had the reviewer read the diff, the outage would not have happened.'),
      reports: ['Had the reviewer read the diff'],
    },
  ],
  good: [
    { title: 'A system’s duty', markdown: told('The alert should have fired after five minutes.') },
    { title: 'An action', markdown: told('Deploys should stop when a test is red.') },
  ],
  say: ({ words, by, deed: { act, entity, negated } }) => {
    const other = `“${words}” tells of a day that did not happen.`;
    if (/^(?:passive|bare)/.test(by) || entity === 'none' || entity === 'thing' || entity === 'it')
      return `${other} What would have to be in place ${negated ? 'to stop it without anyone watching' : 'for it to happen on its own'}? Make that an action, and tell here what was there instead.`;
    if (/had/.test(by) || !act)
      return `${other} People acted on what they saw: what was known at that moment, and what would have shown more?`;
    return `${other} What was on the screen at that moment, and what would have made it natural ${negated ? 'not to' : 'to'} ${act}?`;
  },
});
