import { blameRule, documentWith } from '../../blame/blame-rule.ts';

export default blameRule({
  kind: 'human-error',
  summary: '“Human error” is not a cause',
  why: '“Human error”, “operator error”, “fat finger” and “PEBKAC” are where an investigation begins, not where it ends. People will always slip. The cause that you can fix is why one slip was enough.',
  instead:
    'Say what somebody typed or pressed, what the tool showed and accepted, and which check was missing. Ask: how could one keystroke reach production? For example: “The command took two cluster names that differ by one letter, and asks for no confirmation.”',
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      title: 'As the cause',
      markdown: documentWith('The outage was caused by human error.'),
      reports: ['human error'],
    },
    { title: 'As a joke', markdown: documentWith('Root cause: PEBKAC.'), reports: ['PEBKAC'] },
    {
      title: 'A failing as the cause',
      markdown: documentWith('The flag stayed on because of an oversight.'),
      reports: ['because of an oversight'],
    },
  ],
  good: [
    { title: 'A safeguard', markdown: documentWith('A confirmation step now guards against human error.') },
    {
      title: 'A flaw of a thing',
      markdown: documentWith('It was caused by a typo in the template and a lack of tests.'),
    },
    { title: 'A metric', markdown: documentWith('The user error rate rose to 4% at 10:20.') },
    { title: 'A rule about writing', markdown: documentWith('Do not write “human error” in a post-mortem.') },
  ],
  say: ({ words }) => {
    const observation = `“${words}” closes the question where it gets interesting.`;
    if (/finger|typ|key|copy/i.test(words))
      return `${observation} Fingers slip every day, and most days nothing happens. How could one keystroke go this far, and what did not ask back?`;
    return `${observation} People slip every day, and most days nothing happens. Why was one slip enough this time: what did the tool show, accept, and not ask?`;
  },
});
