import type { Kept, Room, WantedRoom } from '../../chat/chat.ts';
import { readRoom, writeRoom } from '../../chat/memory.ts';
import { wantedRoom } from '../../chat/words.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Links } from '../../incident/panel/row.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';
import { DAY, MINUTE } from '../../vocabulary/milliseconds.ts';

/** The war room, from the panel's marker. */
export interface KnownRoom {
  readonly room: Room | null;
  /** What went wrong the last time, as a sentence. */
  readonly problem: string | null;
}

/** The work on the room: from its known to its wanted state. */
export interface RoomWork {
  readonly wanted: WantedRoom;
  readonly known: Room | null;
}

export function knownRoom(panel: Comment | null): KnownRoom {
  return knownIn((panel && findMarker(panel, 'panel')?.data) ?? {});
}

/** The room, from a panel's marker. */
export function knownIn(marker: Readonly<Record<string, string>>): KnownRoom {
  return { room: readRoom(marker.room), problem: marker['room-problem'] ?? null };
}

/** What the panel shows about a room, to detect changes. */
export function roomNews(known: KnownRoom): string {
  return JSON.stringify(roomLink(known));
}

/** The room's data for the panel's marker. */
export function roomData({ room, problem }: Kept): Record<string, string> {
  return { ...(room && { room: writeRoom(room) }), ...(problem && { 'room-problem': problem }) };
}

/**
 * The work on an incident's room; null if it has none, or if there is nothing to do. An incident that continues after
 * its room was archived gets a new one. Pure.
 *
 * @param mayArchive whether people are done with it, and what they pinned there is in the draft: Slack takes the bot out of
 * a channel that is archived, and then shows it nothing
 */
export function roomWork(
  incident: Incident,
  { room, problem }: KnownRoom,
  policy: Policy,
  mayArchive: boolean,
): RoomWork | null {
  const wants = policy.incidents.chatRooms.includes(incident.severity) && incident.kind !== 'maintenance';
  const isThere = room !== null && !room.isArchived;
  if (!isThere && !wants) return null;
  const all = wantedRoom(incident, policy);
  if (!isThere && all.isOver) return null;
  const wanted = { ...all, isOver: mayArchive };
  // Debrief itself reopens an issue whose post-mortem is not merged: that needs no room.
  if (room?.isArchived && incident.phase === 'resolved') return null;
  const isSame =
    isThere &&
    problem === null &&
    room.said.topic === hash(wanted.topic) &&
    room.said.panel === hash(wanted.panel) &&
    room.updates >= wanted.updates.length &&
    wanted.people.every(({ login }) => room.invited.includes(login)) &&
    !wanted.isOver;
  return isSame ? null : { wanted, known: room };
}

/** Milliseconds after which failed work on a room is retried, and for how long. */
const [RETRY, PATIENCE] = [5 * MINUTE, DAY];

/**
 * ISO instant at which to retry the room; null if nothing failed, nothing is left to do, or nothing has happened in
 * the incident for a day: then the next event retries it. Pure.
 */
export function roomRetry(
  incident: Incident,
  known: KnownRoom,
  policy: Policy,
  mayArchive: boolean,
  now: Date,
): string | null {
  if (!known.problem || !roomWork(incident, known, policy, mayArchive)) return null;
  return retryAt(incident, now);
}

/** ISO instant at which to ask the chat again; null once nothing has happened in the incident for a day. Pure. */
export function retryAt({ lastActivityAt }: Incident, now: Date): string | null {
  if (now.getTime() - Date.parse(lastActivityAt) > PATIENCE) return null;
  return new Date(now.getTime() + RETRY).toISOString();
}

/** The panel's line about the room. */
export function roomLink({ room, problem }: KnownRoom): Pick<Links, 'room'> {
  if (!room && !problem) return {};
  const url = room && `https://slack.com/app_redirect?channel=${encodeURIComponent(room.channel)}`;
  return { room: { name: room && `#${room.name}`, url, isArchived: room?.isArchived ?? false, problem } };
}
