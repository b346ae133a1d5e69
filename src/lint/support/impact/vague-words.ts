import type { ProseBlock } from '../../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../../postmortem/model.ts';
import { skip } from '../../../time/skip.ts';
import { gated } from '../../../vocabulary/gated.ts';
import { memoized } from '../../../vocabulary/memoized.ts';

const AMOUNT =
  '(?:an?) (?:(?:very |relatively )?(?:small|large|limited|significant|substantial|tiny|huge|considerable|good) )?(?:number|percentage|proportion|fraction|portion|subset|share|handful|majority|minority|lot|bunch|couple)|the majority|some|many|most|several|(?:a |very |quite a )?few|numerous|various|multiple|countless|lots|plenty';

/** Excludes responders (teams, engineers): summaries describe what they did. */
const PEOPLE_AND_WORK =
  'users|customers|clients|people|visitors|students|instructors|teachers|members|subscribers|players|merchants|tenants|accounts|organi[sz]ations|requests|queries|jobs|builds|orders|payments|transactions|bookings|messages|e-?mails|notifications|uploads|downloads|launches|sessions|logins|deliveries|validators|farmers|wallets|records|outages|data(?! ?cent)';
/** Count as impact in the impact section; in a summary they mostly belong to the explanation. */
const SYSTEMS =
  'services|systems|servers|nodes|pods|containers|instances|endpoints|regions|clusters|hubs|sites|pages|projects|repos(?:itories)?|packages|rows|calls|applications|apps|traffic';

const amount = new RegExp(`\\b(?:${AMOUNT})(?= )`, 'gi');
const after = (nouns: string) =>
  new RegExp(`(?: of)?(?: (?:the|our|their|its|these|those))?(?: [a-z][a-z-]*){0,2}? (?:${nouns})\\b`, 'iy');
const NOUNS = after(PEOPLE_AND_WORK);
const NOUNS_OF_IMPACT = after(`${PEOPLE_AND_WORK}|${SYSTEMS}`);

/** Like a match of a pattern. */
export type Amount = Pick<RegExpExecArray, 0 | 'index'>;

/**
 * “some users”, “a small percentage of our requests”; in the impact section, systems count too. In two steps: as one
 * pattern, V8 compiles what follows an amount after ten of them, 230 KB.
 */
export function vagueAmounts(text: string, isImpact: boolean): Amount[] {
  const nouns = isImpact ? NOUNS_OF_IMPACT : NOUNS;
  const found: Amount[] = [];
  let end = 0;
  for (const { index, 0: words } of text.matchAll(amount)) {
    const to = index < end ? -1 : skip(nouns, text, index + words.length);
    if (to <= index + words.length) continue;
    found.push({ 0: text.slice(index, to), index });
    end = to;
  }
  return found;
}

const UNIT = 'seconds|minutes|hours|days|weeks|months';
const TIMES = [
  '(?<!once in |after )a (?:(?:little|long|short|good) )?while',
  'an? (?:(?:very|fairly|relatively) )?(?:short|long|brief|extended|prolonged|considerable) (?:period|moment|spell|time(?! (?:to|window|frame|span|out)\\b))(?: of time)?',
  '(?:for|lasted|took) (?:quite )?some time',
  'some (?:[a-z]+ )?(?:downtime|outage|disruption|interruption)',
  `(?<!(?:past|last|next|every|first|previous|these|those|final|than|(?:could|would|can|may|might|will) (?:take|last|require|have (?:taken|lasted|required))|(?:^|[.!?] )after(?: a)?) )(?:(?:just |only )?a few|few|several|some|many|a couple(?: of)?|multiple|mere|a number of) (?:more )?(?:${UNIT})`,
  `(?:for|lasted) (?:${UNIT})`,
];
const NOT_A_LENGTH =
  ' (?:later|ago|before|after|earlier|prior|ahead|behind|old|per|each|every|of (?:each|every|work)|from now|in advance|to (?:take|do|see)|apart)';
const VAGUE_TIME = gated(
  new RegExp(`\\b(?:${TIMES.join('|')})\\b(?!${NOT_A_LENGTH})`, 'gi'),
  new RegExp(
    `while|period|moment|spell| time|downtime|outage|disruption|interruption|[a-z] (?:${UNIT})`,
    'i',
  ),
);

/** “for a while”, “several hours”, “some downtime”. */
export const vagueTimes = (text: string): RegExpExecArray[] =>
  VAGUE_TIME.gate.test(text) ? [...text.matchAll(VAGUE_TIME.pattern)] : [];

const TOLD: readonly (SectionName | null)[] = ['impact', 'summary'];

/** Prose blocks of impact and summary, without headings; computed once for all rules. */
export const impactProse = memoized(findProse);

function findProse(postmortem: PostMortem): ProseBlock[] {
  const wanted = postmortem.sections.filter(({ name }) => TOLD.includes(name));
  const from = wanted[0]?.body.start ?? Number.POSITIVE_INFINITY;
  const until = wanted.reduce((end, { body }) => Math.max(end, body.end), 0);
  return postmortem.blocks.filter(
    ({ kind, span }) =>
      kind !== 'heading' &&
      kind !== 'quote' &&
      span.start >= from &&
      span.start < until &&
      TOLD.includes(postmortem.sectionNameOf(span)),
  );
}

/** The text before the first named section: an introduction, in effect a summary. */
export function preambleOf({ sections, blocks }: PostMortem): ProseBlock[] {
  const end = sections.find(({ name }) => name !== null)?.span.start ?? 0;
  return blocks.slice(0, 20).filter(({ span }) => span.end <= end);
}
