import type { WebClient } from '@slack/web-api';
import { hash } from '../vocabulary/hash.ts';
import type { Announced, Announcement, WantedAnnouncement } from './chat.ts';
import { codeOf, ignoring, problemOf, SlackIsSlow } from './slack-errors.ts';
import { channelNamed, QUIET } from './slack-room.ts';

/** Marks our messages, so that one that was posted but not recorded is found instead of posted again. */
const EVENT = 'debrief_incident';
/** How many of a channel's latest messages to look through for it. */
const LATEST = 200;
const CHANNEL_ID = /^[CG][A-Z\d]{6,}$/;

/** Posts an announcement, or edits the one that stands. Never throws; takes `patience` milliseconds and one call more at most. */
export async function announce(
  client: WebClient,
  wanted: WantedAnnouncement,
  known: Announcement | null,
  patience: number,
): Promise<Announced> {
  const until = performance.now() + patience;
  const inTime = () => {
    if (performance.now() > until) throw new SlackIsSlow();
  };
  try {
    const standing = known ?? (await findOurs(client, wanted));
    inTime();
    return { announcement: await say(client, wanted, standing), problem: null };
  } catch (error) {
    return { announcement: known, problem: problemOf(error) };
  }
}

async function say(
  client: WebClient,
  { channel, incident, text }: WantedAnnouncement,
  standing: Pick<Announcement, 'channel' | 'message'> | null,
): Promise<Announcement> {
  const said = hash(text);
  if (standing) {
    const { channel: id, message: ts } = standing;
    // Who deleted it did not want to see it there.
    await client.chat.update({ channel: id, ts, text }).catch(ignoring('message_not_found'));
    return { channel: id, message: ts, said };
  }
  const metadata = { event_type: EVENT, event_payload: { incident } };
  const posted = await client.chat.postMessage({ channel, text, metadata, ...QUIET });
  return { channel: posted.channel ?? channel, message: posted.ts ?? '', said };
}

/** The message that an interrupted run posted for this incident; null for none, or where the bot may not look. */
async function findOurs(
  client: WebClient,
  { channel: named, incident }: WantedAnnouncement,
): Promise<Pick<Announcement, 'channel' | 'message'> | null> {
  try {
    const name = named.replace(/^#/, '');
    const channel = CHANNEL_ID.test(name) ? name : (await channelNamed(client, name))?.id;
    if (!channel) return null;
    const options = { channel, limit: LATEST, include_all_metadata: true };
    const { messages = [] } = await client.conversations.history(options);
    const ours = messages.find(({ metadata }) => {
      const { event_type: type, event_payload: of } = (metadata ?? {}) as {
        event_type?: string;
        event_payload?: { incident?: string };
      };
      return type === EVENT && of?.incident === incident;
    });
    return ours?.ts ? { channel, message: ours.ts } : null;
  } catch (error) {
    // Posting needs no more than its own permission.
    if (codeOf(error) === null) throw error;
    return null;
  }
}
