import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'judgement',
  summary: 'The text judges nobody’s competence, care or character',
  why: '“Careless”, “sloppy” or “negligent” says what the writer felt, not what happened. Nobody can act on it, the person it describes will remember it, and the next one will keep quiet.',
  instead:
    'Replace the adjective with what the person did and what it looked like at the time: how many alerts there were that night, what the diff showed, how long the shift was. Ask: what made this reasonable to somebody who meant well?',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'Said of a person',
      markdown: documentWith('The reviewer was careless.'),
      reports: ['The reviewer was careless'],
    },
    {
      title: 'As a noun',
      markdown: documentWith('It came down to the negligence of the night shift.'),
      reports: ['negligence of the night shift'],
    },
  ],
  good: [
    { title: 'Said of software', markdown: documentWith('The lazy loader kept a naive cache of every row.') },
    { title: 'Praise', markdown: documentWith('The night shift was careful and patient.') },
  ],
  say: ({ words, deed: { who, entity } }) =>
    `“${words}” judges ${entity === 'i' ? 'yourself' : (who ?? 'a person')}, and nobody can act on that. What did the work look like at that moment: the hours, the alerts, the screen? Describe what made it reasonable to somebody who meant well.`,
});
