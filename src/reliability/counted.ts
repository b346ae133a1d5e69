import type { Policy } from '../policy/schema.ts';
import type { Milestone } from '../vocabulary/milestones.ts';
import { timeOf } from './instant.ts';
import type { LedgerLine } from './ledger/line.ts';
import { type Promises, promisesOf } from './promises.ts';
import { type Span, subtract, total } from './spans.ts';

/** Why most incidents that are left out are. */
export const NO_START = 'nobody said when its impact started';

/** An incident that counts, with times in milliseconds. */
export interface Counted {
  readonly line: LedgerLine;
  /** The milestones reached by the instant of the report. */
  readonly at: Readonly<Record<Milestone, number | undefined>>;
  /** From the start to the end of the impact, or to the instant of the report if it is open. */
  readonly impact: Span;
  /** True while the impact lasts. */
  readonly open: boolean;
  /** The impact less the pauses; usually one interval. */
  readonly felt: readonly Span[];
  /** The total of `felt` in milliseconds. */
  readonly duration: number;
  readonly promises: Promises;
  /** Its distinct services by their current names. */
  readonly services: readonly string[];
}

export interface Exclusion {
  /** The id of an incident, or `line 7` of a ledger. */
  readonly incident: string;
  readonly why: string;
}

/** The incidents that count, ordered by the start of their impact, and those that do not. */
export interface Count {
  readonly incidents: readonly Counted[];
  readonly excluded: readonly (Exclusion & {
    /** When its impact started, if known. */ readonly at: number | null;
  })[];
}

type Settings = Pick<Policy, 'reliability' | 'services'>;

/**
 * Separates the incidents that count from those that do not, as of an instant; anything later is ignored. Each incident
 * counts once; drills and maintenance do not count. Incidents with impossible times are excluded, since no figure is
 * better than a wrong one.
 */
export function countUp(lines: readonly LedgerLine[], { reliability, services }: Settings, at: Date): Count {
  const byId = new Map<string, LedgerLine>();
  const excluded: Count['excluded'][number][] = [];
  const exclude = (line: LedgerLine, why: string) =>
    excluded.push({ incident: line.id, why, at: startOf(line) });
  for (const line of lines) {
    const before = byId.size;
    byId.set(line.id, line);
    if (byId.size === before) exclude(line, 'it is in the ledger twice; the last line counts');
  }
  const now = at.getTime();
  const counting: LedgerLine[] = [];
  for (const line of byId.values()) {
    const why = whyNot(line, byId, reliability.impactEndsAt, now);
    if (why === null) counting.push(line);
    else exclude(line, why);
  }
  const nameOf = currentNames(services);
  // Sorted before they are converted, so that objects read together are close in memory.
  const incidents = byStart(counting).map((line) => counted(line, reliability.impactEndsAt, nameOf, now));
  return { incidents, excluded };
}

const startOf = ({ milestones }: LedgerLine) =>
  milestones.started === null ? null : timeOf(milestones.started);

function byStart(lines: readonly LedgerLine[]): LedgerLine[] {
  const starts = Float64Array.from(lines, (line) => startOf(line)!);
  const order = (a: number, b: number) => starts[a]! - starts[b]! || (lines[a]!.id < lines[b]!.id ? -1 : 1);
  return Array.from(Int32Array.from(lines.keys()).sort(order), (index) => lines[index]!);
}

/** Why an incident does not count, or null if it does. */
function whyNot(
  line: LedgerLine,
  byId: ReadonlyMap<string, LedgerLine>,
  endsAt: 'mitigated' | 'resolved',
  now: number,
): string | null {
  if (line.kind === 'drill') return 'a drill';
  if (line.kind === 'maintenance') return 'planned maintenance';
  const original = originalOf(line, byId);
  if (original)
    return byId.has(original)
      ? `a duplicate of ${original}`
      : `a duplicate of ${original}, which is not in this ledger`;
  const start = startOf(line);
  if (start === null) return NO_START;
  if (start > now) return 'its impact starts after the end of this report';
  const name = endOfImpact(line, endsAt);
  const end = line.milestones[name];
  return end !== null && timeOf(end) < start ? `it was ${name} before it started` : null;
}

/** The milestone that ends the impact. */
const endOfImpact = ({ milestones }: LedgerLine, endsAt: 'mitigated' | 'resolved') =>
  endsAt === 'mitigated' && milestones.mitigated !== null ? 'mitigated' : 'resolved';

function counted(
  line: LedgerLine,
  endsAt: 'mitigated' | 'resolved',
  nameOf: (service: string) => string,
  now: number,
): Counted {
  const at = timesOf(line, now);
  const end = at[endOfImpact(line, endsAt)];
  const impact = { from: at.started!, to: end ?? now };
  const felt =
    line.pauses.length === 0
      ? [impact]
      : subtract(
          impact,
          line.pauses.map(({ from, to }) => ({ from: timeOf(from), to: to === null ? now : timeOf(to) })),
        );
  return {
    line,
    at,
    impact,
    open: end === undefined,
    felt,
    duration: total(felt),
    promises: promisesOf(line, now),
    services: line.services.length < 2 ? line.services.map(nameOf) : [...new Set(line.services.map(nameOf))],
  };
}

function timesOf({ milestones }: LedgerLine, now: number): Counted['at'] {
  const time = (text: string | null) => {
    const found = text === null ? Number.NaN : timeOf(text);
    return found <= now ? found : undefined;
  };
  return {
    started: time(milestones.started),
    detected: time(milestones.detected),
    acknowledged: time(milestones.acknowledged),
    mitigated: time(milestones.mitigated),
    resolved: time(milestones.resolved),
  };
}

/** A longer chain of duplicates is not followed to its end; real ones never get there. */
const MAX_CHAIN = 100;

/** The incident that counts instead of a duplicate; null for one that counts itself. In a cycle, the first id counts. */
function originalOf(line: LedgerLine, byId: ReadonlyMap<string, LedgerLine>): string | null {
  if (line.duplicateOf === null) return null;
  const chain = [line.id];
  let next = line.duplicateOf;
  while (!chain.includes(next) && chain.length < MAX_CHAIN) {
    chain.push(next);
    const duplicate = byId.get(next)?.duplicateOf ?? null;
    if (duplicate === null) return next;
    next = duplicate;
  }
  const [first = next] = chain.slice(chain.indexOf(next)).sort();
  return first === line.id ? null : first;
}

/** Maps service names and aliases to current names; unknown names stay as they are. */
export function currentNames(services: Policy['services']): (service: string) => string {
  const names = new Map<string, string>();
  for (const { name, aliases } of services)
    for (const each of [name, ...aliases]) names.set(each.toLowerCase(), name);
  const cache = new Map<string, string>();
  return (service) => {
    const name = cache.get(service) ?? names.get(service.toLowerCase()) ?? service;
    cache.set(service, name);
    return name;
  };
}
