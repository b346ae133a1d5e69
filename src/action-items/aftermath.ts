import { oneLine, shorten } from '../markdown/write/plain.ts';
import { plainText, userMarkdown } from '../markdown/write/user-text.ts';
import { TRIAL_DAYS } from '../reliability/promises.ts';
import { DAY } from '../vocabulary/milliseconds.ts';
import { likeness } from './identity/likeness.ts';

/** What of an incident tells whether an item helped. */
export interface LaterIncident {
  /** `owner/repo#12`. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly services: readonly string[];
  /** ISO instant at which its impact started. */
  readonly startedAt: string;
  /** The earlier incident that it repeats, as people say. */
  readonly recurrenceOf: string | null;
  /** The contributing factors that its post-mortem names. */
  readonly factors: readonly string[];
}

/** What an item was to prevent, as far as it says. */
interface Aim {
  readonly service: string | null;
  /** `owner/repo#12`. */
  readonly incident: string | null;
  /** The contributing factor that it addressed, in words. */
  readonly factor: string | null;
}

/** What came back in the days after an item was done. */
export interface Aftermath {
  readonly days: number;
  /** What was looked for, in words: `checkout`, or the incident. */
  readonly about: string;
  readonly back: readonly LaterIncident[];
}

/** Not a failure of a service. */
const HARMLESS = new Set(['drill', 'maintenance']);

/** How alike two factors must be to count as the same. */
const SHARED = 0.6;
const FACTOR_LENGTH = 160;

/** The plain text to compare factors by: `F1: Nothing watches the **expiry**` without its name and markup. */
export function factorText(factor: string): string {
  const plain = oneLine(plainText(userMarkdown(factor)));
  return shorten(plain.replace(/^[A-Z]{1,3}-?\d{1,3}:\s*/, ''), FACTOR_LENGTH);
}

/**
 * Whether it helped: the incidents of the item's service, those that repeat its incident, and those whose post-mortem names
 * the factor that it addressed, in the 30 or 90 days after it was done. Null before that, and for an item that names
 * none of the three.
 *
 * @param doneAt ISO instant; null for an item that is not done
 */
export function aftermath(
  { service, incident, factor }: Aim,
  doneAt: string | null,
  later: readonly LaterIncident[],
  now: Date,
): Aftermath | null {
  const about = service ?? incident ?? factor;
  if (doneAt === null || about === null) return null;
  const days = TRIAL_DAYS.findLast((each) => Date.parse(doneAt) + each * DAY <= now.getTime());
  if (days === undefined) return null;
  const until = Date.parse(doneAt) + days * DAY;
  const same = (a: string | null, b: string | null) =>
    a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
  const back = later.filter(
    ({ startedAt, services, recurrenceOf, factors }) =>
      Date.parse(startedAt) > Date.parse(doneAt) &&
      Date.parse(startedAt) <= until &&
      (services.some((each) => same(each, service)) ||
        same(recurrenceOf, incident) ||
        (factor !== null && factors.some((each) => likeness(each, factor) >= SHARED))),
  );
  return { days, about, back };
}

/** ISO instant of the next look at an item that is done; null when there is none. */
export function nextLook(doneAt: string | null, now: Date): string | null {
  if (doneAt === null) return null;
  const next = TRIAL_DAYS.map((days) => Date.parse(doneAt) + days * DAY).find((at) => at > now.getTime());
  return next === undefined ? null : new Date(next).toISOString();
}

/**
 * The incidents of an account, from rows of the ledger in the read model, which holds those of all accounts. Incidents
 * without a start, duplicates and drills are left out.
 */
export function laterIncidents(
  rows: readonly { readonly data: Readonly<Record<string, unknown>> }[],
  owner: string,
): LaterIncident[] {
  return rows.flatMap(({ data }): LaterIncident[] => {
    const line = data as unknown as Ledger;
    if (!line.id.toLowerCase().startsWith(`${owner.toLowerCase()}/`)) return [];
    const startedAt = line.milestones.started ?? line.milestones.detected;
    if (startedAt === null || line.duplicateOf !== null || HARMLESS.has(line.kind)) return [];
    const { id, title, url, services, recurrenceOf, factors } = line;
    return [{ id, title, url: url ?? '', services, startedAt, recurrenceOf, factors: factors ?? [] }];
  });
}

/** What is read of a line. */
interface Ledger extends Omit<LaterIncident, 'startedAt' | 'url' | 'factors'> {
  readonly url: string | null;
  readonly kind: string;
  readonly duplicateOf: string | null;
  /** Missing in a line that was recorded before there were any. */
  readonly factors?: readonly string[];
  readonly milestones: { readonly started: string | null; readonly detected: string | null };
}
