import type { Reading } from '../../../english/reading.ts';
import { hypothetical, prevented } from '../guards.ts';
import type { Construction, Found } from './construction.ts';

const NODES =
  'validator|validators|operators|maintainers|relayers|bakers|admins|administrators|sysadmins|owners';

/** What others wait for. */
const DUE = 'UPDATE|UPGRADE|PATCH|RENEW|MIGRATE|ROTATE|RESPOND|REACT|ANSWER';

/** It was done: not denied, not asked, not supposed. */
function happened(reading: Reading, { from, to }: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
  if (reading.question || prevented(reading, from)) return false;
  return !clause || !(clause.modal || hypothetical(reading, clause));
}

/** The same, where the verb that follows the person is not negated either: "never merged over a red build". */
function affirmed(reading: Reading, found: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= found.from && verb < found.to);
  const never = reading.tokens.slice(found.from, found.to).some(({ lower }) => lower === 'never');
  return happened(reading, found) && !clause?.negated && !never;
}

/** What a person did without looking, telling, waiting, or listening. */
export const constructions: readonly Construction[] = [
  {
    name: 'without-a-look',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person did not look at first',
    patterns: [
      '<person> … without ever|even|first|actually|really|once looking|reading|checking|testing|trying|asking|running|launching|opening|starting|reviewing|verifying|telling|consulting|thinking|waiting|considering',
    ],
    when: affirmed,
    hits: [
      'QA passed the build without ever launching it on a phone.',
      'A planner changed the route without first asking the depot.',
    ],
    misses: [
      'The team restored service without ever losing a write.',
      'The job passed the build without ever launching it.',
    ],
  },
  {
    name: 'told-no-one',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says that a person kept it from the others',
    patterns: [
      '<person> … TELL|INFORM|NOTIFY|WARN|ASK|CONSULT no one',
      '<person> … TELL|INFORM|NOTIFY|WARN|ASK|CONSULT nobody|no-one',
      "<person> hadn't|didn't|never TELL|INFORM|NOTIFY|WARN|ASK anyone|anybody",
      '<person> had|did not TELL|INFORM|NOTIFY|WARN|ASK anyone|anybody',
    ],
    when: happened,
    hits: [
      'Somebody on the storage team patched the array by hand and told no one.',
      'The depot lead hadn’t told anyone that the handhelds had been exchanged.',
    ],
    misses: [
      'The alert told nobody which shard was meant.',
      'The runbook did not tell anyone which shard was meant.',
    ],
  },
  {
    name: 'against-advice',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says that a person acted against what had been said or shown',
    patterns: [
      '<person> … although|though|despite they|he|she|even? had|having been asked|told|warned|instructed|advised|reminded not|otherwise|twice|repeatedly|against|several',
      '<person> MERGE|SHIP|DEPLOY|RELEASE|PUSH|LAUNCH|PROMOTE … on|over|with a? red|failing|broken? build|pipeline|checks|tests|ci|tests|red',
      '<person> MERGE|SHIP|DEPLOY|RELEASE|PUSH|LAUNCH|PROMOTE on|over red',
    ],
    when: affirmed,
    hits: [
      'The depot managers wrote receipts by hand although they had been told not to.',
      'The operator restarted the array despite having been warned twice.',
      'The search squad merged on red.',
      'A developer deployed it over a failing pipeline.',
    ],
    misses: [
      'The engineer waited although he had been told that the fix was in.',
      'The bot merged on red.',
      'A developer never merged on red.',
    ],
  },
  {
    name: 'not-in-time',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what people had not done in time, and not what kept them from it',
    patterns: [
      `<person> had|did not ${DUE} … in time`,
      `<person> hadn't|didn't ${DUE} … in time`,
      `${NODES} had|did not ${DUE} … in time`,
      `${NODES} hadn't|didn't ${DUE} … in time`,
    ],
    when: happened,
    hits: ['Several validators had not updated in time.', 'The registrar’s staff didn’t answer us in time.'],
    misses: ['The nodes had not updated in time.', 'The replica did not respond in time.'],
  },
];
