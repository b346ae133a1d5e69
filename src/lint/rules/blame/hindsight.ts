import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'hindsight',
  summary: 'The text does not judge decisions by what people learned later',
  why: 'Afterwards the signs are obvious, because we know which of the thousand mattered. At the time they were hidden among the others. A text that calls the outcome inevitable only teaches readers that they would have known better.',
  instead:
    'Say what people knew then and why they decided as they did. Ask: which signals were there that day, and what set these apart from the noise? “In hindsight” may introduce what you learned, but not a verdict on the people who decided.',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'It was obvious',
      markdown: documentWith('It was obvious that the rollout would fail.'),
      reports: ['It was obvious that the rollout would'],
    },
    {
      title: 'A bad decision',
      markdown: documentWith('This was a bad decision, because the service was not ready.'),
      reports: ['This was a bad decision'],
    },
  ],
  good: [
    {
      title: 'What the screen said',
      markdown: documentWith('There was no obvious error message in the log.'),
    },
    {
      title: 'What was known',
      markdown: documentWith(
        'The plan had worked on three smaller clusters, and the team expected the same here.',
      ),
    },
  ],
  say: ({ words }) => {
    const observation = `“${words}” judges with what was learned afterwards.`;
    if (/inevitab|doomed|matter of time|bound to|waiting to|destined|recipe/i.test(words))
      return `${observation} Until that day it had gone well: what spoke for it, and what changed?`;
    if (/ignored|warning|sign|red flag|writing on/i.test(words))
      return `${observation} At the time this was one signal among many. What would have set it apart?`;
    return `${observation} What did it look like then, and what spoke for the decision?`;
  },
});
