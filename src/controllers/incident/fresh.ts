import type { Declaration } from '../../incident/facts.ts';
import { fold } from '../../incident/fold.ts';
import type { Incident } from '../../incident/incident.ts';
import { panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import { shorten } from '../../markdown/write/plain.ts';
import type { Policy } from '../../policy/schema.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import { isUnpaged } from './page.ts';
import { panelBody, panelMarker } from './panel-memory.ts';

/** GitHub's limit for a title. */
const TITLE = 256;

/**
 * In the marker of a panel that the first look at its incident will pin; during a storm of alerts there are no calls
 * to spare.
 */
export const UNPINNED = { unpinned: 'yes' };

/** The title of the issue that is opened for an incident: `Incident: Checkout rejects cards`. */
export function incidentTitle(title: string): string {
  // From an alert that waited for a person: `Alert: Disk fills`.
  const plain = title.replace(/^alert: +/i, '');
  return shorten(/^incident\b/i.test(plain) ? plain : `Incident: ${plain}`, TITLE);
}

/** The issue of an incident being declared. Its number is 0 until it is opened; the panel has a placeholder for it. */
export interface FreshIssue extends IssueRef {
  readonly title: string;
  readonly url: string;
  readonly createdAt: string;
}

/** An incident that was just declared. */
export function freshIncident(issue: FreshIssue, declaration: Declaration, policy: Policy): Incident {
  const open = { ...issue, state: 'open' as const, labels: [], closedAt: null };
  return fold({ issue: open, events: [], declaration, permitted: new Set() }, policy);
}

interface Known extends Pick<Links, 'uninstalled' | 'renamedLabels'> {
  /** Goes into the panel's marker, too. */
  readonly marker?: Readonly<Record<string, string>>;
}

/** Its panel, with `{number}` for the number that is not known yet. */
export function freshPanel(
  incident: Incident,
  declaration: Declaration,
  policy: Policy,
  now: Date,
  { uninstalled = [], renamedLabels = [], marker = {} }: Known = {},
): string {
  const text = panel(
    incident,
    policy,
    {
      postMortem: null,
      isUnpaged: isUnpaged(declaration, incident),
      uninstalled,
      renamedLabels,
      actionItems: [],
    },
    now,
  );
  return panelBody({ ...panelMarker(declaration, incident), ...marker }, [], [], text);
}
