import type { Chat } from '../../chat/chat.ts';
import type { Observed } from '../../evidence/observed.ts';
import { startOf } from '../../evidence/observed.ts';
import type { GitHub } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import type { Service } from '../../policy/sections/services.ts';
import { repositoriesOf, serviceNamed } from '../../services/find.ts';
import { toSecond } from '../../time/second.ts';
import { HOUR } from '../../vocabulary/milliseconds.ts';
import { type Repo, sameRepo } from '../../vocabulary/refs.ts';
import type { IncidentRead } from '../incident/read.ts';
import { observeActivity, type Place } from './activity.ts';
import { observeComments } from './comments.ts';
import { observePinned } from './pinned.ts';

/**
 * The evidence about an incident: its comments, what was pinned in its war room, and what happened in the
 * repositories of the affected services during the policy's window. At most 9 calls for each of up to 30
 * repositories, and 50 more for what is nearest to the start. What cannot be read is listed in `leftOut` and never
 * stops a draft. `until`: ISO instant at which the window of an ongoing incident ends.
 */
export async function observeEvidence(
  {
    read,
    incident,
    until,
  }: { readonly read: IncidentRead; readonly incident: Incident; readonly until: string },
  github: GitHub,
  policy: Policy,
  chat?: Chat,
): Promise<Observed> {
  const start = startOf(incident);
  const from = new Date(Date.parse(start) - policy.evidence.windowHours * HOUR);
  const to = incident.milestones.resolved?.at ?? until;
  const window = { from: toSecond(from.getTime()), to };
  const server = new URL(incident.url).origin;
  return {
    incident,
    window,
    alerts: read.facts.alerts ?? [],
    ...observeComments(read.facts.events, policy),
    ...(await observePinned(read, chat, policy)),
    activity: await observeActivity(repositoriesIn(incident, policy), window, start, server, github),
  };
}

/**
 * The repositories of the affected services, each with the globs of their files; the incident's own if it names no
 * service.
 */
function repositoriesIn({ services, ref }: Incident, policy: Policy): Place[] {
  const known = services.flatMap((name): Service[] => [serviceNamed(name, policy.services) ?? []].flat());
  const places: { repo: Repo; paths: string[]; whole: boolean }[] = [];
  for (const service of known)
    for (const repo of repositoriesOf(service, ref)) {
      const place = places.find((each) => sameRepo(each.repo, repo));
      if (place) {
        place.paths.push(...service.paths);
        place.whole ||= service.paths.length === 0;
      } else places.push({ repo, paths: [...service.paths], whole: service.paths.length === 0 });
    }
  if (!places.length) return [{ repo: { owner: ref.owner, repo: ref.repo }, paths: [] }];
  return places.map(({ repo, paths, whole }) => ({ repo, paths: whole ? [] : paths }));
}
