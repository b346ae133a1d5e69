import { departmentName } from '../../phrases/units.ts';
import { type Naming, naming } from './names.ts';
import { namesIn } from './owners.ts';
import { arePeople, mayBePlace, type TeamForm } from './team-forms.ts';

/** A position where an item may have its owners. */
export type Position =
  | 'bracket at start'
  | 'colon at start'
  | 'dash at start'
  | 'lower-case name at start'
  | 'doer at start'
  | 'bracket at end'
  | 'end';

/**
 * The positions where a list puts owners by convention, such as "— Sam" at the end, each with the teams that own items
 * there, although no word tells so: "Lab Services".
 */
export type OwnerPositions = ReadonlyMap<Position, ReadonlySet<string>>;

/** What one item of a list has at a position where others may have their owners. */
export interface Value {
  readonly text: string;
  readonly naming: Naming;
  /** How it may name teams, if it is nobody's name. */
  readonly form: TeamForm | null;
  /** A due date stands beside it. */
  readonly isDated: boolean;
}

/** A longer text at the end of an item is a clause. */
const MAX_WORDS = 4;

/**
 * The teams among the values at one position of a list with `count` items; null if the list does not prove that they are
 * owners. None may have a value that owns nothing ("API", "P1", "Monitoring").
 */
export function teamsAmong(values: readonly Value[], count: number): ReadonlySet<string> | null {
  const given = values.filter((value) => !isOther(value));
  const teams = given.filter(({ form }) => form !== null);
  if (teams.length === 0 || values.some(ownsNothing)) return null;
  const isFull = given.length === count || (isMost(given, count) && given.every(({ isDated }) => isDated));
  const names = given.length - teams.length;
  const isSure = given.some(({ naming }) => naming === 'sure');
  const groups = teams.filter(({ form }) => form === 'group');
  if (names >= (isFull ? 1 : 2) && names * 2 >= teams.length && isMost(given, count)) {
    const areNames = isFull && names >= 2 && names >= teams.length;
    return namesOf(
      areNames ? teams.filter((team) => isNoSystem(team) && mayOwn(team, isSure)) : groups.filter(isNoSystem),
    );
  }
  return isFull && groups.length === given.length && proveThemselves(groups) ? namesOf(groups) : null;
}

const isMost = (given: readonly Value[], count: number): boolean =>
  given.length >= 2 && given.length * 2 > count;
/** "Payment gateway" is a thing, unless a due date stands beside it. */
const isOther = ({ naming, form, isDated }: Value): boolean =>
  form === null ? naming === 'no' || naming === 'low' : form === 'words' && !isDated;

/** A longer text at the end of an item is a clause, and no value. */
const ownsNothing = (value: Value): boolean => isOther(value) && value.text.split(/\s+/).length <= MAX_WORDS;

/** Nobody is named: at least two teams, all before a day, or one in words for people. */
function proveThemselves(groups: readonly Value[]): boolean {
  const distinct = new Set(groups.map(({ text }) => text));
  return (
    distinct.size >= 2 &&
    groups.every(({ text }) => / /.test(text) && !mayBePlace(text)) &&
    (groups.every(({ isDated }) => isDated) || groups.some(({ text }) => arePeople(text)))
  );
}

/** Among names, what is no group of people owns an item beside a day, or by a word for a field of work. */
const mayOwn = ({ text, form, isDated }: Value, isSure: boolean): boolean =>
  form === 'group' ||
  (form === 'phrase' && (isDated || departmentName.find(text)?.sense === 'department')) ||
  (form === 'words' && isSure);

/** "Amazon Web Services" is what an item is about as often as a team, unless a due date stands beside it. */
const isNoSystem = ({ text, isDated }: Value): boolean => isDated || !/ (?:systems|services)$/i.test(text);

const namesOf = (values: readonly Value[]): ReadonlySet<string> =>
  new Set(values.flatMap(({ text }) => namesIn(text).map(({ name }) => name)));

/** True for a list of names in which each is a team of `teams`, or somebody's name. */
export const areAmong = (text: string, teams: ReadonlySet<string> | null | undefined): boolean =>
  !!teams && namesIn(text).every(({ name }) => teams.has(name) || naming(name) !== 'no');
