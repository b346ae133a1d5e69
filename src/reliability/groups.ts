import type { Zone } from '../time/zone.ts';
import type { Counted } from './counted.ts';
import { clip, type Span } from './spans.ts';
import { quartersOf } from './window.ts';

export const DIMENSIONS = ['service', 'severity', 'team', 'kind', 'cause', 'quarter'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** `{}` for all incidents, `{service: 'checkout'}` for those of one; null stands for those of whom it is not known. */
export type GroupKey = Readonly<Partial<Record<Dimension, string | null>>>;

/** The incidents of a group, and the part of the window in which they are measured. */
export interface Group {
  readonly key: GroupKey;
  readonly incidents: readonly Counted[];
  readonly window: Span;
}

/** The groups of one dimension that have incidents, by name; of quarters, all that the window meets. */
export function groupsBy(
  dimension: Dimension,
  incidents: readonly Counted[],
  window: Span,
  zone: Zone,
): Group[] {
  if (dimension === 'quarter') return byQuarter(incidents, window, zone);
  const groups = new Map<string | null, Counted[]>();
  for (const incident of incidents)
    for (const name of namesOf(incident, dimension)) {
      const group = groups.get(name);
      if (group) group.push(incident);
      else groups.set(name, [incident]);
    }
  return [...groups]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([name, of]) => ({ key: { [dimension]: name }, incidents: of, window }));
}

/** Each quarter with the incidents whose impact meets it. Takes incidents in the order of their start. */
function byQuarter(incidents: readonly Counted[], window: Span, zone: Zone): Group[] {
  const quarters = quartersOf(window, zone);
  const of = quarters.map(() => [] as Counted[]);
  let first = 0;
  for (const incident of incidents) {
    const { from, to } = incident.impact;
    while (first < quarters.length && quarters[first]!.to <= from) first += 1;
    for (
      let index = first;
      index < quarters.length && (index === first || quarters[index]!.from < to);
      index++
    )
      of[index]!.push(incident);
  }
  return quarters.map((quarter, index) => ({
    key: { quarter: quarter.quarter! },
    incidents: of[index]!,
    window: clip(quarter, window)!,
  }));
}

function namesOf(
  { line, services }: Counted,
  dimension: Exclude<Dimension, 'quarter'>,
): readonly (string | null)[] {
  if (dimension !== 'service') return [line[dimension]];
  return services.length > 0 ? services : [null];
}
