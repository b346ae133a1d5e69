import { isPerson } from '../../../english/entities.ts';
import type { Reading } from '../../../english/reading.ts';
import { clauseIn } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

/** Stated, not by software, and not as a possibility. */
function happened(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  if (!clause || reading.question || clause.modal || clause.negated) return false;
  return !clause.agent || isPerson(clause.by);
}

/** How a change left people's hands: without a word, or in a panic. */
const constructions: readonly Construction[] = [
  {
    name: 'sent-out-without-care',
    rule: 'agentless',
    trust: 'firm',
    says: 'a change was sent out without a word or in a panic, and the sentence hides by whom',
    patterns: [
      'was|were|been pushed|merged|deployed|shipped|released|written|patched|changed … in a panic|rush|hurry|haste',
      'change|changes|release|update|upgrade|deploy|deployment|migration|maintenance|campaign|fix|patch|move GO out|live|ahead|in … without a|any|the? heads-up|notice|warning|announcement|review|approval|sign-off|rehearsal|backup|word|ticket',
    ],
    when: happened,
    hits: [
      'The fix was pushed to the shop in a panic.',
      'The change went out on a Friday without a heads-up to the depot.',
    ],
    misses: [
      'The change went out without a hitch.',
      'Is it known whether the fix was pushed in a panic?',
      'The migration cannot have gone ahead without a backup.',
    ],
  },
];
export default constructions;
