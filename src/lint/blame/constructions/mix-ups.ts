import { VerbForm, WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { clauseIn, hypothetical, wasDone } from '../guards.ts';
import { type Construction, clauseEnd, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** Suppliers whose people are meant if the supplier did something by hand. */
const SUPPLIERS =
  'vendor|supplier|provider|carrier|contractor|integrator|manufacturer|installer|reseller|agency|hoster|vendors|suppliers|providers';

const DONE_TO_THINGS =
  '<operation>|PATCH|CUT|PULL|UNPLUG|SWAP|OPEN|CLOSE|EDIT|UPGRADE|REBOOT|RESTART|FLASH|ERASE|TRUNCATE';

/** "because the standby held the only copy": a choice with its reason rather than a slip. */
function reasoned({ tokens }: Reading, { to }: Found): boolean {
  return tokens.slice(to).some(({ lower }) => /^(?:because|since|so|as|to)$/.test(lower));
}

/** Finding, reporting or correcting something wrong is not a mix-up. */
const PUTS_RIGHT = new Set(
  wordsOf(`find notice see spot report suspect fix correct discover identify observe explain show return get receive replace
    revert detect mention be have realise realize repair catch reject undo roll remember recognise recognize investigate trace
    confirm describe point feel go blame seem note flag clean learn understand think believe assume fear`),
);
const BEFORE_WRONG =
  /^(?:the|a|an|to|for|in|on|onto|into|at|against|from|with|under|by|of|several|two|some|his|her|their|our)$/;

/** "Our colleague in Porto switched the wrong breaker", "the agent routed the call to the wrong queue". */
function* tookTheWrong(reading: Reading): Iterable<Found> {
  const { tokens, clauses, entities } = reading;
  for (const clause of clauses) {
    const { verb, who, passive, negated, modal, finite } = clause;
    if (passive || negated || modal || !finite || hypothetical(reading, clause) || reading.question) continue;
    if (!inParticular(who)) continue;
    const { word } = tokens[verb]!;
    // "10:02 Bob picks the wrong pool": a name in the present tense tells a story; a role may describe a habit.
    const told = word.forms & VerbForm.past || (who === 'name' && word.forms & VerbForm.third);
    if (!told || PUTS_RIGHT.has(word.base)) continue;
    const end = Math.min(clauseEnd(reading, clause), verb + 12);
    for (let i = verb + 1; i < end; i++) {
      const { lower } = tokens[i]!;
      if (OVER.test(lower) || clauses.some((other) => other.finite && other.verb === i)) break;
      if (lower !== 'wrong' || !BEFORE_WRONG.test(tokens[i - 1]!.lower)) continue;
      // "the wrong team was paged" may be the team's report; in "showed users the wrong page" the page did it.
      if (!tokens[i + 1] || tokens[i + 1]!.kind === 'mark' || entities[i + 1] === 'none') break;
      yield { from: clauseSpan(reading, clause).from, to: i + 2 };
      break;
    }
  }
}

/** Words that end the deed and begin a reason or another deed. */
const OVER =
  /^(?:because|since|that|which|who|when|while|after|before|until|so|but|if|whether|how|why|where|than)$/;

/** "The wrong disk was pulled": somebody mistook one for the other. */
function* wrongOne({ tokens, clauses }: Reading): Iterable<Found> {
  for (const clause of clauses) {
    if (!clause.passive || !clause.subject || !(tokens[clause.verb]!.word.is & WordClass.operation)) continue;
    const by = clause.by === 'system' || clause.by === 'thing';
    if (by || clause.modal || clause.negated || clause.opener === 'if') continue;
    const [first, second] = tokens.slice(clause.subject.from);
    const hands = HANDS.test(tokens[clause.verb]!.word.base);
    if (first?.lower === 'the' && second?.lower === 'wrong')
      yield { ...clauseSpan({ tokens }, clause), ...(hands ? { trust: 'firm' } : {}) };
  }
}

/** What is done by hand, and seldom by a pipeline. */
const HANDS =
  /^(?:reboot|pull|unplug|delete|remove|wipe|shut|cut|edit|disconnect|swap|print|sign|mount|replace)$/;

/** Done in the past, not by software, and not to the data that software handles. */
function byHand(reading: Reading, found: Found): boolean {
  const clause = clauseIn(reading, found);
  if (!clause || !wasDonePassively(reading, clause)) return false;
  return !TRAFFIC.test(clause.subject ? reading.tokens[clause.subject.head]!.lower : '');
}
const wasDonePassively = (reading: Reading, clause: ReadClause): boolean =>
  clause.passive && !clause.modal && !clause.negated && !clause.agent && !reading.question;
const TRAFFIC =
  /^(?:requests?|packets?|messages?|events?|traffic|queries|query|jobs?|calls?|data|rows?|pods?|logs?|metrics?|it|they)$/;

/** Somebody mistook one thing for another. */
const constructions: readonly Construction[] = [
  {
    name: 'wrong-one-by-a-person',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person took one thing for another',
    patterns: [
      '<person> <operation>|GIVE|SEND|TELL|COPY|PASTE|OPEN|CLOSE|CALL|PAGE|MAIL|EMAIL|FOLLOW|READ|TAKE|BOOK|ORDER|INSTALL|CONNECT|HAND|ISSUE|PAY|CREDIT|AWARD|QUOTE|PRINT|SIGN|ASSIGN|SUPPLY|DELIVER|PROVIDE <thing>? out|over|in|up? <thing>? the|a|an? wrong|incorrect <thing>',
      '<person> <operation>|SEND|COPY|PASTE|PLAN|BOOK|CONNECT|HAND|PAY|CREDIT|ASSIGN|DELIVER|PUT|PLUG|FILE|TYPE|RESTORE|POINT|WORK|LOG <thing>? out|in? for|to|on|onto|into|in|at|against|from|with the|a wrong|incorrect <thing>',
      '<person> GIVE|SEND|PROVIDE|TELL|PUBLISH|SUPPLY|POST|SHARE|ENTER … false|inaccurate|misleading|wrong|incorrect|outdated information|advice|instructions|data|numbers|figures|answer|answers|statement|value|values',
    ],
    when: wasDone,
    find: tookTheWrong,
    needs: HAS.wrong,
    hits: [
      'Our colleague in Porto switched the wrong breaker.',
      'The service desk agent routed the call to the wrong queue.',
      'The librarian catalogued the donation under the wrong shelfmark.',
      'Accounts credited the wrong customer.',
      'At 22:14 @benny drains the wrong pool and takes the site down.',
      'The technician connected the wrong cable.',
      'A clerk sent customers the wrong form.',
      'One of our game masters handed out the wrong reward.',
      'The live-ops team scheduled the event for the wrong day.',
      'A developer pointed the job at the wrong database.',
      'The contractor worked on the wrong line card.',
      'The support agent gave the customer false information.',
    ],
    misses: [
      'The script sent customers the wrong form.',
      'The technician was given the wrong form.',
      'If a clerk sends the wrong form, it is refused.',
      'The engineer found the wrong certificate on the host.',
      'The team fixed the wrong total in the report.',
      'The reviewer asked why the wrong file had been sent.',
    ],
  },
  {
    name: 'wrong-one-by-a-supplier',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'somebody at a supplier took one thing for another',
    patterns: [
      `${SUPPLIERS} INSTALL|CONNECT|CUT|PULL|UNPLUG|REMOVE|REPLACE|SWAP|SHIP|DELIVER|SUPPLY|BUILD|SOLDER|MOUNT|PATCH|REBOOT|RESTART|DELETE|CANCEL|TERMINATE the|a|an|our? wrong|incorrect`,
    ],
    when: wasDone,
    hits: ['The supplier installed the wrong capacitors.', 'The carrier cut the wrong circuit.'],
    misses: [
      'The vendor’s firmware installed the wrong driver.',
      'If the supplier ships the wrong part, the test finds it.',
    ],
  },
  {
    name: 'one-for-the-other',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a person did to one thing what was meant for the other',
    patterns: [
      `<person> ${DONE_TO_THINGS} … the|our? live|production|prod|primary|active|main|running|wrong … instead of|the|a? <thing>`,
      `<person> ${DONE_TO_THINGS} … the|our? live|production|prod|primary|active|main|running|wrong … rather than the|a? <thing>`,
      `<person> ${DONE_TO_THINGS} … instead of the|a? staging|test|testing|spare|standby|dev|sandbox|secondary|passive`,
      `<person> ${DONE_TO_THINGS} … rather than the|a? staging|test|testing|spare|standby|dev|sandbox|secondary|passive`,
    ],
    when: (reading, found) => wasDone(reading, found) && !reasoned(reading, found),
    hits: [
      'The fitter pulled the feed of the live rack rather than the spare one.',
      'The vendor’s engineer patched the live server instead of the standby.',
    ],
    misses: [
      'The script patched the live server instead of the standby.',
      'The engineer restarted the primary instead of the standby, because the standby held the only copy.',
      'The engineer drained the node instead of restarting it.',
      'Did the fitter pull the feed of the live rack rather than the spare one?',
    ],
  },
  {
    name: 'in-the-wrong-place',
    rule: 'agentless',
    trust: 'firm',
    says: 'somebody did it in the wrong place, and the sentence hides who',
    patterns: [
      'was|were|been run|executed|typed|entered|pasted|plugged|connected|installed|filed|sent|attached|posted|booked|applied|fitted|delivered in|into|on|to|at|against the|a wrong',
      'was|were|been run|executed|applied|tested|deployed … against|on|in|to the? live|production|prod … instead|rather of|than',
    ],
    when: byHand,
    hits: [
      'The command was run in the wrong window.',
      'The script was run against production instead of staging.',
    ],
    misses: [
      'Requests were sent to the wrong host.',
      'The sensor was wired to the wrong input.',
      'The file was sent to the wrong printer by the spooler.',
      'If the command is run in the wrong window, the shell asks.',
      'Had the command been run in the wrong window, the shell would have asked.',
    ],
  },
  {
    name: 'wrong-one',
    rule: 'agentless',
    trust: 'soft',
    says: 'somebody took one thing for another, and the sentence hides who',
    find: wrongOne,
    needs: HAS.wrong | HAS.passive,
    hits: ['The wrong disk was pulled.', 'The wrong server was rebooted.'],
    misses: ['The wrong disk was selected by the script.', 'If the wrong disk is pulled, the array stops.'],
  },
];
export default constructions;
