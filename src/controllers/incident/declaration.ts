import type { Declaration } from '../../incident/facts.ts';
import { KINDS } from '../../incident/incident.ts';
import { fullRef, type IssueRef, parseRef } from '../../vocabulary/refs.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';

/** A declaration as the data of a marker: in the incident issue's body, and once more in the panel. */
export function writeDeclaration(declaration: Declaration): Record<string, string> {
  const { source, at, by, severity, alert, kind, services, impact, started, like } = declaration;
  const { chat, detected, dri, unpaged, passedOn } = declaration;
  return {
    // An issue that no report led to is its own source, and has no number before it is opened.
    ...(source.number > 0 && { source: fullRef(source) }),
    at,
    by,
    severity,
    ...(alert && { alert: 'yes' }),
    ...(chat && { chat: 'yes' }),
    ...(kind && { kind }),
    ...(services?.length && { services: services.join('\n') }),
    ...(impact && { impact }),
    ...(started && { started }),
    ...(detected && { detected }),
    ...(dri && { dri }),
    ...(unpaged && { unpaged: 'yes' }),
    ...(passedOn && { told: passedOn.commands, 'told-in': String(passedOn.comment) }),
    ...(like && { like: fullRef(like.incident), 'like-at': like.at }),
  };
}

/** The declaration in a marker's data; null if there is none. `here`: the issue that contains the marker. */
export function readDeclaration(
  data: Readonly<Record<string, string>> | undefined,
  here: IssueRef,
): Declaration | null {
  const { owner, repo, number } = here;
  const source =
    parseRef(data?.source ?? '', here) ?? (data?.alert || data?.chat ? { owner, repo, number } : null);
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
    ...(data.chat && { chat: true as const }),
    ...(kind && { kind }),
    ...(data.services && { services: data.services.split('\n') }),
    ...(data.impact && { impact: data.impact }),
    ...(isInstant(data.started) && { started: data.started }),
    ...(isInstant(data.detected) && { detected: data.detected }),
    ...(data.dri && { dri: data.dri }),
    ...(data.unpaged && { unpaged: true as const }),
    ...(data.told && { passedOn: { comment: Number(data['told-in']), commands: data.told } }),
    ...(like && isInstant(data['like-at']) && { like: { incident: like, at: data['like-at'] } }),
  };
}

function isInstant(text: string | undefined): text is string {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}
