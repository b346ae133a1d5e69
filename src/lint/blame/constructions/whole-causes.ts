import { WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import type { Construction, Found, Place } from './construction.ts';
import { isPersonOrTeam } from './people-alone.ts';

/** What people lack or lose for a moment. */
const FAILINGS = new Set(
  wordsOf(`carelessness negligence recklessness sloppiness laziness incompetence ineptitude stupidity thoughtlessness
    irresponsibility inattention inattentiveness complacency arrogance overconfidence impatience forgetfulness ignorance
    indifference apathy indiscipline haste inexperience unprofessionalism clumsiness foolishness hubris`),
);
const STRESSED = /^(?:pure|sheer|simple|gross|plain|general|mere|human|our|my|their|the|some)$/;

/** What only people lack: that nobody owns a thing is a fact about the thing. */
const LACK =
  /^(?:(?:a|the|our|some|complete|total|general) )*(?:lack|absence) of (?:personal |clear |any )?(?:ownership|accountability|responsibility|commitment|motivation|initiative|professionalism|competence|interest|urgency|discipline|common sense) (?:in|within|among|on|from|by|at|inside) (?:the part of )?/;

/** What adds nothing to the cause behind it: "Root cause:", "The root cause was", "Because of", "It was simply", "It's on". */
const OPENING =
  /^(?:[a-z]{1,3}-?\d{1,3} [:.)–—-] )?(?<named>(?:(?:the|our|a|one|root|main|primary|real|actual|underlying|direct|immediate|only|single|true|likely|probable|contributing|biggest) )*(?:causes?|reasons?|culprit|trigger|factors?) (?::|was|is|were|are|–|—) )?(?:because of |due to |thanks to |caused by )?(?<on>(?:it|that|this) (?:was|is|'s) (?:(?:all|entirely|squarely|simply|just) )?on )?(?:(?:it|that|this) (?:was|is|'s) )?(?:(?:simply|just|purely|mainly|again) )*/;

type Part = readonly [from: number, to: number];
const NONE: readonly Part[] = [];

/** "Dave", "the intern" of "The root cause was Dave and the intern.": a whole cause in its parts; empty if it is none. */
function whole({ tokens, question }: Reading, { cause, heading }: Place): readonly Part[] {
  if (question || tokens.length > 16) return NONE;
  const words = tokens.map(({ lower }) => lower).join(' ');
  const { 0: opening, groups } = OPENING.exec(`${words} `)!;
  const fits = groups!.named !== undefined || (!heading && (groups!.on ? cause !== null : cause === 'whole'));
  if (!fits) return NONE;
  let end = tokens.length;
  while (end > 0 && /^[.!]$/.test(tokens[end - 1]!.lower)) end--;
  const parts: Part[] = [];
  for (let from = opening.split(' ').length - 1, i = from; i <= end; i++) {
    if (i < end && !/^(?:and|,)$/.test(tokens[i]!.lower)) continue;
    if (i > from) parts.push([from, i]);
    from = i + 1;
  }
  return parts;
}

function* people(reading: Reading, place: Place): Iterable<Found> {
  const parts = whole(reading, place);
  if (parts.length > 0 && parts.every(([from, to]) => isPersonOrTeam(reading, from, to, place)))
    yield { from: 0, to: parts.at(-1)![1] };
}

function* failings(reading: Reading, place: Place): Iterable<Found> {
  const { tokens } = reading;
  const parts = whole(reading, place);
  const isFailing = ([from, to]: Part) =>
    FAILINGS.has(tokens[to - 1]!.lower) &&
    tokens.slice(from, to - 1).every(({ lower }) => STRESSED.test(lower));
  const isLacking = ([from, to]: Part) => {
    const words = tokens.slice(from, to).map(({ lower }) => lower);
    const lack = LACK.exec(words.join(' '))?.[0];
    return lack !== undefined && isPersonOrTeam(reading, from + lack.split(' ').length - 1, to, place);
  };
  if (parts.length === 0) return;
  if (parts.every(isFailing)) yield { from: 0, to: parts.at(-1)![1] };
  else if (parts.every((part) => isFailing(part) || isLacking(part)))
    yield { from: 0, to: parts.at(-1)![1], rule: 'judgement' };
}

