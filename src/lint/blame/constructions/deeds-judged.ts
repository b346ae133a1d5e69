import { VerbForm, WordClass } from '../../../english/classes.ts';
import { entityOf } from '../../../english/entities.ts';
import { eitherOf, wordsOf } from '../../../english/lexicon/entry.ts';
import { CARELESS } from '../../../english/lexicon/judgements.ts';
import { isNounLike, nounPhrase } from '../../../english/phrases.ts';
import type { Reading } from '../../../english/reading.ts';
import { clauseIn, isStated, prevented } from '../guards.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Adjectives that judge how a deed was done; software does nothing in such a way. */
const FAULTY = `${eitherOf(CARELESS)}|over-hasty|rushed|hurried|botched|unannounced|unilateral|haphazard`;
/** The same, but also said of what software does: only with deeds that are done by hand. */
const FAULTY_BY_HAND = 'improper|premature|untimely';

/** Deeds as nouns. */
const DEEDS =
  'restart|reboot|rollback|roll-back|removal|deletion|deployment|deploy|rollout|roll-out|release|merge|cleanup|clean-up|upgrade|update|migration|failover|change|changes|handling|isolation|installation|maintenance|disposal|announcement|publication|decommissioning|switch|switchover|cutover|cut-over|disconnection|replacement|repair|repairs|approval|launch|edit|rename|handover|commit|push|rebase|reorganisation|reorganization|fix|hotfix|intervention';
const DEEDS_BY_HAND =
  'restart|reboot|rollback|removal|deployment|rollout|merge|cleanup|clean-up|upgrade|migration|isolation|installation|disposal|announcement|publication|decommissioning|cutover|cut-over|replacement|repair|approval|launch|maintenance|switching';
/** What is done to: between the judgement and the deed. */
const OBJECT =
  'node|server|host|cluster|database|schema|config|configuration|dns|network|disk|key|certificate|service|version|branch|code|data|index|cache|app|application|software|firmware|production|emergency|table|last-minute|manual|system';

const CARE =
  'preparation|planning|coordination|supervision|consultation|review|thought|care|diligence|discipline|rehearsal|patience|foresight|scrutiny|briefing|attention|deliberation|caution';

/** It happened: not a possibility, a habit or a rule. A label or a heading ("Cause: …") has no verb. */
function happened(reading: Reading, { from }: Found): boolean {
  const { tokens, clauses, question } = reading;
  if (question || prevented(reading, from) || OWNED.test(tokens[from - 1]?.lower ?? '')) return false;
  if (tokens.slice(Math.max(0, from - 3), from).some(({ lower }) => NONE.test(lower))) return false;
  const finite = clauses.filter((clause) => clause.finite);
  // "Check for careless wording" is advice, "Cause: careless wording" a label.
  if (finite.length === 0) return tokens.length < 16 && (tokens[0]!.word.forms & VerbForm.base) === 0;
  if (finite.some(({ verb, modal }) => verb > from && MAY.test(modal))) return false;
  return (
    finite.some(
      ({ verb, modal }) => !modal && (tokens[verb]!.word.forms & (VerbForm.past | VerbForm.participle)) !== 0,
    ) || tokens.some(({ lower }) => /^(?:caused?|causes?|trigger(?:ed)?)$/.test(lower))
  );
}
const MAY = /^(?:may|might|can|could|will|would)$/;
const NONE = /^(?:no|not|any|against|without|never|avoid|further|future|if)$/;
/** "Bea’s botched merge" is found as a person’s. */
const OWNED = /^(?:'s|'|my|his|her|their)$/;

/** The same, and not "premature release of the lock" or "improper use by the client", which are of software. */
function byHand(reading: Reading, found: Found): boolean {
  const { tokens, around } = reading;
  if (!happened(reading, found)) return false;
  const next = tokens[found.to]?.lower;
  if (next !== 'of' && next !== 'by') return true;
  const object = nounPhrase(tokens, found.to + 1);
  if (!object) return true;
  if (next === 'by') return inParticular(entityOf(tokens, object, around));
  return !OF_SOFTWARE.test(tokens[object.head]!.lower);
}
const OF_SOFTWARE =
  /^(?:locks?|memory|connections?|sockets?|sessions?|requests?|responses?|errors?|exceptions?|headers?|values?|states?|caches?|threads?|buffers?|pointers?|objects?|inputs?|tokens?|packets?|messages?|events?|jobs?|resources?|transactions?)$/;

