import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'punishment',
  summary: 'No consequences for a person, and no request that people be more careful',
  why: 'Removing somebody’s access, retraining one person or asking everybody to pay attention leaves the trap in place for the next person. And a document that punishes is the last honest one that a team writes.',
  instead:
    'Turn the wish into a change to the system: a guard, a default, a check, a review that the tool requires. Ask: what would make the careful way the easy way? Personnel matters do not belong in a post-mortem.',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'More attention',
      markdown: documentWith('Engineers must pay more attention when they deploy.'),
      reports: ['pay more attention'],
    },
    {
      title: 'Consequences',
      markdown: documentWith('The technician was fired the next day.'),
      reports: ['fired'],
    },
  ],
  good: [
    { title: 'Software', markdown: documentWith('The pod was terminated and the replica was demoted.') },
    {
      title: 'A guard',
      markdown: documentWith('The console now asks for the name of the volume before it deletes it.'),
    },
  ],
  say: ({ words }) => {
    if (/train/i.test(words))
      return `“${words}” fixes one person, and the next one falls into the same trap. What could the tool show or refuse, so that nobody has to know better?`;
    if (/care|attention|vigilan|diligen|mind|think|focus|alert|responsib/i.test(words))
      return `“${words}” asks people to be different, and attention runs out at 3 a.m. What guard, default or check would make the careful way the easy way? Write that as the action.`;
    if (/access|permission|revok|rights|badge|barred|banned|allowed/i.test(words))
      return `“${words}” takes the key from one person and leaves the door as it is. What would make the same command harmless in anyone’s hands?`;
    return `“${words}” makes this the last post-mortem in which people tell everything. Leave matters of staff out; what guard or check would have stopped the same act by anyone?`;
  },
});
