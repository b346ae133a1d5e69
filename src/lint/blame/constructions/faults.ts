import { VerbForm, WordClass } from '../../../english/classes.ts';
import { SLIPS_OF_THE_HEAD } from '../../../english/lexicon/care.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { Hit, ReadClause, Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { affirmed, faultSense, hypothetical, prevented, withoutCare } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Verbs of fault that also have innocent senses: the model has to agree. */
const SOFT = new Set(
  wordsOf(`miss skip break confuse mistake rush hesitate stall hang violate breach conceal bury trip waste crash spoil foul
    hog lie fixate underestimate overestimate dismiss err tinker fail ignore wreck trash nuke idle stumble tarry mislead
    transpose withhold circumvent freelance scramble-up tank brick ruin gamble abuse starve interfere cheat pretend pocket
    nick idle fry dodge`),
);

/**
 * What users and other outsiders do wrong without intent; of the other verbs, "failed" and "missed" describe impact.
 */
const OUTSIDE = new Set([...wordsOf(SLIPS_OF_THE_HEAD), 'misconfigure', 'misuse', 'omit']);

/** What a firm's people do wrong, as opposed to what its service does: "broke", "failed", "missed", "leaked". */
const byStaff = (reading: Reading, clause: ReadClause): boolean =>
  clause.finite &&
  (!SOFT.has(reading.tokens[clause.verb]!.word.base) ||
    /^(?:mistake|confuse|rush)$/.test(reading.tokens[clause.verb]!.word.base)) &&
  !OF_SERVICES.test(reading.tokens[clause.verb]!.word.base);
const OF_SERVICES =
  /^(?:leak|clobber|mangle|misroute|violate|break|fail|miss|overcharge|undercharge|misfire|stumble|garble|jumble|double-charge)$/;

/** What external services fail to do as well. */
const REPLIES = new Set(wordsOf('respond answer reply update acknowledge'));

/** What people say or set up for each other: ignoring or missing it is not neutral. */
const MEANT_FOR_PEOPLE = new Set(
  wordsOf(`call calls warning warnings alert alerts alarm alarms page pages advice request requests email emails e-mail e-mails
    mail message messages banner banners notice notices notification notifications ticket tickets report reports objection
    objections concern concerns recommendation recommendations finding findings audit runbook checklist procedure procedures
    policy rule rules guideline guidelines instruction instructions sign signs deadline red feedback comment comments reminder
    reminders announcement freeze limit prompt prompts gauge documentation manual`),
);

/** "ignored the call to upgrade", "skipped two warnings". */
function unheeded({ tokens }: Reading, { verb }: ReadClause): boolean {
  if (!/^(?:ignore|dismiss|miss|skip|disregard|overlook)$/.test(tokens[verb]!.word.base)) return false;
  const object = nounPhrase(tokens, verb + 1);
  return object !== null && MEANT_FOR_PEOPLE.has(tokens[object.head]!.lower);
}

/** "broke the portal": what people depend on, as opposed to the loop, the silence or the news. */
const BREAKABLE =
  /^(?:site|website|portal|pages?|builds?|production|prod|login|checkout|pipeline|deploy|deployment|app|api|service|services|index|database|links?|feature|system|tests?|ui|network|cluster|dns|search|main|master|trunk|release|export|import|server|integration|dashboard)$/;

function brokeIt({ tokens }: Reading, { verb }: ReadClause): boolean {
  if (tokens[verb]!.word.base !== 'break') return false;
  const object = nounPhrase(tokens, verb + 1);
  return object !== null && BREAKABLE.test(tokens[object.head]!.lower);
}

/** "failed to process it in time", "failed to act on time": a reproach if the subject is a person. */
function late({ tokens }: Reading, { verb }: ReadClause, to: number): boolean {
  return (
    tokens[verb]!.word.base === 'fail' &&
    tokens
      .slice(verb, to)
      .some(({ lower }, i, all) => lower === 'time' && /^(?:in|on)$/.test(all[i - 1]!.lower))
  );
}

