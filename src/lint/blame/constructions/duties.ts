import { VerbForm, WordClass } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { clauseIn } from '../guards.ts';
import {
  type Construction,
  clauseEnd,
  clauseSpan,
  type Found,
  inParticular,
  type SentencePlace,
} from './construction.ts';
import { HANDLED, HUMAN_PASSIVES } from './impersonal-duties.ts';
import { HAS } from './needs.ts';

const DUTY = /^(?:should|ought|could|need|might|must|would)/;
const FIRM_DUTY = /^(?:should|ought|could|need)/;
const UNKNOWABLE = new Set(wordsOf('know foresee see predict anticipate guess tell notice expect imagine'));
const AT_LARGE =
  /^(?:anyone|anybody|everyone|everybody|users?|customers?|people|clients?|visitors?|players?)$/;
const SUPPLIES =
  /^(?:vendor|supplier|provider|partner|registrar|carrier|contractor|maintainer|upstream|reseller|integrator|consultancy|agency)s?$/;
/** What no product does: with these, an unknown name is somebody's. */
const ONLY_PEOPLE = new Set(
  wordsOf(
    'tell ask consult announce communicate coordinate involve brief think plan consider read rehearse inform review',
  ),
);
/** What somebody should have had is often what the system owed them. */
const OWED = new Set(wordsOf('access rights permission permissions sight able been received seen gotten'));

/** "The on-call engineer should have checked", "I ought to have tagged it". */
function* ofPerson(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { who, modal, perfect, passive, negated } = clause;
    if (!modal || !perfect || !DUTY.test(modal)) continue;
    const { base } = tokens[clause.verb]!.word;
    // "I must have read it twice": a guess at what was done.
    if ((who === 'i' && modal === 'must') || wasWeighed(reading, clause)) continue;
    const head = tokens[clause.subject?.head ?? clause.verb]!.lower;
    if (
      (negated && /^(?:could|would|might)/.test(modal) && UNKNOWABLE.has(base)) ||
      (who === 'nobody' && !/^(?:should|ought)/.test(modal)) ||
      clause.opener === 'whether' ||
      (/^could/.test(modal) && wasImpossible(reading, clause))
    )
      continue;
    if (OWED.has(tokens[clause.verb + 1]?.lower ?? '') || OWED.has(base) || clause.opener === 'if') continue;
    // "Anyone could have made the same mistake": an excuse.
    const erred = tokens
      .slice(clause.verb, clause.verb + 6)
      .some(({ lower }) => /^(?:mistakes?|errors?|slip)$/.test(lower));
    if (erred && /^could/.test(modal) && AT_LARGE.test(head)) continue;
    const span = clauseSpan(reading, clause);
    if (who === 'we') yield { ...span, rule: 'collective' };
    else if (passive && !isPerson(clause.by)) {
      if (inParticular(who)) yield { ...span, trust: 'soft' };
    } else if (who === 'outsider') {
      // "The vendor could have warned us" counts; what users could have done is a worst case.
      const couldHaveWarned = SUPPLIES.test(head) && (tokens[clause.verb]!.word.is & WordClass.care) !== 0;
      if (
        (/^(?:should|ought)/.test(modal) || (couldHaveWarned && !negated)) &&
        !passive &&
        !AT_LARGE.test(head)
      )
        yield { ...span, trust: 'firm' };
    } else if (who === 'proper') {
      if (/^(?:should|ought)/.test(modal) && !passive && ONLY_PEOPLE.has(base))
        yield { ...span, trust: 'firm' };
    } else if (isPerson(who) || isPerson(clause.by)) {
      const vague = who === 'you' || (who === 'they' && clause.linking) || AT_LARGE.test(head);
      yield { ...span, trust: FIRM_DUTY.test(modal) && !vague ? 'firm' : 'soft' };
    }
  }
}

/** "I could have gone to 30 GiB, but 25 saves money": a choice between two ways that are still open. */
function wasWeighed({ tokens, clauses }: Reading, { modal, verb, who }: ReadClause): boolean {
  if (modal !== 'could' || (who !== 'i' && who !== 'we')) return false;
  const next = clauses.find((clause) => clause.verb > verb && clause.finite);
  if (!next || isPerson(next.who) || next.who === 'we') return false;
  const but = tokens.slice(verb, next.verb).some(({ lower }) => lower === 'but');
  return but && /^(?:saves|costs|suffices)$/.test(tokens[next.verb]!.lower);
}

