import type { Kept, Room, WantedRoom } from '../../chat/chat.ts';
import { readRoom, writeRoom } from '../../chat/memory.ts';
import { wantedRoom } from '../../chat/words.ts';
import { findMarker } from '../../github/markers.ts';
import type { Comment } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Links } from '../../incident/panel/row.ts';
import type { Policy } from '../../policy/schema.ts';
import { hash } from '../../vocabulary/hash.ts';

/** The war room as the panel's marker remembers it. */
export interface KnownRoom {
  readonly room: Room | null;
  /** What stood in the way when it was last looked after, as a sentence. */
  readonly problem: string | null;
}

/** What is to be done about the room: bring it from what is known to what is wanted. */
export interface RoomWork {
  readonly wanted: WantedRoom;
  readonly known: Room | null;
}

export function knownRoom(panel: Comment | null): KnownRoom {
  return knownIn((panel && findMarker(panel, 'panel')?.data) ?? {});
}

/** The room that a panel's marker remembers. */
export function knownIn(marker: Readonly<Record<string, string>>): KnownRoom {
  return { room: readRoom(marker.room), problem: marker['room-problem'] ?? null };
}

/** What the panel shows of a room, to see whether it changed. */
export function roomNews(known: KnownRoom): string {
  return JSON.stringify(roomLink(known));
}

/** What the panel's marker remembers of a room. */
export function roomData({ room, problem }: Kept): Record<string, string> {
  return { ...(room && { room: writeRoom(room) }), ...(problem && { 'room-problem': problem }) };
}

/**
 * The work on the room of an incident; null when it has none, or is as it should be. An incident that goes on after its
 * room was archived gets a new one. Pure.
 */
export function roomWork(incident: Incident, { room, problem }: KnownRoom, policy: Policy): RoomWork | null {
  const wants = policy.incidents.chatRooms.includes(incident.severity) && incident.kind !== 'maintenance';
  const isThere = room !== null && !room.isArchived;
  if (!isThere && !wants) return null;
  const wanted = wantedRoom(incident, policy);
  if (!isThere && wanted.isOver) return null;
  // Debrief itself opens an issue again whose post-mortem is not merged: there is nothing to talk about.
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

/** Milliseconds until a room that could not be brought to what is wanted is tried again, and for how long that goes on. */
const [RETRY, PATIENCE] = [5 * 60_000, 24 * 60 * 60_000];

/**
 * ISO instant at which the room is tried again; null when nothing stood in the way, nothing is left to do, or nothing
 * was heard of the incident for a day: then the next event tries it. Pure.
 */
export function roomRetry(incident: Incident, known: KnownRoom, policy: Policy, now: Date): string | null {
  if (!known.problem || !roomWork(incident, known, policy)) return null;
  if (now.getTime() - Date.parse(incident.heardAt) > PATIENCE) return null;
  return new Date(now.getTime() + RETRY).toISOString();
}

/** What the panel says of the room. */
export function roomLink({ room, problem }: KnownRoom): Pick<Links, 'room'> {
  if (!room && !problem) return {};
  const url = room && `https://slack.com/app_redirect?channel=${encodeURIComponent(room.channel)}`;
  return { room: { name: room && `#${room.name}`, url, isArchived: room?.isArchived ?? false, problem } };
}
