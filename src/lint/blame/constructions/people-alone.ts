import { WordClass } from '../../../english/classes.ts';
import { wordsOf } from '../../../english/lexicon/entry.ts';
import type { Reading } from '../../../english/reading.ts';
import { DOUBTFUL } from '../doubtful-names.ts';
import type { Place } from './construction.ts';

/** Nobody but people: a dispatcher, a reporter and a supervisor may be programs. */
const ROLES = new Set(
  wordsOf(`engineer developer programmer coder sysadmin admin administrator dba sre architect analyst intern trainee
    apprentice newcomer hire newbie rookie novice junior reviewer approver committer maintainer contractor consultant
    freelancer technician electrician plumber cleaner colleague coworker co-worker employee boss cto ceo ciso on-call oncall
    nurse doctor teacher clerk secretary porter accountant cashier`).flatMap((word) => [word, `${word}s`]),
);
const TEAMS = new Set(wordsOf('team teams crew squad department staff management leadership ops people'));
/** How many there were, and in what state, is a fact about the work: "Only one engineer", "An overworked team". */
const TOO_FEW =
  /^(?:no|not|only|one|two|three|single|sole|lone|few|fewer|too|enough|missing|absent|unavailable|understaffed|overworked|overloaded|tired|small)$/;
const NOT_BEFORE_A_NOUN =
  WordClass.preposition |
  WordClass.conjunction |
  WordClass.negation |
  WordClass.be |
  WordClass.have |
  WordClass.do |
  WordClass.modal;

/** Given names that are programs, networks or words as well. */
const NO_NAMES = new Set(
  wordsOf('hugo bruno alma lucia rex igor alex astro ada lan ward floor hind omid ida'),
);
const NOBODYS_HANDLE = /\/|bot\b|^@(?:here|channel|all|everyone|team)/;

/** Whether the tokens are somebody and nothing else: "Dave", "the intern", "the engineer on call". */
export const isPersonOrTeam = (reading: Reading, from: number, to: number, place: Place): boolean =>
  from < to &&
  (isMe(reading, from, to) || isRoleOrTeam(reading, from, to) || isNamed(reading, from, to, place));

const isMe = ({ tokens }: Reading, from: number, to: number): boolean =>
  to === from + 1 && /^(?:me|myself)$/.test(tokens[from]!.lower);

function isRoleOrTeam({ tokens, entities }: Reading, from: number, end: number): boolean {
  const isOnCall =
    end - from > 2 && /^(?:call|duty|shift)$/.test(tokens[end - 1]!.lower) && tokens[end - 2]!.lower === 'on';
  const to = isOnCall ? end - 2 : end;
  const head = tokens[to - 1]!.lower;
  // "- Management", "- Engineers" may be the category of what is below; "Root cause: intern" is no category.
  if (to - from < (from > 0 && ROLES.has(head) ? 1 : 2)) return false;
  if (!(ROLES.has(head) || TEAMS.has(head)) || !/^(?:person|group)$/.test(entities[to - 1]!)) return false;
  return (
    to - from < 6 &&
    tokens
      .slice(from, to)
      .every(
        ({ kind, lower, word }) =>
          lower === '-' || (kind === 'word' && !TOO_FEW.test(lower) && !(word.is & NOT_BEFORE_A_NOUN)),
      )
  );
}

/** "Dave Brown", "@dave"; neither "Jenkins" nor "Oscar" in a document about the Oscar service. */
function isNamed(
  { tokens, entities, around }: Reading,
  from: number,
  to: number,
  { isSystem }: Place,
): boolean {
  const { kind, lower, capital, start, end } = tokens[from]!;
  if (kind === 'handle') return to === from + 1 && !NOBODYS_HANDLE.test(lower);
  if (entities[from] !== 'name' || kind !== 'word' || !capital || end - start < 3 || to - from > 3)
    return false;
  const isDoubtful = DOUBTFUL.has(lower) || NO_NAMES.has(lower);
  if (to === from + 1 && isDoubtful && !around.people.has(lower)) return false;
  const surnames = tokens.slice(from + 1, to);
  const isSurname = ({ kind, capital, word }: (typeof tokens)[number]) =>
    kind === 'word' && capital && !(word.is & (WordClass.system | WordClass.product));
  return surnames.every(isSurname) && !isSystem(lower);
}