/** "could not have acted any sooner", "neither the pilot nor the tower could have seen it": nobody could. */
function wasImpossible({ tokens }: Reading, { negated, subject, verb }: ReadClause): boolean {
  const neither = tokens
    .slice(0, subject?.to ?? 0)
    .some(({ lower }) => lower === 'neither' || lower === 'nor');
  return neither || (negated && tokens.slice(verb, verb + 6).some(({ lower }) => lower === 'any'));
}

/** "Should have paged the owner", without a subject. */
function* bare({ tokens, clauses, question }: Reading, place: SentencePlace): Iterable<Found> {
  if (question) return;
  for (const clause of clauses) {
    if (!clause.perfect || !/^(?:should|ought|could)/.test(clause.modal) || clause.subject || clause.linking)
      continue;
    // "should have been empty" is a state; "should have been watching" is a deed.
    const been = tokens.slice(clause.from, clause.verb).some(({ lower }) => lower === 'been');
    if (!clause.passive && been && !isHumanWork(tokens[clause.verb]!)) continue;
    const before = tokens[clause.from - 1];
    const opens =
      before?.kind === 'mark' ||
      before?.lower === 'and' ||
      before?.lower === 'but' ||
      tokens.slice(0, clause.from).every(({ word }) => word.is & WordClass.adverb);
    if (!opens || (clause.passive && !HUMAN_PASSIVES.has(tokens[clause.verb]!.word.base))) continue;
    if (clause.modal.startsWith('could') && !place.listed && clause.from > 0) continue;
    yield { from: clause.from, to: clauseEnd({ tokens }, clause) };
  }
}

/** "should have been watching", as opposed to "should have been fetching the page". */
function isHumanWork({ word }: Token): boolean {
  return (
    (word.forms & VerbForm.gerund) !== 0 &&
    ((word.is & WordClass.care) !== 0 || /^(?:meet|use|work|talk|track|practi[sc]e|train)$/.test(word.base))
  );
}

/** Words of a counterfactual that only imagines the worst case: "could have been used to steal". */
const WORST = /^(?:used|exploited|abused|stolen|lost|drained|leaked|attacked|worse|larger|catastrophic)$/;

const isWorstCase = ({ tokens }: Reading, clause: ReadClause): boolean =>
  // "should have used the wrapper" is a duty.
  (clause.passive || !/^(?:should|ought)/.test(clause.modal)) &&
  (WORST.test(tokens[clause.verb]!.lower) ||
    tokens.slice(clause.verb, clause.verb + 3).some(({ lower }) => WORST.test(lower)));

/** "The request should have been dropped long before" is about what software does with it. */
function laterByPeople(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  const subject = clause?.subject ? reading.tokens[clause.subject.head]!.lower : '';
  return !/^(?:ago|before)$/.test(reading.tokens[found.to - 1]!.lower) || !HANDLED.has(subject);
}

const LATER_DEEDS =
  'requested|reported|announced|communicated|escalated|informed|told|planned|decided|discussed|reviewed|tested|asked|coordinated|prepared|captured|documented|organised|organized|declared|consulted|involved|briefed|shared|managed|handled|approached|explained|scheduled';

