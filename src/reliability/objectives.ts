import type { Policy } from '../policy/schema.ts';
import { parseTarget } from '../policy/target.ts';
import { teamSlug } from '../services/find.ts';
import type { Zone } from '../time/zone.ts';
import { SEVERITIES } from '../vocabulary/severity.ts';
import { changeBetween, MIN_VALUES } from './bootstrap.ts';
import type { Columns } from './columns.ts';
import type { Counted } from './counted.ts';
import { type Figure, sampleOf, type Value } from './figures/figure.ts';
import type { GroupKey } from './groups.ts';
import { clip, length, type Span } from './spans.ts';
import { quarterAt } from './window.ts';

/** The progress of a policy objective. Ratios are relative to the previous quarter's value: −0.2 is 20 % less. */
export interface ObjectiveState {
  /** As written in the policy: `MTTR −20 % each quarter`. */
  readonly objective: string;
  readonly figure: string;
  readonly group: GroupKey;
  readonly quarter: string;
  /** The previous quarter's value, the target value, and the value so far. */
  readonly before: number | null;
  readonly goal: number | null;
  readonly now: number | null;
  readonly n: number;
  /** The value at the end of the quarter: counts are projected at the rate so far, other figures stay as they are. */
  readonly outlook: number | null;
  /**
   * Of `outlook`: 1 if the target is reached, negative if the change is in the wrong direction.
   */
  readonly progress: number | null;
  readonly pace: 'reached' | 'on pace' | 'behind' | 'missed' | null;
  /** The 95 % interval of the change, by resampling days; null with fewer than five values in either quarter. */
  readonly interval: readonly [number, number] | null;
  /** Whether the change is statistically significant: the interval excludes 0. */
  readonly certain: boolean | null;
  readonly okr: { readonly text: string; readonly url: string | null } | null;
}

interface Measured {
  readonly columns: Columns;
  readonly figures: readonly Figure[];
  readonly zone: Zone;
  /** The instant of the report, in milliseconds. */
  readonly at: number;
}

/** The policy's objectives in the quarter in which a window ends, except those for another quarter. */
export function objectivesOf(
  { objectives }: Policy['reliability'],
  window: Span,
  measured: Measured,
): ObjectiveState[] {
  const quarter = quarterAt(Math.max(window.from, window.to - 1), measured.zone);
  return objectives.flatMap(({ target, service, severity, team, okr }) => {
    const parsed = parseTarget(target)!;
    if (parsed.quarter && parsed.quarter !== quarter.quarter) return [];
    const figure = measured.figures.find(({ name }) => name.toLowerCase() === parsed.figure.toLowerCase())!;
    const stated = SEVERITIES.find((each) => each === parsed.severity) ?? severity;
    const key: GroupKey = {
      ...(service === null ? {} : { service }),
      ...(stated === null ? {} : { severity: stated }),
      ...(team === null ? {} : { team }),
    };
    const state = progressOf(figure, key, parsed.change, quarter, measured);
    return [{ objective: target, figure: figure.name, group: key, quarter: quarter.quarter!, ...state, okr }];
  });
}

function progressOf(figure: Figure, key: GroupKey, change: number, quarter: Span, measured: Measured) {
  const { at, zone, columns } = measured;
  const rows = columns.all.filter((row) => belongsTo(columns.incidents[row]!, key));
  const soFar = clip(quarter, { from: quarter.from, to: at }) ?? { from: quarter.from, to: quarter.from };
  const earlier = quarterAt(quarter.from - 1, zone);
  const valueIn = (window: Span): Value => figure.of(sampleOf(columns, rows, window, at));
  const [before, now] = [valueIn(earlier), valueIn(soFar)];
  const share = length(soFar) / length(quarter);
  const goal = before.value === null ? null : before.value * (1 + change);
  const outlook = now.value === null || share === 0 ? null : figure.additive ? now.value / share : now.value;
  const wanted = goal === null || before.value === null ? 0 : goal - before.value;
  const progress =
    outlook === null || before.value === null || wanted === 0 ? null : (outlook - before.value) / wanted;
  const interval =
    before.n < MIN_VALUES || now.n < MIN_VALUES
      ? null
      : changeBetween(columns, rows, [earlier, soFar], figure, at);
  return {
    before: before.value,
    goal,
    now: now.value,
    n: now.n,
    outlook,
    progress,
    pace: paceOf(progress, share === 1),
    interval,
    certain: interval && (interval[0] > 0 || interval[1] < 0),
  };
}

function paceOf(progress: number | null, isOver: boolean): ObjectiveState['pace'] {
  if (progress === null) return null;
  if (isOver) return progress >= 1 ? 'reached' : 'missed';
  return progress >= 1 ? 'on pace' : 'behind';
}

/** A team may be written as `owner/slug` in the policy, and in what was recorded earlier. */
const slugOf = (team: string | null | undefined) => team && teamSlug(team);

function belongsTo({ line, services }: Counted, { service, severity, team }: GroupKey): boolean {
  return (
    (service === undefined || (service !== null && services.includes(service))) &&
    (severity === undefined || line.severity === severity) &&
    (team === undefined || slugOf(line.team) === slugOf(team))
  );
}
