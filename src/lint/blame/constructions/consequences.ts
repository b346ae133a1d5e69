import { VerbForm } from '../../../english/classes.ts';
import { isPerson } from '../../../english/entities.ts';
import { nounPhrase } from '../../../english/phrases.ts';
import type { Hit, ReadClause, Reading } from '../../../english/reading.ts';
import { prevented } from '../guards.ts';
import { inGeneral } from '../in-general.ts';
import { type Construction, type Found, inParticular } from './construction.ts';
import { HAS } from './needs.ts';

const DISMISSED =
  /^(?:fired|sacked|let go|dismissed|disciplined|reprimanded|demoted|suspended|written up|admonished|rebuked|scolded|punished|retrained|told off)$/;
const ASKED =
  /(?:careful|attention|vigilant|attentive|diligent|diligence|concentrate|think twice|care|mindful)$/;
const URGES =
  /^(?:be (?:more )?(?:careful|vigilant|attentive|diligent|mindful|alert)|pay (?:more |closer )?attention|(?:more|greater|take more) care|more careful|more diligence)$/;

function* punishment(reading: Reading): Iterable<Found> {
  for (const hit of reading.hits) {
    if (hit.class !== 'punishment') continue;
    const clause = reading.clauses.findLast(({ from }) => from <= hit.from);
    if (
      notTheWay(reading, hit) ||
      !asked(reading, hit) ||
      (clause && ASKED.test(hit.phrase) && tookCare(reading, clause))
    )
      continue;
    // "The technician was told to replace fan 2": what happened, rather than a demand.
    if (hit.phrase === 'told to' && clause?.passive && clause.verb === hit.from) continue;
    if (clause && (ofAThing(reading, hit, clause) || isHabit(reading, hit, clause))) continue;
    const trust = surely(reading, hit, clause) ? 'firm' : 'soft';
    const person = reading.entities.some((entity) => inParticular(entity));
    if (person || trust === 'firm') yield { from: hit.from, to: hit.to, trust };
  }
}

/** "Telling people to be careful is not a solution": not a demand. */
function notTheWay({ tokens }: Reading, { to }: Hit): boolean {
  const after = tokens.slice(to, to + 10).map(({ lower }) => lower);
  return after.some((word, i) =>
    /^(?:is|was|does|do)$/.test(word) && after[i + 1] === 'not'
      ? true
      : /^(?:isn't|wasn't|doesn't|don't)$/.test(word),
  );
}

/**
 * "The crew was careful" is praise; a demand is an order, a duty or a plan, and a consequence is more than one
 * adjective.
 */
function asked({ tokens }: Reading, hit: Hit): boolean {
  if (
    !/^(?:careful|vigilant|attentive|alert|disciplined|thorough|mindful|concentrate|attention|conscientious|responsible)$/.test(
      hit.phrase.split(' ').at(-1)!,
    )
  )
    return true;
  return !tokens.slice(0, hit.from + 1).some(({ lower }) => /^(?:was|were|is|are|am)$/.test(lower));
}

/** "The hypothesis was demoted to a footnote", "I fired up a terminal": not of staff. */
function ofAThing(reading: Reading, hit: Hit, { passive, verb, who }: ReadClause): boolean {
  if (!DISMISSED.test(hit.phrase) || verb !== hit.from) return false;
  if (passive) return who === 'thing' || who === 'system' || who === 'it' || who === 'proper';
  const object = nounPhrase(reading.tokens, hit.to);
  return !object || !isPerson(reading.entities[object.head] ?? 'none');
}

/** "I tend to pay close attention to how it performs": what somebody does anyway. */
const isHabit = ({ tokens }: Reading, hit: Hit, { who }: ReadClause): boolean =>
  (who === 'i' || who === 'we') &&
  ASKED.test(hit.phrase) &&
  tokens.slice(Math.max(0, hit.from - 3), hit.from).some(({ word }) => /^(?:tend|like|try)$/.test(word.base));

/** "The team paid close attention": describes what was done and demands nothing. */
function tookCare({ tokens }: Reading, { verb, finite, modal, negated, passive }: ReadClause): boolean {
  return finite && !modal && !negated && !passive && (tokens[verb]!.word.forms & VerbForm.past) !== 0;
}

function surely(reading: Reading, hit: Hit, clause: ReadClause | undefined): boolean {
  const { tokens } = reading;
  // "Be more careful next time": addressed to nobody, and so to everybody.
  const opens = hit.from === 0 || (hit.from === 1 && tokens[0]!.lower === 'please');
  if (opens && URGES.test(hit.phrase) && (hit.phrase !== 'be careful' || tokens[hit.to]?.lower !== 'with'))
    return true;
  if (hit.from === 0 && /^re-?train$/.test(tokens[0]!.word.base) && reading.entities.some(inParticular))
    return true;
  if (!clause || clause.negated || !inParticular(clause.who)) return false;
  if (clause.passive && clause.verb === hit.from && DISMISSED.test(hit.phrase)) return true;
  const asks = /^(?:must|should|shall|will|need|to|have)/.test(clause.modal || tokens[clause.verb]!.lower);
  return asks && ASKED.test(hit.phrase);
}

const PREVENTIVE =
  /^(?:prevent|avoid|reduc|remov|against|guard|eliminat|minimi[sz]|risk|prone|without|no$|not$|less$|chance|possib|potential|protect|room$|opportunit|likelihood|subject|susceptible|exclude|rule|robust|resilien|tolera|withstand|handle$)/;
