import { VerbForm, WordClass } from '../../../english/classes.ts';
import { type Deed, deedsBeside } from '../../../english/deed-beside.ts';
import { isHumanDeed, isSharedDeed } from '../../../english/human-deeds.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { OF_A_PARTY } from '../deeds/of-a-party.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

/** "did not start looking into it": what counts is the deed. */
const BEGINS = /^(?:start|begin|bother|think|stop|get|try|come|go)$/;
/** What a head does: no software understands or notices, though a sentence may say so of an unknown name. */
const WITH_THE_HEAD = new Set(
  wordsOf('understand notice realise realize recognise recognize spot catch grasp appreciate foresee'),
);
/** What a firm or a project does, and no product. */
const OF_FIRMS = new Set(
  wordsOf(`tell ask consult announce brief communicate inform coordinate disclose anticipate foresee consider realise realize escalate discuss
    involve rehearse apologise apologize plan warn audit review investigate prioritise prioritize`),
);

/** Whether a verb and its object are a deed that is expected of people: "test it", "give us notice". */
export function isDeed({ tokens }: Reading, verb: number): boolean {
  const { base } = tokens[verb]!.word;
  if (isHumanDeed(tokens[verb]!) || WITH_THE_HEAD.has(base) || isExpected(deedAt(tokens, verb))) return true;
  return BEGINS.test(base) && begun(tokens, verb);
}

const isExpected = deedsBeside(OF_A_PARTY);

/** A verb in the active, and the words after it. */
export const deedAt = (tokens: readonly Token[], verb: number): Deed => ({
  verb: tokens[verb]!.word.base,
  to: '',
  words: tokens.slice(verb + 1, verb + 8).map(({ lower }) => lower),
});

/** "I did not think it was too difficult": an opinion, unlike "I did not think of it". */
export const isOpinion = ({ tokens }: Reading, verb: number): boolean =>
  /^(?:think|consider)$/.test(tokens[verb]!.word.base) &&
  !/^(?:of|about|to|through|ahead|enough|how|what|whether|that)$/.test(tokens[verb + 1]?.lower ?? '');

/** "start looking into", "get around to testing". */
function begun(tokens: readonly Token[], verb: number): boolean {
  const rest = tokens.slice(verb + 1, verb + 5);
  const at = rest.findIndex(({ lower }) => !/^(?:to|around|round|by|with|even|on)$/.test(lower));
  const deed = rest[at];
  return deed !== undefined && (isHumanDeed(deed) || isSharedDeed(deed) || deed.word.base === 'look');
}

/** What befalls people, what they have, feel and know, and what they did not do wrong: leaving it is no omission. */
const NO_DEEDS = new Set(
  wordsOf(`be have do get receive become know see hear feel find like love want wish need mean mind enjoy expect hope intend succeed manage
    lose win experience suffer encounter recall believe seem belong sleep change affect impact cause trigger require contribute hesitate
    own reach arrive recover perform initiate originate authorise authorize leave speak agree happen work trust deserve rule notify`),
);

