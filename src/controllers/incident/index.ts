import { findMarker } from '../../github/markers.ts';
import { nextOverdue } from '../../incident/clock/overdue.ts';
import { MINUTE } from '../../vocabulary/milliseconds.ts';
import type { ObjectRef } from '../../vocabulary/refs.ts';
import { defineController } from '../controller.ts';
import { draftState, lacksPins, recordHash } from '../draft/marker.ts';
import { announcementRetry, knownAnnouncement } from './announcement.ts';
import { apply } from './apply.ts';
import { decide } from './decide.ts';
import { events } from './events.ts';
import { type IncidentControllerFacts, mayArchive, observe } from './observe.ts';
import { pagingRetry } from './page.ts';
import { shownOf } from './panel-memory.ts';
import { record } from './record.ts';
import { knownRoom, roomRetry } from './room.ts';
import { describe, type IncidentStep } from './steps.ts';

/** Milliseconds after which to retry a template that could not be read. */
const READ_AGAIN = 5 * MINUTE;

/**
 * An issue. With the incident label it is a source, for which an incident issue is opened, once; an incident issue
 * has its commands answered, its panel and labels kept, and its post-mortem opened when it is resolved. The issue of an
 * action item changes the panel that lists it.
 */
export default defineController<IncidentControllerFacts, IncidentStep>({
  kind: 'incident',
  isDeclaredByLabel: true,
  planned: 'issue',
  events,
  observe,
  decide,
  // From then on the panel says that an update is due, and a reminder names who can write it.
  due(facts, policy, now) {
    if (facts.kind !== 'incident') return null;
    const update = nextOverdue(facts.incident, policy, now);
    const room = facts.hasChat
      ? roomRetry(facts.incident, knownRoom(facts.read.panel), policy, mayArchive(facts), now)
      : null;
    // The failure may be temporary, and the draft waits for the template.
    const template = typeof facts.template === 'string' ? new Date(now.getTime() + READ_AGAIN) : null;
    const announcement = facts.hasChat
      ? announcementRetry(
          facts.incident,
          knownAnnouncement(facts.read.panel),
          knownRoom(facts.read.panel),
          policy,
          now,
        )
      : null;
    const paging = pagingRetry(facts.read.facts.declaration, facts.incident, now);
    return (
      [update, room, announcement, paging, template?.toISOString() ?? null]
        .filter((at) => at !== null)
        .sort()[0] ?? null
    );
  },
  record,
  shownOn,
  describe,
  apply,
});

function shownOn(facts: IncidentControllerFacts): ObjectRef[] {
  if (facts.kind === 'ordinary') return facts.shownOn ? [{ kind: 'incident', ...facts.shownOn }] : [];
  if (facts.kind === 'moved') return [{ kind: 'incident', ...facts.to }];
  if (facts.kind === 'source' || facts.kind === 'elsewhere') return [];
  const { incident, read, postMortem } = facts;
  const [knownByReport, knownByCheck] =
    (read.panel && findMarker(read.panel, 'panel')?.data.stage)?.split('.') ?? [];
  const { byReport, byCheck } = shownOf(incident);
  const { owner, repo } = incident.ref;
  const draft = postMortem?.state === 'open' ? draftState(postMortem) : null;
  const waits = draft !== null && facts.hasChat && lacksPins(draft, incident, read);
  const follows: ObjectRef[] =
    draft && (incident.dropped || draft.of !== recordHash(incident) || waits)
      ? [{ kind: 'draft', owner, repo, number: postMortem!.number }]
      : [];
  // The report shows the state of the incident. Without a panel, the report has just sent us here, or a sweep will look at
  // it: where GitHub shows neither yet, the two would look at each other in turn.
  const report: ObjectRef[] =
    incident.source && read.panel && byReport !== knownByReport
      ? [{ kind: 'incident', ...incident.source }]
      : [];
  // The check compares the document with the incident.
  const check: ObjectRef[] =
    postMortem?.state === 'open' && byCheck !== knownByCheck
      ? [{ kind: 'post-mortem', owner, repo, number: postMortem.number }]
      : [];
  return [...follows, ...report, ...check];
}
