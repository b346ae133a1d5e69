import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api';
import { toSecond } from '../time/second.ts';
import type { PinnedMessage } from './chat.ts';

/** Reactions that mark a message as evidence: 📌 and 📍. */
const REACTIONS: readonly string[] = ['pushpin', 'round_pushpin'];
/** Of a longer conversation, the latest messages are looked through for reactions. */
const [PAGES, PAGE] = [5, 200];

/** A message, as far as it is read here, of a list of pins or of a channel's history. */
interface Message {
  readonly ts?: string;
  readonly text?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly permalink?: string;
  readonly reactions?: readonly { readonly name?: string }[];
}

/** What people pinned in a channel or gave a 📌, each once. 1 call, 1 for each 200 messages, and 1 for each link. */
export async function pinnedIn(client: WebClient, channel: string): Promise<PinnedMessage[]> {
  const { items = [] } = await client.pins.list({ channel });
  const pinned = items.flatMap(({ message }): Message[] => (message ? [message] : []));
  const byTime = new Map([...(await markedIn(client, channel)), ...pinned].map((each) => [each.ts, each]));
  const messages: PinnedMessage[] = [];
  for (const { ts, text, user, bot_id: bot, permalink } of byTime.values()) {
    const seconds = Number(ts);
    // Files can be pinned too; and what a bot says is in the record already.
    if (!ts || !text || bot || !Number.isFinite(seconds)) continue;
    const url = permalink ?? (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
    messages.push({ at: toSecond(seconds * 1000), author: user ?? null, text, url: url ?? null });
  }
  return messages;
}

/** Messages of a channel that somebody marked by a reaction. */
async function markedIn(client: WebClient, channel: string): Promise<Message[]> {
  const found: Message[] = [];
  const isMarked = ({ reactions = [] }: Message) =>
    reactions.some(({ name = '' }) => REACTIONS.includes(name));
  let pages = 0;
  for await (const page of client.paginate('conversations.history', { channel, limit: PAGE })) {
    found.push(...((page as ConversationsHistoryResponse).messages ?? []).filter(isMarked));
    pages += 1;
    if (pages === PAGES) break;
  }
  return found;
}
