import { VerbForm, WordClass } from '../../../english/classes.ts';
import { type Deed, deedsBeside } from '../../../english/deed-beside.ts';
import { isPerson } from '../../../english/entities.ts';
import { isHumanDeed, isNoOmission, isSharedDeed } from '../../../english/human-deeds.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { ReadClause, Reading } from '../../../english/reading.ts';
import type { Token } from '../../../english/tokens.ts';
import { CHECKS, LEFT_UNDONE, WORK } from '../deeds/left-undone.ts';
import { byMachine, hypothetical, inThePast } from '../guards.ts';
import { isCheckedByCode, isStillOpen } from '../not-omitted.ts';
import { donePassively, SOFTWARE_FACTS } from './agentless-omissions.ts';
import { type Construction, clauseEnd, type Found } from './construction.ts';
import { HAS, LITTLE } from './needs.ts';

/** What people set in motion: what was left undone before it was left undone by them. */
const SET_IN_MOTION = new Set(
  wordsOf(`merge merging merged release releasing released deploy deploying deployment publish publishing publication launch launching ship shipping
    rollout approval approving cutover move migration migrating upgrade upgrading go-live announcement purchase
    submission commit committing tag tagging sign-off handover`),
);
const CHECKING = new Set(wordsOf(CHECKS));
const WORK_OF_PEOPLE = new Set(wordsOf(WORK));
/** "because staging was down": it was impossible. */
const excused = ({ tokens }: Reading, { verb }: ReadClause): boolean =>
  tokens
    .slice(verb + 1, verb + 9)
    // "was not tagged as sensitive"
    .some(
      ({ lower }, i) =>
        /^(?:because|since|due|until|affected|impacted)$/.test(lower) || (lower === 'as' && i > 0),
    );

/** "It was not consulted": whatever it is, people do this to it. */
const PRONOUN = /^(?:it|this|that|these|those|they)$/;
const SURELY =
  /^(?:consult|announce|rehearse|escalate|discuss|brief|negotiate|proofread|inspect|audit|vet|coordinate|double-check|peer-review|prioriti[sz]e|heed|question)$/;

/** "before merging", "prior to the release". */
function beforehand(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { lower } = tokens[i]!;
    const before =
      lower === 'before' ||
      lower === 'pre-release' ||
      lower === 'ahead' ||
      (lower === 'prior' && tokens[i + 1]?.lower === 'to');
    const rest = tokens.slice(i + 1, i + 6);
    const stop = rest.findIndex(({ kind }) => kind === 'mark');
    if (before && rest.slice(0, stop < 0 ? 6 : stop).some(({ lower }) => SET_IN_MOTION.has(lower)))
      return true;
  }
  return false;
}

/** "That PR was not tested before merging", "an e-mail was not sent to the list". */
function* leftUndone(reading: Reading): Iterable<Found> {
  const { tokens } = reading;
  for (const clause of donePassively(reading)) {
    if (!clause.negated || !inThePast(reading, clause)) continue;
    if (/^(?:because|since|as|so|if)$/.test(clause.opener)) continue;
    const verb = tokens[clause.verb]!;
    const end = clauseEnd(reading, clause);
    const deed = deedIn(reading, clause);
    const { words, to: subject } = deed;
    // "the porter, who had not been asked"
    if (clause.relative && isPerson(clause.who)) continue;
    if (tokens.slice(clause.from, clause.verb).some(({ lower }) => lower === 'being')) continue;
    // "was never documented as an official interface": what it is.
    if (verb.word.base === 'document' && words.includes('as')) continue;
    if (
      words.includes('automatically') ||
      (SOFTWARE_FACTS.test(subject) && !(PRONOUN.test(subject) && SURELY.test(verb.word.base)))
    )
      continue;
    if (isNoOmission(verb, subject) || excused(reading, clause)) continue;
    if (isCheckedByCode(reading, clause) || isStillOpen(reading, clause)) continue;
    const before = beforehand(tokens, clause.verb, Math.min(end + 1, tokens.length));
    if (before && (isHumanDeed(verb) || isSharedDeed(verb))) {
      yield { ...covered(clause, end), trust: 'certain' };
      continue;
    }
    if (isHumanDeed(verb) || isLeftUndone(deed)) yield covered(clause, clause.verb + 1);
  }
}

const isLeftUndone = deedsBeside(LEFT_UNDONE);

/** What a clause in the passive says that was not done, and all its words. */
export function deedIn(reading: Reading, clause: ReadClause): Deed {
  const { tokens } = reading;
  const { from, verb, subject } = clause;
  return {
    verb: tokens[verb]!.word.base,
    to: subject ? tokens[subject.head]!.lower : '',
    words: tokens.slice(from, clauseEnd(reading, clause)).map(({ lower }) => lower),
  };
}

const covered = ({ subject, agent }: ReadClause, to: number): Found => ({
  from: subject!.from,
  to,
  ...(agent ? { rule: 'person-at-fault' } : {}),
});

const TOO_LITTLE = new Set(LITTLE);
const CODE = /^(?:test|document)$/;

/** "an update being insufficiently checked", "the change was poorly communicated". */
function* tooLittle(reading: Reading): Iterable<Found> {
  const { tokens, question, clauses } = reading;
  if (question) return;
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (!(tokens[i - 1]!.word.is & WordClass.be) || !TOO_LITTLE.has(tokens[i]!.lower)) continue;
    if (!/^(?:was|were|been|being)$/.test(tokens[i - 1]!.lower)) continue;
    const verb = tokens[i + 1]!;
    if (!isHumanDeed(verb) && !CHECKING.has(verb.word.base)) continue;
    const clause = clauses.find((one) => one.verb === i + 1);
    if (
      clause &&
      (clause.modal || clause.negated || (clause.agent && clause.by !== 'person' && clause.by !== 'group'))
    )
      continue;
    // How well code is tested or documented is its state.
    const subject = clause?.subject ? tokens[clause.subject.head]!.lower : '';
    if (CODE.test(verb.word.base) && !WORK_OF_PEOPLE.has(subject)) continue;
    yield { from: i - 1, to: i + 2 };
  }
}

