/** Somebody who is invited; by their id in the chat, or else by their address. */
export interface Member {
  readonly login: string;
  readonly id: string | null;
  readonly email: string | null;
}

/** What a war room is to be like. Texts are in the chat's own markup. */
export interface WantedRoom {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly topic: string;
  /** Address of the incident, which the topic holds: by it a room is known again. */
  readonly incident: string;
  readonly people: readonly Member[];
  readonly panel: string;
  /** Status updates, oldest first. */
  readonly updates: readonly string[];
  /** The room is to be archived. */
  readonly isOver: boolean;
}

/** A room as it was left. Kept in the marker of the incident's panel. */
export interface Room {
  readonly channel: string;
  readonly name: string;
  /** Id of the message that shows the panel; null before there is one. */
  readonly panel: string | null;
  /** What was said last, hashed: the topic and the panel. */
  readonly said: { readonly topic: string; readonly panel: string };
  /** How many updates were posted. */
  readonly updates: number;
  /** Logins of those who were invited, or whom the chat does not know. */
  readonly invited: readonly string[];
  readonly isArchived: boolean;
}

/** How far the room could be brought. `problem`: what stood in the way, as a sentence for people. */
export interface Kept {
  readonly room: Room | null;
  readonly problem: string | null;
}

/** A message that somebody pinned in a room, in the chat's own markup. */
export interface PinnedMessage {
  /** ISO instant at which it was written. */
  readonly at: string;
  /** Id of its author in the chat; null where it is not told. */
  readonly author: string | null;
  readonly text: string;
  readonly url: string | null;
}

/** The door to a chat. */
export interface Chat {
  /**
   * Makes a room what it is to be, from what is known of it; to do it twice is once. Never throws: what could be done is
   * done, and the rest is told.
   */
  keep(wanted: WantedRoom, known: Room | null): Promise<Kept>;
  /** Posts a text into a channel, `#incidents` or its id. Resolves to what stood in the way, as a sentence; null for nothing. */
  post(channel: string, text: string): Promise<string | null>;
  /** What people pinned in a channel, in any order; messages of bots are left out. `problem`: why it could not be read. */
  pinned(
    channel: string,
  ): Promise<{ readonly messages: readonly PinnedMessage[]; readonly problem: string | null }>;
}
