import { blameRule, told } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'hindsight',
  summary: 'Decisions are not judged by what was learned later',
  why: 'Afterwards the signs are obvious, because it is known which of the thousand mattered. At the time they were among the others. A text that calls the outcome inevitable teaches readers only that they would have known better.',
  instead:
    'Say what was known then and what spoke for the decision. Ask: which signals were there that day, and what set these apart from the noise? “In hindsight” may introduce what you learned, but not a verdict on those who decided.',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'It was obvious',
      markdown: told('It was obvious that the rollout would fail.'),
      reports: ['obvious'],
    },
  ],
  good: [
    { title: 'What the screen said', markdown: told('There was no obvious error message in the log.') },
    {
      title: 'What was known',
      markdown: told('The plan had worked on three smaller clusters, and the team expected the same here.'),
    },
  ],
  say: ({ words }) => {
    const heard = `“${words}” judges with what was learned afterwards.`;
    if (/inevitab|doomed|matter of time|bound to|waiting to|destined|recipe/i.test(words))
      return `${heard} Until that day it had gone well: what spoke for it, and what changed?`;
    if (/ignored|warning|sign|red flag|writing on/i.test(words))
      return `${heard} At the time this was one signal among many. What would have set it apart?`;
    return `${heard} What did it look like then, and what spoke for the decision?`;
  },
});
