import type { Declaration } from '../../incident/facts.ts';
import { KINDS } from '../../incident/incident.ts';
import { fullRef, type IssueRef, parseRef } from '../../vocabulary/refs.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';

/** A declaration as the data of a marker: in the incident issue's body, and once more in the panel. */
export function writeDeclaration(declaration: Declaration): Record<string, string> {
  const { source, at, by, severity, alert, kind, services, impact, started, like } = declaration;
  return {
    source: fullRef(source),
    at,
    by,
    severity,
    ...(alert && { alert: 'yes' }),
    ...(kind && { kind }),
    ...(services?.length && { services: services.join(',') }),
    ...(impact && { impact }),
    ...(started && { started }),
    ...(like && { like: fullRef(like.incident), 'like-at': like.at }),
  };
}

/** The declaration that a marker's data tells of; null when it tells of none. `here`: the issue that it stands in. */
export function readDeclaration(
  data: Readonly<Record<string, string>> | undefined,
  here: IssueRef,
): Declaration | null {
  const source = parseRef(data?.source ?? '', here);
  const severity = SEVERITIES.find((name) => name === data?.severity);
  if (!data || !source || !severity || !isInstant(data.at)) return null;
  const kind = KINDS.find((name) => name === data.kind);
  const like = parseRef(data.like ?? '', here);
  return {
    source,
    at: data.at,
    by: data.by ?? '',
    severity,
    ...(data.alert && { alert: true }),
    ...(kind && { kind }),
    ...(data.services && { services: data.services.split(',') }),
    ...(data.impact && { impact: data.impact }),
    ...(isInstant(data.started) && { started: data.started }),
    ...(like && isInstant(data['like-at']) && { like: { incident: like, at: data['like-at'] } }),
  };
}

function isInstant(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}
