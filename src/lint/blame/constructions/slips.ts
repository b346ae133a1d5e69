import { VerbForm, WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, isSlip, prevented, slipIn } from '../guards.ts';
import {
  type Construction,
  clauseSpan,
  type Found,
  inParticular,
  type SentencePlace,
} from './construction.ts';
import { HAS } from './needs.ts';

/** What people do to things, and software never by a slip: with these, "was accidentally …" hides a person. */
const HANDMADE = new Set(
  wordsOf(`transfer move approve assign allocate hand give unplug publish announce email mail tell promise invite hire book order
    wire deploy promote tag merge rebase squash commit push enable disable share grant omit forget leave include exclude
    whitelist blacklist delegate sign transact mint burn empty scrap refund print sell dispatch`),
);

/** What software does by itself, so that a slip is a bug. */
const MACHINE = new Set(
  wordsOf(`mark flag classify route count treat interpret trigger cache return evict invoke parse match reject accept retry
    label detect drop filter skip report identify consider throttle set`),
);

/** Objects that only software acts on. */
const TRAFFIC = new Set(
  wordsOf(`request requests packet packets message messages query queries traffic session sessions call calls event events
    heartbeat heartbeats connection connections row rows job jobs pod pods symbol`),
);

const SECRETS = new Set(
  wordsOf('credential credentials secret secrets password passwords token tokens key keys cookie cookies'),
);
const WEAK = new Set(wordsOf('wrongly erroneously unknowingly unwittingly'));

/** Verbs whose participle after a slip is a human act: "accidentally overwriting the volume". */
const DRASTIC = new Set(
  wordsOf(
    'delete remove overwrite drop wipe erase expose leak disable expire revoke publish push merge deploy commit',
  ),
);

function* byPerson(reading: Reading): Iterable<Found> {
  for (const clause of reading.clauses) {
    const { who, by } = clause;
    const person =
      inParticular(by) ||
      by === 'outsider' ||
      (!clause.passive && (inParticular(who) || who === 'outsider' || isInstitution(reading, clause)));
    const unknown = !clause.passive && who === 'proper';
    const we = who === 'we' || by === 'we';
    if ((!person && !we && !unknown) || clause.linking || clause.negated || prevented(reading, clause.from))
      continue;
    // "wrongly reported as unlicensed"
    if (!real(reading, clause) || reading.tokens[clause.from - 1]?.lower === 'as') continue;
    const span = clauseSpan(reading, clause);
    const slip = slipIn(reading, clause, span.to);
    if (!slip || (who === 'i' && UNAWARE.test(slip))) continue;
    // An unknown name may be a product's, but no product does a thing "by mistake".
    if (unknown) {
      const { base } = reading.tokens[clause.verb]!.word;
      if (slip.startsWith('by ')) yield { ...span, trust: 'firm' };
      else if (DRASTIC.has(base)) yield { ...span, trust: 'soft' };
    } else yield { ...span, ...(we ? { rule: 'collective' } : {}) };
  }
}

/** "I unknowingly opened Pandora’s box": a story rather than a fault. */
const UNAWARE = /^(?:unknowingly|unwittingly)$/;

/** "The data centre accidentally cut the power", "the NIC had mistakenly assigned our domain": people work there. */
function isInstitution({ tokens }: Reading, { subject, verb }: ReadClause): boolean {
  if (!subject || !BY_STAFF.test(tokens[verb]!.word.base)) return false;
  const before = tokens.slice(subject.from, verb).map(({ lower }) => lower);
  return before.some((word) => INSTITUTIONS.test(word));
}
const INSTITUTIONS =
  /^(?:nic|registry|registrar|exchange|datacenter|datacentre|centre|center|hoster|bank|landlord|agency|utility|council|university|company)$/;
const BY_STAFF =
  /^(?:give|assign|cut|withdraw|shut|sell|transfer|disconnect|suspend|unplug|cancel|terminate|close|power|ship|send|remove|switch|announce)$/;

/** It happened: neither a condition nor a possibility. */
function real({ question }: Reading, { modal, perfect, opener }: ReadClause): boolean {
  return !question && (modal === '' || perfect) && opener !== 'if' && opener !== 'unless';
}