/** "identified misconfigured settings", "a Contributor Cheat Sheet": an adjective or a title rather than a verb. */
function describes({ tokens }: Reading, { verb }: ReadClause): boolean {
  const before = tokens[verb - 1];
  const title = tokens[verb]!.capital && before?.capital === true && tokens[verb + 1]?.capital === true;
  const participle = (tokens[verb]!.word.forms & VerbForm.participle) !== 0;
  return (
    title ||
    (participle &&
      /^(?:identified|found|discovered|corrected|fixed|saw|removed|noticed)$/.test(before?.lower ?? ''))
  );
}

const CARE_AFTER =
  /^(?:see|follow|act|do|take|keep|make|apply|upgrade|ensure|recognise|recognize|communicate|respond|heed|grasp|spot|plan|coordinate|appreciate|think)$/;

function* fault(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { word } = tokens[clause.verb]!;
    if (!(word.is & WordClass.fault) || clause.negated || reading.question || hypothetical(reading, clause))
      continue;
    // "missing" describes something absent.
    if (tokens[clause.verb]!.lower === 'missing' || !faultSense(reading, clause)) continue;
    if (describes(reading, clause)) continue;
    // "moved it without breaking the tests"
    if (tokens[clause.from - 1]?.lower === 'without') continue;
    const span = clauseSpan(reading, clause);
    if (prevented(reading, span.from)) continue;
    const { who, by } = clause;
    if (clause.passive) {
      if (inParticular(by)) yield { ...span, trust: 'firm' };
      continue;
    }
    if (who === 'we') yield { ...span, rule: 'collective' };
    else if (who === 'outsider' || who === 'supplier') {
      if (
        (OUTSIDE.has(word.base) && (word.base !== 'forget' || tokens[clause.verb + 1]?.lower === 'to')) ||
        (failedToCare(reading, clause) && !REPLIES.has(tokens[clause.verb + 2]!.word.base)) ||
        (who === 'supplier' && byStaff(reading, clause))
      )
        yield { ...span, trust: clause.finite ? 'firm' : 'soft' };
    } else if (who === 'proper') {
      // An unknown name: a person's or a product's.
      if (OUTSIDE.has(word.base)) yield { ...span, trust: 'soft' };
    } else if (inParticular(who) || who === 'they') {
      const firm =
        clause.finite &&
        who !== 'they' &&
        (!SOFT.has(word.base) ||
          failedToCare(reading, clause) ||
          unheeded(reading, clause) ||
          brokeIt(reading, clause) ||
          late(reading, clause, span.to));
      yield { ...span, trust: firm ? 'firm' : 'soft' };
    }
  }
}

/** "failed to check", "failed to see": acts of care, whose subject can only be a person. */
function failedToCare({ tokens }: Reading, { verb }: ReadClause): boolean {
  const what = tokens[verb + 2];
  if (tokens[verb]!.word.base !== 'fail' || tokens[verb + 1]?.lower !== 'to' || !what) return false;
  const signsIn = what.lower === 'log' && /^(?:in|on|into|out)$/.test(tokens[verb + 3]?.lower ?? '');
  return !signsIn && (CARE_AFTER.test(what.lower) || (what.word.is & WordClass.care) !== 0);
}

const FINE_PHRASES =
  /^(?:keep|be to|leave|get up|guess at|go ahead|put off|walk|log off|clock off|go missing|sit on|stand by)/;
const PLAIN_PHRASES =
  /(?:up|wrong|ball|eye|ear|corners?|gun|track|notice|attention|mess|mess of|hash of|breakfast|mistake|mistakes|error|asleep|wheel|aside|blame|napping|heels|radar|fault|fit to)$/;

