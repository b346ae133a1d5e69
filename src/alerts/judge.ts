import { oneLine, shorten } from '../markdown/write/plain.ts';
import type { Policy } from '../policy/schema.ts';
import type { AlertRule } from '../policy/sections/alerts.ts';
import type { Service } from '../policy/sections/services.ts';
import { repositoriesOf, repositoryNamed, serviceNamed, unknownService } from '../services/find.ts';
import type { Repo } from '../vocabulary/refs.ts';
import { SEVERITIES, type Severity } from '../vocabulary/severity.ts';
import type { Alert } from './source.ts';

/** What the policy makes of an alert. */
export interface Judgement {
  /** It is dropped. */
  readonly ignored: boolean;
  readonly severity: Severity;
  /** It declares an incident by itself. */
  readonly declares: boolean;
  readonly service: Service | null;
  /** Notes about a service or a severity that is not in the policy. */
  readonly unknown: readonly string[];
  /** Where its incident is opened. */
  readonly place: Repo;
}

type Judged = Pick<Alert, 'title' | 'severity' | 'service' | 'labels'>;

/**
 * What the policy makes of an alert. Pure.
 *
 * @param source by the name in its address
 * @param home the repository that reads the policy
 */
export function judgeAlert(alert: Judged, source: string, policy: Policy, home: Repo): Judgement {
  const { rules, declare, repository } = policy.alerts;
  const rule = rules.find(({ when }) => fits(when, alert, source));
  const called = rule?.severity ?? severityCalled(alert.severity, policy);
  const severity = called ?? policy.incidents.defaultSeverity;
  const named = rule?.service ?? alert.service;
  const service = named === null ? null : serviceNamed(named, policy.services);
  const { place } = policy.incidents;
  const central = place === 'separate' || place === 'in-place' ? null : place;
  const where = rule?.repository ?? repository ?? central;
  const ofService = service ? repositoriesOf(service, home)[0] : undefined;
  return {
    ignored: rule?.ignore ?? false,
    severity,
    declares: declare.includes(severity),
    service,
    unknown: [
      ...(named !== null && !service && policy.services.length > 0
        ? [unknownService(named, policy.services)]
        : []),
      ...(alert.severity !== null && called === null ? [unknownSeverity(alert.severity, severity)] : []),
    ],
    place: where === null ? (ofService ?? home) : repositoryNamed(where, home),
  };
}

/** A note about a tool's word for a severity that is not in the policy. */
const unknownSeverity = (word: string, instead: Severity) =>
  `The policy does not list the severity \`${shorten(oneLine(word.replaceAll('`', '')), 40)}\`, so this counts as ${instead}. To change that, add the word to \`alerts.severities\`.`;

/** The policy's severity for a tool's word; null if the policy does not list the word. */
function severityCalled(word: string | null, policy: Policy): Severity | null {
  const said = word?.trim().toLowerCase();
  const means = (severity: Severity) =>
    policy.alerts.severities[severity].some((each) => each.toLowerCase() === said);
  return SEVERITIES.find(means) ?? null;
}

function fits({ source, service, title, labels }: AlertRule['when'], alert: Judged, from: string): boolean {
  const has = (name: string, pattern: string) =>
    Object.hasOwn(alert.labels, name) && isLike(alert.labels[name]!, pattern);
  return (
    (source === undefined || isLike(from, source)) &&
    (service === undefined || (alert.service !== null && isLike(alert.service, service))) &&
    (title === undefined || isLike(alert.title, title)) &&
    Object.entries(labels).every(([name, pattern]) => has(name, pattern))
  );
}

/** Whether a text matches a pattern in which `*` matches anything. Takes linear time. */
function isLike(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.toLowerCase().split('*');
  const said = text.toLowerCase();
  const last = parts.pop();
  if (last === undefined) return said === first;
  if (!said.startsWith(first) || said.length < first.length + last.length || !said.endsWith(last))
    return false;
  const end = said.length - last.length;
  let at = first.length;
  for (const part of parts) {
    const found = said.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
