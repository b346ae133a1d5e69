import { DAY } from '../vocabulary/milliseconds.ts';
import type { StatusBoard } from './board.ts';
import { idOf } from './id.ts';
import type { IncidentView } from './incident-view.ts';
import type { MaintenanceView } from './maintenance.ts';
import { SHOWN_PHASE } from './phase.ts';
import { type Status, worst } from './status.ts';

/*
 * The public API of Atlassian Statuspage, key by key, so that clients written for it read this page too:
 * https://metastatuspage.com/api
 */

const COMPONENT = {
  operational: 'operational',
  maintenance: 'under_maintenance',
  degraded: 'degraded_performance',
  partial: 'partial_outage',
  major: 'major_outage',
} as const satisfies Record<Status, string>;

const IMPACT = {
  operational: 'none',
  maintenance: 'maintenance',
  degraded: 'minor',
  partial: 'major',
  major: 'critical',
} as const satisfies Record<Status, string>;

/** Statuspage's own sentences: clients compare them, and translate them. */
const DESCRIPTION = {
  operational: 'All Systems Operational',
  maintenance: 'Service Under Maintenance',
  degraded: 'Partially Degraded Service',
  partial: 'Partial System Outage',
  major: 'Major Service Outage',
} as const satisfies Record<Status, string>;

const STATE = { scheduled: 'scheduled', inProgress: 'in_progress', completed: 'completed' } as const;

/** How many of the newest incidents Statuspage lists. */
const LISTED = 50;

/** Every document of the API by its path below `/api/v2/`. */
export function statuspageFiles(board: StatusBoard): Readonly<Record<string, object>> {
  const { page, status, components, open, incidents, maintenance } = statuspageDocuments(board);
  const upcoming = maintenance.filter((each) => each.status === 'scheduled');
  const active = maintenance.filter((each) => each.status === 'in_progress');
  const planned = [...active, ...upcoming];
  return {
    'summary.json': { page, components, incidents: open, scheduled_maintenances: planned, status },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents },
    'incidents/unresolved.json': { page, incidents: open },
    'scheduled-maintenances.json': {
      page,
      scheduled_maintenances: maintenance.toReversed().slice(0, LISTED),
    },
    'scheduled-maintenances/upcoming.json': { page, scheduled_maintenances: upcoming },
    'scheduled-maintenances/active.json': { page, scheduled_maintenances: active },
  };
}

/** What the documents are made of. */
export function statuspageDocuments(board: StatusBoard) {
  const page = pageDocument(board);
  const status = { indicator: IMPACT[board.status], description: DESCRIPTION[board.status] };
  const components = componentDocuments(board, page.id);
  const known = new Map(components.map((each) => [each.name, each]));
  const incident = (view: IncidentView) => incidentDocument(view, page.id, known, incidentLink(board, view));
  const open = board.open.map(incident);
  const newest = [...board.open, ...board.past]
    .sort((a, b) => Date.parse(createdAt(b)) - Date.parse(createdAt(a)))
    .slice(0, LISTED)
    .map(incident);
  const maintenance = board.maintenance.map((view) => maintenanceDocument(view, page, known, board.at));
  return { page, status, components, open, incidents: newest, maintenance };
}

/** Address of an incident's page; empty without an address of the whole. */
function incidentLink({ settings }: StatusBoard, { id }: IncidentView): string {
  return settings.url === null ? '' : `${settings.url.replace(/\/+$/, '')}/incidents/${id}.html`;
}

type PageDocument = ReturnType<typeof pageDocument>;

function pageDocument({ settings, at }: StatusBoard) {
  return {
    id: idOf(`page ${settings.name}`),
    name: settings.name,
    url: settings.url ?? '',
    time_zone: settings.zone,
    updated_at: at,
  };
}

interface ComponentDocument {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly position: number;
  readonly description: string | null;
  readonly showcase: boolean;
  readonly start_date: string | null;
  readonly group_id: string | null;
  readonly page_id: string;
  readonly group: boolean;
  readonly only_show_if_degraded: boolean;
  /** Ids of the components of a group. */
  readonly components?: readonly string[];
}

/** Components, then their groups, as Statuspage lists them: in one list, a group holding the ids of its members. */
function componentDocuments({ settings, components, at }: StatusBoard, page: string): ComponentDocument[] {
  const groups = [...new Set(components.flatMap(({ group }) => group ?? []))];
  const groupId = (name: string) => idOf(`group ${name}`);
  const since = new Map(settings.components.map((each) => [each.name, each.since]));
  const single = components.map((component, index): ComponentDocument => {
    const start = since.get(component.name) ?? null;
    return {
      id: component.id,
      name: component.name,
      status: COMPONENT[component.status],
      created_at: instant(start ?? component.days[0]!.date),
      updated_at: instant(component.changedAt ?? at),
      position: index + 1,
      description: component.description,
      showcase: true,
      start_date: start,
      group_id: component.group === null ? null : groupId(component.group),
      page_id: page,
      group: false,
      only_show_if_degraded: false,
    };
  });
  const grouped = groups.map((name, index): ComponentDocument => {
    const members = single.filter(({ group_id }) => group_id === groupId(name));
    const statuses = components.filter(({ group }) => group === name).map(({ status }) => status);
    return {
      id: groupId(name),
      name,
      status: COMPONENT[worst(statuses)],
      created_at: members.map(({ created_at }) => created_at).sort()[0]!,
      updated_at: members
        .map(({ updated_at }) => updated_at)
        .sort()
        .at(-1)!,
      position: components.length + index + 1,
      description: null,
      showcase: true,
      start_date: null,
      group_id: null,
      page_id: page,
      group: true,
      only_show_if_degraded: false,
      components: members.map(({ id }) => id),
    };
  });
  return [...single, ...grouped];
}