/** "The reviewer did not open the file": any deed, by somebody in particular, that is not said to have been right. */
function isAnyDeed({ tokens }: Reading, { who, from, verb, subject, finite }: ReadClause): boolean {
  const { word } = tokens[verb]!;
  if (!finite || !subject || !/^(?:person|group|name|he)$/.test(who)) return false;
  const operates = (word.is & WordClass.operation) !== 0 && !/^(?:copy|install|apply|open)$/.test(word.base);
  if (operates || NO_DEEDS.has(word.base) || word.is & (WordClass.fault | WordClass.be | WordClass.have))
    return false;
  // "A developer never merged on red" is a habit, "the admin never opened it" an omission.
  const did = tokens
    .slice(Math.max(0, from), verb)
    .some(({ lower }) => /^(?:did|had)(?:n['’]?t)?$/.test(lower));
  const definite = /^(?:the|our|his|her|their)$/.test(tokens[subject.from]!.lower);
  if (!did && !(definite && word.forms & VerbForm.past)) return false;
  const head = tokens[subject.head]!.lower;
  if (AT_LARGE.test(head)) return false;
  return !tokens.slice(Math.max(0, from - 2), verb).some(({ lower }) => RIGHTLY.test(lower));
}
const RIGHTLY =
  /^(?:rightly|correctly|sensibly|wisely|deliberately|purposely|intentionally|actually|fortunately|luckily)$/;
const AT_LARGE =
  /^(?:people|users?|customers?|players?|visitors?|members|operators?|planner|runner|agents?|everyone)$/;

/** "Our CI", "the Zylo": a thing of ours rather than a firm. */
const isOurs = ({ tokens }: Reading, { subject }: ReadClause): boolean =>
  subject !== null && (tokens[subject.from]!.word.is & WordClass.determiner) !== 0;

/** "did", "had": in the past; "does not" is a habit. */
const inPast = ({ tokens }: Reading, { from, verb }: ReadClause): boolean =>
  tokens.slice(Math.max(0, from), verb).some(({ lower }) => /^(?:did|had|never)(?:n['’]?t)?$/.test(lower)) ||
  // "was not looking at it"
  (/^(?:look|watch|monitor|pay|check|listen|follow)$/.test(tokens[verb]!.word.base) &&
    tokens.slice(Math.max(0, from), verb).some(({ lower }) => /^(?:was|were)(?:n['’]?t)?$/.test(lower)));

/** "did not report any issue": there was none. */
const FINDS =
  /^(?:notice|spot|catch|report|observe|identify|recogni[sz]e|raise|flag|follow|take|detect|check)$/;

/** The sentence says what kept them from it; "not until noon" says how late they were. */
export function excused({ tokens, clauses }: Reading, { verb }: ReadClause): boolean {
  if (clauses.some((other) => other.verb > verb && /^(?:because|since|as)$/.test(other.opener))) return true;
  const rest = tokens.slice(verb + 1, verb + 12);
  return rest.some(
    ({ lower }, i) =>
      (i < 9 && /^(?:due|further|anything|yet|because|since)$/.test(lower)) ||
      (lower === 'any' && FINDS.test(tokens[verb]!.word.base)) ||
      (lower === 'as' && rest[i - 1]?.lower === ',') ||
      (lower === 'until' && !isTime(rest[i + 1]) && !BEGINS.test(tokens[verb]!.word.base)),
  );
}

/** "until 10:40", "until two hours later", "until the next day". */
const isTime = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' ||
    /^(?:noon|midnight|morning|evening|late|later|much|well|almost|nearly|about|around|two|three|four|five|six|ten|several|hours|monday|tuesday|wednesday|thursday|friday|after|approximately|some)$/.test(
      token.lower,
    ));

/** "The vendor didn't give us notice", "the team did not start looking into it". */
function* left(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { who, negated, passive, modal, verb } = clause;
    if (!negated || passive || modal || reading.question || hypothetical(reading, clause)) continue;
    if (
      !inPast(reading, clause) ||
      who === 'i' ||
      (!isDeed(reading, verb) && !isAnyDeed(reading, clause)) ||
      excused(reading, clause)
    )
      continue;
    const span = clauseSpan(reading, clause);
    if (who === 'we') yield { ...span, rule: 'collective' };
    else if (inParticular(who) && who !== 'nobody') yield span;
    else if (who === 'proper' && !isOurs(reading, clause) && (ofFirm(tokens, verb) || clause.relative))
      yield clause.relative ? { ...span, trust: 'soft' } : span;
  }
}

function ofFirm(tokens: readonly Token[], verb: number): boolean {
  const { base } = tokens[verb]!.word;
  if (OF_FIRMS.has(base)) return true;
  const next = tokens[verb + 1]?.lower ?? '';
  if (WITH_THE_HEAD.has(base)) return /^(?:that|how|what|why)$/.test(next);
  const object = nounPhrase(tokens, verb + 1);
  return (
    base === 'give' &&
    object !== null &&
    tokens.slice(verb + 1, verb + 8).some(({ lower }) => lower === 'notice' || lower === 'warning')
  );
}

/** A person, a team or a firm, and a deed that it left undone. */
const constructions: readonly Construction[] = [
  {
    name: 'party-left-undone',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it says what somebody did not do, and so what they should have done',
    patterns: [
      '<person> did|had not HAVE … on its|their|his|her|the radar',
      '<people> never bothered|troubled to <deed>',
    ],
    when: ({ question }) => !question,
    find: left,
    needs: HAS.denied,
    hits: [
      'Halden didn’t give its partners sufficient notice.',
      'Halden did not realise that the fee had changed.',
      'The team did not start looking into it until noon.',
      'The team did not have the second site on its radar.',
      'The planners did not put enough thought into the order of the steps.',
      'The vendor did not audit its own list.',
      'The night shift had not understood the note.',
      'The lead did not make sure that the gate was shut.',
      'The technician did not copy the new file to the eighth server.',
      'The on-call engineer did not page the second team until two hours later.',
      'The reviewer did not pick up on it.',
      'The admin never opened it.',
      'They never bothered to ask.',
      'The fitter was not looking at the gauge.',
    ],
    misses: [
      'Zorblax did not test the connection.',
      'The team did not have to test it.',
      'The team did not expect the load.',
      'The team did not test it, because the rig was in use.',
      'The engineer did not see any error.',
      'The crew did not want to restart it.',
      'The crew did not open the gate, as the rules forbid it.',
      'The crew correctly did not open the gate.',
      'The crew did not open the gate until it had been repaired.',
      'Did the team not review it?',
      'The team did not have it on its radar?',
    ],
  },
];
export default constructions;
