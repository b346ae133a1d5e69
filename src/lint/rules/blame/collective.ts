import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'collective',
  summary: 'Even “we failed to …” can say more about the system',
  why: 'Taking the blame together is honest and hurts nobody. But “we failed to test it” stops at the same place as “Bob failed to test it”: before the reason. So this is a hint.',
  instead:
    'Add the reason: “There is no test of the restore path: the backups are 4 TB, and the test cluster holds 1.”',
  levels: { light: 'off', standard: 'hint', strict: 'hint' },
  bad: [
    {
      title: 'We failed',
      markdown: documentWith('We failed to test the restore path.'),
      reports: ['We failed to test the restore path'],
    },
  ],
  good: [{ title: 'We did', markdown: documentWith('We restarted the workers one by one.') }],
  say: ({ words, deed: { act, kind } }) =>
    `“${words}” is honest, and stops one step before the cause. ${
      kind === 'omission'
        ? `What made it hard${act ? ` to ${act}` : ''}?`
        : 'What let it happen, or stood in the way?'
    } Add that: it is what can be changed.`,
});