/** "The tickets were triaged too late": by people. */
function tooLate(reading: Reading, { from, to }: Found): boolean {
  const clause = reading.clauses.find(({ verb }) => verb >= from && verb < to);
  if (!clause || clause.modal || clause.negated || byMachine(reading, clause)) return false;
  return isHumanDeed(reading.tokens[clause.verb]!);
}

const CARE =
  'checks|tests|testing|reviews|review|rehearsal|verification|research|planning|communication|consultation|coordination';

/** Not by a machine, and not what packets and events go through: "sent but never received". */
function notByMachine(reading: Reading, { from, to }: Found): boolean {
  const { tokens, clauses, question } = reading;
  if (question) return false;
  const clause = clauses.find(({ verb }) => verb >= from && verb < to);
  if (clause && (clause.modal || hypothetical(reading, clause) || byMachine(reading, clause))) return false;
  const last = tokens[to - 1]!;
  if (/^(?:and|but|yet|then)$/.test(tokens[from]!.lower)) {
    if (/^(?:forgotten|overlooked|neglected)$/.test(last.lower))
      return !clauses.some((one) => byMachine(reading, one));
    const made = tokens
      .slice(Math.max(0, from - 7), from)
      .some(
        ({ word, lower }) => word.forms & VerbForm.participle && MADE.test(word.base) && lower !== 'sent',
      );
    return made && (isHumanDeed(last) || NEVER_DONE.test(last.word.base));
  }
  const subject = clause?.subject ? tokens[clause.subject.head]!.lower : '';
  return !/^(?:requests?|packets?|events?|messages?|jobs?|users?|customers?)$/.test(subject);
}
const MADE =
  /^(?:create|write|merge|build|add|plan|open|file|draft|prepare|schedule|order|buy|install|set|fix|ship|deploy|propose|raise|discuss|agree|start)$/;
const NEVER_DONE =
  /^(?:commit|validate|verify|check|finish|announce|update|remove|deploy|close|clean|rotate|renew|revoke|publish|measure)$/;

/** Deeds of people that were left undone, or done too little, in the passive. */
const constructions: readonly Construction[] = [
  {
    name: 'not-acted-upon',
    rule: 'agentless',
    trust: 'firm',
    says: 'what people act upon was left, and the sentence hides by whom',
    patterns: [
      'was|were|been|had not|never properly|fully|actually|been? been? acted|picked|followed|looked|thought|signed|dealt|listened|spoken|talked upon|on|up|at|into|through|of|off|to|with|for|about',
      'but|and|yet|then never <done>',
      'and|but then|later|soon|promptly|simply|duly|again forgotten|overlooked|neglected',
    ],
    when: (reading, found) => notByMachine(reading, found),
    hits: [
      'The alert was on the screen, but it was not acted upon until 10:40.',
      'The first failure had not been followed up.',
      'A folder that was created by hand but never committed.',
      'The alarm was muted twice and then forgotten.',
    ],
    misses: [
      'The alert was not acted upon by the scaler.',
      'If it was not acted upon, the form asks.',
      'The packet was sent but never received.',
    ],
  },
  {
    name: 'deed-left-undone',
    rule: 'agentless',
    trust: 'firm',
    says: 'a deed that only people do was not done, and the sentence hides by whom',
    find: leftUndone,
    needs: HAS.passive | HAS.denied,
    hits: [
      'That change was not tested against a release build before merging.',
      'A mail was not sent to the list.',
      'The issue was opened in May, but was not tagged as sensitive.',
      'The second supplier had not been vetted.',
      'The plan was not scrutinised by anyone on the board.',
      'The restore was never rehearsed.',
      'The numbers were not verified before publishing.',
      'The backup had not been checked.',
      'The backups had never been restored.',
      'There was a plan, but it was not consulted.',
    ],
    misses: [
      'The mail was not sent.',
      'The packet was not tagged.',
      'The outage was not planned.',
      'The header was not verified.',
      'The model was not trained on such text.',
      'The plan could not be reviewed before the release.',
      'The change was not tested because staging was down.',
      'The change was not merged before the release.',
      'If the plan was not reviewed, the form asks.',
    ],
  },
  {
    name: 'done-too-little',
    rule: 'agentless',
    trust: 'firm',
    says: 'it judges how little care was taken, and hides by whom',
    patterns: [
      'was|were|been <done> far|much|way? too late|little|briefly|superficially|hastily|roughly',
      `and|but|only insufficient|inadequate|few ones|${CARE} were|was performed|done|made|carried|conducted`,
    ],
    when: (reading, found) =>
      !reading.question &&
      (/^(?:and|but|only)$/.test(reading.tokens[found.from]!.lower) || tooLate(reading, found)),
    find: tooLittle,
    needs: HAS.little,
    hits: [
      'It was due to an update being insufficiently checked before approval.',
      'The second supplier was superficially vetted.',
      'The tickets were triaged far too late.',
      'No drill was planned, and insufficient checks were made.',
    ],
    misses: [
      'The parser was poorly tested.',
      'Was the supplier superficially vetted?',
      'And were insufficient checks made, or too few checks and insufficient checks were made?',
      'The supplier must not be superficially vetted.',
      'The option is poorly documented.',
    ],
  },
];
export default constructions;