const TECHNICAL_AFTER =
  /^(?:rates?|pages?|messages?|handling|handler|codes?|logs?|dialog|responses?|budget|boundary|class|type|counts?|reports?|screen|events?|load-balancer|balancer|proxy|rules?|switch|filter|firewall|gateway|lb|ddos|attacks?)$/;
const VAGUE_ERROR =
  /^(?:picnic|human factor|layer.*|wetware.*|user error|driver error|procedural error by|performance.*|biological.*|carbon.*|organic.*|loose nut|personal error|handling error|manual error)$/;

/**
 * "Human error is not a root cause", "instead of human error", "speaks of human error": the author disowns the words.
 */
function disowned({ tokens }: Reading, { from, to }: Hit): boolean {
  const before = tokens.slice(Math.max(0, from - 3), from).map(({ lower }) => lower);
  const after = tokens.slice(to, to + 3).map(({ lower }) => lower);
  return (
    before.some((word) =>
      /^(?:instead|never|speaks?|spoke|tolerates?|tolerate|make|understand|understanding|view|beyond)$/.test(
        word,
      ),
    ) ||
    /^(?:is|was) not$/.test(after.slice(0, 2).join(' ')) ||
    /^(?:isn't|wasn't|alone|harmless)$/.test(after[0] ?? '')
  );
}

function* humanError(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  // "Was it caused by human error, or by the load?" is open.
  if (reading.question && /^(?:is|was|were|did|does|could|can)$/.test(tokens[0]!.lower)) return;
  for (const hit of reading.hits) {
    if (hit.class !== 'human-error' || TECHNICAL_AFTER.test(tokens[hit.to]?.lower ?? '')) continue;
    const before = tokens
      .slice(Math.max(0, hit.from - 6), hit.from)
      .some(({ lower }) => PREVENTIVE.test(lower));
    if (before || inGeneral(reading, hit.to) || prevented(reading, hit.from) || disowned(reading, hit))
      continue;
    yield { from: hit.from, to: hit.to, trust: VAGUE_ERROR.test(hit.phrase) ? 'soft' : 'firm' };
  }
}

/** "The engineer will receive further training": one person, as opposed to a course for everybody. */
function ofOne({ tokens }: Reading, { from, to }: Found): boolean {
  const words = tokens.slice(from, to).map(({ lower }) => lower);
  if (words.includes('spoken') || words.includes('talked')) return true;
  return (
    !words.some((word) =>
      /^(?:all|every|each|any|our|both|team|staff|crew|everyone|everybody)$/.test(word),
    ) && !/s$/.test(words.slice(0, 3).find((word) => !/^(?:the|this|that|on|call)$/.test(word)) ?? '')
  );
}

const constructions: readonly Construction[] = [
  {
    name: 'consequence-for-a-person',
    rule: 'punishment',
    trust: 'soft',
    says: 'it announces a consequence for a person, or asks people to be more careful',
    find: punishment,
    needs: HAS.punishment,
    hits: [
      'Engineers must pay more attention.',
      'The technician was let go.',
      'The council fired the porter.',
      'We try to be quick, but the crew must pay more attention.',
      'Be more careful next time.',
      'Please be careful when you edit this by hand.',
      'Staff are urged to concentrate.',
    ],
    misses: [
      'The pod was terminated.',
      'The replica was demoted.',
      'The doctor’s hypothesis was demoted to a footnote rather than told as a peer.',
      'So I fired up my terminal to check.',
      'I tend to pay close attention to how the queue drains.',
      'The technician was not disciplined.',
      'The new colleague had been told to use the test key, and did.',
      'Telling people to be careful is not a solution.',
    ],
  },
  {
    name: 'training-for-one',
    rule: 'punishment',
    trust: 'firm',
    says: 'it announces a consequence for one person',
    patterns: [
      'has|have|been|was|were been? spoken|talked to',
      '<person> … RECEIVE|UNDERGO|GET|COMPLETE|ATTEND|GIVEN|OFFERED additional|further|extra|more|refresher|remedial|renewed training|coaching|instruction|supervision',
    ],
    when: ofOne,
    hits: [
      'The engineer responsible has been spoken to.',
      'The person who made the change will receive additional training.',
      'The operator will undergo further training.',
    ],
    misses: [
      'All engineers will receive additional training.',
      'Everyone on call will receive further training in May.',
      'The model receives additional training.',
    ],
  },
  {
    name: 'told-to-stop',
    rule: 'punishment',
    trust: 'firm',
    says: 'it tells people to behave better',
    patterns: [
      'people|everyone|everybody|folks|engineers|developers|operators|staff must|should|need|have|needs|has to? finally|simply|just? stop <doing>',
    ],
    hits: ['People must stop deploying on Fridays without telling anybody.'],
    misses: ['Clients must stop sending the header.', 'The job should stop polling.'],
  },
  {
    name: 'human-error',
    rule: 'human-error',
    trust: 'firm',
    says: '“human error” and its like are given as a cause',
    find: humanError,
    needs: HAS.humanError,
    hits: [
      'The outage was caused by human error.',
      'PEBKAC, again.',
      'So effectively, that makes it a human error.',
      'A fat-fingered command took the site down.',
      'Root cause: user mistake during console operation.',
    ],
    misses: [
      'The user error rate rose to 4%.',
      'Was it caused by human error, or by the load?',
      'A 422 therefore always indicates a bug, never user error.',
      'Human error is unavoidable in a form of forty fields.',
      'The console will be more robust to handle human error.',
      'A guard that prevents human error is planned.',
      'The check reduces the chance of human error.',
      'The form makes it hard to commit a human error.',
      'Human error is not a root cause in our reviews.',
      'The old view of human error looks for a culprit.',
    ],
  },
];
export default constructions;
