import type { ConversationsListResponse, WebClient } from '@slack/web-api';
import { hash } from '../vocabulary/hash.ts';
import type { Kept, Member, Room, WantedRoom } from './chat.ts';
import { codeOf, ignoring, problemOf, SlackIsSlow } from './slack-errors.ts';

/** Names that are tried while others have them: `inc-12-checkout`, `inc-12-checkout-2`, … */
const NAMES = 4;
/** Pages of a thousand channels that are searched for a name. */
const PAGES = 5;
/** Mark our messages, so that a room that was made but not recorded is continued where it was left. */
const PANEL = 'debrief_panel';
const UPDATE = 'debrief_update';
/** Addresses in our messages are not shown a second time below them. */
export const QUIET = { unfurl_links: false, unfurl_media: false };

/**
 * Brings a room from its last known state to the wanted one. One refusal by Slack is reported and does not stop the other
 * parts. When Slack does not answer, asks to wait, or has taken `patience` milliseconds in all, the rest waits for the
 * next look.
 */
export async function bring(
  client: WebClient,
  wanted: WantedRoom,
  known: Room | null,
  patience: number,
): Promise<Kept> {
  if (wanted.isOver && (!known || known.isArchived)) return { room: known, problem: null };
  const parts = new Parts(patience);
  let room = known;
  const isNew = !known || known.isArchived;
  // Bots cannot unarchive a channel. Updates posted in the old one are not repeated.
  if (isNew)
    await parts.take('The channel could not be made.', async () => {
      room = { ...(await open(client, wanted)), ...(known && { updates: known.updates }) };
    });
  if (!room || (isNew && parts.problem)) return { room: known, problem: parts.problem };
  const standing = await furnish(client, wanted, room, parts);
  return { room: standing, problem: standing.isArchived ? null : parts.problem };
}

/** The work on a room, one part after the other. */
class Parts {
  /** The first part that could not be done, and why, in sentences; null while there is none. */
  problem: string | null = null;
  private isStopped = false;
  private readonly until: number;

  constructor(patience: number) {
    this.until = performance.now() + patience;
  }

  /** @param undone what it means for people when this fails */
  async take(undone: string, work: () => Promise<void>): Promise<void> {
    if (this.isStopped) return;
    try {
      if (performance.now() > this.until) throw new SlackIsSlow();
      await work();
    } catch (error) {
      this.problem ??= `${undone} ${problemOf(error)}`;
      this.isStopped = codeOf(error) === null;
    }
  }
}

/** Topic, panel, updates and people of a room that is there, and its end. Resolves to how far it came. */
async function furnish(client: WebClient, wanted: WantedRoom, start: Room, parts: Parts): Promise<Room> {
  let room = start;
  const note = (change: Partial<Room>) => {
    room = { ...room, ...change };
  };
  const { channel } = room;
  const [topic, panel] = [hash(wanted.topic), hash(wanted.panel)];
  if (room.said.topic !== topic)
    await parts.take('The topic could not be set.', async () => {
      // People change the topic as they work; by the description a command that is typed there finds its incident.
      if (room.said.topic === '')
        await client.conversations.setPurpose({ channel, purpose: `War room of ${wanted.incident}` });
      await client.conversations.setTopic({ channel, topic: wanted.topic });
      note({ said: { ...room.said, topic } });
    });
  if (room.panel === null || room.said.panel !== panel)
    await parts.take('The panel could not be shown.', async () => {
      note({ panel: await show(client, channel, room.panel, wanted.panel), said: { ...room.said, panel } });
    });
  await parts.take('An update could not be posted.', async () => {
    for (const text of wanted.updates.slice(room.updates)) {
      const metadata = { event_type: UPDATE, event_payload: {} };
      await client.chat.postMessage({ channel, text, metadata, ...QUIET });
      note({ updates: room.updates + 1 });
    }
  });
  for (const person of wanted.people.filter(({ login }) => !room.invited.includes(login)))
    await parts.take(`${person.login} could not be invited.`, async () => {
      await invite(client, channel, person);
      note({ invited: [...room.invited, person.login] });
    });
  if (wanted.isOver)
    await parts.take('The channel could not be archived.', async () => {
      await client.conversations.archive({ channel }).catch(ignoring(...GONE));
      note({ isArchived: true });
    });
  return room;
}

