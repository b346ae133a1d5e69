import { FUNCTION_WORD, VerbForm, WordClass } from '../../../english/classes.ts';
import { type Word, wordOf } from '../../../english/words.ts';
import { statusWord } from '../../phrases/done.ts';
import { nobody, notAName } from '../../phrases/owners.ts';
import { departmentName } from '../../phrases/units.ts';

/**
 * How a few words that are in no list may name a team: a `group` by the kind of its last word ("Growth Engineering",
 * "Shift supervisors"), a `phrase` by nothing but its form ("Church music"), and even `words` for a thing or for work
 * ("Card Processing"). All may be a theme: only the list in which they stand shows that they own an item.
 */
export type TeamForm = 'group' | 'phrase' | 'words';

/** Last words of a team's name that are no people elsewhere: "Revenue systems", "Support Tooling". */
const GROUP_ENDING =
  /^(?:systems|services|tooling|control|assurance|affairs|relations|analytics|enablement|success|integrity|administration|vendor|supplier|agency)$/i;
/** What software has and does, before such a word: "Access control", "Legacy systems". */
const OF_SOFTWARE =
  /^(?:access|version|source|admission|flow|rate|traffic|congestion|concurrency|cache|load|change|quality|data|core|legacy|backend|external|internal|upstream|downstream|third-party|remote|distributed|critical|other|affected|production|cloud|web|backing|managed|shared|dependent)$/i;
/** Last words that name a field of work or an occasion as often: "Sprint planning", "Cloud security". */
const THEME =
  /^(?:planning|design|research|maintenance|data|product|security|compliance|networking|network|communications?|comms|moderation|training|infrastructure|infra)$/i;
/** Last words that name a place as often. */
const PLACE = /^(?:office|desk|reception|division|headquarters|hq)$/i;
const MAX_WORDS = 4;

const NO_TEAM =
  FUNCTION_WORD |
  WordClass.determiner |
  WordClass.pronoun |
  WordClass.we |
  WordClass.indefinite |
  WordClass.adverb |
  WordClass.product;
const THINGS = WordClass.system | WordClass.verb | WordClass.operation | WordClass.decision | WordClass.fault;
const PEOPLE = WordClass.role | WordClass.group | WordClass.softGroup;

const isAny = (kinds: number, among: readonly Word[]): boolean =>
  among.some(({ is }) => (is & kinds) !== 0 && (is & PEOPLE) === 0);

export function teamForm(name: string): TeamForm | null {
  if (name.length > 40 || !/^\p{Lu}[\p{L}&’'-]*(?: (?:\p{L}[\p{L}&’'-]*|&|\d{1,2}(?= ))){0,3}$/u.test(name))
    return null;
  if (departmentName.find(name)) return 'phrase';
  if (nobody.find(name) || statusWord.find(name) || notAName.find(name)) return null;
  const words = name.split(' ');
  const classes = words.map((word) => wordOf(word.toLowerCase()));
  const inside = classes.filter((_, index) => !/^(?:of|and|&)$/i.test(words[index]!) || index === 0);
  if (words.length > MAX_WORDS || isAny(NO_TEAM, inside)) return null;
  const [first] = classes;
  const last = classes.at(-1)!;
  const ending = words.at(-1)!;
  const isOrder = (first!.forms & (VerbForm.base | VerbForm.past | VerbForm.third)) !== 0;
  // "Order Management", but not "Ask management"
  const isName = words.length > 1 && /^\p{Lu}/u.test(ending);
  if (isOrder && !isName && (first!.is & PEOPLE) === 0) return null;
  if (words.length > 1 && GROUP_ENDING.test(ending)) {
    const isSoftware = isAny(WordClass.system, classes.slice(0, -1)) || OF_SOFTWARE.test(words[0]!);
    return isSoftware ? 'words' : 'group';
  }
  // "IT service", but not "Payment service"
  if (words.length === 2 && /^service$/i.test(ending) && (first!.is & WordClass.group) !== 0) return 'group';
  const isTheme = words.length > 1 && THEME.test(ending);
  if (!isTheme && (last.is & PEOPLE) !== 0 && (last.is & WordClass.system) === 0) return 'group';
  return isAny(THINGS, inside) ? 'words' : 'phrase';
}

/** "Shift supervisors", "Allotment pharmacists": people, whatever else their list holds. */
export const arePeople = (name: string): boolean =>
  / \S+s$/.test(name) &&
  (wordOf(name.slice(name.lastIndexOf(' ') + 1).toLowerCase()).is & WordClass.role) !== 0;

/** "Oslo office" is where something is as often as who sees to it. */
export const mayBePlace = (name: string): boolean => PLACE.test(name.slice(name.lastIndexOf(' ') + 1));
