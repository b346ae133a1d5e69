import { WordClass } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found } from './construction.ts';

/** Firms whose people are meant where the firm did something with its hands. */
const SUPPLIERS =
  'vendor|supplier|provider|carrier|contractor|integrator|manufacturer|installer|reseller|agency|hoster|vendors|suppliers|providers';

const DONE_TO_THINGS =
  '<operation>|PATCH|CUT|PULL|UNPLUG|SWAP|OPEN|CLOSE|EDIT|UPGRADE|REBOOT|RESTART|FLASH|ERASE|TRUNCATE';

/** It was done: not denied, not asked, not supposed. */
function happened(reading: Reading, { from, to }: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
  return !clause || !(clause.negated || clause.passive || clause.modal || hypothetical(reading, clause));
}

/** "because the standby held the only copy": a choice with its reason, and no slip. */
function reasoned({ tokens }: Reading, { to }: Found): boolean {
  return tokens.slice(to).some(({ lower }) => /^(?:because|since|so|as|to)$/.test(lower));
}

/** "The wrong disk was pulled": somebody took one for the other. */
function* wrongOne({ tokens, clauses }: Reading): Iterable<Found> {
  for (const clause of clauses) {
    if (!clause.passive || !clause.subject || !(tokens[clause.verb]!.word.is & WordClass.operation)) continue;
    const by = clause.by === 'system' || clause.by === 'thing';
    if (by || clause.modal || clause.negated || clause.opener === 'if') continue;
    const [first, second] = tokens.slice(clause.subject.from);
    if (first?.lower === 'the' && second?.lower === 'wrong')
      yield clauseSpan({ tokens, clauses } as Reading, clause);
  }
}

/** Somebody took one thing for the other. */
export const constructions: readonly Construction[] = [
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
    when: happened,
    hits: [
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
    when: happened,
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
    when: (reading, found) => happened(reading, found) && !reasoned(reading, found),
    hits: [
      'The fitter pulled the feed of the live rack rather than the spare one.',
      'The vendor’s engineer patched the live server instead of the standby.',
    ],
    misses: [
      'The script patched the live server instead of the standby.',
      'The engineer restarted the primary instead of the standby, because the standby held the only copy.',
      'The engineer drained the node instead of restarting it.',
    ],
  },
  {
    name: 'wrong-one',
    rule: 'agentless',
    trust: 'soft',
    says: 'somebody took one thing for another, and the sentence hides who',
    find: wrongOne,
    hits: ['The wrong disk was pulled.'],
    misses: ['The wrong disk was selected by the script.', 'If the wrong disk is pulled, the array stops.'],
  },
];
