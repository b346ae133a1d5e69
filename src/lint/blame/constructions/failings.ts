import { WordClass } from '../../../english/classes.ts';
import type { Reading } from '../../../english/reading.ts';
import { prevented } from '../guards.ts';
import { type Construction, type Found, inParticular } from './construction.ts';

const FAILINGS =
  'error|errors|mistake|mistakes|oversight|oversights|lapse|lapses|blunder|blunders|slip|slip-up|mix-up|omission|carelessness|negligence|inattention|misjudgement|misjudgment|miscalculation|misunderstanding|haste|neglect|fumble|misstep|complacency|confusion|incompetence|inexperience|impatience|sloppiness|thoughtlessness|clumsiness|stubbornness|forgetfulness|ignorance|arrogance|indecision|recklessness|overconfidence|shortcut|bungling|mishandling|mismanagement|failure|failures|misreading|disregard|indifference|refusal|reluctance|unwillingness|inability|fault|typo|doing';

/** "no mistake by …", "prevents errors of …", "a failure of the driver". */
function said(reading: Reading, { from }: Found): boolean {
  return (
    !prevented(reading, from) &&
    !reading.tokens
      .slice(Math.max(0, from - 4), from)
      .some(
        ({ lower, word }) => word.is & WordClass.negation || /^(?:no|any|without|zero|nobody)$/.test(lower),
      )
  );
}

