import { defineExpectation } from '../expectation.ts';
import { compareListed, listed } from '../listed.ts';

export default defineExpectation({
  about:
    "How many issues there are: `{labelled, titled, by, state, exactly | at-most | at-least}`. `labelled: incident` (the policy's incident label) counts incidents: a report whose incident has an issue of its own is left out.",
  on: 'none',
  schema: listed,
  check: (wanted, scene) => compareListed(wanted, scene, 'issues'),
});
