import { VerbForm, WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import { hypothetical } from '../guards.ts';
import { type Construction, clauseSpan, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';
import { excused, isDeed, isOpinion } from './party-left-undone.ts';

/** How much care was taken: with these, whatever I did not do is an omission. */
const ENOUGH =
  /^(?:enough|properly|correctly|carefully|thoroughly|sufficiently|adequately|early|soon|closely|seriously|sooner|earlier)$/;
/** What befalls people, or what they feel and have: not having done it is no omission. */
const NOT_DEEDS = new Set(
  wordsOf(`be have do get receive become know see hear feel find like love want wish need mean mind enjoy expect hope intend succeed manage
    lose win experience suffer encounter recall believe seem belong care sleep go come`),
);
/** Misjudgements that I can only make in my own head. */
const MISJUDGED =
  /^(?:underestimate|overestimate|under-estimate|over-estimate|misjudge|misread|misunderstand|overlook|neglect|miscalculate|misremember|misdiagnose|mistake|confuse)$/;

/** "I did not put enough effort into it", "I underestimated the move". */
function* mine(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of reading.clauses) {
    const { who, negated, passive, modal, verb } = clause;
    if (who !== 'i' || passive || modal || reading.question || hypothetical(reading, clause)) continue;
    const { base } = tokens[verb]!.word;
    const span = clauseSpan(reading, clause);
    if (!negated) {
      const missed =
        base === 'miss' &&
        /^(?:that|how|it|this)$|^the$/.test(tokens[verb + 1]?.lower ?? '') &&
        (tokens[verb + 1]!.lower !== 'the' ||
          /^(?:fact|part|point|note|line|detail|step|warning|obvious)$/.test(tokens[verb + 2]?.lower ?? ''));
      if (clause.finite && (MISJUDGED.test(base) || missed) && tokens[verb]!.word.forms & VerbForm.past)
        yield span;
      continue;
    }
    if (!inPast(reading, clause) || excused(reading, clause)) continue;
    const enough =
      !NOT_DEEDS.has(base) && tokens.slice(clause.from, span.to).some(({ lower }) => ENOUGH.test(lower));
    if ((isDeed(reading, verb) && !isOpinion(reading, verb)) || enough) yield span;
  }
}

const inPast = ({ tokens }: Reading, { from, verb }: ReadClause): boolean =>
  tokens
    .slice(Math.max(0, from), verb)
    .some(({ lower }) => /^(?:did|had|never|was)(?:n['’]?t)?$|^(?:didnt|hadnt)$/.test(lower));

const TOO =
  'late|early|soon|little|roughly|loosely|narrowly|quickly|hastily|optimistically|superficially|ambitiously|slowly|briefly|rashly|lightly|literally';

/** A person's own deed, neither asked nor denied. */
function ownDeed(reading: Reading, { from, to }: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
  return (
    clause !== undefined &&
    !reading.question &&
    !clause.negated &&
    !clause.modal &&
    !clause.passive &&
    !hypothetical(reading, clause) &&
    inParticular(clause.who) &&
    !(reading.tokens[clause.verb]!.word.is & (WordClass.be | WordClass.have))
  );
}

/** What somebody tells of their own work. */
const constructions: readonly Construction[] = [
  {
    name: 'my-part',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'somebody takes the fault upon themselves, or is given it',
    patterns: [
      'my mental? model|understanding|picture|reading|recollection|memory|intuition … was|were|turned|proved out? to? be? wrong|incorrect|outdated|off|mistaken|incomplete|flawed',
    ],
    when: ({ question, tokens }, { from, to }) =>
      !question &&
      !tokens
        .slice(Math.max(0, from - 3), to)
        .some(({ lower }) => /^(?:no|any|not|our|your|its)$/.test(lower)),
    hits: ['My mental model of the cache was wrong.'],
    misses: [
      'Was my picture of the cache wrong?',
      'It is not my picture that was wrong.',
      'The cache’s picture of the disk was wrong.',
    ],
  },
  {
    name: 'my-lapse',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'somebody says what they themselves left undone or misjudged',
    find: mine,
    needs: HAS.me,
    hits: [
      'I did not put enough effort into the sound.',
      'I underestimated the move and kept the site up.',
      'I didn’t plan for it well.',
      'I did not test it across midnight.',
      'I never compared the two lists carefully.',
      'I had not thought of the second shop.',
      'I also missed the fact that the gate opens inwards.',
    ],
    misses: [
      'I did not see any error.',
      'I did not receive the page in time.',
      'I did not have enough time.',
      'I did not think the queue was long.',
      'I did not restart it, to keep the dump.',
      'I did not ask, because the channel was closed.',
      'I do not test such changes.',
      'I never got enough of it.',
      'I must not underestimate the move.',
    ],
  },
  {
    name: 'took-too-long',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it judges how long somebody took',
    patterns: [
      'took|taken|takes … far|much|way too long to',
      'took|taken … far|much|way longer than … should|necessary|needed',
    ],
    when: ({ question, entities }, { from, to }) =>
      !question && entities.slice(from, to).some((entity) => inParticular(entity)),
    hits: ['It took the team far too long to notice.', 'It took the crew much longer than it should have.'],
    misses: [
      'It took the job far too long to finish.',
      'It took the crew an hour to notice.',
      'Has it taken the crew far too long to notice?',
    ],
  },
  {
    name: 'done-too-late',
    rule: 'person-at-fault',
    trust: 'firm',
    says: 'it judges how well or how late somebody did it',
    patterns: [
      `<person> <past> far|much|way|rather|a? bit? too ${TOO}`,
      `<person> PLAN|TEST|LOOK|CHECK|READ|THINK|START|REACT|ESCALATE|CALL|ASK|TELL|ANNOUNCE … far|much|way|rather? too ${TOO}`,
      'i had? HANDLE|MAKE|FIX|APPLY|ADD|TEST|PROTECT|GUARD|COVER|PATCH … on|in|for|to the? one|first|read|happy side|end|half|place|path … and|but not on|in|for|to',
      'i <past> … only to|on|in|for … , not|but not?',
    ],
    when: ownDeed,
    hits: [
      'I planned too roughly for the size of the hall.',
      'The night shift reacted far too late.',
      'The crew escalated the leak too late.',
      'I had handled retries on one side of the bridge and not on the other.',
      'I applied the fix only to the first list, not the second.',
    ],
    misses: [
      'The probe reacted too late.',
      'The clerk was too late.',
      'The crew said that the probes tested too late.',
      'If the gate opens again, the crew reacted far too late?',
    ],
  },
];
export default constructions;
