import type { Reading } from '../../../english/reading.ts';
import { byMachine, clauseIn, inThePast, isStated } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const GUESSED =
  'inferred|guessed|assumed|estimated|eyeballed|extrapolated|presumed|believed|typed|taken|copied|entered|supposed';
const CHECKED =
  'measured|measuring|checked|checking|verified|verifying|tested|testing|confirmed|confirming|validated|looked|looking|asked|asking|consulted|consulting|reviewed|counted';

/** In the past, and not by software: "the type is inferred rather than checked" is how a compiler works. */
function bySomebody(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return (
    clause !== undefined &&
    isStated(reading, found) &&
    !clause.negated &&
    !reading.clauses.some((other) => other.verb >= found.from && byMachine(reading, other)) &&
    inThePast(reading, clause)
  );
}

/** Somebody guessed where a look would have told. */
const constructions: readonly Construction[] = [
  {
    name: 'guessed-not-checked',
    rule: 'agentless',
    trust: 'firm',
    says: 'somebody guessed instead of checking, and the sentence hides who',
    patterns: [
      `was|were|been only|simply|just|merely? ${GUESSED} … rather|instead than|of ${CHECKED}`,
      `was|were|been only|simply|just|merely? ${GUESSED} … and|but not|never actually|really|properly? ${CHECKED}`,
      'was|were|been signed|approved|accepted|merged|filed|sent|passed|forwarded|installed|released|deployed|published|copied|shipped unread|unchecked|unseen|unreviewed|unverified|untested|unopened|unannounced|blindly|blind',
      'was|were|been simply|just|merely? taken on trust|faith',
      'was|were|been initially|first|wrongly|long misread|misdiagnosed|mistaken|misjudged|misinterpreted|misunderstood|dismissed|written as|for|off',
      'was|were|been typed|entered|done|written|drawn|performed|dictated from memory',
      'was|were|been pushed|merged|deployed|shipped|released|sent straight|directly to|into production|prod|main|master … instead|rather|without|bypassing|skipping',
    ],
    when: bySomebody,
    hits: [
      'The size was inferred rather than measured.',
      'Compatibility was assumed and not verified.',
      'The minutes were signed unread.',
      'The result was taken on trust.',
      'The drop was initially misread as a fault of the meter.',
      'The address was typed from memory rather than copied.',
      'The fix was pushed straight to production instead of going through review.',
    ],
    misses: [
      'The type is inferred rather than checked.',
      'The size was assumed rather than checked by the compiler.',
      'The latency was measured rather than estimated.',
      'Was the size assumed rather than measured?',
    ],
  },
];
export default constructions;
