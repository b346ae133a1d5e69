import { WordClass } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { byMachine, SAFEGUARDS } from '../guards.ts';
import {
  type Construction,
  clauseEnd,
  clauseSpan,
  type Found,
  inParticular,
  type Place,
} from './construction.ts';

const DUTY = /^(?:should|ought|could|need|might|must|would)/;
const FIRM_DUTY = /^(?:should|ought|could|need)/;
const UNKNOWABLE = new Set(wordsOf('know foresee see predict anticipate guess tell notice expect imagine'));
const AT_LARGE =
  /^(?:anyone|anybody|everyone|everybody|users?|customers?|people|clients?|visitors?|players?)$/;
const SUPPLIES =
  /^(?:vendor|supplier|provider|partner|registrar|carrier|contractor|maintainer|upstream|reseller|integrator|consultancy|agency)s?$/;
/** What somebody should have had is often what the system owed them. */
const OWED = new Set(wordsOf('access rights permission permissions sight able been received seen gotten'));

/** "The on-call engineer should have checked", "I ought to have tagged it". */
function* ofPerson(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { who, modal, perfect, passive, negated } = clause;
    if (!modal || !perfect || !DUTY.test(modal)) continue;
    const { base } = tokens[clause.verb]!.word;
    const head = tokens[clause.subject?.head ?? clause.verb]!.lower;
    if (
      (negated && /^(?:could|would|might)/.test(modal) && UNKNOWABLE.has(base)) ||
      (who === 'nobody' && !/^(?:should|ought)/.test(modal))
    )
      continue;
    if (OWED.has(tokens[clause.verb + 1]?.lower ?? '') || OWED.has(base) || clause.opener === 'if') continue;
    const span = clauseSpan(reading, clause);
    if (who === 'we') yield { ...span, rule: 'collective' };
    else if (passive && !isPerson(clause.by)) {
      if (inParticular(who)) yield { ...span, trust: 'soft' };
    } else if (who === 'outsider') {
      // "The vendor could have warned us"; what users could have done is a worst case.
      const toldUs = SUPPLIES.test(head) && (tokens[clause.verb]!.word.is & WordClass.care) !== 0;
      if ((/^(?:should|ought)/.test(modal) || (toldUs && !negated)) && !passive && !AT_LARGE.test(head))
        yield { ...span, trust: 'firm' };
    } else if (isPerson(who) || isPerson(clause.by)) {
      const vague = who === 'you' || (who === 'they' && clause.linking) || AT_LARGE.test(head);
      yield { ...span, trust: FIRM_DUTY.test(modal) && !vague ? 'firm' : 'soft' };
    }
  }
}

/** "Should have paged the owner", without a subject. */
function* bare({ tokens, clauses, question }: Reading, place: Place): Iterable<Found> {
  if (question) return;
  for (const clause of clauses) {
    if (!clause.perfect || !/^(?:should|ought|could)/.test(clause.modal) || clause.subject || clause.linking)
      continue;
    // "should have been empty": a state, and no deed.
    if (!clause.passive && tokens.slice(clause.from, clause.verb).some(({ lower }) => lower === 'been'))
      continue;
    const before = tokens[clause.from - 1];
    const opens =
      clause.from === 0 || before?.kind === 'mark' || before?.lower === 'and' || before?.lower === 'but';
    if (!opens || (clause.passive && !HUMAN_PASSIVES.has(tokens[clause.verb]!.word.base))) continue;
    if (clause.modal.startsWith('could') && !place.listed && clause.from > 0) continue;
    yield { from: clause.from, to: clauseEnd({ tokens } as Reading, clause) };
  }
}

/** What people, and not machines, should have done to something. */
const HUMAN_PASSIVES = new Set(
  wordsOf(`test review postpone delay communicate announce escalate anticipate foresee question consult tell ask document
    coordinate plan consider remember delay schedule investigate prioritise prioritize declare discuss treat handle involve
    rehearse revert decommission think brief train coordinate agree assess evaluate page do take spot notice avoid
    double-check check verify read address inform warn budget`),
);
const SURE_PASSIVES = new Set(
  wordsOf(`test review postpone delay communicate announce escalate anticipate foresee consult coordinate plan consider remember
    investigate prioritise prioritize declare discuss treat rehearse assess evaluate document double-check spot notice check verify`),
);
const UNDONE = new Set(
  wordsOf(
    'merge deploy release approve bundle ship push publish commit make rush start attempt silence mute disable lift skip close promise',
  ),
);
/** Said of these, "should have been checked" is about what the software does with them. */
const HANDLED = new Set(
  wordsOf(`request requests message messages packet packets input inputs header headers value values row rows signature
    signatures user users customer customers event events job jobs response responses error errors exception exceptions
    pod pods transaction transactions parameter parameters argument arguments alert alerts page email emails metric`),
);
/** Verbs by which something is found out: what would have found it may be a safeguard. */
const FINDS = new Set(wordsOf('catch spot notice avoid check verify reach stop detect prevent'));
/** What only people start, undo, or keep up to date. */
const UNDERTAKINGS = new Set(
  wordsOf(`rollback roll-back failover fail-over restore migration upgrade rollout deployment maintenance change release switch
    cutover drill response escalation investigation incident evacuation repair recovery deploy`),
);
const WRITTEN = new Set(
  wordsOf(
    'page runbook documentation docs doc ticket wiki checklist inventory diagram playbook readme guide changelog',
  ),
);