function* withoutAgent(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    if (clause.negated || !real(reading, clause) || prevented(reading, clause.from)) continue;
    if (clause.agent && byMachine(reading, clause)) continue;
    if (inParticular(clause.by) || clause.by === 'outsider') continue;
    const span = clauseSpan(reading, clause);
    const slip = slipIn(reading, clause, span.to);
    if (!slip) continue;
    const { is, base, forms } = tokens[clause.verb]!.word;
    if (clause.passive) {
      const subject = clause.subject ? tokens[clause.subject.head]!.lower : '';
      const as = tokens.slice(clause.verb + 1, clause.verb + 4).some(({ lower }) => lower === 'as');
      const handmade = HANDMADE.has(base) || (is & WordClass.operation && !MACHINE.has(base));
      // "was wrongly set to localhost": a state of the file.
      if (WEAK.has(slip) && /^(?:set|configure|point)$/.test(base)) continue;
      const weak =
        WEAK.has(slip) && !HANDMADE.has(base) && !DRASTIC.has(base) && base !== 'approve' && base !== 'close';
      yield { ...span, trust: handmade && !as && !weak && !TRAFFIC.has(subject) ? 'firm' : 'soft' };
    } else if (forms & VerbForm.gerund && !clause.finite && !actor(reading, clause)) {
      yield { ...span, trust: DRASTIC.has(base) || HANDMADE.has(base) ? 'firm' : 'soft' };
    } else if (/^(?:contain|include|hold|expose|leak)$/.test(base)) {
      const secret = tokens.slice(clause.verb + 1, clause.verb + 6).some(({ lower }) => SECRETS.has(lower));
      if (secret) yield { ...span, trust: 'firm' };
    }
  }
}

/** Whether the agent is named and is software: "the script ran, accidentally deleting …". */
function actor({ clauses }: Reading, clause: ReadClause): boolean {
  const main = clauses.find((other) => other.finite && other !== clause && other.subject === clause.subject);
  return !!main && !main.passive && (main.who === 'system' || main.who === 'thing' || main.who === 'it');
}

const OPENING_SLIP = /^(?:accident|inadvert|mistak|unintention|careless|absent|erroneous|wrong)/;

/** "Accidentally removed the replica": no subject, so the author or a colleague is meant. */
function* withoutSubject({ tokens, clauses }: Reading, place: SentencePlace): Iterable<Found> {
  if (!place.opens) return;
  const first = tokens[0];
  const second = tokens[1];
  if (!first || !second || !(isSlip(first) || isSlip(second))) return;
  const at = isSlip(first) ? 1 : 0;
  const next = at === 1 ? second : tokens[2];
  const verb = at === 1 ? next : first;
  if (at === 1 && !OPENING_SLIP.test(first.lower)) return;
  if (!verb || !next || !(verb.word.forms & (VerbForm.past | VerbForm.gerund)) || verb.word.is & WordClass.be)
    return;
  const clause = clauses.find((one) => tokens[one.verb] === verb);
  yield { from: 0, to: clause ? clauseSpan({ tokens }, clause).to : tokens.length };
}

/** "An accidental click removed it": it happened, as opposed to a general risk. */
function didHarm({ clauses, tokens }: Reading, from: number): boolean {
  const main = clauses.find(({ verb, finite }) => verb > from && finite);
  return (
    main !== undefined &&
    !main.modal &&
    !main.negated &&
    (tokens[main.verb]!.word.forms & VerbForm.past) !== 0
  );
}

