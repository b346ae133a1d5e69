import { WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { SUPPLIERS } from '../../../english/lexicon/people.ts';
import type { Reading } from '../../../english/reading.ts';
import { prevented } from '../guards.ts';
import { inGeneral } from '../in-general.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const FAILINGS =
  'error|errors|mistake|mistakes|oversight|oversights|lapse|lapses|blunder|blunders|slip|slip-up|mix-up|omission|carelessness|negligence|inattention|misjudgement|misjudgment|miscalculation|misunderstanding|haste|neglect|fumble|misstep|complacency|confusion|incompetence|inexperience|impatience|sloppiness|thoughtlessness|clumsiness|stubbornness|forgetfulness|ignorance|arrogance|indecision|recklessness|overconfidence|shortcut|bungling|mishandling|mismanagement|failure|failures|misreading|disregard|indifference|refusal|reluctance|unwillingness|inability|fault|typo|doing';

/** "no mistake by …", "prevents errors of …", "a failure of the driver". */
function said(reading: Reading, { from, to }: Found): boolean {
  return (
    !prevented(reading, from) &&
    !inGeneral(reading, to) &&
    !reading.tokens
      .slice(Math.max(0, from - 4), from)
      .some(({ lower, word }) => word.is & WordClass.negation || /^(?:no|any|without|nobody)$/.test(lower))
  );
}

const OF_SUPPLIERS = new Set(`${SUPPLIERS} registrar bank`.split(' '));

const ARRANGEMENTS = new Set(
  wordsOf(
    'process processes procedure coverage monitoring contract policy schedule system workflow automation renewal',
  ),
);

/**
 * Not "regulatory oversight", "oversight of the committee", "lack of oversight": supervision rather than an omission.
 */
function overlooked(reading: Reading, found: Found): boolean {
  const { tokens } = reading;
  // "a lapse in our renewal process", "in coverage": of an arrangement
  if (/^lapses?$/.test(tokens[found.to - 1]!.lower) && /^(?:in|of)$/.test(tokens[found.to]?.lower ?? ''))
    return tokens.slice(found.to + 1, found.to + 6).every(({ lower }) => !ARRANGEMENTS.has(lower));
  // "her error rate", "the intern's error log"
  if (
    /^(?:rates?|budgets?|messages?|logs?|handling|codes?|pages?|counts?)$/.test(tokens[found.to]?.lower ?? '')
  )
    return false;
  // "the provider's errors": what its servers returned
  const words = tokens.slice(found.from, found.to).map(({ lower }) => lower);
  if (/^(?:errors|failures)$/.test(words.at(-1) ?? '') && words.some((word) => OF_SUPPLIERS.has(word)))
    return false;
  // "led to a quick recovery"
  if (
    tokens
      .slice(found.from, found.to + 5)
      .some(({ lower }) => /^(?:recovery|quick|fix|success|improvement|restoration|better)$/.test(lower))
  )
    return false;
  const at = tokens.findIndex(
    ({ lower }, i) => i >= found.from && i < found.to && /^oversights?$/.test(lower),
  );
  if (at < 0) return said(reading, found);
  const before = tokens.slice(Math.max(0, at - 3), at).map(({ lower }) => lower);
  const watching = before.some((word) =>
    /^(?:regulatory|editorial|human|manual|lack|provide|under|more|better|insufficient|no|governance)$/.test(
      word,
    ),
  );
  return (
    said(reading, found) &&
    !watching &&
    tokens[at + 1]?.lower !== 'committee' &&
    tokens[at + 1]?.lower !== 'of'
  );
}

/** Adjectives that judge a person, before the noun: "a careless reviewer". */
function* badPerson(reading: Reading): Iterable<Found> {
  const { tokens, entities } = reading;
  for (let i = 0; i < tokens.length; i++) {
    if (!(tokens[i]!.word.is & WordClass.badAdjective)) continue;
    if (
      /^(?:no|not|never|n't|isn't|wasn't|nor)$/.test(tokens[i - 1]?.lower ?? '') ||
      tokens[i - 2]?.lower === 'not'
    )
      continue;
    for (let k = i + 1; k < Math.min(i + 4, tokens.length); k++) {
      const { kind, word } = tokens[k]!;
      if (
        kind === 'mark' ||
        word.is & (WordClass.preposition | WordClass.conjunction | WordClass.be | WordClass.modal)
      )
        break;
      // "a naive dream I had": no adjective stands before a pronoun.
      if (/^(?:i|he|you|someone)$/.test(entities[k]!)) break;
      if (inParticular(entities[k])) {
        yield { from: i, to: k + 1, trust: entities[k] === 'group' ? 'soft' : 'firm' };
        break;
      }
    }
  }
}

/** "The reviewer was careless." */
function* personIs(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const we = clause.who === 'we';
    if (
      !clause.linking ||
      !(inParticular(clause.who) || clause.who === 'they' || we) ||
      clause.opener === 'if'
    )
      continue;
    const from = clause.subject && clause.subject.from < clause.from ? clause.subject.from : clause.from;
    for (let i = clause.verb + 1; i < Math.min(tokens.length, clause.verb + 5); i++) {
      const { is, base } = tokens[i]!.word;
      if (is & (WordClass.preposition | WordClass.subordinator) || tokens[i]!.kind === 'mark') break;
      const bad = !clause.negated && is & WordClass.badAdjective;
      const good = clause.negated && CAREFUL.test(base);
      if (bad || good)
        yield {
          from,
          to: i + 1,
          ...(we ? { rule: 'collective' } : { trust: clause.who === 'they' ? 'soft' : 'firm' }),
        };
    }
  }
}

const CAREFUL =
  /^(?:attentive|careful|prepared|competent|thorough|qualified|capable|vigilant|diligent|conscientious|alert|awake|concentrated)$/;

export const constructions: readonly Construction[] = [
  {
    name: 'flaw-of-a-person',
    rule: 'judgement',
    trust: 'firm',
    says: 'a flaw of somebody’s care or character is named',
    patterns: ['<flaw> of|by|from|among <person>', '<flaw> on the part of <person>', '<owner> <bad>? <flaw>'],
    when: overlooked,
    hits: [
      'It came down to the negligence of the night shift.',
      'An oversight by the release manager let it through.',
      'It shows a carelessness on the part of the night shift.',
      'The night shift’s carelessness let it through.',
    ],
    misses: [
      'The misjudgement of the optimizer filled the heap.',
      'The committee has oversight of the release.',
      'No carelessness of the night shift was found.',
    ],
  },
  {
    name: 'failing-of-a-person',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'a failing of a person is named',
    patterns: [
      `${FAILINGS} by|from <person>`,
      `lack|${FAILINGS} … on the part of <person>`,
      `<owner> <bad>? ${FAILINGS.replace('|fault|typo|doing', '')}|fault`,
      `<owner> FAIL to|in`,
      '<owner> previous|earlier|own|first|second|last|big|biggest|only mistake|mistakes|error|errors|oversight|blunder',
      'fault|error|mistake|blunder|oversight of <person>',
      'mistake|error|oversight|lapse|slip|confusion|carelessness on our|the|a|an|one? <owner> part',
      '<owner> decision|choice|refusal|reluctance|attempt|haste|eagerness|insistence to|on|in … LEAD|CAUSE|RESULT|MEAN|COST|LEAVE|TRIGGER',
      `mistake|mistakes|error|errors|oversight made|committed by <person>`,
      `it was|is <owner> own? fault|doing|mistake|error`,
      'is|was <owner> own fault|doing',
      'blame|responsibility|fault for? <thing>? lies|lay|rests|falls|rested|fell squarely|solely|entirely? with|on|at|to <person>',
      '<person> is|are|was|were|be|been to blame|thank',
      '<person> HAVE form',
      'failure of|by <person> to <deed>',
      '<owner> muddle|handiwork|cock-up|screw-up|brainwave|idea',
      'at the hands of <person>',
      'shame on <people>',
      'my bad|fault|mistake',
    ],
    when: overlooked,
    hits: [
      'A mistake by the night operator brought it down.',
      'The order book was corrupted on account of a quant’s blunder.',
      'A lapse on the part of the vendor’s engineer.',
      'It was the reviewer’s fault.',
      'Adding to this list is my own fault for relying on one copy.',
      'Responsibility lies squarely with the installer.',
      'The QA contractors are to blame for the regression.',
      'Shame on the vendor’s installers for leaving the tray unbolted.',
      'My fault, I cleared the cache for every brand.',
      'The failure of the night lead to hand over two tickets kept it hidden.',
      'The porter’s failing to lock the door let them in.',
      'A mistake made by the porter let them in.',
      'The porter has form.',
      'It was the intern’s handiwork.',
      'This followed from my previous mistake.',
      'It was entirely the fault of the supplier.',
      'It came about through an error of the maintenance crew.',
      'A mistake on our carrier’s part cut the line.',
      'The lead’s decision to skip the drill led to a second outage.',
      'The stock was lost at the hands of the interns.',
    ],
    misses: [
      'It was not the reviewer’s fault.',
      'No mistake by an operator was found.',
      'An error by the parser filled the disk.',
      'The failure of the driver went unnoticed.',
      'The committee has oversight of the release.',
      'Errors from users rose to 4%.',
      'The provider’s errors hid those of the database.',
      'Ines sees that her error rate has risen.',
      'The team’s decision to roll back led to a quick recovery.',
    ],
  },
  {
    name: 'unsound-thought',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'what somebody thought is named by its author and said to have been wrong',
    patterns: [
      '<owner> wrong|incorrect|mistaken|false|faulty|erroneous|flawed|unfounded|careless|sloppy|hasty|rash assumption|assumptions|estimate|guess|belief|reading|calculation|entry|setting|keystroke|click|command|shortcut|measurement|conclusion|instruction|instructions|order|translation|transcription',
      '<owner> assumption|assumptions|belief|guess|estimate|impression|expectation|conclusion|diagnosis … was|were|turned|proved out? to? be? wrong|false|mistaken|unfounded|incorrect|too',
      '<person> TAKE it|this|that for granted',
      '<owner> shortcut|typo|slip|haste|hurry|optimism|stubbornness|bravado',
      '<person> had? incorrectly|wrongly|mistakenly|falsely|naively|errantly|erroneously ASSUME|BELIEVE|THINK|CONCLUDE|EXPECT|CONSIDER|INTERPRET|DIAGNOSE|IDENTIFY',
      'errantly|mistakenly|wrongly|falsely|erroneously thinking|believing|assuming',
      '<person> THINK|BELIEVE|ASSUME <thing>? was|were|to on|in|at|be the|a? test|staging|dev|development|other|spare|standby|secondary|backup|empty|idle|unused … and|so <operation>|DROP|WIPE|SHUT|RAN',
    ],
    when: (reading, found) =>
      overlooked(reading, found) && !/^(?:our|its|their|your)$/.test(reading.tokens[found.from]!.lower),
    hits: [
      'The planner’s wrong assumption about the tide stranded the barge.',
      'An engineer wiped the directory, errantly thinking it was the secondary.',
      'The technician wrongly assumed that the line was dead.',
      'The operator believed he was on the test system and dropped the schema.',
      'The porter’s haste let them in.',
      'My assumption that the disk was empty turned out to be wrong.',
      'I took it for granted that the copy had finished.',
    ],
    misses: [
      'The parser wrongly assumed UTF-8.',
      'Our wrong assumption was that the replica is fresh.',
      'The operator believed that the line was dead.',
    ],
  },
  {
    name: 'failing-as-a-cause',
    rule: 'human-error',
    trust: 'firm',
    says: 'somebody’s failing is given as the cause, without saying what let it through',
    patterns: [
      'due|owing|thanks to a|an|the|our|their|some|this <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|complacency|blunder|mix-up|lapse',
      'due|owing|thanks to a|an|the|our|some … oversight|oversights',
      'because of a|an|the|our|some … oversight|oversights',
      'due|owing|thanks to a|an|some|my|our|the|sheer|pure? little|bit|lot? of? <flaw>',
      'mistake|mistakes|error|errors|omission|omissions|oversight|failing|failings|blunder was|were|is|are mine|his|hers|theirs|ours',
      'due|owing to <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|complacency',
      'because of|to a|an|the|our? <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|blunder|mix-up',
      'caused|introduced|missed by a|an|the|our|their? <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|blunder',
      'through|from|of a|an|the|sheer|pure? oversight|carelessness|negligence|inattention',
      'COME|BOIL down to <bad>? <thing>? oversight|carelessness|negligence|inattention|complacency|sloppiness|haste|laziness',
      'result of a|an|our? <bad>? <thing>? oversight|mistake|carelessness|negligence',
      'came|comes|come|boiled|boils down to not <doing>',
      'oversight|oversights|negligence|carelessness that|which? LEAD|led|left|LEAVE|CAUSE|RESULT|ALLOW|MEAN|BREAK|TAKE',
      'lost|due|owing|down|attributed|traced|attributable to user|driver|handling|manual|editing error|errors|mistake|mistakes',
      'caused|introduced|triggered by user|driver|handling|manual|editing error|errors|mistake|mistakes',
      'a|an|the oversight|oversights in|when|during',
      'was|is|be a|an|the|just|simply? simple|mere|clear|an|a? oversight|blunder',
      'human|operator|operational|manual|procedural|administrative|engineering|organisational|organizational oversight|mistake|mistakes|oversights',
      'mix|combination of … human error|errors|mistakes',
      'lack|want of attention|care|diligence|discipline|vigilance|thoroughness|concentration|rigour|rigor',
      'insufficient|inadequate|poor attention|care|diligence|discipline|vigilance|thoroughness|concentration',
      'inexperience|carelessness|complacency|negligence|impatience|ignorance|overconfidence with|of|in|on? … LEAD|CAUSE|RESULT|MEAN',
      'failure|failures to prioritise|prioritize|invest|act|react|intervene',
      '^ failure|failures to follow|test|check|verify|review|communicate|escalate|consult|inform|read|document|plan|coordinate|double-check|heed|rehearse|announce|tell|ask|rotate',
      'the|our|this|their failure to test|review|escalate|consult|inform|tell|ask|rehearse|announce|heed|document|plan|coordinate|renew|notify|follow|hand',
      'mistake|oversight was|is not? to|that',
      'human|sheer|pure|plain <flaw>',
      'failure|failures to follow|test|check|verify|review|communicate|escalate|consult|inform|read|document|plan|coordinate|double-check|heed|rehearse|announce|tell|ask|rotate … LEAD|CAUSE|MEAN|RESULT|LEAVE|COST|LET',
      'due|owing to a|the? failure to follow|test|check|verify|review|communicate|escalate|consult|inform|read|document|plan|coordinate|double-check|heed|rehearse|announce|tell|ask|rotate',
      'insufficient|inadequate|poor|incomplete|careless|missing|bad|superficial testing|review|preparation|planning|communication|supervision|handover|maintenance|workmanship|training by|from|of|on <people>',
      '^ poor|bad|insufficient|inadequate|missing communication|coordination|handover|alignment between|with|from <person>',
      'lack|absence of communication|coordination|alignment|consultation between <thing> and <thing>',
      'misunderstanding|miscommunication|mix-up|quarrel|dispute|disagreement between the|our|two|both? two|both? <person>',
      '^ gross|sheer|pure|plain? carelessness|negligence|inattention|sloppiness|haste|complacency|impatience|overconfidence during|at|on|in|while|when',
      'cause|causes|factor|factors|reason|reasons : haste|carelessness|negligence|inattention|complacency|inexperience|impatience|sloppiness|laziness|overconfidence',
      'cause|causes|factor|factors|reason|reasons : poor|bad|insufficient communication|coordination|planning|judgement|judgment|preparation',
      '^ misunderstanding|misreading|misinterpretation|misjudgement|misjudgment|underestimation|overestimation|ignorance of',
      '^ failure|failures in mentoring|taking|communicating|following|checking|testing|informing|preparing|training|supervising|planning|reviewing|escalating|coordinating',
      'lapse|lapses|error|errors|failure in|of judgement|judgment|concentration|attention|diligence|vigilance|discipline',
    ],
    when: overlooked,
    hits: [
      'Due to an oversight in the migration, the old key stayed valid.',
      'Due to a configuration oversight, the limit was off.',
      'The door stayed open because of a scheduling oversight.',
      'Due to a little incompetence, this proved to be difficult.',
      'Both of these omissions were mine.',
      'The failure to escalate cost us an hour.',
      'The mistake was not to call the vendor.',
      'There was no bug in it besides human laziness.',
      'Two major oversights led to this issue.',
      'The outage was caused by an oversight.',
      'The cause was a mix of technical and human errors.',
      'The flag stayed on because of an operational oversight.',
      'It was a simple oversight.',
      'The incident was the result of a lapse in judgement.',
      'The loss comes down to carelessness in the archive.',
      'Through carelessness the key ended up in the public bucket.',
      'Lack of attention while filling in the form led to a double booking.',
      'Inexperience with the tool led to the deletion.',
      'The pass was lost to user error in the form.',
      'Failure to follow the change procedure.',
      'The licence ran out due to a lapse.',
      'Insufficient testing by the vendor.',
      'Lack of coordination between Sales and Engineering.',
      'A misunderstanding between the two engineers led to a double reboot.',
      'Carelessness during the cable work.',
      'Root causes: Haste, poor communication',
      'Misunderstanding of the flag’s meaning.',
      'Failure in taking adequate precautions.',
      'The door stayed open due to carelessness.',
      'The door stayed open because of an oversight.',
      'The loss is the result of an oversight.',
      'It all boiled down to not reading the settings before the clean-up.',
      'The leak was caused by user error.',
      'Inadequate diligence at the gate led to the theft.',
      'The failure to invest in locks let them in.',
      'The failure to check the gauge led to the leak.',
      'The leak is due to a failure to check the gauge.',
      'Poor communication between the crews.',
      'Cause: poor coordination on the night.',
    ],
    misses: [
      'The licence ran out due to a lapse in our renewal process.',
      'The change needs the oversight of two people.',
      'There is regulatory oversight.',
      'It was caused by a typo in the template.',
      'Due to a bug in the migration, the old key stayed valid.',
      'Failure to resolve the name led to timeouts.',
      'Lack of communication between the nodes.',
      'Root cause: poor performance of the disk.',
      'Failure in connecting to the primary.',
      'Insufficient memory on the node.',
      'A mismatch between the two schemas led to a double write.',
      'It was not caused by an oversight.',
      'Human mistakes are inevitable.',
    ],
  },
  {
    name: 'judged-person',
    rule: 'judgement',
    trust: 'firm',
    says: 'a person’s care, competence or character is judged',
    find: function* find(reading) {
      yield* badPerson(reading);
      yield* personIs(reading);
    },
    needs: HAS.judged,
    hits: [
      'The reviewer was careless.',
      'A careless reviewer approved it.',
      'The technicians were not attentive.',
    ],
    misses: [
      'That was a naive dream I had.',
      'Images are lazy-loaded.',
      'The reviewer was not careless.',
      'The night shift was careful.',
    ],
  },
];
