import type { StatusPageSettings } from '../policy/sections/status-page.ts';
import { idOf } from './id.ts';
import type { PublicIncident, PublicUpdate } from './incident.ts';
import { STATUS_OF, type Status } from './status.ts';

/** An incident as it is shown. */
export interface IncidentView {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  /** Names of components. */
  readonly components: readonly string[];
  readonly startedAt: string;
  readonly impactEndedAt: string | null;
  readonly resolvedAt: string | null;
  readonly pauses: PublicIncident['pauses'];
  /** Newest first. */
  readonly updates: readonly PublicUpdate[];
  /** ISO instant of the promised next update; null for no promise, and for one that has passed. */
  readonly nextBy: string | null;
  readonly postMortem: string | null;
}

/** `incident` has at least one update. */
export function viewIncident(
  incident: PublicIncident,
  components: readonly string[],
  { words }: StatusPageSettings,
  now: Date,
): IncidentView {
  const status = incident.isMaintenance ? 'maintenance' : STATUS_OF[incident.severity];
  const { resolvedAt, startedAt, impactEndedAt, pauses, nextBy, postMortem } = incident;
  const updates = incident.updates.toReversed();
  // Readers look for the end among the updates, whether somebody wrote one or not.
  if (resolvedAt !== null && updates[0]!.phase !== 'resolved')
    updates.unshift({ at: resolvedAt, text: words.resolvedText, phase: 'resolved' });
  return {
    id: idOf(incident.ref),
    status,
    components,
    title: (components.length ? words.incidentTitle : words.incidentTitleAlone)
      .replace('{impact}', () => words[status])
      .replace('{components}', () => components.join(', ')),
    startedAt,
    impactEndedAt,
    resolvedAt,
    pauses,
    updates,
    postMortem,
    nextBy: resolvedAt === null && nextBy && Date.parse(nextBy) > now.getTime() ? nextBy : null,
  };
}
