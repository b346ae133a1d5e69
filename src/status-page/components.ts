import type { StatusPageSettings } from '../policy/sections/status-page.ts';
import { isoToDay } from '../time/day.ts';
import { MINUTE } from '../vocabulary/milliseconds.ts';
import { type Day, lastDays, lastMonths, midnight, type Span } from './days.ts';
import { idOf } from './id.ts';
import type { IncidentView } from './incident-view.ts';
import type { MaintenanceView } from './maintenance.ts';
import { type Spell, within, withoutOverlaps } from './spells.ts';
import { type Status, worst } from './status.ts';

/** Days in the bar of a component, and months of uptime that are shown. */
const DAYS = 90;
const MONTHS = 12;

/** A component as it is shown. */
export interface ComponentView {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly group: string | null;
  readonly status: Status;
  /** ISO instant at which its status last changed; null when it never did. */
  readonly changedAt: string | null;
  /** Oldest first; the last one is today. */
  readonly days: readonly DayView[];
  /** Oldest first; the last one is the present month. */
  readonly months: readonly MonthView[];
  /** Share of the days above in which it worked, 0 to 1; null without data. */
  readonly uptime: number | null;
}

export interface DayView {
  /** ISO date. */
  readonly date: string;
  /** The worst of the day; null without data. */
  readonly status: Status | null;
  /** Minutes in this status. */
  readonly minutes: number;
  /** Id of the incident that made it so. */
  readonly incident: string | null;
}

export interface MonthView {
  /** ISO date of its first day. */
  readonly date: string;
  /** Share of it, so far, in which the component worked, 0 to 1; null without data. */
  readonly uptime: number | null;
}

/** The components in the policy's order, then those that only services name. */
export function viewComponents(
  settings: StatusPageSettings,
  names: readonly string[],
  incidents: readonly IncidentView[],
  maintenance: readonly MaintenanceView[],
  now: Date,
): ComponentView[] {
  const { zone, components } = settings;
  const time = now.getTime();
  const [days, months] = [lastDays(DAYS, time, zone), lastMonths(MONTHS, time, zone)];
  const listed = new Set(components.map(({ name }) => name));
  const others = [...new Set(names)].filter((name) => !listed.has(name));
  const all = [
    ...components,
    ...others.map((name) => ({ name, description: null, group: null, since: null })),
  ];
  return all.map(({ name, description, group, since }) => {
    const mine = ({ components: touched }: IncidentView | MaintenanceView) => touched.includes(name);
    const [bad, planned] = [incidents.filter(mine), maintenance.filter(mine)];
    const spells = withoutOverlaps([
      ...bad.flatMap((incident) => spellsOf(incident, time)),
      ...planned.map(({ from, to, id }): Spell => {
        const end = Math.min(Date.parse(to), time);
        return { from: Date.parse(from), to: end, status: 'maintenance', by: id };
      }),
    ]);
    const first = since === null ? Number.NEGATIVE_INFINITY : midnight(isoToDay(since)!, zone);
    const status = worst([
      ...bad.filter(({ impactEndedAt }) => impactEndedAt === null).map((incident) => incident.status),
      ...planned.filter(({ state }) => state === 'inProgress').map(() => 'maintenance' as const),
    ]);
    const last = spells.at(-1);
    const changed = last && (status === 'operational' ? last.to : last.from);
    return {
      id: idOf(`component ${name}`),
      name,
      description,
      group,
      status,
      changedAt: changed === undefined ? null : new Date(changed).toISOString(),
      days: days.map((day) => dayView(day, first, spells)),
      months: months.map((month) => ({ date: month.date, uptime: uptime(month, first, spells, time) })),
      uptime: uptime({ from: days[0]!.from, to: time }, first, spells, time),
    };
  });
}

/** The times in which users felt an incident: pauses and the future left out. */
function spellsOf(incident: IncidentView, now: number): Spell[] {
  const { id, status, startedAt, impactEndedAt, resolvedAt, pauses } = incident;
  const end = Math.min(Date.parse(impactEndedAt ?? resolvedAt ?? new Date(now).toISOString()), now);
  const spells: Spell[] = [];
  let from = Date.parse(startedAt);
  for (const pause of pauses.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    spells.push({ from, to: Math.min(Date.parse(pause.from), end), status, by: id });
    from = Math.max(from, pause.to === null ? end : Date.parse(pause.to));
  }
  return [...spells, { from, to: end, status, by: id }];
}

function dayView(day: Day, first: number, spells: readonly Spell[]): DayView {
  const { status, by, lasted } = within(day, spells);
  const isKnown = day.to > first;
  return {
    date: day.date,
    status: isKnown ? status : null,
    minutes: isKnown ? Math.round(lasted / MINUTE) : 0,
    incident: isKnown ? by : null,
  };
}

/** Null when nothing of the span is known, because it is over before the first day with data or yet to come. */
function uptime(span: Span, first: number, spells: readonly Spell[], now: number): number | null {
  const known = { from: Math.max(span.from, first), to: Math.min(span.to, now) };
  if (known.from >= known.to) return null;
  return 1 - within(known, spells).down / (known.to - known.from);
}
