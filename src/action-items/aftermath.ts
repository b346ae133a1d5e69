import { LOOKS } from '../reliability/promises.ts';

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
}

/** What came back in the days after an item was done. */
export interface Aftermath {
  readonly days: number;
  /** What was looked for, in words: `checkout`, or the incident. */
  readonly about: string;
  readonly back: readonly LaterIncident[];
}

const DAY = 86_400_000;
/** Not a failure of a service. */
const HARMLESS = new Set(['drill', 'maintenance']);

/**
 * Whether it helped: the incidents of the item's service, and those that repeat its incident, in the 30 or 90 days after
 * it was done. Null before that, and for an item that names neither.
 *
 * @param doneAt ISO instant; null for an item that is not done
 */
export function aftermath(
  { service, incident }: { readonly service: string | null; readonly incident: string | null },
  doneAt: string | null,
  later: readonly LaterIncident[],
  now: Date,
): Aftermath | null {
  const about = service ?? incident;
  if (doneAt === null || about === null) return null;
  const days = LOOKS.findLast((each) => Date.parse(doneAt) + each * DAY <= now.getTime());
  if (days === undefined) return null;
  const until = Date.parse(doneAt) + days * DAY;
  const same = (a: string | null, b: string | null) =>
    a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
  const back = later.filter(
    ({ startedAt, services, recurrenceOf }) =>
      Date.parse(startedAt) > Date.parse(doneAt) &&
      Date.parse(startedAt) <= until &&
      (services.some((each) => same(each, service)) || same(recurrenceOf, incident)),
  );
  return { days, about, back };
}

/** ISO instant of the next look at an item that is done; null when there is none. */
export function nextLook(doneAt: string | null, now: Date): string | null {
  if (doneAt === null) return null;
  const next = LOOKS.map((days) => Date.parse(doneAt) + days * DAY).find((at) => at > now.getTime());
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
    const { id, title, url, services, recurrenceOf } = line;
    return [{ id, title, url: url ?? '', services, startedAt, recurrenceOf }];
  });
}

/** What is read of a line. */
interface Ledger extends Omit<LaterIncident, 'startedAt' | 'url'> {
  readonly url: string | null;
  readonly kind: string;
  readonly duplicateOf: string | null;
  readonly milestones: { readonly started: string | null; readonly detected: string | null };
}
