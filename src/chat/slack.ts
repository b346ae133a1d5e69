import { WebClient } from '@slack/web-api';
import type { Chat, PinnedMessage, Profile } from './chat.ts';
import { announce } from './slack-announcement.ts';
import { channelOf, keepBoard, pinnedBoard } from './slack-board.ts';
import { ignoring, problemOf } from './slack-errors.ts';
import { pinnedIn } from './slack-pins.ts';
import { addressIn, bring, QUIET } from './slack-room.ts';
import { escaped } from './words.ts';

/** Milliseconds that a call may take, and all calls about a room together: the panel on GitHub waits for them. */
const PATIENCE = { call: 5_000, room: 10_000 };

const SILENT = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};

/** Slack, by a bot's token. `url`, the base of its API, and `patience` are for tests. */
export function slack(token: string, url?: string, patience = PATIENCE): Chat {
  const client = new WebClient(token, {
    ...(url ? { slackApiUrl: url } : {}),
    // Repeating is left to the next look, so that an incident never waits for Slack.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience.call,
    logger: SILENT,
  });
  return {
    keep: (wanted, known) => bring(client, wanted, known, patience.room),
    announce: (wanted, known) => announce(client, wanted, known, patience.room - patience.call),
    post: (channel, text) => attempt(() => client.chat.postMessage({ channel, text, ...QUIET })),
    async pinned(channel) {
      let messages: PinnedMessage[] = [];
      const problem = await attempt(async () => {
        messages = await pinnedIn(client, channel);
      });
      return { messages, problem };
    },
    async incidentOf(channel) {
      let address: string | null = null;
      const problem = await attempt(async () => {
        const { topic, purpose } = (await client.conversations.info({ channel })).channel ?? {};
        address = addressIn(purpose?.value ?? '') ?? addressIn(topic?.value ?? '');
      });
      return { address, problem };
    },
    async profile(member, field) {
      let profile: Profile = { email: null, field: null };
      const problem = await attempt(async () => {
        profile = field === null ? await addressOf(client, member) : await inFull(client, member, field);
      });
      return { profile, problem };
    },
    keepBoard: (place, board) => attempt(() => keepBoard(client, place, board)),
    async boardNote(place, title) {
      let note: string | null = null;
      await attempt(async () => {
        note = (await pinnedBoard(client, await channelOf(client, place), title))?.note ?? null;
      });
      return note;
    },
    whisper: (channel, user, markdown) => attempt(() => whisper(client, channel, user, markdown)),
  };
}

/** Where the bot is not in the channel, the member reads it in their conversation with the bot. */
async function whisper(client: WebClient, channel: string, user: string, markdown: string): Promise<void> {
  const blocks = [{ type: 'markdown' as const, text: markdown }];
  const text = escaped(markdown);
  const shown = await client.chat
    .postEphemeral({ channel, user, text, blocks })
    .catch(ignoring('not_in_channel', 'channel_not_found'));
  if (shown) return;
  const { channel: direct } = await client.conversations.open({ users: user });
  await client.chat.postMessage({ channel: direct?.id ?? '', text, blocks });
}

/** Resolves to the problem as a sentence; null if there is none. */
async function attempt(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    return problemOf(error);
  }
}

async function addressOf(client: WebClient, member: string): Promise<Profile> {
  const { user } = await client.users.info({ user: member });
  return { email: user?.profile?.email ?? null, field: null };
}

/** An id of a custom field. Slack gives the labels only when it is asked to, and seldom. */
const FIELD_ID = /^Xf[A-Z\d]+$/;

async function inFull(client: WebClient, member: string, field: string): Promise<Profile> {
  const { profile } = await client.users.profile.get({
    user: member,
    include_labels: !FIELD_ID.test(field),
  });
  const named = Object.entries(profile?.fields ?? {}).find(
    ([id, { label }]) => id === field || label === field,
  );
  return { email: profile?.email ?? null, field: named?.[1].value?.trim() || null };
}
