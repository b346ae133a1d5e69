import { departmentName } from '../phrases/units.ts';
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
  const teams = values.filter(({ form }) => form !== null);
  if (teams.length === 0 || values.some(ownsNothing)) return null;
  const given = values.filter((value) => !isOther(value));
  const isFull = given.length === count || (isMost(given, count) && given.every(({ isDated }) => isDated));
  const names = given.length - teams.length;
  const isNamed = names >= (isFull || given.some(({ naming }) => naming === 'sure') ? 1 : 2);
  const groups = teams.filter(({ form }) => form === 'group');
  if (isNamed && names * 2 >= teams.length && isMost(given, count))
    return namesOf([...groups, ...(isFull && names >= 2 && names >= teams.length ? phrasesIn(teams) : [])]);
  return isFull && groups.length === given.length && proveThemselves(groups) ? namesOf(groups) : null;
}

const isMost = (given: readonly Value[], count: number): boolean =>
  given.length >= 2 && given.length * 2 > count;
const isOther = ({ naming, form }: Value): boolean => form === null && (naming === 'no' || naming === 'low');

/** A longer text at the end of an item is a clause, and no value. */
const ownsNothing = (value: Value): boolean => isOther(value) && value.text.split(/\s+/).length <= MAX_WORDS;

/** Nobody is named: at least two teams, one of them twice, before a day, or in words for people. */
function proveThemselves(groups: readonly Value[]): boolean {
  const distinct = new Set(groups.map(({ text }) => text));
  return (
    distinct.size >= 2 &&
    groups.every(({ text }) => / /.test(text) && !mayBePlace(text)) &&
    (distinct.size < groups.length ||
      groups.every(({ isDated }) => isDated) ||
      groups.some(({ text }) => arePeople(text)))
  );
}

/** Among names, a phrase that is no group of people owns an item beside a day, or by a word for a field of work. */
const phrasesIn = (teams: readonly Value[]): readonly Value[] =>
  teams.filter(
    ({ text, form, isDated }) =>
      form === 'phrase' && (isDated || departmentName.find(text)?.sense === 'department'),
  );

const namesOf = (values: readonly Value[]): ReadonlySet<string> =>
  new Set(values.flatMap(({ text }) => namesIn(text).map(({ name }) => name)));

/** True for a list of names in which each is a team of `teams`, or somebody's name. */
export const areAmong = (text: string, teams: ReadonlySet<string> | null | undefined): boolean =>
  !!teams && namesIn(text).every(({ name }) => teams.has(name) || naming(name) !== 'no');
