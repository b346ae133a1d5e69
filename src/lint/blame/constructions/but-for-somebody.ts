import { SAFEGUARDS } from '../guards.ts';
import type { Construction } from './construction.ts';

/** What would have been, had it not been for somebody or with a little more of somebody's care. */
const constructions: readonly Construction[] = [
  {
    name: 'but-for-somebody',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what would have been had somebody acted otherwise',
    patterns: [
      'but for <owner>',
      'had it not been for <owner>',
      "if it hadn't been for <person>",
      'minus|absent <owner> … would|could|might',
      'in the absence of <owner> <thing>? <thing> would|could|might',
      'better|earlier|timely|faster|quicker|proper|closer|more|less|some|common <thing> by|from|of|on|at|in <person> … would|could|might have',
      'word|note|call|message|line|mail|memo|reminder|heads-up from|by|to|in <person> … would|could|might have',
      'avoidable|preventable for|had|by <person>',
      'preventable|avoidable had|for <people>',
    ],
    when: ({ tokens }, { from, to }) =>
      !tokens.slice(from, to + 6).some(({ lower }) => SAFEGUARDS.has(lower)),
    hits: [
      'But for the operator’s extra reboot, the data would be intact.',
      'Had it not been for the trainee’s curiosity, the valve would be closed.',
      'If it hadn’t been for the intern, the demo would have run.',
      'Minus the conductor’s last-minute tweak, the lights would have worked.',
      'In the absence of the bosun’s improvisation the winch would have held.',
      'A faster reaction by the support team would have kept the damage small.',
      'A call to the vendor by the site manager would have settled the question.',
      'The failure was preventable had the inspector opened the cover.',
      'The jam was avoidable for anyone willing to read the banner.',
    ],
    misses: [
      'But for the replica’s lag, the numbers are right.',
      'A faster reaction by the proxy would have kept the queue small.',
      'A better alert by the team would have fired in time.',
    ],
  },
  {
    name: 'no-need-to',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells that somebody need not have done it, or had only to do something else',
    patterns: [
      'no need for <person> to',
      'unnecessary|needless for <person> to',
      'nobody|nothing forced|made|obliged <person> to',
      'lay|was in the hands of <person>',
      'all that was required|asked|needed of <person>',
      'proper|right|decent thing for <person> to do',
    ],
    when: ({ question, tokens }, { from }) =>
      !question && !/^(?:is|be|will|so)$/.test(tokens[from - 1]?.lower ?? ''),
    hits: [
      'There was no need for the DBA to kill the session.',
      'It was unnecessary for the DBA to take the lock.',
      'Nobody forced the editor to publish before noon.',
      'The prevention of the leak lay in the hands of the site manager.',
      'All that was required of the planner was a phone call.',
      'The proper thing for the custodian to do was to revoke the card.',
    ],
    misses: [
      'There is no need for the operator to restart it.',
      'There was no need for the proxy to restart.',
      'There will be no need for the operator to restart it.',
    ],
  },
];
export default constructions;
