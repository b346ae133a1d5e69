import type { StatusBoard } from './board.ts';
import { idOf } from './id.ts';
import type { PublicUpdate } from './incident.ts';
import type { IncidentView } from './incident-view.ts';
import type { MaintenanceView } from './maintenance.ts';
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

/** Statuspage's own sentences: clients compare them. */
const DESCRIPTION = {
  operational: 'All Systems Operational',
  maintenance: 'Service Under Maintenance',
  degraded: 'Minor Service Outage',
  partial: 'Partial System Outage',
  major: 'Major System Outage',
} as const satisfies Record<Status, string>;

const PHASE = {
  investigating: 'investigating',
  identified: 'identified',
  mitigated: 'monitoring',
  resolved: 'resolved',
} as const;
const STATE = { scheduled: 'scheduled', inProgress: 'in_progress', completed: 'completed' } as const;

/** Statuspage lists so many incidents, the newest. */
const LISTED = 50;

/** Every document of the API by its path below `/api/v2/`. */
export function statuspageFiles(board: StatusBoard): Readonly<Record<string, object>> {
  const { page, status, components, open, incidents, maintenance } = statuspageDocuments(board);
  const upcoming = maintenance.filter((each) => each.status === 'scheduled');
  const active = maintenance.filter((each) => each.status === 'in_progress');
  return {
    'summary.json': {
      ...{ page, components, incidents: open },
      ...{ scheduled_maintenances: [...active, ...upcoming], status },
    },
    'status.json': { page, status },
    'components.json': { page, components },
    'incidents.json': { page, incidents },
    'incidents/unresolved.json': { page, incidents: open },
    'scheduled-maintenances.json': { page, scheduled_maintenances: maintenance },
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
  const newest = [...board.open, ...board.past].slice(0, LISTED).map(incident);
  const maintenance = board.maintenance.map((view) => maintenanceDocument(view, page.id, known, board.at));
  return { page, status, components, open, incidents: newest, maintenance };
}

/** Address of an incident's page; empty without an address of the whole. */
function incidentLink({ settings }: StatusBoard, { id }: IncidentView): string {
  return settings.url === null ? '' : `${settings.url.replace(/\/+$/, '')}/incidents/${id}.html`;
}

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
function componentDocuments({ components, at }: StatusBoard, page: string): ComponentDocument[] {
  const groups = [...new Set(components.flatMap(({ group }) => group ?? []))];
  const document = (id: string, name: string, position: number): ComponentDocument => ({
    ...{ id, name, status: 'operational', created_at: at, updated_at: at, position, description: null },
    ...{ showcase: true, start_date: null, group_id: null, page_id: page, group: false },
    only_show_if_degraded: false,
  });
  const groupId = (name: string) => idOf(`group ${name}`);
  return [
    ...components.map((component, index) => {
      const first = component.days.find(({ status }) => status !== null)?.date ?? null;
      return {
        ...document(component.id, component.name, index + 1),
        status: COMPONENT[component.status],
        created_at: `${first ?? at.slice(0, 10)}T00:00:00.000Z`,
        updated_at: component.changedAt ?? at,
        description: component.description,
        start_date: first,
        group_id: component.group === null ? null : groupId(component.group),
      };
    }),
    ...groups.map((name, index) => {
      const members = components.filter(({ group }) => group === name);
      return {
        ...document(groupId(name), name, components.length + index + 1),
        status: COMPONENT[worst(members.map(({ status }) => status))],
        group: true,
        components: members.map(({ id }) => id),
      };
    }),
  ];
}

type Known = ReadonlyMap<string, ComponentDocument>;

function incidentDocument(view: IncidentView, page: string, known: Known, shortlink: string) {
  const components = view.components.flatMap((name) => known.get(name) ?? []);
  const [latest] = view.updates;
  const monitoring = view.updates.findLast(({ phase }) => phase === 'mitigated');
  return {
    id: view.id,
    name: view.title,
    status: PHASE[latest!.phase],
    created_at: view.updates.at(-1)!.at,
    updated_at: latest!.at,
    monitoring_at: monitoring?.at ?? null,
    resolved_at: view.resolvedAt,
    impact: IMPACT[view.status],
    shortlink,
    started_at: view.startedAt,
    page_id: page,
    incident_updates: view.updates.map((update, index) =>
      updateDocument(update, view, `${view.updates.length - index}`, components),
    ),
    components,
    reminder_intervals: null,
    postmortem_published_at: null,
  };
}

function updateDocument(
  { at, text, phase }: PublicUpdate,
  { id, status }: IncidentView,
  place: string,
  components: readonly ComponentDocument[],
) {
  return {
    id: idOf(`update ${id} ${place}`),
    status: PHASE[phase],
    body: text,
    incident_id: id,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: components.map((component) => ({
      code: component.id,
      name: component.name,
      old_status: phase === 'resolved' ? COMPONENT[status] : component.status,
      new_status: phase === 'resolved' ? 'operational' : COMPONENT[status],
    })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  };
}

function maintenanceDocument(view: MaintenanceView, page: string, known: Known, now: string) {
  const components = view.components.flatMap((name) => known.get(name) ?? []);
  const status = STATE[view.state];
  const at = view.state === 'scheduled' ? now : view.state === 'inProgress' ? view.from : view.to;
  return {
    ...{ id: view.id, name: view.title, status, created_at: at, updated_at: at, monitoring_at: null },
    resolved_at: view.state === 'completed' ? view.to : null,
    ...{ impact: 'maintenance', shortlink: '', started_at: view.from, page_id: page },
    incident_updates: [
      {
        ...{ id: idOf(`update ${view.id} 1`), status, body: view.text, incident_id: view.id },
        ...{ created_at: at, updated_at: at, display_at: at, affected_components: [] },
        ...{ deliver_notifications: true, custom_tweet: null, tweet_id: null },
      },
    ],
    components,
    scheduled_for: view.from,
    scheduled_until: view.to,
  };
}
