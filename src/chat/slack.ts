import { ErrorCode, type PinsListResponse, WebClient } from '@slack/web-api';
import { toSecond } from '../time/second.ts';
import { hash } from '../vocabulary/hash.ts';
import type { Chat, Kept, Member, PinnedMessage, Room, WantedRoom } from './chat.ts';

type PinsListMessage = NonNullable<PinsListResponse['items']>[number]['message'];

/** Milliseconds that a call may take: GitHub waits for it. */
const PATIENCE = 5_000;
/** Names that are tried while others have them: `inc-12-checkout`, `inc-12-checkout-2`, … */
const NAMES = 4;
/** Pages of a thousand channels that are searched for a room which an earlier run made and could not note. */
const PAGES = 5;
/** Marks our messages, so that a room which was not noted is taken up where it was left. */
const PANEL = 'debrief_panel';
const UPDATE = 'debrief_update';

const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};

/** Slack, by a bot's token. `url`: base of its API, for a test. */
export function slack(token: string, url?: string): Chat {
  const client = new WebClient(token, {
    ...(url ? { slackApiUrl: url } : {}),
    // Repeating is left to the next look, so that an incident never waits for Slack.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: PATIENCE,
    logger: SILENT,
  });
  return {
    async keep(wanted, known) {
      const progress: Progress = { room: known };
      try {
        await bring(client, wanted, progress);
        return { room: progress.room, problem: null };
      } catch (error) {
        return { room: progress.room, problem: problemOf(error) } satisfies Kept;
      }
    },
    async post(channel, text) {
      try {
        await client.chat.postMessage({ channel, text, ...QUIET });
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
    async pinned(channel) {
      try {
        const { items = [] } = await client.pins.list({ channel });
        return { messages: items.flatMap(({ message }) => toPinned(message)), problem: null };
      } catch (error) {
        return { messages: [], problem: problemOf(error) };
      }
    },
  };
}

/** A pinned item that is a person's message. Files can be pinned too; and what a bot says is in the record already. */
function toPinned(message: PinsListMessage | undefined): PinnedMessage[] {
  const { ts, text, user, bot_id: bot, permalink } = message ?? {};
  const seconds = Number(ts);
  if (!text || bot || !Number.isFinite(seconds)) return [];
  return [{ at: toSecond(seconds * 1000), author: user ?? null, text, url: permalink ?? null }];
}

/** What was done so far, so that a failure in the middle loses nothing. */
interface Progress {
  room: Room | null;
}

async function bring(client: WebClient, wanted: WantedRoom, progress: Progress): Promise<void> {
  const known = progress.room;
  if (wanted.isOver && (!known || known.isArchived)) return;
  // Slack lets no bot bring back an archived channel. What was said in the old one is not said again.
  let room = known?.isArchived
    ? { ...(await open(client, wanted)), updates: known.updates }
    : (known ?? (await open(client, wanted)));
  const note = (change: Partial<Room>) => {
    room = { ...room, ...change };
    progress.room = room;
  };
  note({});
  const { channel } = room;
  const [topic, panel] = [hash(wanted.topic), hash(wanted.panel)];
  if (room.said.topic !== topic) {
    await client.conversations.setTopic({ channel, topic: wanted.topic });
    note({ said: { ...room.said, topic } });
  }
  if (room.panel === null) {
    const metadata = { event_type: PANEL, event_payload: {} };
    const { ts } = await client.chat.postMessage({ channel, text: wanted.panel, metadata, ...QUIET });
    note({ panel: ts ?? null, said: { ...room.said, panel } });
  } else if (room.said.panel !== panel) {
    await client.chat.update({ channel, ts: room.panel, text: wanted.panel });
    note({ said: { ...room.said, panel } });
  }
  for (const text of wanted.updates.slice(room.updates)) {
    const metadata = { event_type: UPDATE, event_payload: {} };
    await client.chat.postMessage({ channel, text, metadata, ...QUIET });
    note({ updates: room.updates + 1 });
  }
  for (const person of wanted.people.filter(({ login }) => !room.invited.includes(login))) {
    await invite(client, channel, person);
    note({ invited: [...room.invited, person.login] });
  }
  if (wanted.isOver) {
    await client.conversations.archive({ channel }).catch(ignoring('already_archived', 'is_archived'));
    note({ isArchived: true });
  }
}

const QUIET = { unfurl_links: false, unfurl_media: false };

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
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const answer = await client.conversations.list({
      exclude_archived: true,
      limit: 1000,
      ...(cursor ? { cursor } : {}),
    });
    const found = answer.channels?.find((channel) => channel.name === name);
    if (found?.id) {
      const topic = found.topic?.value ?? '';
      const isOurs = addressIn(topic) === incident || (topic === '' && found.creator === self);
      return isOurs ? asLeft(client, found.id, name) : null;
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return null;
  }
  return null;
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
async function invite(client: WebClient, channel: string, { id, email }: Member): Promise<void> {
  const known =
    id ??
    (email === null
      ? null
      : await client.users
          .lookupByEmail({ email })
          .then(({ user }) => user?.id ?? null, ignoring('users_not_found')));
  if (!known) return;
  await client.conversations
    .invite({ channel, users: known })
    .catch(ignoring('already_in_channel', 'cant_invite_self', 'user_not_found', 'cant_invite'));
}

/** Takes these refusals of Slack's for an answer. */
const ignoring =
  (...codes: readonly string[]) =>
  (error: unknown): null => {
    if (codes.includes(codeOf(error) ?? '')) return null;
    throw error;
  };

function codeOf(error: unknown): string | null {
  const { code, data } = error as { code?: string; data?: { error?: string } };
  return code === ErrorCode.PlatformError ? (data?.error ?? null) : null;
}

/** What went wrong, for the panel: no more than Slack's own code, which is in its documentation. */
function problemOf(error: unknown): string {
  const { code, data, retryAfter } = error as {
    code?: string;
    data?: { error?: string; needed?: string };
    retryAfter?: number;
  };
  if (code === ErrorCode.RateLimitedError) return `Slack asks to wait ${retryAfter ?? 60} seconds.`;
  if (code === ErrorCode.RequestError || code === ErrorCode.HTTPError) return 'Slack does not answer.';
  const refusal = data?.error ?? (error as Error).message;
  if (refusal === 'missing_scope') return `Slack refuses: the token lacks the scope ${data?.needed ?? '?'}.`;
  return `Slack refuses: ${refusal}.`;
}

/** The address at the end of a topic, which Slack gives back in angle brackets. The title before it may hold others. */
function addressIn(topic: string): string | null {
  return /.*(https?:\/\/[^\s|>]+)/.exec(topic)?.[1]?.replaceAll('&amp;', '&') ?? null;
}