/** What fits oneself without judging anybody: "We were unprepared." */
const STATE =
  /^(?:un(?:prepared|trained|skilled|qualified|coordinated)|inexperienced|distracted|sleepy|drowsy|indecisive|inefficient|disorgani[sz]ed|late|tardy)$/;

/** "We were stupid." */
function* ourselves({ tokens, entities, question }: Reading, { cause }: Place): Iterable<Found> {
  if (!cause || question || entities[0] !== 'we' || tokens[1]?.lower !== 'were') return;
  const end = tokens.findLastIndex(({ kind }) => kind === 'word') + 1;
  const { lower, word } = tokens[end - 1]!;
  const between = tokens
    .slice(2, end - 1)
    .every(({ word: { is } }) => is & WordClass.adverb && !(is & WordClass.negation));
  if (word.is & WordClass.badAdjective && !STATE.test(lower) && between) yield { from: 0, to: end };
}

const among = (text: string) => ({ text, place: { section: 'causes', cause: 'whole' } as const });

/** A cause that is somebody, or a failing of people, and nothing else. */
export const constructions: readonly Construction[] = [
  {
    name: 'person-as-the-cause',
    rule: 'person-at-fault',
    trust: 'certain',
    says: 'the whole cause is somebody',
    find: people,
    hits: [
      among('Dave.'),
      among('Dave'),
      among('Tomasz Nowak.'),
      among('The intern.'),
      among('An engineer on call'),
      among('It’s on Dave.'),
      among('It was the new hire.'),
      among('Because of the platform team.'),
      among('Dave and the intern'),
      among('Me.'),
      'Root cause: Dave.',
      'Root cause: the on-call engineer',
      'The root cause was Dave.',
      'The culprit was the intern.',
      { text: 'This is on the platform team.', place: { cause: 'part' } },
    ],
    misses: [
      'Dave.',
      { text: 'Dave.', place: { cause: 'part' } },
      { text: 'It was Dave.', place: { cause: 'part' } },
      { text: 'Oscar.', place: { cause: 'whole', isSystem: (name) => name === 'oscar' } },
      { text: 'The intern', place: { cause: 'whole', heading: true } },
      among('Jenkins.'),
      among('Caddy.'),
      among('Argo'),
      among('Hugo'),
      among('Redis'),
      among('Cloudflare.'),
      among('Our hosting provider.'),
      among('The scheduler.'),
      among('The operator.'),
      among('The dispatcher'),
      among('The supervisor.'),
      among('The assistant'),
      among('Only one engineer.'),
      among('No DBA on call'),
      among('An overworked team.'),
      among('Dave?'),
      among('Grace.'),
      among('Management'),
      among('People'),
      among('Engineers'),
      'Root cause: People',
      among('The intern’s laptop'),
      among('Dave’s cron job.'),
      among('The engineer on call had no access.'),
      among('The admin console.'),
      among('Dave and Jenkins'),
      'The root cause was Jenkins.',
      'The root cause was Dave’s laptop.',
      'Root cause analysis: Dave',
      'Root cause found by: Dave',
    ],
  },
  {
    name: 'failing-as-the-whole-cause',
    rule: 'human-error',
    trust: 'certain',
    says: 'the whole cause is a failing of people',
    find: failings,
    hits: [
      among('Carelessness.'),
      among('Pure laziness'),
      among('Haste and inexperience.'),
      among('It was negligence.'),
      among('Lack of ownership in the platform team.'),
      among('A lack of accountability within the leadership'),
      'Root cause: complacency',
      'The root cause was sheer incompetence.',
    ],
    misses: [
      'Carelessness.',
      among('Lack of ownership.'),
      among('Lack of ownership for the certificate.'),
      among('Lack of ownership in the service catalog.'),
      among('Lack of urgency in the retry loop.'),
      among('Fatigue.'),
      among('Negligence?'),
      among('Human factors'),
      among('Haste of the parser'),
      among('Race condition and haste'),
    ],
  },
  {
    name: 'judged-ourselves',
    rule: 'judgement',
    trust: 'certain',
    says: 'the authors judge themselves, as the cause',
    find: ourselves,
    hits: [among('We were stupid.'), among('We were really careless')],
    misses: [
      among('We were unprepared.'),
      among('We were not careless.'),
      among('We were late to the call.'),
      among('Were we stupid?'),
    ],
  },
];
