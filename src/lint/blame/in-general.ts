import { VerbForm, WordClass } from '../../english/classes.ts';
import type { ReadClause, Reading } from '../../english/reading.ts';
import type { Stretch } from './guards.ts';

/**
 * "Everyone makes mistakes", "a porter who picks the wrong lift loses two minutes": true of whoever, of nobody in
 * particular. The historic present of a timeline has a subject of its own: "an engineer picks the wrong lift".
 */
export function ofWhoever(reading: Reading, from: number): boolean {
  const { tokens, clauses } = reading;
  const finite = clauses.filter((clause) => clause.finite);
  if (finite.length === 0 || reading.question) return false;
  const at = clauses.find(({ verb, finite }) => finite && verb >= from) ?? finite.at(-1)!;
  if (anyone(reading, at) && isPresent(reading, at)) return true;
  if (/^(?:can|may)$/.test(at.modal) && tokens[at.subject?.from ?? 0]!.lower === 'whoever') return true;
  // "Anyone could have made the same mistake": an excuse.
  if (
    at.modal === 'could' &&
    /^(?:anyone|anybody|everyone|everybody)$/.test(tokens[at.subject?.head ?? 0]!.lower)
  )
    return true;
  const main = finite.find(({ relative, opener, verb }) => !relative && !opener && verb !== at.verb);
  if (!at.relative || !main || !isPresent(reading, main)) return false;
  // "… is about the person and not the moderator who made the mistake": about what is done about mistakes.
  const about = (tokens[0]!.word.forms & VerbForm.gerund) !== 0 && main.linking;
  return about || (isPresent(reading, at) && indefinite(reading, at));
}

const isPresent = ({ tokens }: Reading, { from, verb, modal, perfect }: ReadClause): boolean =>
  !perfect &&
  modal !== 'to' &&
  (modal === 'can' ||
    modal === 'may' ||
    modal === 'will' ||
    tokens
      .slice(Math.max(0, from), verb + 1)
      .some(({ lower, word }) => NOW.test(lower) || isBaseOrThird(word.forms)));
const NOW = /^(?:is|are|has|have|does|do)$/;
const isBaseOrThird = (forms: number): boolean =>
  (forms & (VerbForm.base | VerbForm.third)) !== 0 && !(forms & VerbForm.past);

/** "Everyone", "people", "new contributors often": said of all of them. */
function anyone({ tokens }: Reading, { subject, from, verb }: ReadClause): boolean {
  if (!subject) return false;
  const head = tokens[subject.head]!.lower;
  // Not "some people", "the QA people", "everyone on that desk".
  const opens =
    subject.head === subject.from &&
    (subject.from === 0 ||
      tokens[subject.from - 1]!.kind === 'mark' ||
      /^(?:and|but|that|because|if)$/.test(tokens[subject.from - 1]!.lower));
  const alone = opens && subject.to >= from - 1;
  if (alone && /^(?:everyone|everybody|anyone|anybody|people|humans)$/.test(head)) return true;
  return tokens
    .slice(from, verb)
    .some(({ lower }) => /^(?:often|sometimes|usually|regularly|typically)$/.test(lower));
}

/** "A porter who", "users who", "anyone who": no one in particular. */
function indefinite({ tokens, entities }: Reading, { subject }: ReadClause): boolean {
  if (!subject) return false;
  const first = tokens[subject.from]!.lower;
  const bare =
    !(tokens[subject.from]!.word.is & WordClass.determiner) &&
    first.endsWith('s') &&
    entities[subject.from] !== 'name';
  return /^(?:an?|any|every|whoever|anyone|anybody|people|each)$/.test(first) || bare;
}

/**
 * "The system must tolerate human mistakes", "human error is never a root cause": speaks of failings in general, as the
 * subject of what is so now or the object of what has to be, and names none as a cause.
 */
export function speaksOfFailings(reading: Reading, { from, to }: Stretch): boolean {
  const { tokens, clauses } = reading;
  const main = clauses.find(
    (clause) => clause.finite && clause.subject && !clause.relative && !clause.opener,
  );
  if (!main || tokens.some(({ lower }) => NAMES_A_CAUSE.test(lower))) return false;
  const subject = to <= main.from && main.from - to < 8 && isPresent(reading, main);
  return subject || (main.verb < from && /^(?:must|should|has|needs?)$/.test(main.modal) && !main.perfect);
}
const NAMES_A_CAUSE =
  /^(?:cause|causes|caused|reason|reasons|result|results|factor|factors|trigger|because|was|were|mistake|mine|ours|his|hers)$/;

/** "Human mistakes are inevitable": a general statement. `to` is the token after the words. */
export const inGeneral = ({ tokens }: Reading, to: number): boolean =>
  /^(?:is|are|will|can|may)$/.test(tokens[to]?.lower ?? '') &&
  GENERAL_TRUTH.test(tokens[to + 1]?.lower ?? '');
const GENERAL_TRUTH =
  /^(?:inevitable|unavoidable|normal|natural|possible|always|happen|expected|bound|part)$/;
