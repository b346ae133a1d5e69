import { VerbForm } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { isStated, prevented, wasDone } from '../guards.ts';
import { type Construction, clauseEnd, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const ORDERS = /^(?:tell|ask|instruct|advise|warn|order|direct|remind)$/;
/** What follows an order without going against it. */
const HARMLESS = new Set(
  wordsOf(`find notice see report be have reply say answer discover lack need fail wait refuse learn get receive explain take-part
    hear decline know believe think understand come arrive confirm want choose`),
);

/** "The contractor was told to leave it alone, but unplugged it." */
function* otherwise(reading: Reading): Iterable<Found> {
  const { tokens, clauses } = reading;
  for (const told of clauses) {
    if (!told.passive || told.negated || told.modal || !ORDERS.test(tokens[told.verb]!.word.base)) continue;
    if (
      !inParticular(told.who) ||
      told.who === 'i' ||
      !isStated(reading, { from: told.from, to: told.verb + 1 })
    )
      continue;
    const deed = clauses.find((clause) => clause.verb > told.verb && isDeedAgainst(reading, told, clause));
    if (deed) yield { from: clauseSpan(reading, told).from, to: clauseEnd(reading, deed) };
  }
}

/** A deed of the same people, after "but". */
function isDeedAgainst(
  { tokens }: Reading,
  told: ReadClause,
  { verb, finite, passive, negated, modal, subject }: ReadClause,
): boolean {
  const { base, forms } = tokens[verb]!.word;
  if (!finite || passive || negated || modal || !(forms & VerbForm.past) || HARMLESS.has(base)) return false;
  const before = tokens.slice(Math.max(told.verb, verb - 4), verb).map(({ lower }) => lower);
  const same =
    subject === null || subject.from === told.subject?.from || tokens[subject.from]!.lower === 'they';
  return same && (before.includes('but') || before.includes('yet'));
}

/** Firms that do something by hand for the authors, and the machine room that is called "our host". */
const isFirm = ({ tokens }: Reading, { who, subject }: ReadClause): boolean =>
  who === 'supplier' ||
  (subject !== null &&
    FIRMS.test(tokens[subject.head]!.lower) &&
    /^(?:our|my|the|their)$/.test(tokens[subject.from]!.lower) &&
    (!/^hosts?$/.test(tokens[subject.head]!.lower) || tokens[subject.from]!.lower === 'our'));
const FIRMS =
  /^(?:host|hoster|company|datacenter|datacentre|agency|utility|landlord|contractor|subcontractor|electrician|technician|installer|integrator)$/;

/** What has to be done before one touches somebody's machine. */
const BEFORE = new Set(
  wordsOf(`shut drain stop back tell warn ask wait test check announce notify isolate lock unmount save inform consult verify coordinate
    pause power disconnect label secure`),
);

/** "Our provider moved the server without shutting it down." Of our own people that may be praise. */
function* withoutBefore(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    if (!isFirm(reading, clause) || !clause.finite || clause.passive || clause.negated || clause.modal)
      continue;
    if (!(tokens[clause.verb]!.word.forms & VerbForm.past)) continue;
    const span = clauseSpan(reading, clause);
    if (!isStated(reading, span)) continue;
    const at = tokens.findIndex(({ lower }, i) => i > clause.verb && i < span.to && lower === 'without');
    const left = at < 0 ? undefined : gerundAfter(tokens, at);
    if (left && BEFORE.has(left.word.base)) yield { from: span.from, to: span.to };
  }
}

const gerundAfter = (tokens: readonly Token[], at: number): Token | undefined =>
  tokens.slice(at + 1, at + 3).find(({ word }) => word.forms & VerbForm.gerund);

const isPast = (reading: Reading, found: Found): boolean =>
  wasDone(reading, found) &&
  !prevented(reading, found.from) &&
  reading.clauses.some(
    ({ verb, who }) =>
      verb >= found.from &&
      verb < found.to &&
      who !== 'we' &&
      (reading.tokens[verb]!.word.forms & VerbForm.past) !== 0,
  );

/** "in spite of the warnings", as opposed to "in spite of the outage", which is praise. */
function isWarning({ tokens }: Reading, { from, to }: Found): boolean {
  const spite = tokens.findIndex(({ lower }, i) => i >= from && i < to && lower === 'spite');
  return spite < 0 || tokens.slice(spite + 2, to).some(({ lower }) => WARNINGS.test(lower));
}
const WARNINGS =
  /^(?:warnings?|requests?|instructions?|orders?|objections?|concerns?|doubts?|errors?|alarms?|alerts?|lamp|signs?|agreement|freeze|rules?|policy|advice|label|ban)$/;

/** Somebody acted against what had been said, agreed or written down. */
const constructions: readonly Construction[] = [
  {
    name: 'told-otherwise',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says that a person had been told otherwise',
    find: otherwise,
    needs: HAS.passive,
    hits: [
      'The contractor was specifically told to leave the second rack alone but unplugged it.',
      'The technician had been asked to replace fan 2 but took out fan 3.',
      'The porter was told to wait, but opened the gate.',
    ],
    misses: [
      'The technician was asked to check fan 2 but found it running.',
      'The node was told to stop but kept running.',
      'The contractor was told to replace fan 2 and did so.',
      'The technician was asked to replace fan 2 but could not open the door.',
    ],
  },
  {
    name: 'firm-without-a-precaution',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'it says what a firm left out before it touched our machines',
    find: withoutBefore,
    needs: HAS.manner,
    hits: [
      'Our provider moved the database server without shutting it down first.',
      'The hosting company restarted the hypervisor without draining the guests.',
      'Our host migrated the server to a new machine without stopping it.',
    ],
    misses: [
      'The scheduler restarted the pod without draining it.',
      'The team restored the table without stopping the service.',
      'Our provider moved the database server without downtime.',
      'Our provider moves servers without shutting them down.',
    ],
  },
  {
    name: 'against-an-agreement',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says that a person acted against what was agreed or written down',
    patterns: [
      '<person> <past> … despite the|a|an|our|all|clear <thing>? label|sign|agreement|window|embargo|freeze|instruction|instructions|rule|rules|ban|policy|request|note',
      '<people> PROMISE|AGREE|UNDERTAKE to … but|and did|has|had not',
      '<people> PROMISE|AGREE|UNDERTAKE to … but|and never|forgot|failed',
      '<person> <past> … in spite of the|our|my|all|a clear|explicit|repeated|red|two|several? <thing>',
      '<person> <past> … although|though|when we|they|i had? asked|told|agreed|requested|warned|said|instructed',
      '<person> <past> … although|though the? sign|label|runbook|page|note|procedure|manual|contract|policy said|says|forbade|forbids|warned|warns',
    ],
    when: (reading, found) => isPast(reading, found) && isWarning(reading, found),
    hits: [
      'The caterer switched off the breaker despite the label.',
      'Support had promised to call the client and did not.',
      'The carrier had agreed to wait and never did.',
      'The freelancer went live in spite of our request to wait.',
      'The vendor pushed the update to all sites although we had asked for one.',
      'The electrician cut the feed even though the sign said not to.',
    ],
    misses: [
      'The proxy sent it despite the rule.',
      'The crew carried on in spite of the outage.',
      'If the vendor pushed it despite the freeze, the gate would stop it.',
      'The vendor did not push it although we had asked for it.',
    ],
  },
];
export default constructions;