/** Not "regulatory oversight", "oversight of the committee", "lack of oversight": watching over, and not overlooking. */
function overlooked(reading: Reading, found: Found): boolean {
  const { tokens } = reading;
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

/** Adjectives of a person just before what they are: "a careless reviewer". */
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
  /^(?:attentive|careful|competent|thorough|qualified|capable|vigilant|diligent|conscientious|alert|awake|concentrated)$/;

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
    ],
    misses: [
      'The misjudgement of the optimizer filled the heap.',
      'The committee has oversight of the release.',
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
      `mistake|mistakes|error|errors|oversight made|committed by <person>`,
      `it was|is <owner> own? fault|doing|mistake|error`,
      'blame|responsibility|fault lies|lay|rests|falls|rested squarely|solely|entirely? with|on <person>',
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
      'Responsibility lies squarely with the installer.',
      'The QA contractors are to blame for the regression.',
      'Shame on the vendor’s installers for leaving the tray unbolted.',
      'My fault, I cleared the cache for every brand.',
      'The failure of the night lead to hand over two tickets kept it hidden.',
    ],
    misses: [
      'It was not the reviewer’s fault.',
      'No mistake by an operator was found.',
      'An error by the parser filled the disk.',
      'The failure of the driver went unnoticed.',
      'The committee has oversight of the release.',
      'Errors from users rose to 4%.',
    ],
  },
  {
    name: 'failing-as-a-cause',
    rule: 'human-error',
    trust: 'firm',
    says: 'somebody’s failing is given as the cause, without saying what let it through',
    patterns: [
      'due|owing|thanks to a|an|the|our|their|some|this <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|complacency|blunder|mix-up|lapse',
      'due|owing to <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|complacency',
      'because of|to a|an|the|our? <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|blunder|mix-up',
      'caused|introduced|missed by a|an|the|our|their? <bad>? <thing>? oversight|oversights|carelessness|negligence|inattention|blunder',
      'through|from|of a|an|the|sheer|pure? oversight|carelessness|negligence|inattention',
      'COME|BOIL down to <bad>? <thing>? oversight|carelessness|negligence|inattention|complacency|sloppiness|haste|laziness',
      'result of a|an|our? <bad>? <thing>? oversight|mistake|carelessness|negligence',
      'oversight|oversights|negligence|carelessness that|which? LEAD|led|left|LEAVE|CAUSE|RESULT|ALLOW|MEAN|BREAK|TAKE',
      'a|an|the oversight|oversights in|when|during',
      'was|is|be a|an|the|just|simply? simple|mere|clear|an|a? oversight|blunder',
      'human|operator|operational|manual|procedural|administrative|engineering|organisational|organizational oversight|mistake|mistakes|oversights',
      'mix|combination of … human error|errors|mistakes',
      'lack|want of attention|care|diligence|discipline|vigilance|thoroughness|concentration|rigour|rigor',
      'insufficient|inadequate|poor attention|care|diligence|discipline|vigilance|thoroughness|concentration',
      'inexperience|carelessness|complacency|negligence|impatience|ignorance|overconfidence with|of|in|on? … LEAD|CAUSE|RESULT|MEAN',
      'lapse|lapses|error|errors|failure in|of judgement|judgment|concentration|attention|diligence|vigilance|discipline',
    ],
    when: overlooked,
    hits: [
      'Due to an oversight in the migration, the old key stayed valid.',
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
    ],
    misses: [
      'The change needs the oversight of two people.',
      'There is regulatory oversight.',
      'It was caused by a typo in the template.',
      'Due to a bug in the migration, the old key stayed valid.',
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
    hits: [
      'The reviewer was careless.',
      'A careless reviewer approved it.',
      'The technicians were not attentive.',
    ],
    misses: ['Images are lazy-loaded.', 'The reviewer was not careless.', 'The night shift was careful.'],
  },
  {
    name: 'judged-conduct',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'what a person did is judged',
    patterns: [
      '<bad>|bad|poor|wrong|incorrect|improper|gross behaviour|behavior|handling|work|attitude|conduct|treatment|call|decision|communication|approach|operation|manipulation|input|communications|handover|handoff|hand-off|follow-up|preparation|supervision … by|from|among|on <person>',
      'attitude|culture|discipline|mentality among|of|from|in <people>',
      '<person> GROW|BECOME|SEEM|LOOK|APPEAR|GET|TURN very|too|so|rather? <bad>',
      'so|too|so-called <bad> as|that|to',
      'Not|not a soul|person … <deed>',
      '<owner> <bad>|bad|poor|botched|half-baked merge|push|deploy|edit|change|release|restart|handling|work|call|decision|judgement|judgment|attitude|commits|communication',
      '<owner> attitude|habit|lack of|towards|toward',
      '<bad> … by <person>',
      '<bad> work|workmanship|coding|engineering|housekeeping',
      'bad|broken|faulty|buggy|wrong deploy|deployment|build|release|commit|change|config|configuration|image|push|merge|command|query|script … by <person>',
      '<person> BE too|very|so? slow|late|reluctant|unwilling|quick|hasty to <deed>',
      '<person> BE too|very slow|late|hasty in|with <doing>',
      'wrong|incorrect|outdated|untested|broken <thing> <done> by <person>',
      'careless|sloppy|reckless|negligent|thoughtless|hasty|botched|clumsy edit|change|merge|copy|paste|commit|command|restart|deploy|deployment|push|rebase|configuration|release|migration|cleanup|clean-up|rename',
      'never|not properly|fully|thoroughly|even? <care> by <person>',
      '<person> REACT|RESPOND|ACT|ESCALATE|NOTICE|REALISE|REALIZE|INTERVENE … too late|slowly|little|hastily',
      '<people> was|were|had|did not been? PAY enough|close|much|any|proper|sufficient? attention',
      "<people> wasn't|weren't|didn't PAY enough|close|much|any|proper|sufficient? attention",
      'in a|an|such very|rather? careless|sloppy|slapdash|slipshod|reckless|negligent|shoddy|haphazard|amateurish|irresponsible way|manner|fashion',
      'reviewed|tested|checked|read|planned|verified|prepared|inspected too|only superficially|hastily|quickly|casually|cursorily',
    ],
    hits: [
      'Reckless behaviour from a maintainer.',
      'A bad call by the incident lead prolonged it.',
      'Bea’s sloppy merge.',
      'A careless copy and paste by the release engineer.',
      'The vendor’s engineer was slow to respond.',
      'Marta was too slow to respond to the page.',
      'Wrong certificate uploaded by ops.',
      'Backup never tested by the team.',
      'The error was introduced by a careless edit of the zone file.',
      'The shift lead reacted far too late.',
      'They were not paying attention.',
      'The test plan was prepared in a slapdash way.',
      'The plan was reviewed too superficially.',
      'The bad build was pushed by Tomas.',
      'A poor handover by the late shift hid the open ticket.',
    ],
    misses: [
      'The agent was slow to respond.',
      'The page was too slow to load.',
      'Wrong value returned by the proxy.',
      'Path never tested by the probe.',
      'The autoscaler reacted too late.',
      'Bad handling of the empty list.',
      'The proxy’s poor handling of retries.',
    ],
  },
];