/** What Slack says of a channel that somebody archived or deleted. */
const GONE = ['already_archived', 'is_archived', 'channel_not_found'];

/** Posts the panel, or edits the message that shows it, unless somebody deleted that. Resolves to the message. */
async function show(
  client: WebClient,
  channel: string,
  ts: string | null,
  text: string,
): Promise<string | null> {
  const edited = ts && (await client.chat.update({ channel, ts, text }).catch(ignoring('message_not_found')));
  if (edited) return ts;
  const metadata = { event_type: PANEL, event_payload: {} };
  return (await client.chat.postMessage({ channel, text, metadata, ...QUIET })).ts ?? null;
}

async function open(client: WebClient, wanted: WantedRoom): Promise<Room> {
  for (let index = 1; index <= NAMES; index++) {
    const name = index === 1 ? wanted.name : `${wanted.name.slice(0, 77)}-${index}`;
    try {
      const { channel } = await client.conversations.create({ name });
      return fresh(channel?.id ?? '', channel?.name ?? name);
    } catch (error) {
      if (codeOf(error) !== 'name_taken') throw error;
      const ours = await findOurs(client, name, wanted);
      if (ours) return ours;
    }
  }
  throw new Error(`the names from ${wanted.name} to ${wanted.name}-${NAMES} are taken`);
}

const fresh = (channel: string, name: string): Room => ({
  channel,
  name,
  panel: null,
  said: { topic: '', panel: '' },
  updates: 0,
  invited: [],
  isArchived: false,
});

/** The channel of this name, when an earlier run made it for this incident and ended before it could note that. */
async function findOurs(client: WebClient, name: string, { incident }: WantedRoom): Promise<Room | null> {
  const { user_id: self } = await client.auth.test();
  const found = await channelNamed(client, name);
  if (!found?.id) return null;
  const topic = found.topic?.value ?? '';
  const isOurs = addressIn(topic) === incident || (topic === '' && found.creator === self);
  return isOurs ? asLeft(client, found.id, name) : null;
}

/** The open channel of this name; undefined when there is none among the first thousands. */
export async function channelNamed(client: WebClient, name: string) {
  let pages = 0;
  for await (const page of client.paginate('conversations.list', { exclude_archived: true, limit: 1000 })) {
    const found = (page as ConversationsListResponse).channels?.find((channel) => channel.name === name);
    pages += 1;
    if (found || pages === PAGES) return found;
  }
  return undefined;
}

/** What an earlier run posted there. */
async function asLeft(client: WebClient, channel: string, name: string): Promise<Room> {
  const { messages = [] } = await client.conversations.history({
    channel,
    limit: 100,
    include_all_metadata: true,
  });
  const of = (type: string) =>
    messages.filter(
      (message) => (message.metadata as { event_type?: string } | undefined)?.event_type === type,
    );
  return { ...fresh(channel, name), panel: of(PANEL)[0]?.ts ?? null, updates: of(UPDATE).length };
}

/** Someone Slack does not know is left out; that is no reason to stop. */
async function invite(client: WebClient, channel: string, member: Member): Promise<void> {
  const known = await idOf(client, member);
  if (!known) return;
  await client.conversations
    .invite({ channel, users: known })
    .catch(ignoring('already_in_channel', 'cant_invite_self', 'user_not_found', 'cant_invite'));
}

/** A member's id, looked up by email address if unknown; null if Slack does not know them. */
export async function idOf(client: WebClient, { id, email }: Member): Promise<string | null> {
  if (id || !email) return id;
  const found = await client.users.lookupByEmail({ email }).catch(ignoring('users_not_found'));
  return found?.user?.id ?? null;
}

/** The address at the end of a topic, which Slack gives back in angle brackets. The title before it may hold others. */
export function addressIn(topic: string): string | null {
  return /.*(https?:\/\/[^\s|>]+)/.exec(topic)?.[1]?.replaceAll('&amp;', '&') ?? null;
}
