import { blameRule, documentWith } from '../../blame/blame-rule.ts';

/** An adverb of fault, which can be dropped; "was never tested" has none. */
const SAYS_HOW = /ly\b|\bby (?:accident|mistake)|\bin error/i;

export default blameRule({
  kind: 'agentless',
  summary: 'No “accidentally” that hints at a person without naming one',
  why: '“Was accidentally deleted” points at somebody without naming them, and readers will look for the name. It also stops short of the cause: something let the deletion through.',
  instead:
    'Leave the adverb out and name what was missing: “The volume was deleted: the console does not ask, and test and production share an account.” Ask: what would have stopped it?',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'By accident',
      markdown: documentWith('The volume was accidentally deleted.'),
      reports: ['The volume was accidentally deleted'],
    },
    {
      title: 'By mistake, as a noun',
      markdown: documentWith('The outage began with the accidental deletion of the index.'),
      reports: ['accidental deletion of the index'],
    },
    {
      title: 'Done wrongly by nobody',
      markdown: documentWith('One of the inputs to the command was entered incorrectly.'),
      reports: ['One of the inputs to the command was entered incorrectly'],
    },
    {
      title: 'Left undone by nobody',
      markdown: documentWith('The change had not been communicated to the hub teams.'),
      reports: ['The change had not been communicated'],
    },
  ],
  good: [
    {
      title: 'The state of a thing',
      markdown: documentWith('The port was incorrectly set in the template, and the release was untested.'),
    },
    { title: 'Software', markdown: documentWith('The linker accidentally dropped the weak symbol.') },
    {
      title: 'A safeguard',
      markdown: documentWith('A lock now protects the volume against accidental deletion.'),
    },
  ],
  say: ({ words, deed: { patient, verb, negated } }) =>
    `“${words}” points at a person without a name, and readers will look for the name. ${
      negated
        ? 'What would have prompted it, or done it without anyone? Name that step.'
        : `${
            patient && verb && patient !== 'one' && patient.split(' ').length < 9
              ? `What let ${patient} be ${verb}`
              : 'What let it through'
          }? ${SAYS_HOW.test(words) ? 'Leave the adverb out and name' : 'Name'} the safeguard that was missing.`
    }`,
});
