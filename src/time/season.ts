import { DAY } from '../vocabulary/milliseconds.ts';
import { offsetAt } from './zone.ts';

/** Places that change their clocks, with the names of both halves of the year. */
const PLACES = [
  { standard: 'PST', daylight: 'PDT', place: 'California', iana: 'America/Los_Angeles' },
  { standard: 'MST', daylight: 'MDT', place: 'Denver', iana: 'America/Denver' },
  { standard: 'CST', daylight: 'CDT', place: 'Chicago', iana: 'America/Chicago' },
  { standard: 'EST', daylight: 'EDT', place: 'New York', iana: 'America/New_York' },
  { standard: 'AST', daylight: 'ADT', place: 'Halifax', iana: 'America/Halifax' },
  { standard: 'AKST', daylight: 'AKDT', place: 'Alaska', iana: 'America/Anchorage' },
  { standard: 'GMT', daylight: 'BST', place: 'the United Kingdom', iana: 'Europe/London' },
  { standard: 'WET', daylight: 'WEST', place: 'Portugal', iana: 'Europe/Lisbon' },
  { standard: 'CET', daylight: 'CEST', place: 'central Europe', iana: 'Europe/Berlin' },
  { standard: 'MEZ', daylight: 'MESZ', place: 'central Europe', iana: 'Europe/Berlin' },
  { standard: 'EET', daylight: 'EEST', place: 'eastern Europe', iana: 'Europe/Helsinki' },
  { standard: 'ACST', daylight: 'ACDT', place: 'Adelaide', iana: 'Australia/Adelaide' },
  { standard: 'AEST', daylight: 'AEDT', place: 'Sydney', iana: 'Australia/Sydney' },
  { standard: 'NZST', daylight: 'NZDT', place: 'New Zealand', iana: 'Pacific/Auckland' },
] as const;

/** Places that call their own clocks so. */
const ELSEWHERE: Readonly<Partial<Record<string, RegExp>>> = {
  EST: /\b(?:Australia\w*|Sydney|Melbourne|Brisbane|Canberra|Jamaica|Panama|Canc[uú]n)\b/,
  PST: /\b(?:Philippin\w*|Manila|Pakistan|Karachi|Lahore)\b/,
  CET: /\b(?:Algeria|Algiers|Tunisia|Tunis)\b/,
  BST: /\b(?:Bangladesh|Dhaka)\b/,
};

/** Right in summer as well: some other place keeps them all year (Arizona, China, Arabia, Libya, Darwin, Queensland). */
const ALL_YEAR: ReadonlySet<string> = new Set(['MST', 'CST', 'AST', 'GMT', 'EET', 'ACST', 'AEST']);

/** The names that belong to one half of the year. */
export const SEASONAL_NAMES = PLACES.flatMap(({ standard, daylight }) => [standard, daylight]).filter(
  (name) => !ALL_YEAR.has(name),
);

export interface Season {
  readonly place: string;
  /** The name for the place's clocks, and their offset in minutes east of UTC. */
  readonly name: string;
  readonly minutes: number;
  /** The places whose clocks may be meant as well. */
  readonly elsewhere?: RegExp | undefined;
}

/**
 * What the clocks of a zone's place were called at a local time ("2026-07-03T14:05"), if not by the name given. Null where
 * the name is right, is none of `SEASONAL_NAMES`, or the clocks change within a day.
 */
export function outOfSeason(name: string, local: string): Season | null {
  const at = Date.parse(`${local}Z`);
  const found = PLACES.find(({ standard, daylight }) => standard === name || daylight === name);
  if (!found || ALL_YEAR.has(name) || Number.isNaN(at)) return null;
  const { place, iana } = found;
  const offset = (time: number) => offsetAt({ kind: 'iana', name: iana, text: iana }, time);
  const minutes = offset(at);
  if (minutes === null || offset(at - DAY) !== minutes || offset(at + DAY) !== minutes) return null;
  const halfYears = [0, 6].map((month) => offset(Date.UTC(Number(local.slice(0, 4)), month, 1)) ?? minutes);
  const now = minutes > Math.min(...halfYears) ? found.daylight : found.standard;
  return now === name ? null : { place, name: now, minutes, elsewhere: ELSEWHERE[name] };
}
