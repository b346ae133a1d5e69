import type { Reading } from '../../../english/reading.ts';
import { clauseIn, hypothetical } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const HARM =
  'BREAK|CAUSE|DELETE|REMOVE|DROP|DISABLE|MERGE|PUSH|DEPLOY|APPROVE|WIPE|OVERWRITE|INTRODUCE|FORGET|MISS|IGNORE|TURN|SWITCH|UNPLUG|CHANGE';

const OUTAGE = 'outage|incident|failure|loss|damage|mistake|error|disaster|mess|breach|leak|downtime|problem';

/** "is responsible for the incident process" describes a duty: only a stop, a place or a time may follow. */
function endsThere({ tokens }: Reading, { to }: Found): boolean {
  const next = tokens[to];
  return (
    !next || next.kind === 'mark' || /^(?:of|on|in|at|and|because|this|that|last|since|by)$/.test(next.lower)
  );
}

/** Points a finger: the sentence says who it was, and little else. */
const constructions: readonly Construction[] = [
  {
    name: 'who-it-was',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says who it was, where what let it happen would help',
    patterns: [
      `it|that was|is <person> who|that had? ${HARM}`,
      `<person> is|was the one|person|people|ones who|that had? ${HARM}`,
      '<person> and? never <past> it|them back|up|on|off|down',
      '<person> … and never <past> it|them back|up|on|off|down',
    ],
    hits: [
      'It was Peter who turned off the replication.',
      'Peter is the one who broke the pipeline.',
      'Somebody turned off the alert and never turned it back on.',
      'The cleaner never turned it back on.',
    ],
    misses: ['It was Peter who found the bug.', 'It was the proxy that dropped the header.'],
  },
  {
    name: 'responsible-for-harm',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it lays the harm at somebody’s door',
    patterns: [`<person> BE solely|largely|mainly|fully? responsible for the|this|that ${OUTAGE}`],
    when: endsThere,
    hits: ['The infrastructure team is responsible for this outage.'],
    misses: [
      'The infrastructure team is responsible for the DNS zone.',
      'Lena is responsible for the incident process.',
      'The new driver is responsible for this outage.',
    ],
  },
  {
    name: 'no-excuse',
    rule: 'judgement',
    trust: 'firm',
    says: 'it judges people, and not what happened',
    patterns: [
      'no excuse|excuses for',
      'this|that is|was what happens when|if <people>',
      '<person> BE far|much|way? too|overly|over optimistic|confident|trusting|hasty|ambitious|eager|focused|relaxed|self-assured',
    ],
    when: (reading, found) => {
      const clause = clauseIn(reading, found);
      return !clause || !(clause.negated || (clause.opener === 'if' && hypothetical(reading, clause)));
    },
    hits: [
      'There is no excuse for such a mistake.',
      'This is what happens when people do not read the documentation.',
      'Looking back, the team was far too optimistic.',
    ],
    misses: [
      'This is what happens when the disk is full.',
      'The team was optimistic that the fix would hold.',
      'If the team is too optimistic, the board asks.',
    ],
  },
];
export default constructions;
