import { z } from 'zod';
import { channelOf } from '../slack.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Writes a message in a channel of Slack; `pinned`, or with a `reaction` such as `pushpin` to it.',
  byPerson: true,
  schema: z.strictObject({
    in: z.string(),
    text: z.string(),
    pinned: z.boolean().default(false),
    reaction: z.string().optional(),
  }),
  async play({ in: name, text, pinned, reaction }, scene, who) {
    const { slack, channel } = await channelOf(name, scene);
    await slack.as(who, 'conversations.join', { channel: channel.id });
    const { ts } = await slack.as(who, 'chat.postMessage', { channel: channel.id, text });
    if (pinned) await slack.as(who, 'pins.add', { channel: channel.id, timestamp: ts });
    if (reaction)
      await slack.as(who, 'reactions.add', { channel: channel.id, timestamp: ts, name: reaction });
  },
});
