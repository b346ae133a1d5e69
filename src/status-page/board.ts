import type { StatusPageSettings } from '../policy/sections/status-page.ts';
import { type ComponentView, viewComponents } from './components.ts';
import type { PublicIncident } from './incident.ts';
import { type IncidentView, viewIncident } from './incident-view.ts';
import { type MaintenanceView, viewMaintenance } from './maintenance.ts';
import { type Status, worst } from './status.ts';

/** A service, as far as the status page knows it. */
export interface ShownService {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Its name on the page; null when it is not shown. */
  readonly component: string | null;
}

/** All that the status page shows, in every format. */
export interface StatusBoard {
  readonly settings: StatusPageSettings;
  /** ISO instant for which it is true. */
  readonly at: string;
  readonly status: Status;
  readonly components: readonly ComponentView[];
  /** Newest first. */
  readonly open: readonly IncidentView[];
  /** Newest first. */
  readonly past: readonly IncidentView[];
  /** Earliest first. */
  readonly maintenance: readonly MaintenanceView[];
}

export interface StatusSource {
  readonly settings: StatusPageSettings;
  readonly services: readonly ShownService[];
  readonly incidents: readonly PublicIncident[];
}

/** The status page at an instant, from public texts and the policy alone. */
export function statusBoard({ settings, services, incidents }: StatusSource, now: Date): StatusBoard {
  const componentsOf = naming(services);
  const views = incidents
    .filter(({ updates }) => updates.length > 0)
    .map((incident) => viewIncident(incident, componentsOf(incident.services), settings, now))
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || a.id.localeCompare(b.id));
  const maintenance = viewMaintenance(settings, now);
  const names = services.flatMap(({ component }) => component ?? []);
  const components = viewComponents(settings, names, views, maintenance, now);
  const open = views.filter(({ resolvedAt }) => resolvedAt === null);
  return {
    settings,
    at: now.toISOString(),
    // An incident without a component counts too: it is shown, so the page must not say that all is well.
    status: worst([
      ...components.map(({ status }) => status),
      ...open.filter(({ impactEndedAt }) => impactEndedAt === null).map(({ status }) => status),
    ]),
    components,
    open,
    past: views.filter(({ resolvedAt }) => resolvedAt !== null),
    maintenance,
  };
}

/** From names of services, in any case and by any alias, to names of components, each once. */
function naming(services: readonly ShownService[]) {
  const known = new Map(
    services.flatMap(({ name, aliases, component }) =>
      [name, ...aliases].map((each) => [each.toLowerCase(), component] as const),
    ),
  );
  return (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => known.get(name.toLowerCase()) ?? [])),
  ];
}
