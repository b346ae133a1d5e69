/** Somebody who is invited; by their id in the chat, or else by their address. */
export interface Member {
  readonly login: string;
  readonly id: string | null;
  readonly email: string | null;
}

/** How a war room should be. Texts are in the chat's own markup. */
export interface WantedRoom {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly topic: string;
  /** URL of the incident, which is in the topic: it identifies the room. */
  readonly incident: string;
  readonly people: readonly Member[];
  readonly panel: string;
  /** Status updates, oldest first. */
  readonly updates: readonly string[];
  /** The incident is over: archive the room. */
  readonly isOver: boolean;
}

/** The last known state of a room. Kept in the marker of the incident's panel. */
export interface Room {
  readonly channel: string;
  readonly name: string;
  /** Id of the message that shows the panel; null before there is one. */
  readonly panel: string | null;
  /** Hashes of the topic and the panel that were last shown. */
  readonly said: { readonly topic: string; readonly panel: string };
  /** How many updates were posted. */
  readonly updates: number;
  /** Logins of those who were invited, or are unknown to the chat. */
  readonly invited: readonly string[];
  readonly isArchived: boolean;
}

/** The state that a room was brought to. `problem`: what could not be done and why, in sentences for people. */
export interface Kept {
  readonly room: Room | null;
  readonly problem: string | null;
}

/** The message that tells a channel of an incident. `text` is in the chat's own markup. */
export interface WantedAnnouncement {
  /** `#incidents`, or its id. */
  readonly channel: string;
  /** URL of the incident, which identifies the message. */
  readonly incident: string;
  readonly text: string;
}

/** That message as it was last shown. Kept in the marker of the incident's panel. */
export interface Announcement {
  /** Id of its channel. */
  readonly channel: string;
  /** Its own id there. */
  readonly message: string;
  /** Hash of its text. */
  readonly said: string;
}

/** The state that it was brought to. `problem`: what could not be done and why, in a sentence for people. */
export interface Announced {
  readonly announcement: Announcement | null;
  readonly problem: string | null;
}

/** A message that somebody pinned in a room, in the chat's own markup. */
export interface PinnedMessage {
  /** ISO instant at which it was written. */
  readonly at: string;
  /** Id of its author in the chat; null if unknown. */
  readonly author: string | null;
  readonly text: string;
  readonly url: string | null;
}

/** What a member's profile says about who they are elsewhere. */
export interface Profile {
  /** Confirmed by the chat; null if unknown. */
  readonly email: string | null;
  /** The value of the requested custom field; null if it is empty. */
  readonly field: string | null;
}

/** Where a board is: a channel, `#payments` or its bare name, or the conversation with a member. */
export type BoardPlace = { readonly channel: string } | { readonly member: Member };

/** One message that is kept: posted and pinned once, and edited in place from then on. */
export interface Board {
  /** Identifies the message. */
  readonly title: string;
  /** Beside the title: the date or state that the board describes. */
  readonly note: string;
  readonly markdown: string;
  /** What a reply to the message says when the note changes; null if there is nothing to notify anybody of. */
  readonly news: string | null;
}

/** The door to a chat. */
export interface Chat {
  /**
   * Brings a room from its last known state to the wanted one; doing it twice changes nothing more. Never throws: what
   * cannot be done is reported.
   */
  keep(wanted: WantedRoom, known: Room | null): Promise<Kept>;
  /**
   * Brings the message that announces an incident from its last known state to the wanted one; doing it twice changes
   * nothing more. Never throws: what cannot be done is reported.
   */
  announce(wanted: WantedAnnouncement, known: Announcement | null): Promise<Announced>;
  /** Posts a text into a channel, `#incidents` or its id. Resolves to the problem as a sentence; null if there is none. */
  post(channel: string, text: string): Promise<string | null>;
  /** What people pinned in a channel or gave a 📌, in any order; messages of bots are left out. `problem`: why it could not be read. */
  pinned(
    channel: string,
  ): Promise<{ readonly messages: readonly PinnedMessage[]; readonly problem: string | null }>;
  /**
   * The address of the incident that a channel is the room of, as its description or topic says; null for every other
   * channel. Anybody there can change both: the panel of the incident has the last word.
   */
  incidentOf(channel: string): Promise<{ readonly address: string | null; readonly problem: string | null }>;
  /** Who a member is. `field`: label or id of a custom field of the profile; null for none. */
  profile(
    member: string,
    field: string | null,
  ): Promise<{ readonly profile: Profile; readonly problem: string | null }>;
  /** Shows a board. Resolves to the problem as a sentence; null if there is none. */
  keepBoard(place: BoardPlace, board: Board): Promise<string | null>;
  /** The note of the board with this title; null when there is none, or it cannot be read. */
  boardNote(place: BoardPlace, title: string): Promise<string | null>;
  /** Shows Markdown to one member, in a channel where possible. Resolves to the problem as a sentence; null if there is none. */
  whisper(channel: string, member: string, markdown: string): Promise<string | null>;
}