/** "dropped the ball", "turned a blind eye": lexicon phrases with a person as subject. */
function* idiom(reading: Reading): Iterable<Found> {
  for (const hit of reading.hits) {
    if (hit.class !== 'fault') continue;
    const clause = reading.clauses.find(({ verb }) => verb === hit.from);
    if (!clause || clause.negated || clause.passive || reading.question || hypothetical(reading, clause))
      continue;
    const found = { from: clauseSpan(reading, clause).from, to: hit.to };
    if (prevented(reading, found.from)) continue;
    if (clause.who === 'we') yield { ...found, rule: 'collective' };
    else if (inParticular(clause.who) || clause.who === 'they') {
      const plain = PLAIN_PHRASES.test(hit.phrase) && !FINE_PHRASES.test(hit.phrase);
      // "considered walking away" was not done.
      if (plain || clause.finite) yield { ...found, trust: plain && clause.who !== 'they' ? 'firm' : 'soft' };
    } else if (clause.who === 'outsider') yield { ...found, trust: 'soft' };
  }
}

/** Adverbs that software does not deserve: with them, an unknown subject is people. */
const ONLY_OF_PEOPLE =
  /^(?:carelessly|lazily|sloppily|negligently|thoughtlessly|stupidly|foolishly|recklessly)$/;

/** "carelessly", "without checking", "against all advice". */
function* manner(reading: Reading): Iterable<Found> {
  const { tokens, hits } = reading;
  for (const clause of reading.clauses) {
    const { who, by } = clause;
    if (clause.negated || reading.question || hypothetical(reading, clause)) continue;
    if (clause.passive && clause.subject && PASSING.test(tokens[clause.subject.head]!.lower)) continue;
    const we = who === 'we';
    const careless = tokens
      .slice(Math.max(0, clause.from - 1), clause.verb)
      .some(({ lower }) => ONLY_OF_PEOPLE.test(lower));
    const person =
      inParticular(by) ||
      (!clause.passive && (inParticular(who) || (careless && (who === 'thing' || who === 'proper'))));
    const span = clauseSpan(reading, clause);
    const phrases = hits.filter(
      (hit) => hit.class === 'manner' && hit.from >= clause.from - 2 && hit.from < span.to,
    );
    const chose = /^(?:leave|keep|choose|stay|wait)$/.test(tokens[clause.verb]!.word.base);
    if ((who === 'i' || we) && chose && phrases.some(({ phrase }) => ON_PURPOSE.test(phrase))) continue;
    const untold = phrases.some(({ phrase }) => UNTOLD.test(phrase));
    // "was being prematurely shut down": what software did again and again.
    const again = tokens.slice(clause.from, clause.verb).some(({ lower }) => lower === 'being');
    // "The bus was improperly wired" tells how it is.
    const isSet =
      /^(?:configure|set)$/.test(tokens[clause.verb]!.word.base) &&
      /^(?:in|im)/.test(tokens[clause.verb + 1]?.lower ?? '');
    const state = (isSet || ARTEFACT.test(tokens[clause.verb]!.word.base)) && span.to <= clause.verb + 2;
    const nobody =
      clause.passive &&
      !again &&
      !state &&
      !clause.agent &&
      (untold ||
        hasty(phrases, tokens.slice(clause.from, span.to)) ||
        (tokens[clause.verb]!.word.is & WordClass.operation) !== 0);
    if (!person && !we && !nobody) continue;
    // What follows the next finite verb belongs to it: "the team, who have access, should release without supervision".
    const next = reading.clauses.find(({ verb, finite }) => finite && verb > clause.verb)?.from ?? span.to;
    const left = withoutCare(reading, clause.verb, Math.min(span.to, next));
    const said =
      phrases.length > 0 ||
      left ||
      tokens.slice(Math.max(0, clause.from - 2), span.to).some(({ word }) => word.is & WordClass.manner);
    if (!said || prevented(reading, span.from)) continue;
    const firm = nobody
      ? untold ||
        hasty(phrases, []) ||
        tokens.slice(Math.max(0, clause.from - 2), span.to).some(({ lower }) => HASTE.test(lower))
      : clause.finite && (left || phrases.some(({ phrase }) => phrase.startsWith('without ')));
    const rule = we ? 'collective' : nobody ? 'agentless' : 'person-at-fault';
    yield { ...span, rule, ...(firm && !we ? { trust: 'firm' } : {}) };
  }
}

