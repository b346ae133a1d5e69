import { blameRule, told } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'agentless',
  summary: 'An “accidentally” without a person does not hide one',
  why: '“Was accidentally deleted” points at somebody without a name, and readers will look for the name. It also stops short of the cause: something let the deletion through.',
  instead:
    'Leave the adverb out and name what was missing: “The volume was deleted: the console does not ask, and test and production share an account.” Ask: what would have had to be there to stop it?',
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  bad: [
    {
      title: 'By accident',
      markdown: told('The volume was accidentally deleted.'),
      reports: ['The volume was accidentally deleted'],
    },
    {
      title: 'By mistake, as a noun',
      markdown: told('The outage began with the accidental deletion of the index.'),
      reports: ['accidental deletion of the index'],
    },
  ],
  good: [
    { title: 'Software', markdown: told('The linker accidentally dropped the weak symbol.') },
    { title: 'A safeguard', markdown: told('A lock now protects the volume against accidental deletion.') },
  ],
  say: ({ words, deed: { patient, verb } }) =>
    `“${words}” points at a person without a name, and readers will look for the name. ${
      patient && verb && patient.split(' ').length < 9
        ? `What let ${patient} be ${verb}`
        : 'What let it through'
    }? Leave the adverb out and name the safeguard that was missing.`,
});