/** Every instant with its milliseconds: some clients read this one form only. */
const instant = (at: string) => new Date(at).toISOString();

type ComponentsByName = ReadonlyMap<string, ComponentDocument>;

/** The first text for the public made it public. */
const createdAt = ({ updates }: IncidentView) => updates.at(-1)!.at;

function incidentDocument(view: IncidentView, page: string, byName: ComponentsByName, shortlink: string) {
  const components = view.components.flatMap((name) => byName.get(name) ?? []);
  const [latest] = view.updates;
  const monitoring = view.updates.findLast(({ phase }) => phase === 'mitigated');
  const down = COMPONENT[view.status];
  return {
    id: view.id,
    name: view.title,
    status: SHOWN_PHASE[latest!.phase],
    created_at: instant(createdAt(view)),
    updated_at: instant(latest!.at),
    monitoring_at: monitoring ? instant(monitoring.at) : null,
    resolved_at: view.resolvedAt && instant(view.resolvedAt),
    impact: IMPACT[view.status],
    shortlink,
    started_at: instant(view.startedAt),
    page_id: page,
    incident_updates: view.updates.map(({ at, text, phase }, index) =>
      updateDocument({
        incident: view.id,
        place: view.updates.length - index,
        at,
        status: SHOWN_PHASE[phase],
        body: text,
        components,
        before: index === view.updates.length - 1 ? 'operational' : down,
        after: phase === 'resolved' ? 'operational' : down,
      }),
    ),
    components,
    reminder_intervals: null,
    postmortem_body: view.postMortem,
    postmortem_body_last_updated_at: null,
    postmortem_ignored: false,
    postmortem_notified_subscribers: false,
    postmortem_notified_twitter: false,
    postmortem_published_at: null,
  };
}

interface Update {
  readonly incident: string;
  /** 1 for the first. */
  readonly place: number;
  readonly at: string;
  readonly status: string;
  readonly body: string;
  readonly components: readonly ComponentDocument[];
  /** What its components were before it, and are after it. */
  readonly before: string;
  readonly after: string;
}

function updateDocument({ incident, place, at, status, body, components, before, after }: Update) {
  return {
    id: idOf(`update ${incident} ${place}`),
    status,
    body,
    incident_id: incident,
    created_at: instant(at),
    updated_at: instant(at),
    display_at: instant(at),
    affected_components: components.map(({ id, name }) => ({
      code: id,
      name,
      old_status: before,
      new_status: after,
    })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}

const MONTH = 30 * DAY;

/**
 * Nobody notes when maintenance was planned, and clients take a time that moves between two requests for news: it is a
 * month before the beginning, or now where that is further away.
 */
const plannedAt = ({ from }: MaintenanceView, now: string) =>
  new Date(Math.min(Date.parse(from) - MONTH, Date.parse(now))).toISOString();

function maintenanceDocument(
  view: MaintenanceView,
  page: PageDocument,
  byName: ComponentsByName,
  now: string,
) {
  const components = view.components.flatMap((name) => byName.get(name) ?? []);
  const created = plannedAt(view, now);
  const all = [
    { at: created, state: 'scheduled', before: 'operational', after: 'operational' },
    { at: view.from, state: 'inProgress', before: 'operational', after: 'under_maintenance' },
    { at: view.to, state: 'completed', before: 'under_maintenance', after: 'operational' },
  ] as const;
  const happened = all.slice(0, all.findIndex(({ state }) => state === view.state) + 1);
  return {
    id: view.id,
    name: view.title,
    status: STATE[view.state],
    created_at: created,
    updated_at: happened.at(-1)!.at,
    monitoring_at: null,
    resolved_at: view.state === 'completed' ? view.to : null,
    impact: 'maintenance',
    shortlink: page.url,
    started_at: view.from,
    page_id: page.id,
    incident_updates: happened
      .map(({ at, state, before, after }, index) =>
        updateDocument({
          incident: view.id,
          place: index + 1,
          at,
          status: STATE[state],
          body: view.text,
          components,
          before,
          after,
        }),
      )
      .reverse(),
    components,
    scheduled_for: view.from,
    scheduled_until: view.to,
  };
}
