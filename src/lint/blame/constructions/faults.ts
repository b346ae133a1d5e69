import { WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { faultSense, hypothetical, prevented } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';

/** Verbs of fault with innocent senses, too: with these the model has to agree. */
const SOFT = new Set(
  wordsOf(`miss skip break confuse mistake rush hesitate stall hang violate breach conceal bury trip waste crash spoil foul
    hog lie fixate underestimate overestimate dismiss err tinker fail ignore wreck trash nuke idle stumble tarry mislead
    transpose withhold circumvent freelance scramble-up tank brick ruin gamble abuse starve interfere cheat pretend pocket
    nick idle fry dodge`),
);

/** What users and others outside do wrong without meaning harm by it; of the rest, "failed" and "missed" are impact. */
const OUTSIDE = new Set(
  wordsOf(
    'forget neglect overlook disregard misread misunderstand misinterpret misconfigure mistype misjudge misuse omit',
  ),
);

/** What services outside fail to do, too. */
const REPLIES = new Set(wordsOf('respond answer reply update acknowledge'));

/** "failed to process it in time", "failed to act on time": of a person, that is a reproach. */
function late({ tokens }: Reading, { verb }: ReadClause, to: number): boolean {
  return (
    tokens[verb]!.word.base === 'fail' &&
    tokens
      .slice(verb, to)
      .some(({ lower }, i, all) => lower === 'time' && /^(?:in|on)$/.test(all[i - 1]!.lower))
  );
}

const CARE_AFTER =
  /^(?:see|follow|act|do|take|keep|make|apply|upgrade|ensure|recognise|recognize|communicate|respond)$/;

function* fault(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { word } = tokens[clause.verb]!;
    if (!(word.is & WordClass.fault) || clause.negated || reading.question || hypothetical(reading, clause))
      continue;
    // "missing" describes what is not there.
    if (tokens[clause.verb]!.lower === 'missing' || !faultSense(reading, clause)) continue;
    const span = clauseSpan(reading, clause);
    if (prevented(reading, span.from)) continue;
    const { who, by } = clause;
    if (clause.passive) {
      if (inParticular(by)) yield { ...span, trust: 'firm' };
      continue;
    }
    if (who === 'we') yield { ...span, rule: 'collective' };
    else if (who === 'outsider') {
      if (
        OUTSIDE.has(word.base) ||
        (failedToCare(reading, clause) && !REPLIES.has(tokens[clause.verb + 2]!.word.base))
      )
        yield { ...span, trust: clause.finite ? 'firm' : 'soft' };
    } else if (who === 'proper') {
      // An unknown name: a person's or a product's.
      if (OUTSIDE.has(word.base)) yield { ...span, trust: 'soft' };
    } else if (inParticular(who) || who === 'they') {
      const firm =
        clause.finite &&
        who !== 'they' &&
        (!SOFT.has(word.base) || failedToCare(reading, clause) || late(reading, clause, span.to));
      yield { ...span, trust: firm ? 'firm' : 'soft' };
    }
  }
}

/** "failed to check", "failed to see": with what only care does, it is said of people alone. */
function failedToCare({ tokens }: Reading, { verb }: ReadClause): boolean {
  const what = tokens[verb + 2];
  if (tokens[verb]!.word.base !== 'fail' || tokens[verb + 1]?.lower !== 'to' || !what) return false;
  return CARE_AFTER.test(what.lower) || (what.word.is & WordClass.care) !== 0;
}

const FINE_PHRASES =
  /^(?:keep|be to|leave|get up|guess at|go ahead|put off|walk|log off|clock off|go missing|sit on|stand by)/;
const PLAIN_PHRASES =
  /(?:up|wrong|ball|eye|ear|corners?|gun|track|notice|attention|mess|mess of|hash of|breakfast|mistake|mistakes|error|asleep|wheel|aside|blame|napping|heels|radar|fault)$/;