/** "The restore should have been tested": what was not done is a deed of people. */
function* impersonal(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { modal, perfect, passive, who } = clause;
    if (
      !modal ||
      !perfect ||
      !passive ||
      !/^(?:should|ought)/.test(modal) ||
      inParticular(who) ||
      who === 'we'
    )
      continue;
    if (isPerson(clause.by) || byMachine(reading, clause) || clause.opener === 'if') continue;
    const { base } = tokens[clause.verb]!.word;
    // "should not have been merged": what was done to it was done by people.
    const undone = clause.negated && UNDONE.has(base);
    const inReview =
      base === 'catch' &&
      tokens.slice(clause.verb + 1, clause.verb + 4).some(({ lower }) => /^reviews?$/.test(lower));
    const subject = clause.subject ? tokens[clause.subject.head]!.lower : '';
    const undertaken =
      (UNDERTAKINGS.has(subject) &&
        /^(?:start|begin|initiate|attempt|try|perform|trigger|stop|abort|roll|undo|halt|pause|cancel)$/.test(
          base,
        )) ||
      (WRITTEN.has(subject) && /^(?:update|write|correct|change|finish|keep)$/.test(base));
    if (!HUMAN_PASSIVES.has(base) && !undone && !inReview && !undertaken) continue;
    const span = clauseSpan(reading, clause);
    const guard =
      FINDS.has(base) &&
      tokens
        .slice(clause.verb, span.to)
        .some(({ lower }) => SAFEGUARDS.has(lower) || /^checks?$/.test(lower));
    const serious =
      base === 'take' && tokens.slice(clause.verb, span.to).some(({ lower }) => lower === 'seriously');
    if (serious) {
      yield { ...span, trust: 'firm' };
      continue;
    }
    const handled = HANDLED.has(subject) && !undertaken && !undone && !/^(?:inform|tell|warn)$/.test(base);
    if (guard || handled) continue;
    yield { ...span, trust: SURE_PASSIVES.has(base) || undone || inReview || undertaken ? 'firm' : 'soft' };
  }
}

/** Whether what a counterfactual tells of is only the worst case: "could have been used to steal". */
const WORST = /^(?:used|exploited|abused|stolen|lost|drained|leaked|attacked|worse|larger|catastrophic)$/;

const isWorstCase = ({ tokens }: Reading, clause: ReadClause): boolean =>
  WORST.test(tokens[clause.verb]!.lower) ||
  tokens.slice(clause.verb, clause.verb + 3).some(({ lower }) => WORST.test(lower));

export const constructions: readonly Construction[] = [
  {
    name: 'duty-of-a-person',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'it tells what a person should have done instead of what was done',
    find: function* find(reading) {
      for (const found of ofPerson(reading)) {
        const clause = reading.clauses.find(({ verb }) => verb >= found.from && verb < found.to);
        if (!clause || !isWorstCase(reading, clause)) yield found;
      }
    },
    hits: [
      'The on-call engineer should have checked the replica lag.',
      "She should've asked before the cut-over.",
      'I ought to have tagged the image.',
      'The vendor should have told us about the maintenance.',
      'The vendor could have warned us.',
      'Validators should have upgraded before the fork.',
      'The table should have been checked by the reviewer.',
      'The HPC group could have tried the setting on a single node.',
    ],
    misses: [
      'The alert should have fired after five minutes.',
      'Users should have been able to log in.',
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
    hits: [
      'Should have paged the owner.',
      { text: 'Could have rolled back sooner', place: { listed: true } },
      'Note for the build cop: should’ve reverted first.',
    ],
    misses: ['The proxy retried and should have given up.', 'Should have been empty by then.'],
  },
  {
    name: 'not-to-be-released',
    rule: 'counterfactual',
    trust: 'firm',
    says: 'what should not have been done is a deed of people, though nobody is named',
    patterns: [
      "<thing> shouldn't|should|ought not? to? have gone through|via review|approval|testing|staging|design",
      "release|deploy|deployment|change|update|upgrade|migration|launch|patch shouldn't|should|ought not|never? to? have gone|shipped|happened|started",
      "release|deploy|deployment|change|update|upgrade|migration|launch|patch shouldn't|should|ought not|never? to? have been done|made|run|deployed|released|shipped|started|scheduled",
    ],
    when: ({ tokens }, { from, to }) =>
      /^(?:through|via)$/.test(tokens[to - 2]!.lower) ||
      tokens.slice(from, to).some(({ lower }) => /^(?:not|never|shouldn't)$/.test(lower)),
    hits: [
      'The release should not have gone out on a Friday.',
      'The change should not have been made by hand.',
      'The change should have gone through review.',
    ],
    misses: [
      'The release should not take longer than an hour.',
      'The change should have gone out on Friday.',
    ],
  },
  {
    name: 'impersonal-duty',
    rule: 'counterfactual',
    trust: 'soft',
    says: 'what was not done is a deed of people, though nobody is named',
    find: impersonal,
    hits: [
      'The restore should have been tested.',
      'The alert should have been taken seriously.',
      'The incident should have been declared an hour earlier.',
      'The address should have been treated as compromised.',
      'The rollout ought to have been postponed.',
      'The failover should have been started at the first error.',
      'The runbook should have been updated after the move.',
    ],
    misses: [
      'Requests should have been retried.',
      'The signature should have been checked.',
      'This should have been caught by a test.',
      'The cache should have been empty.',
      'The migration should have been started by the job.',
      'The counter should have been updated.',
    ],
  },
];
