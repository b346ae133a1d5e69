import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../postmortem/model.ts';

/** Who or what an impact is counted in. Responders (teams, engineers) are left out: summaries tell what they did. */
const COUNTED = [
  'users?|customers?|clients?|people|visitors?|students?|instructors?|teachers?|members?|subscribers?|players?|merchants?',
  'tenants?|accounts?|organi[sz]ations?|companies|projects?|repositor(?:y|ies)|repos|packages|sites?|pages?|hubs?',
  'requests?|queries|calls|jobs?|builds?|orders?|payments?|transactions?|bookings?|messages?|e-?mails?|notifications?',
  'uploads?|downloads?|launches|sessions?|logins?|services?|servers?|nodes?|pods?|instances?|endpoints?|regions?|clusters?',
  'validators?|farmers?|wallets?|traffic|data|records?|rows?|errors?|failures?|outages?|downtime|disruptions?|interruptions?',
].join('|');

const AMOUNT =
  '(?:a|an) (?:(?:very |relatively )?(?:small|large|limited|significant|substantial|tiny|huge|considerable|good) )?(?:number|percentage|proportion|fraction|portion|subset|share|handful|majority|minority|lot|bunch|couple)|the majority|some|many|most|several|(?:a |very |quite a )?few|numerous|various|multiple|countless|lots|plenty';

/** “some users”, “a small percentage of our requests”. */
export const VAGUE_AMOUNT = new RegExp(
  `\\b(?:${AMOUNT})(?: of)?(?: (?:the|our|their|its|these|those))?(?: [a-z][a-z-]*){0,2}? (?:${COUNTED})\\b`,
  'gi',
);

const UNIT = 'seconds|minutes|hours|days|weeks|months';
/** “for a while”, “several hours”. */
export const VAGUE_TIME = new RegExp(
  `\\b(?:(?<!once in |after )a (?:(?:little|long|short|good) )?while|an? (?:(?:very|fairly|relatively) )?(?:short|long|brief|extended|prolonged|considerable|certain) (?:time|period|moment|spell)(?: of time)?|(?:for|lasted|took) (?:quite )?some time|(?<!(?:past|last|next|every|first|previous|these|those|final|than) )(?:(?:a|just a|only a) few|few|several|some|many|a couple(?: of)?|multiple|mere|a number of) (?:more )?(?:${UNIT})|(?:for|lasted) (?:${UNIT}))\\b(?! (?:later|ago|before|after|earlier|prior|ahead|behind|old|per|each|every|of (?:each|every)|from now|in advance|to (?:take|do|see)|apart))`,
  'gi',
);

/** The blocks of prose in the sections of these names, headings left out. */
export function proseOf(postmortem: PostMortem, names: readonly SectionName[]): ProseBlock[] {
  const wanted = new Set<SectionName | null>(names);
  if (!postmortem.sections.some(({ name }) => wanted.has(name))) return [];
  return postmortem.blocks.filter(
    ({ kind, span }) => kind !== 'heading' && kind !== 'quote' && wanted.has(postmortem.sectionNameOf(span)),
  );
}