const constructions: readonly Construction[] = [
  {
    name: 'duty-of-a-person',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what a person should have done instead of what was done',
    needs: HAS.unreal,
    find: function* find(reading) {
      for (const found of ofPerson(reading)) {
        const clause = clauseIn(reading, found);
        if (!clause || !isWorstCase(reading, clause)) yield found;
      }
    },
    hits: [
      'The on-call engineer should have checked the replica lag.',
      "She should've asked before the cut-over.",
      'I ought to have tagged the image.',
      'The developer should have used the wrapper.',
      'The vendor should have told us about the maintenance.',
      'The vendor could have warned us.',
      'Validators should have upgraded before the fork.',
      'The table should have been checked by the reviewer.',
      'Halden should have told its partners.',
      'The HPC group could have tried the setting on a single node.',
    ],
    misses: [
      'I think I must have sat there and stared at the prompt for ten minutes before I pressed the key.',
      'I could have doubled the volume, but the smaller one saves money.',
      'Anyone could have made the same mistake.',
      'The alert should have fired after five minutes.',
      'Users should have been able to log in.',
      'Zorblax should have closed the socket.',
      'Nobody could have foreseen this.',
      'An attacker could have used the key.',
      'The engineer should have had access to the logs.',
      'We would have noticed sooner with an alert.',
    ],
  },
  {
    name: 'duty-without-subject',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it has no subject; what should have been done is somebody’s omission',
    find: bare,
    needs: HAS.unreal,
    hits: [
      'Should have paged the owner.',
      { text: 'Could have rolled back sooner', place: { listed: true } },
      'Note for the build cop: should’ve reverted first.',
      'Should have been watching the graph.',
      'Should have been using the rehearsal site.',
      'Probably should have asked.',
    ],
    misses: [
      'The proxy retried and should have given up.',
      'Should have been empty by then.',
      'Should have been fetching the new page.',
    ],
  },
  {
    name: 'not-to-be-released',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'what should not have been done is a deed of people, though nobody is named',
    patterns: [
      'should|ought to? have been <done> and|or properly|fully|thoroughly? tested|reviewed|checked|verified|communicated|announced|documented|rehearsed',
      "<thing> shouldn't|should|ought not? to? have gone through|via review|approval|testing|staging|design",
      "release|deploy|deployment|change|update|upgrade|migration|launch|patch shouldn't|should|ought not|never? to? have gone|shipped|happened|started",
      "release|deploy|deployment|change|update|upgrade|migration|launch|patch shouldn't|should|ought not|never? to? have been done|made|run|deployed|released|shipped|started|scheduled",
    ],
    when: ({ tokens }, { from, to }) =>
      /^(?:through|via)$/.test(tokens[to - 2]!.lower) ||
      /^(?:and|or)$/.test(tokens[to - 2]!.lower) ||
      tokens.slice(from, to).some(({ lower }) => /^(?:not|never|shouldn't)$/.test(lower)),
    hits: [
      'The release should not have gone out on a Friday.',
      'The change should not have been made by hand.',
      'The change should have gone through review.',
      'The new library should have been introduced and tested first.',
    ],
    misses: [
      'The release should not take longer than an hour.',
      'The change should have gone out on Friday.',
    ],
  },
  {
    name: 'was-supposed-to',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it says what a person was supposed to do, and so what was left undone',
    patterns: [
      '<people> was|were supposed|meant|obliged|required|expected|asked|told|due|scheduled to … but|and did|had not',
      '<people> was|were supposed|meant|obliged|required|expected|asked|told|due|scheduled to … but|and never|forgot|failed',
      '<person> was|were supposed|meant|obliged to <deed>',
      '<person> was|were to have <done>',
    ],
    when: ({ tokens, question }, { from }) => {
      const to = tokens.findIndex(({ lower }, i) => i > from && lower === 'to');
      const isState = (tokens[to + 1]!.word.is & WordClass.be) !== 0;
      return !question && !isState && tokens[from]!.lower !== 'we';
    },
    hits: [
      'The supplier was obliged to notify us and did not.',
      'The analyst was supposed to compare both totals before posting.',
      'The release manager was to have signed the build.',
      'Staff were told to log each key but never did.',
    ],
    misses: [
      'The job was supposed to compare both totals.',
      'The team was asked to move to the other floor.',
      'The team was scheduled to be briefed but had not seen the plan.',
    ],
  },
  {
    name: 'better-done-otherwise',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells when or how something would have been better done, which is a deed of people',
    patterns: [
      `could|might|would|should have been ${LATER_DEEDS} much|a|far|even? bit|little? earlier|sooner|better|differently|beforehand`,
      `would|could|might have been best|better ${LATER_DEEDS}|caught|spotted|done|handled|fixed|found`,
      `could|might|should have come|gone out much|far? earlier|sooner`,
      'should|ought to? have been <done> off|out|up|down? years|months|weeks|long|days ago|before',
    ],
    when: laterByPeople,
    hits: [
      'The extension could have been requested earlier.',
      'Support could have been informed sooner.',
      'The renumbering would have been best caught when it was introduced.',
      'The notice should have gone out much earlier.',
      'The old server should have been switched off years ago.',
    ],
    misses: [
      'The alert could have been raised earlier by a lower limit.',
      'The error could have been detected earlier by a probe.',
      'It could not have been handled better.',
      'The request should have been dropped long before.',
      'The probe could and should have fired.',
    ],
  },
];
export default constructions;