/** "dropped the ball", "turned a blind eye": phrases of the lexicon whose subject is a person. */
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
      yield { ...found, trust: plain && clause.who !== 'they' ? 'firm' : 'soft' };
    } else if (clause.who === 'outsider') yield { ...found, trust: 'soft' };
  }
}

/** What nobody does but by choice or care, left undone by a person: "the reviewer did not read the diff". */
function* omission(reading: Reading): Iterable<Found> {
  for (const clause of reading.clauses) {
    const { who, modal, passive } = clause;
    if (!(reading.tokens[clause.verb]!.word.is & WordClass.care) || modal || hypothetical(reading, clause))
      continue;
    const span = clauseSpan(reading, clause);
    // "was not followed by the technician"
    if (passive && clause.negated && inParticular(clause.by)) yield { ...span, trust: 'firm' };
    if (passive) continue;
    if (who === 'nobody' && clause.finite) yield span;
    else if (!clause.negated) continue;
    else if (who === 'we') yield { ...span, rule: 'collective' };
    else if (inParticular(who)) yield span;
  }
}

/** "carelessly", "without checking", "against all advice". */
function* manner(reading: Reading): Iterable<Found> {
  const { tokens, hits } = reading;
  for (const clause of reading.clauses) {
    const { who, by } = clause;
    if (clause.negated || reading.question || hypothetical(reading, clause)) continue;
    const we = who === 'we';
    const person = inParticular(by) || (!clause.passive && inParticular(who));
    const span = clauseSpan(reading, clause);
    const phrases = hits.filter(
      (hit) => hit.class === 'manner' && hit.from >= clause.from - 2 && hit.from < span.to,
    );
    const untold = phrases.some(({ phrase }) => UNTOLD.test(phrase));
    const nobody =
      clause.passive &&
      !clause.agent &&
      (untold || (tokens[clause.verb]!.word.is & WordClass.operation) !== 0);
    if (!person && !we && !nobody) continue;
    const said =
      phrases.length > 0 ||
      tokens.slice(Math.max(0, clause.from - 2), span.to).some(({ word }) => word.is & WordClass.manner);
    if (!said || prevented(reading, span.from)) continue;
    const firm = nobody
      ? untold
      : clause.finite && phrases.some(({ phrase }) => phrase.startsWith('without '));
    const rule = we ? 'collective' : nobody ? 'agentless' : 'person-at-fault';
    yield { ...span, rule, ...(firm && !we ? { trust: 'firm' } : {}) };
  }
}

/** What only people do not do before they act. */
const UNTOLD =
  /^without (?:telling|asking|informing|notifying|announcing|consulting|coordinating|warning|permission|approval|a word|prior notice)/;

const LEFT_SO = new Set(
  wordsOf(`on off open unlocked unattended running enabled disabled unplugged plugged behind exposed unfinished unsaved
    logged unread lapse rot slide run die`),
);

const UNSAFE =
  /^(?:unlocked|unattended|enabled|exposed|unfinished|unsaved|unread|unplugged|lapse|rot|slide)$/;

/** "left the debug flag on", "let the licence lapse". */
function* leftSo({ tokens, clauses }: Reading): Iterable<Found> {
  for (const clause of clauses) {
    const { base } = tokens[clause.verb]!.word;
    if ((base !== 'leave' && base !== 'let') || clause.passive || clause.negated || clause.modal) continue;
    if (!inParticular(clause.who) || clause.opener === 'if') continue;
    const state = tokens.slice(clause.verb + 2, clause.verb + 9).find(({ lower }) => LEFT_SO.has(lower));
    if (!state) continue;
    const span = clauseSpan({ tokens, clauses } as Reading, clause);
    yield UNSAFE.test(state.lower) ? { ...span, trust: 'firm' } : span;
  }
}

