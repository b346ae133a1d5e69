import { wordsOf } from '../../../english/lexicon/entry.ts';
import { ATTACKERS } from '../../../english/lexicon/people.ts';
import type { Reading } from '../../../english/reading.ts';
import type { Construction } from './construction.ts';

const attackers = new Set(wordsOf(ATTACKERS).flatMap((word) => [word, `${word}s`]));

/** Of an attack it may well be asked who did it. */
const isAttack = ({ tokens }: Reading): boolean =>
  tokens.some(({ lower }) => attackers.has(lower) || /^(?:attack|attacks|hack|exploit|police)$/.test(lower));

const constructions: readonly Construction[] = [
  {
    name: 'culprit-sought',
    rule: 'who-question',
    trust: 'firm',
    says: 'it looks for somebody who did it',
    patterns: [
      'culprit|perpetrator|offender has|have|is|was|remains not|yet? been? identified|found|named|unknown',
      'found|identified|named the guilty party|person|individual|colleague',
      'identify|find|name the employee|person|engineer|individual|operator|colleague|culprit who|that|responsible|behind',
      'must|should|to be found|established|determined out? who|whose|which',
      'say|said|says|see|admit who <past> the',
      'by whom was|were',
      'individual|person|employee|engineer|colleague responsible for this|the|that <thing> has|have|was been? identified|found|named',
      'owned|come up|forward to <doing>|having|say',
      'which of <person> <past>',
    ],
    when: (reading) => !isAttack(reading),
    hits: [
      'The culprit has not been identified.',
      'We still have not found the guilty party.',
      'Identify the person who approved the transfer.',
      'It must be found out who gave the order.',
      'No one will say who switched the sensor off.',
      'By whom was the alarm muted?',
      'The individual responsible for this policy change has been identified.',
      'So far nobody has owned up to deleting the playlist.',
      'We could not establish which of the two clerks mistyped the number.',
    ],
    misses: [
      'We could not establish which of the two replicas answered first.',
      'By whom was the attack made?',
      'The culprit was a race in the cache.',
      'The guilty party was a capacitor.',
    ],
  },
];
export default constructions;
