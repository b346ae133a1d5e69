import type { Announced, Announcement, WantedAnnouncement } from '../../chat/chat.ts';
import { readAnnouncement, writeAnnouncement } from '../../chat/memory.ts';
import { announcementText } from '../../chat/words.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { isOver } from '../../incident/over.ts';
import type { Links } from '../../incident/panel/row.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { type KnownRoom, retryAt } from './room.ts';

/** The work on the message that announces an incident: from its known to its wanted state. */
export interface AnnouncementWork {
  readonly wanted: WantedAnnouncement;
  readonly known: Announcement | null;
}

/** The message that announces an incident, as its panel remembers it. */
export const knownAnnouncement = (panel: Comment | null): Announced =>
  announcementIn((panel && findMarker(panel, 'panel')?.data) ?? {});

/** The same, from the data of a panel's marker. */
export const announcementIn = (marker: Readonly<Record<string, string>>): Announced => ({
  announcement: readAnnouncement(marker.announced),
  problem: marker['announce-problem'] ?? null,
});

/** Its data for the panel's marker. */
export function announcementData({ announcement, problem }: Announced): Record<string, string> {
  return {
    ...(announcement && { announced: writeAnnouncement(announcement) }),
    ...(problem && { 'announce-problem': problem }),
  };
}

/**
 * The work on an incident's announcement; null if the policy wants none, or there is nothing to do. An incident that was
 * over before anybody could be told is not announced. Pure.
 */
export function announcementWork(
  incident: Incident,
  { announcement: known, problem }: Announced,
  { room }: KnownRoom,
  { incidents }: Policy,
): AnnouncementWork | null {
  const channel = incidents.announce.slack;
  if (channel === null) return null;
  const isNews = incident.kind === 'real' || incident.kind === 'drill';
  const isPast = isOver(incident) || incident.phase === 'resolved';
  if (!known && (!isNews || isPast)) return null;
  const text = announcementText(incident, room && !room.isArchived ? room.channel : null);
  if (known?.said === hash(text) && problem === null) return null;
  return { wanted: { channel, incident: incident.url, text }, known };
}

/** ISO instant at which to try again what Slack refused; null if nothing is left to do. Pure. */
export function announcementRetry(
  incident: Incident,
  known: Announced,
  room: KnownRoom,
  policy: Policy,
  now: Date,
): string | null {
  const isLeft = known.problem !== null && announcementWork(incident, known, room, policy) !== null;
  return isLeft ? retryAt(incident, now) : null;
}

/** The panel's line about what went wrong. */
export const announcementProblem = ({ problem }: Announced): Pick<Links, 'announcementProblem'> =>
  problem ? { announcementProblem: problem } : {};
