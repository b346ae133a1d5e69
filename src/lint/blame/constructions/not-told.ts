import type { Reading } from '../../../english/reading.ts';
import { byMachine, clauseIn, hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** What only people do to people: software sends and notifies, but nobody says that it should have consulted. */
const TOLD = /^(?:inform|tell|warn|notify|contact|brief|consult|involve|invite|ask|call)$/;
const AUDIENCE =
  /^(?:public|community|press|management|leadership|customers?|users?|clients?|partners?|tenants?|subscribers?|players?|members?|residents?|patients?|passengers?|visitors?|others|owners?|team|teams|staff|people|everyone|everybody|stakeholders?|developers?|operators?|support)$/;
const NOTICE = /^(?:notice|announcement|warning|statement|update|heads-up|advisory)$/;
const GIVEN = /^(?:post|publish|send|give|put|issue|make|circulate)$/;

/** "Our customers should have been notified much faster", "a notice should have been posted". */
function* untold(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { modal, perfect, passive, subject } = clause;
    if (!perfect || !passive || !subject || !/^(?:should|ought)/.test(modal)) continue;
    if (clause.opener === 'if' || clause.negated || byMachine(reading, clause)) continue;
    const head = tokens[subject.head]!.lower;
    const { base } = tokens[clause.verb]!.word;
    const told = TOLD.test(base) && (AUDIENCE.test(head) || inParticular(clause.who));
    const given = GIVEN.test(base) && NOTICE.test(head);
    const span = clauseSpan(reading, clause);
    const automatic = tokens.slice(clause.verb, span.to).some(({ lower }) => AUTOMATIC.test(lower));
    if ((told || given) && !automatic) yield span;
  }
}
const AUTOMATIC =
  /^(?:automatically|automated|alert|alerts|alerting|monitoring|pagerduty|webhook|bot|banner|job)$/;

/** By people or an organisation, and not as a possibility. A disk gives no warning either. */
function byPeople(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  if (!clause || reading.question || hypothetical(reading, clause) || clause.modal) return false;
  const head = clause.subject ? reading.tokens[clause.subject.head]!.lower : '';
  return (
    inParticular(clause.who) ||
    /^(?:outsider|proper)$/.test(clause.who) ||
    /^(?:product|project|upstream|bank|city|council|utility|landlord|company|school|hospital|exchange)$/.test(
      head,
    )
  );
}

/** People who were not told, or too late. */
const constructions: readonly Construction[] = [
  {
    name: 'should-have-been-told',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it says whom people should have told',
    patterns: ['should|ought to? have been kept informed|posted|updated|in the? loop?|picture?'],
    find: untold,
    needs: HAS.unreal | HAS.passive,
    hits: [
      'Our customers should have been notified much faster.',
      'The public should have been informed at once.',
      'A notice should have been posted before the work began.',
      'The community should have been kept in the loop.',
    ],
    misses: [
      'Customers should have been redirected to the second region.',
      'Users should have been notified by the job.',
      'Users should have been notified automatically.',
      'The page should have been sent within a minute.',
    ],
  },
  {
    name: 'gave-little-notice',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what somebody did not tell others in time',
    patterns: [
      'GIVE|PROVIDE <thing>? no|little|insufficient|inadequate prior|advance|real? notice|warning|heads-up',
      'GIVE|PROVIDE <thing>? very|too|only little|short prior|advance|real? notice|warning|heads-up',
      'did|had not GIVE|LEAVE … sufficient|enough|adequate|much|proper time to|for',
      'FAIL to give … sufficient|enough|adequate|any|proper advance? time|notice|warning',
      'ANNOUNCE|CHANGE|REMOVE|CANCEL|MOVE|SHUT|CUT|DROP|WITHDRAW|SWITCH|RETIRE … at short|no notice',
      'ANNOUNCE|CHANGE|REMOVE|CANCEL|MOVE|SHUT|CUT|DROP|WITHDRAW|SWITCH|RETIRE … with|without no|any|prior|sufficient|advance prior|advance? notice|warning|announcement',
    ],
    when: byPeople,
    hits: [
      'The landlord gave us no advance warning of the power cut.',
      'Product gave operations very little notice of the campaign.',
      'The release crew didn’t give support adequate time to prepare.',
      'The carrier failed to give its customers sufficient time to move.',
      'Marketing announced the sale at short notice.',
      'The vendor removed the endpoint with no warning.',
    ],
    misses: [
      'The load balancer did not give the pods enough time to start.',
      'The disk failed with no warning.',
      'The alert gave us very little warning.',
      'If the landlord gives no warning, the meter does.',
    ],
  },
];
export default constructions;
