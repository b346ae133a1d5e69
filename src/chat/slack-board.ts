import type { WebClient } from '@slack/web-api';
import type { Board, BoardPlace } from './chat.ts';
import { channelNamed, idOf, QUIET } from './slack-room.ts';
import { escaped } from './words.ts';

/** The message of ours that is pinned in a place under this title: its id and its note; null when there is none. */
export async function pinnedBoard(
  client: WebClient,
  channel: string,
  title: string,
): Promise<{ readonly ts: string; readonly note: string } | null> {
  const { user_id: self } = await client.auth.test();
  const { items = [] } = await client.pins.list({ channel });
  for (const { message } of items) {
    const [shown, note = ''] = message?.text?.split(BETWEEN) ?? [];
    if (message?.ts && message.user === self && shown === escaped(title)) return { ts: message.ts, note };
  }
  return null;
}

/** Between the title and the note in the text of a board, which notifications show. */
const BETWEEN = ' · ';

/**
 * Posts and pins a board, or edits the pinned one. An edit notifies nobody, so news goes into a reply to it. Without
 * news, no first message is posted.
 */
export async function keepBoard(client: WebClient, place: BoardPlace, board: Board): Promise<void> {
  const channel = await channelOf(client, place);
  const { title, note, markdown, news } = board;
  const text = `${escaped(title)}${BETWEEN}${escaped(note)}`;
  const blocks = [{ type: 'markdown' as const, text: markdown }];
  const known = await pinnedBoard(client, channel, title);
  if (!known) {
    if (!news) return;
    const { ts } = await client.chat.postMessage({ channel, text, blocks, ...QUIET });
    await client.pins.add({ channel, timestamp: ts ?? '' });
    return;
  }
  await client.chat.update({ channel, ts: known.ts, text, blocks });
  if (news && known.note !== note)
    await client.chat.postMessage({ channel, thread_ts: known.ts, text: escaped(news), ...QUIET });
}

/** The id of the place: the channel of this name, or the conversation with the member. Throws when Slack knows neither. */
export async function channelOf(client: WebClient, place: BoardPlace): Promise<string> {
  if ('channel' in place) {
    const name = place.channel.replace(/^#/, '');
    const found = (await channelNamed(client, name))?.id;
    if (!found) throw new Error(`there is no channel #${name}`);
    return found;
  }
  const users = await idOf(client, place.member);
  if (!users) throw new Error(`it does not know ${place.member.login}`);
  return (await client.conversations.open({ users })).channel?.id ?? '';
}