const constructions: readonly Construction[] = [
  {
    name: 'slip-of-a-person',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person did it by a slip',
    find: byPerson,
    needs: HAS.slip,
    hits: [
      'A developer accidentally dropped the table.',
      'An S3 team member, while looking into a billing delay, inadvertently removed a large set of servers.',
      'The table was accidentally dropped by a developer.',
      'I accidently removed the replica.',
      'Inadvertently, I scrapped a hundred items in a real factory.',
      'I accidentally, and really carelessly, removed the replica.',
      'A user inadvertantly deleted the shared folder.',
      'The vendor’s technician (on his first visit) unintentionally unplugged the router.',
      'The maintainer mistakenly tagged the wrong commit.',
      'One of the validators accidentally ran two copies of the client.',
      'The .ch NIC (which sits in Zurich) had mistakenly assigned our domain to somebody else.',
      'The data centre accidentally cut the power to our rack.',
      'Our ISP mistakenly withdrew the route.',
      'At 13:05 Kassie77 reverts the change but clones the wrong branch by mistake.',
    ],
    misses: [
      'The person on call acknowledged a spike in error rates.',
      'The identity provider wrongly refused old documents.',
      'The linker accidentally dropped the symbol.',
      'The registry mistakenly returned an old record.',
      'The bug causes developers to be wrongly reported as unlicensed.',
      'I set about the port and unknowingly opened a can of worms.',
      'The migration inadvertently removed the index.',
      'A change of the proxy inadvertently disabled compression.',
      'An engineer could accidentally delete the volume, so the console now asks.',
      'If an operator accidentally deletes a node, it comes back.',
      'The attacker accidentally locked the wallet.',
      'A lock keeps engineers from accidentally deleting the volume.',
    ],
  },
  {
    name: 'slip-without-agent',
    rule: 'agentless',
    trust: 'firm',
    says: 'the sentence says that it was a slip, and hides whose',
    find: withoutAgent,
    needs: HAS.slip,
    hits: [
      'The volume was accidentally deleted.',
      'The bucket was emptied by accident.',
      'The entire balance was mistakenly transferred to the wrong account.',
      'The backups had been inadvertantly moved to the old bucket.',
      'By mistake, the newsletter was sent to everyone.',
      'Somehow, by mistake, the newsletter was sent to everyone.',
      'The change was wrongly approved.',
      'The disk was cleaned up by hand, accidentally overwriting the backups.',
      'Credentials were accidently committed to the repository.',
    ],
    misses: [
      'It was wrongly set to localhost.',
      'The job was mistakenly marked as correct.',
      'Requests were erroneously rejected by the proxy.',
      'The port was incorrectly set.',
      'The upgrade ran twice, accidentally deleting the cache.',
      'The check makes sure that no volume is accidentally deleted.',
      'The flag could be accidentally removed.',
    ],
  },
  {
    name: 'slip-without-subject',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it has no subject; in a record of what people did, that is somebody’s slip',
    find: withoutSubject,
    needs: HAS.slip,
    hits: [
      'Accidentally removed the replica.',
      'Mistakenly overwriting the volume.',
      { text: 'Inadvertently disabled the feature for all tenants', place: { listed: true } },
      { text: 'Deleted accidentally during the clean-up', place: { listed: true } },
    ],
    misses: ['Accidental deletions are now undone.', 'Accidentally, the queue was empty.'],
  },
  {
    name: 'slip-as-a-noun',
    rule: 'agentless',
    trust: 'firm',
    says: 'the sentence says that it was a slip, and hides whose',
    patterns: [
      'deletion|removal|merge|push|deployment|release|publication|disclosure|commit|termination|disconnection|promotion|upload|transfer|approval|restart|shutdown BE accidental|unintentional|inadvertent|unintended',
      'accidental|mistaken|inadvertent|erroneous|accidently|unintended deletion|removal|overwriting|overwrite|merge|push|deployment|release|revocation|truncation|publication|publishing|disclosure|leak|commit|termination|administration|dispensing|injection|booking|mailing|dispatch|execution|termination|deactivation|disconnection|unplugging|promotion|wipe|erasure|exposure|upload|transfer|approval|click of? <thing>?',
    ],
    when: (reading, { from }) =>
      (from < 2 && didHarm(reading, from)) ||
      (!prevented(reading, from) &&
        !/^(?:an?|any|no|of|from|against|for|further|future)$/.test(reading.tokens[from - 1]?.lower ?? '')) ||
      (/^(?:caused|due|began|started|by|with|after|was|is|to|an|the)$/.test(
        reading.tokens[from - 2]?.lower ?? '',
      ) &&
        !prevented(reading, from)),
    hits: [
      'The outage began with the accidental deletion of the index.',
      'The incident involved the accidental administration of a higher dose.',
      'Cause: accidental removal of the DNS record.',
      'An accidental click on the button removed the project.',
      'The deletion was unintentional.',
    ],
    misses: [
      'A lock now protects the volume against accidental deletion.',
      'There is no protection from accidental deletion.',
      'An accidental deletion is now undone within a day.',
    ],
  },
];
export default constructions;