/** A deed of people told in the passive: in the past, not asked, and not of what passes through software. */
function doneSo(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  if (!clause || !isStated(reading, found) || clause.modal) return false;
  // "was not poorly planned", but "was not properly planned"
  const { tokens } = reading;
  const praise = tokens.slice(found.from, found.to).some(({ lower }) => WELL.test(lower));
  if (clause.negated !== praise) return false;
  if (clause.agent && !inParticular(clause.by)) return false;
  const subject = clause.subject ? reading.tokens[clause.subject.head]!.lower : '';
  return !PASSES.test(subject) && !OF_SOFTWARE.test(subject);
}
const WELL = /^(?:properly|correctly|carefully|thoroughly|adequately|sufficiently)$/;
const PASSES =
  /^(?:pods?|rows?|records?|metrics?|fields?|streams?|traffic|load|queries|query|queues?|functions?|classes|class|code|types?|it|they|which|that)$/;

const BADLY =
  'poorly|badly|inadequately|insufficiently|improperly|sloppily|haphazardly|ineptly|clumsily|unprofessionally';

const JUDGES = new Set(wordsOf(CARELESS));

/** "The ill-considered purge of the log", "a clumsy attempt at repair": the noun may be any but a person. */
function* judgedThing(reading: Reading): Iterable<Found> {
  const { tokens, entities } = reading;
  for (let i = 0; i < tokens.length - 1; i++) {
    if (!JUDGES.has(tokens[i]!.lower)) continue;
    const noun = tokens[i + 1]!;
    if (
      noun.kind !== 'word' ||
      noun.word.is & WordClass.determiner ||
      (noun.capital && tokens[i]!.capital) ||
      inParticular(entities[i + 1]) ||
      !isNounLike(noun, tokens[i], tokens[i + 2])
    )
      continue;
    if (i > 0 && !BEFORE_ADJECTIVE.test(tokens[i - 1]!.lower) && tokens[i - 1]!.kind !== 'mark') continue;
    const found = { from: i, to: i + 2 };
    if (happened(reading, found)) yield { ...found, trust: 'soft' };
  }
}
const BEFORE_ADJECTIVE =
  /^(?:the|a|an|this|that|these|those|our|some|several|two|three|of|by|to|through|from|with|and|very|rather|overly|such|due|was|were|due|as|another|one|because|after|its)$/;

