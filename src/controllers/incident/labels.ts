import type { Incident } from '../../incident/incident.ts';
import { labelOfSeverity, severityOfLabel } from '../../incident/severity.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Severity } from '../../vocabulary/severity.ts';

/** Labels to add and labels to remove. */
export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export const hasLabel = (labels: readonly string[], label: string) =>
  labels.some((own) => own.toLowerCase() === label.toLowerCase());

/** The label for an incident's state; null if the policy wants none. */
function stateLabel({ phase, dropped }: Incident, policy: Policy): string | null {
  return policy.labels.phases[dropped ? 'dropped' : phase];
}

/** What lists show about an incident: its severity and its state. */
export function labelsOf(incident: Incident, policy: Policy): string[] {
  return [labelOfSeverity(incident.severity, policy), stateLabel(incident, policy) ?? []].flat();
}

/** The change needed for labels to show severity and state. Other labels are left alone. */
export function labelChange(incident: Incident, labels: readonly string[], policy: Policy): LabelChange {
  const { add, remove } = severityLabels(incident.severity, labels, policy);
  const state = stateLabel(incident, policy);
  const states = Object.values(policy.labels.phases).flatMap((name) => name ?? []);
  const stale = labels.filter(
    (label) => hasLabel(states, label) && label.toLowerCase() !== state?.toLowerCase(),
  );
  return {
    add: [...add, ...(state && !hasLabel(labels, state) ? [state] : [])],
    remove: [...remove, ...stale],
  };
}

/** The change needed for labels to show this severity and no other. */
export function severityLabels(severity: Severity, labels: readonly string[], policy: Policy): LabelChange {
  const present = labels.filter((label) => severityOfLabel(label, policy));
  const right = present.some((label) => severityOfLabel(label, policy) === severity);
  return {
    add: right ? [] : [labelOfSeverity(severity, policy)],
    remove: present.filter((label) => severityOfLabel(label, policy) !== severity),
  };
}