const ARTEFACT = /^(?:wire|rewire|cable|connect|install|mount|fit|label)$/;

/** What software opens and closes all the time: "the session was prematurely closed". */
const PASSING =
  /^(?:sessions?|connections?|sockets?|streams?|requests?|transactions?|channels?|queries|jobs?|locks?|leases?)$/;

/** "drawn up in haste", "carelessly drawn up": no software works like that, whatever it does. */
const hasty = (phrases: readonly Hit[], tokens: readonly Token[]): boolean =>
  phrases.some(({ phrase }) =>
    /^(?:in (?:a )?(?:haste|hurry|rush)|in (?:his|her|their) haste|through carelessness|out of (?:laziness|carelessness))$/.test(
      phrase,
    ),
  ) || tokens.some(({ lower }) => CARELESS.test(lower));
const CARELESS =
  /^(?:carelessly|recklessly|hastily|sloppily|negligently|thoughtlessly|clumsily|ineptly|haphazardly)$/;

/** "I deliberately left it out": one's own choice is told, and nobody is reproached. */
const ON_PURPOSE = /^(?:deliberately|intentionally|knowingly|on purpose)$/;

/** Manners in which only people work. */
const HASTE =
  /^(?:carelessly|recklessly|hastily|prematurely|sloppily|negligently|irresponsibly|thoughtlessly)$/;

/** What only people omit before they act. */
const UNTOLD =
  /^without (?:telling|asking|informing|notifying|announcing|consulting|coordinating|warning|permission|approval|a word|prior notice)/;

