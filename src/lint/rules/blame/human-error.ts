import { blameRule, told } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'human-error',
  summary: '“Human error” is not given as a cause',
  why: '“Human error”, “operator error”, “fat finger” and “PEBKAC” are where an investigation begins, not where it ends. People will always slip; a cause that can be fixed is the place where one slip was enough.',
  instead:
    'Say what was typed or pressed, what the tool showed and accepted, and which check was missing. Ask: how could one keystroke reach production? For example: “The command took two cluster names that differ by one letter, and asks for no confirmation.”',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'As the cause',
      markdown: told('The outage was caused by human error.'),
      reports: ['human error'],
    },
    { title: 'As a joke', markdown: told('Root cause: PEBKAC.'), reports: ['PEBKAC'] },
  ],
  good: [
    { title: 'A safeguard', markdown: told('A confirmation step now guards against human error.') },
    { title: 'A metric', markdown: told('The user error rate rose to 4% at 10:20.') },
    { title: 'A rule about writing', markdown: told('Do not write “human error” in a post-mortem.') },
  ],
  say: ({ words }) => {
    const heard = `“${words}” closes the question where it gets interesting.`;
    if (/finger|typ|key|copy/i.test(words))
      return `${heard} Fingers slip every day, and most days nothing happens. How could one keystroke go this far, and what did not ask back?`;
    return `${heard} People slip every day, and most days nothing happens. Why was one slip enough this time: what did the tool show, accept, and not ask?`;
  },
});
