import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import { affirmed } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const LEFT_SO = new Set(
  wordsOf(`on off open unlocked unattended running enabled disabled unplugged plugged behind exposed unfinished unsaved
    logged unread lapse rot slide run die`),
);

const UNSAFE =
  /^(?:unlocked|unattended|enabled|exposed|unfinished|unsaved|unread|unplugged|lapse|rot|slide)$/;

/** "left the debug flag on", "let the licence lapse". */
function* leftSo({ tokens, clauses }: Reading): Iterable<Found> {
  for (const clause of clauses) {
    const { base } = tokens[clause.verb]!.word;
    if ((base !== 'leave' && base !== 'let') || clause.passive || clause.negated || clause.modal) continue;
    if (!inParticular(clause.who) || clause.opener === 'if') continue;
    const state = tokens.slice(clause.verb + 2, clause.verb + 9).find(({ lower }) => LEFT_SO.has(lower));
    if (!state) continue;
    const span = clauseSpan({ tokens }, clause);
    yield UNSAFE.test(state.lower) ? { ...span, trust: 'firm' } : span;
  }
}

/** The state in which a person left something, or what they did not leave for those who came after. */
const constructions: readonly Construction[] = [
  {
    name: 'left-so',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it says in what state a person left something',
    patterns: [
      '<person> LEAVE out the|a|an|one|two|his|her',
      '<person> LEAVE <thing> out of|$',
      '<person> LEAVE <thing> in the sun|rain|open|wrong',
      '<person> LEAVE <thing> unlabelled|unlabeled|untested|unchecked|unsigned|unpaid|unencrypted|unprotected|unpatched|uncovered',
    ],
    when: affirmed,
    find: leftSo,
    needs: HAS.left,
    hits: [
      'The technician left the cabinet unlocked.',
      'The translator left out a line.',
      'The clerk left a zero out of the price.',
      'The nurse left the vaccine in the sun.',
      'The courier left the crate unlabelled.',
    ],
    misses: [
      'The upgrade left the flag on.',
      'The exporter left out the header.',
      'If the nurse leaves the vaccine in the sun, the label turns red.',
    ],
  },
  {
    name: 'left-nothing-behind',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person did not leave for those who came after',
    patterns: [
      '<person> … LEAVE no|little documentation|comments|comment|notes|note|instructions|tests|trace|record|handover',
    ],
    hits: ['The author of the job left no documentation.'],
    misses: ['The job left no trace in the log.'],
  },
];
export default constructions;