/** Deeds that are judged where they are named, whoever did them. */
const constructions: readonly Construction[] = [
  {
    name: 'faulty-deed',
    rule: 'agentless',
    trust: 'firm',
    says: 'the deed is called careless or hasty, and the sentence hides who did it',
    patterns: [
      `with far|much|way? too|very little|few ${CARE}`,
      'by|through guesswork|hearsay',
      `${FAULTY} ${DEEDS}`,
      `${FAULTY} ${OBJECT} ${DEEDS}`,
    ],
    when: happened,
    find: judgedThing,
    needs: HAS.flawed,
    hits: [
      'The move was done with far too little preparation.',
      'The alarm limits were set by guesswork.',
      'The second alarm was the result of a hasty rollback at 14:10.',
      'Root cause: rushed deployment on Friday evening.',
      'A reckless schema change on the live database froze the queue.',
      'The disruption was triggered by an uncoordinated reboot of three hosts.',
      'An ill-timed maintenance by the carrier cut both links.',
    ],
    misses: [
      'A rapid rollback ended the outage.',
      'A hasty rollback can make it worse.',
      'Check for careless wording.',
      'Careless use of the value returned by the parser may lead to a loop.',
      'The freeze protects us against a hasty rollback.',
      'No hasty rollback was made.',
      'The wizard warns against hasty choices.',
      'The proxy’s hasty rollback made it worse.',
    ],
  },
  {
    name: 'faulty-deed-by-hand',
    rule: 'agentless',
    trust: 'soft',
    says: 'the deed is called improper or premature, and the sentence hides who did it',
    patterns: [`${FAULTY_BY_HAND} ${DEEDS_BY_HAND}`, `${FAULTY_BY_HAND} ${OBJECT} ${DEEDS_BY_HAND}`],
    when: byHand,
    hits: [
      'The outage began with an improper restart of the primary.',
      'A premature removal of the old key locked the partners out.',
      'Improper node restart.',
    ],
    misses: [
      'A premature removal of the session triggered the retry.',
      'Improper removal of the header led to a loop.',
      'A premature removal by the collector led to a loop.',
      'An improper response from the upstream proxy filled the log.',
      'An improper restart may lose the last write.',
    ],
  },
  {
    name: 'done-badly',
    rule: 'agentless',
    trust: 'firm',
    says: 'it judges how something was done, and hides who did it',
    patterns: [
      'was|were|been done|made|carried|performed|executed|conducted out? without any|proper|much|sufficient|adequate coordination|planning|preparation|supervision|consultation|review|thought|care|testing|backup|notice',
      'steps|sequence|procedure|restart|migration|move|switch|change|changes|work … was|were done|made|carried|performed|executed|taken out? in the wrong order|sequence|place|window',
      'was|were|been skimmed|glanced|rushed|waved|guessed … rather|instead than|of',
      'was|were|been ordered|booked|announced|requested|planned|escalated|reported|called|informed|paged|started far|much|way? too late',
      `was|were|been very|rather|so|too? ${BADLY} planned|communicated|coordinated|executed|prepared|supervised|timed|organised|organized|announced|rehearsed|reviewed|thought|conducted`,
      `incident|outage|situation|migration|move|matter|escalation|handover … was|were very|rather|so|too? ${BADLY} handled|managed`,
      'was|were|been improperly|incorrectly|wrongly|carelessly|clumsily restarted|rebooted|unplugged|reconnected|disconnected|disposed|isolated|removed|replaced|shut|decommissioned',
      // How a thing is wired is its state, until the sentence says when or by whom.
      'was|were|been improperly|incorrectly|wrongly|carelessly|clumsily installed|wired|cabled|fitted during|by|when|after|on|at|in',
      'not|never been? properly|correctly|carefully|thoroughly|adequately|sufficiently planned|communicated|coordinated|prepared|tested|reviewed|rehearsed|announced|seated|secured|fitted|tightened',
      'was|were|been taken|brought|switched|turned|put|shut|moved|released|announced|closed|declared|deployed|merged|decommissioned|lifted|done|made|shipped|launched|started offline|off|down|up|back|live|out? far|much|way? too early|soon|quickly',
      'was|were|been taken|brought|switched|turned|put|shut|moved|released|announced|closed|declared|deployed|merged|decommissioned|lifted|done|made|shipped|launched offline|off|down|up|back|live|out? prematurely|hastily|carelessly|sloppily|recklessly|haphazardly',
      'was|were|been done|made|written|built|planned|tested|prepared|handed in|over|up? in? a rush|hurry',
      'was|were|been prematurely|hastily|carelessly|too declared|announced|marked|closed|merged|approved|lifted|decommissioned|resolved|celebrated',
    ],
    when: doneSo,
    hits: [
      'The dismantling of the old rig was done without any coordination.',
      'The restart sequence was carried out in the wrong order.',
      'The release notes had been skimmed rather than read.',
      'The parts were ordered far too late.',
      'The migration was poorly planned.',
      'The escalation to the vendor was badly handled.',
      'The node was improperly restarted after the upgrade.',
      'The valve was incorrectly fitted during the overhaul.',
      'The cable had not been properly seated after the swap.',
      'The service was shut down too early.',
      'The old cluster was taken offline prematurely.',
      'The handover was done in a rush.',
      'The incident was prematurely declared resolved.',
    ],
    misses: [
      'The header was improperly removed by the proxy.',
      'The session was prematurely closed.',
      'The metric was poorly named.',
      'The migration was not poorly executed.',
    ],
  },
];
export default constructions;
