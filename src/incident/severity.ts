import type { Policy } from '../policy/schema.ts';
import { SEVERITIES, type Severity } from '../vocabulary/severity.ts';

/** How the panel and the pages show each severity. The words say what the colours say. */
export const SEVERITY_LOOK: Readonly<Record<Severity, { readonly icon: string; readonly word: string }>> = {
  SEV1: { icon: '🔴', word: 'critical' },
  SEV2: { icon: '🟠', word: 'high' },
  SEV3: { icon: '🟡', word: 'medium' },
  SEV4: { icon: '🔵', word: 'low' },
};

/** The severity that a label means, or null. Case does not count. */
export function severityOfLabel(label: string, policy: Policy): Severity | null {
  const wanted = label.toLowerCase();
  return (
    SEVERITIES.find((severity) =>
      policy.labels.severities[severity].some((name) => name.toLowerCase() === wanted),
    ) ?? null
  );
}

/** The worst severity among labels: when unsure, the higher. */
export function severityOfLabels(labels: readonly string[], policy: Policy): Severity | null {
  const found = new Set(labels.map((label) => severityOfLabel(label, policy)));
  return SEVERITIES.find((severity) => found.has(severity)) ?? null;
}

/** From 0 for none to 4 for the worst. */
export function severityWeight(severity: Severity | null): number {
  return severity ? SEVERITIES.length - SEVERITIES.indexOf(severity) : 0;
}

/** The label that Debrief sets for a severity. */
export function labelOfSeverity(severity: Severity, policy: Policy): string {
  return policy.labels.severities[severity][0]!;
}

/** `1`, `sev1`, `SEV-1`, `s1`, or one of the policy's labels; null for anything else. */
export function parseSeverity(word: string, policy: Policy): Severity | null {
  const digit = /^(?:s|sev)?[ -]?([1-4])$/i.exec(word.trim())?.[1];
  return digit ? (`SEV${digit}` as Severity) : severityOfLabel(word.trim(), policy);
}