const constructions: readonly Construction[] = [
  {
    name: 'fault-of-a-person',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'the verb itself says that the person did wrong',
    find: fault,
    needs: HAS.faultVerb,
    hits: [
      'The on-call engineer forgot to renew the certificate.',
      'The contractor who ran the cleanup script ignored the banner.',
      'The strategist failed to respond to several requests.',
      'The registrar failed to process our request in time.',
      'Node operators forgot to upgrade in time.',
      'Several node operators ignored the call to upgrade.',
      'Our outsourced operations team broke the portal of a customer.',
      'I misread the dashboard.',
      'The hosting firm mistook our rack for another customer’s.',
      'The firewall was misconfigured by a contractor.',
    ],
    misses: [
      'The maintenance team identified misconfigured settings as the cause.',
      'The Contributor Cheat Sheet has the links.',
      'The team moved it without breaking the tests.',
      'Gerrit forgets votes after a rebase.',
      'The controller manager ignored the event.',
      'Users failed to log in for an hour.',
      'The buyer forgot the password.',
      'If the operator forgets the flag, the tool asks.',
      'The on-call engineer rightly ignored the noisy alert.',
      'The proxy was misconfigured.',
      'Engineers did not ignore the alert.',
      'The balancer ignored the warning.',
      'The probe failed to log in.',
      'The provider misrouted our traffic for an hour.',
    ],
  },
  {
    name: 'idiom-of-fault',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'the phrase says that the person did wrong',
    patterns: [
      '<person> … MAKE|COMMIT|INTRODUCE a|an|one|the|this|several|two|some|our|another? <bad>|simple|small|big|same|critical|serious|grave|rookie|typing|copy-paste|similar|silly|terrible|couple? mistake|mistakes|error|errors|blunder|typo|typos|slip|misjudgement|misjudgment|miscalculation|oversight|regression',
      '<person> GET … backwards $',
      '<person> GET … backwards in|on|for|when|while|and|so|which',
      '<person> … TREAT|WORK|PROCEED|CARRY|ACT … as if|though it|they|this|that|all|everything was|were|had',
      '<person> CAUSE a|an|the|this|our|some|two|several? <thing>? outage|incident|downtime|loss|leak|disruption|mess|crash|accident|breach',
      '<person> then|only|further|inadvertently? MAKE things|it|matters|everything much|even|far? worse',
      '<person> <past> … , which only|then? made things|it|matters|everything much|even|far? worse',
      '<person> on? call|duty|shift? MISS the|a|an|several|two|this|his|her|their page|alert|alarm|warning|warnings|message|notification|email|e-mail|deadline|step|sign|signs|announcement',
      'reviewer|reviewers|tester|testers|approver|approvers|auditor|auditors|author|authors|qa MISS the|a|an|this|that|several|two|some|one',
    ],
    when: affirmed,
    find: idiom,
    needs: HAS.faultPhrase,
    hits: [
      'The release manager dropped the ball.',
      'One of our developers made a mistake in the code.',
      'I screwed up the DNS record.',
      'He made one slip that cost ten years of work.',
      'The responder made things worse.',
      'She then made matters worse by draining the second node.',
      'The press office announced the fix too soon, which only made things worse.',
      'The person on call missed the page.',
      'The reviewers missed the off-by-one in the loop.',
      'The clerk made a typo in the form.',
      'Two of the planners got the sign wrong.',
      'Two of the planners got the sign backwards.',
      'The planner got the sign backwards in the second table.',
      'The fitter worked on pump 1 as if it was pump 2.',
      'A porter caused the outage by leaning on the switch.',
    ],
    misses: [
      'The cache caused the outage.',
      'The parser got the sign wrong.',
      'The client carried on as if it was connected.',
      'The script picked the wrong region.',
      'The cache then made things worse.',
      'If a developer makes a mistake, the linter tells.',
    ],
  },
  {
    name: 'manner-of-a-person',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it judges how a person worked',
    find: manner,
    needs: HAS.manner,
    hits: [
      'The operator carelessly restarted the array.',
      'The wallet’s signing parties lazily clicked through the dialog.',
      'The operator restarted the array without checking the mirror.',
      'The switch was moved without telling anyone.',
      'The script was prematurely executed.',
      'The tender was drawn up in haste.',
      'The plan was hastily drawn up.',
      'The fitter changed the rule without following the procedure.',
      'The carrier moved the circuit without a rehearsal.',
    ],
    misses: [
      'The loader blindly trusts the header.',
      'The connection was prematurely closed by the peer.',
      'The web server was being prematurely shut down.',
      'Another subsystem was configured incorrectly.',
      'The second service, which I deliberately left out of this fix, is next.',
      'Packets are forwarded without checking the sum.',
      'The team restored the table without the snapshot of Monday.',
    ],
  },
  {
    name: 'whoever-did-it',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it speaks of a person that it does not name, and of what that person left out',
    patterns: ["whoever <operation>|<past> … did|didn't|forgot|failed|left|never"],
    hits: ['Whoever changed the secret did not tell anybody.'],
    misses: ['Whoever opened the page saw an error.'],
  },
  {
    name: 'change-of-a-person',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'somebody’s change is named by its author and said to have done the harm',
    patterns: [
      '<owner> commit|commits|change|changes|pr|patch|push|merge|deploy|deployment|edit|edits|refactoring|script|query|rollout BREAK|CRASH|CAUSE|WIPE|CORRUPT|INTRODUCE',
      '<owner> commit|commits|change|changes|pr|patch|push|merge|deploy|deployment|edit|edits|refactoring|script|query|rollout TAKE|BRING|KNOCK <thing>? down|out|offline',
    ],
    when: (reading, { from }) =>
      !/^(?:our|its|their|your)$/.test(reading.tokens[from]!.lower) && !prevented(reading, from),
    hits: ['Tomas’s commit took down the login page.', 'The intern’s script wiped the queue.'],
    misses: [
      'The proxy’s change broke the login page.',
      'Our change broke the login page.',
      'Tomas’s commit fixed the login page.',
    ],
  },
];
export default constructions;