export const constructions: readonly Construction[] = [
  {
    name: 'fault-of-a-person',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'the verb itself says that the person did wrong',
    find: fault,
    hits: [
      'The on-call engineer forgot to renew the certificate.',
      'The contractor who ran the cleanup script ignored the banner.',
      'The strategist failed to respond to several requests.',
      'The registrar failed to process our request in time.',
      'Node operators forgot to upgrade in time.',
      'I misread the dashboard.',
      'The firewall was misconfigured by a contractor.',
    ],
    misses: [
      'Gerrit forgets votes after a rebase.',
      'The controller manager ignored the event.',
      'Users failed to log in for an hour.',
      'If the operator forgets the flag, the tool asks.',
      'The on-call engineer rightly ignored the noisy alert.',
      'The proxy was misconfigured.',
      'Engineers did not ignore the alert.',
    ],
  },
  {
    name: 'idiom-of-fault',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'the phrase says that the person did wrong',
    patterns: [
      '<person> … MAKE a|an|the|this|several|two|some|our? <bad>|simple|small|big? mistake|mistakes|error|blunder',
      '<person> then|only|further|inadvertently? MAKE things|it|matters|everything much|even|far? worse',
      '<person> <past> … , which only|then? made things|it|matters|everything much|even|far? worse',
      '<person> on? call|duty|shift? MISS the|a|an|several|two|this|his|her|their page|alert|alarm|warning|warnings|message|notification|email|e-mail|deadline|step|sign|signs|announcement',
      'reviewer|reviewers|tester|testers|approver|approvers|auditor|auditors|author|authors|qa MISS the|a|an|this|that|several|two|some|one',
    ],
    when: (reading, { from, to }) => {
      const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
      return !clause || !(clause.negated || hypothetical(reading, clause));
    },
    find: idiom,
    hits: [
      'The release manager dropped the ball.',
      'One of our developers made a mistake in the code.',
      'I screwed up the DNS record.',
      'The responder made things worse.',
      'She then made matters worse by draining the second node.',
      'The press office announced the fix too soon, which only made things worse.',
      'The person on call missed the page.',
      'The reviewers missed the off-by-one in the loop.',
    ],
    misses: [
      'The script picked the wrong region.',
      'The cache then made things worse.',
      'If a developer makes a mistake, the linter tells.',
    ],
  },
  {
    name: 'left-undone',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it says what a person did not do, and what care would have done',
    find: omission,
    hits: [
      'The reviewer did not read the diff.',
      'Nobody checked the backup.',
      'The checklist was not followed by the night shift.',
    ],
    misses: [
      'The engineer had no way to see that the replica was behind.',
      'The proxy did not validate the header.',
      'Nobody was paged because the route had no receiver.',
    ],
  },
  {
    name: 'never-once',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person never did, and what care would have done',
    patterns: [
      '<person> never once|even|really|actually|properly? <care>',
      '<person> not once … <care>',
      "<person> did|didn't|never not? BOTHER|TROUBLE",
      "<person> couldn't|could not? be bothered",
      '<people> could be bothered to',
    ],
    hits: ['Facilities never once checked the diesel level.', 'The author did not bother to run the tests.'],
    misses: ['The probe never checked the level.'],
  },
  {
    name: 'manner-of-a-person',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it judges how a person worked',
    find: manner,
    hits: [
      'The operator carelessly restarted the array.',
      'The operator restarted the array without checking the mirror.',
      'The switch was moved without telling anyone.',
    ],
    misses: ['The loader blindly trusts the header.', 'Packets are forwarded without checking the sum.'],
  },
  {
    name: 'left-so',
    rule: 'person-at-fault',
    trust: 'soft',
    says: 'it says in what state a person left something',
    find: leftSo,
    hits: ['The technician left the cabinet unlocked.'],
    misses: ['The upgrade left the flag on.'],
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
    name: 'left-nothing-behind',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what a person did not leave for those who came after',
    patterns: [
      '<person> … LEAVE no|little documentation|comments|comment|notes|note|instructions|tests|trace|record|handover',
    ],
    hits: ['The author of the job left no documentation.'],
    misses: ['The job left no trace in the log.'],
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
