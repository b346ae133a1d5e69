import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'who-question',
  summary: 'Nobody asks who did it',
  why: 'The answer to “Who did this?” is a name, which helps nobody. People know what comes next, and stop talking.',
  instead:
    'Ask what and how: “What did the deploy tool show before the build went out?”, “How did a build with a red test get as far as production?”',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'Who did it',
      markdown: documentWith('Who deployed the bad build?'),
      reports: ['Who deployed the bad build?'],
    },
  ],
  good: [
    { title: 'Who was hit', markdown: documentWith('Who was affected?') },
    { title: 'Of attackers', markdown: documentWith('Who attacked the wallet?') },
    { title: 'Who can help', markdown: documentWith('Who owns the runbook of the gateway?') },
    { title: 'What and how', markdown: documentWith('How did the build reach production with a red test?') },
  ],
  say: ({ words, deed: { act } }) =>
    `“${words}” has one answer, a name, and a name fixes nothing. ${
      act
        ? `Ask instead: what made it possible to ${act}, and what would have stopped it?`
        : 'Ask instead what made it possible, and what would have stopped it.'
    }`,
});
