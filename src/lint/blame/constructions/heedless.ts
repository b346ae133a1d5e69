import type { Reading } from '../../../english/reading.ts';
import { affirmed, clauseIn, isStated } from '../guards.ts';
import { type Construction, type Found, inParticular } from './construction.ts';

const NODES =
  'validator|validators|operators|maintainers|relayers|bakers|admins|administrators|sysadmins|owners';

/** What others wait for. */
const DUE = 'UPDATE|UPGRADE|PATCH|RENEW|MIGRATE|ROTATE|RESPOND|REACT|ANSWER';

/** Stated as a fact rather than a possibility. */
const happened = (reading: Reading, found: Found): boolean =>
  isStated(reading, found) && !clauseIn(reading, found)?.modal;

/** The same, and the verb that follows the person is not negated either: "never merged over a red build". */
const wasDoneSo = (reading: Reading, found: Found): boolean =>
  happened(reading, found) &&
  affirmed(reading, found) &&
  !reading.tokens.slice(found.from, found.to).some(({ lower }) => lower === 'never');

/** By a person, an organisation or an unknown name, rather than a log or an alert. */
function notByRecord(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  return (
    clause !== undefined && (inParticular(clause.who) || /^(?:outsider|proper|they|we)$/.test(clause.who))
  );
}

/** What a person did without looking, telling anyone, waiting or listening. */
const constructions: readonly Construction[] = [
  {
    name: 'without-a-look',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person did not look at first',
    patterns: [
      '<person> … without ever|even|first|actually|really|once looking|reading|checking|testing|trying|asking|running|launching|opening|starting|reviewing|verifying|telling|consulting|thinking|waiting|considering',
    ],
    when: wasDoneSo,
    hits: [
      'QA passed the build without ever launching it on a phone.',
      'A planner changed the route without first asking the depot.',
    ],
    misses: [
      'The team restored service without ever losing a write.',
      'The job passed the build without ever launching it.',
      'If a planner changes a route without first asking the depot, the tool refuses it.',
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
    ],
    when: happened,
    hits: [
      'Somebody on the storage team patched the array by hand and told no one.',
      'The lead moved the rota and told nobody.',
    ],
    misses: [
      'The alert told nobody which shard was meant.',
      'The runbook did not tell anyone which shard was meant.',
      'If the lead told no one, the bot did.',
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
    when: wasDoneSo,
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
      'If a developer deploys on red, the gate closes.',
    ],
  },
  {
    name: 'too-fast',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it judges when or how fast a person acted',
    patterns: [
      '<person> had? <past> … far|much|way? too fast|quickly|hastily|hurriedly|eagerly',
      '<person> RESTART|DEPLOY|RELEASE|PUBLISH|MERGE|CLOSE|ANNOUNCE|SHIP|PUSH|DECLARE|HAND|LAUNCH|ESCALATE|PAGE|CALL|REACT|INTERVENE|DECIDE|START|BEGIN … far|much|way? too early|soon|late',
    ],
    when: wasDoneSo,
    hits: [
      'The pilot took the harbour bend too fast.',
      'The press office published the notice far too early.',
    ],
    misses: [
      'The disk filled too fast.',
      'The job started too early.',
      'An engineer could deploy too early.',
      'If the pilot took the bend too fast, the horn would sound.',
    ],
  },
  {
    name: 'no-notice-given',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what somebody did not tell others in time',
    patterns: [
      'never GIVE … sufficient|enough|any|proper|adequate|timely|much|a advance? notice|warning|heads-up|heads|headsup|information|chance',
      'did|had not GIVE … sufficient|enough|any|proper|adequate|timely|much|a advance? notice|warning|heads-up|heads|information|chance',
    ],
    when: (reading, found) => happened(reading, found) && notByRecord(reading, found),
    hits: [
      'Northwind didn’t give the carrier sufficient advance notice.',
      'The vendor did not give the tenants any warning.',
      'The vendor never gave us any warning.',
    ],
    misses: [
      'The alert did not give the on-call enough information.',
      'The probe didn’t give a warning.',
      'The log did not give us any warning.',
    ],
  },
  {
    name: 'and-never-put-it-right',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it speaks of somebody without a name, and says what was left undone',
    patterns: [
      'someone|somebody|whoever … <past> … and|but then? never|forgot <deed>|to',
      'someone|somebody|whoever … <past> … and|but then? did not <deed>',
    ],
    when: happened,
    hits: [
      'Someone hacked up the mailbox file and then didnt rebuild the archives.',
      'Somebody opened the valve and did not close it.',
      'Somebody opened the valve and never closed it.',
    ],
    misses: [
      'Someone opened the page and saw nothing.',
      'If someone edits it and never saves, it is lost.',
      'If someone opened the valve and never closed it, the tank would run dry.',
    ],
  },
  {
    name: 'not-in-time',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what people had not done in time, and not what kept them from it',
    patterns: [`<person> had|did not ${DUE} … in time`, `${NODES} had|did not ${DUE} … in time`],
    when: happened,
    hits: [
      'Several validators had not updated in time.',
      'The registrar’s staff didn’t answer us in time.',
      'The clerks did not renew it in time.',
    ],
    misses: [
      'The nodes had not updated in time.',
      'The replica did not respond in time.',
      'If the clerks did not renew it in time, the portal would have warned them.',
    ],
  },
];
export default constructions;
