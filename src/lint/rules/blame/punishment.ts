import { blameRule, told } from '../../language/blame-rule.ts';

export default blameRule({
  kind: 'punishment',
  summary: 'No consequences for a person, and no call on people to be more careful',
  why: 'Removing somebody’s access, retraining one person or asking everybody to pay attention leaves the trap where it is, for the next one to step into. And a document that punishes is the last honest one that a team writes.',
  instead:
    'Turn the wish into a change of the system: a guard, a default, a check, a second pair of eyes that the tool asks for. Ask: what would make the careful way the easy way? Matters of staff do not belong in a post-mortem.',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'More attention',
      markdown: told('Engineers must pay more attention when they deploy.'),
      reports: ['pay more attention'],
    },
    {
      title: 'Consequences',
      markdown: told('The technician was fired the next day.'),
      reports: ['fired'],
    },
  ],
  good: [
    { title: 'Software', markdown: told('The pod was terminated and the replica was demoted.') },
    {
      title: 'A guard',
      markdown: told('The console now asks for the name of the volume before it deletes it.'),
    },
  ],
  say: ({ words }) =>
    `“${words}” asks people to be different, and leaves the trap where it is for the next one. What guard, default or check would make the careful way the easy way? Write that as the action.`,
});
