import { z } from 'zod';
import { channelOf } from '../slack.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Archives a channel of Slack, which takes the bot out of it; `undo: true` takes that back.',
  byPerson: true,
  schema: z.strictObject({ in: z.string(), undo: z.boolean().default(false) }),
  async play({ in: name, undo }, scene, who) {
    const { slack, channel } = await channelOf(name, scene);
    await slack.archive(who, channel.id, undo ? 'unarchive' : 'archive');
  },
});
