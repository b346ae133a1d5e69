import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { channelOf, slackOf } from '../slack.ts';
import { compareTexts, texts } from '../texts.ts';

export default defineExpectation({
  about:
    'A channel of Slack, by its name or a pattern such as `inc-*`: its topic and its messages; with `to: mira`, the messages there that only she sees.',
  on: 'none',
  schema: z.strictObject({
    channel: z.string(),
    to: z.string().optional(),
    archived: z.boolean().optional(),
    exists: z.boolean().default(true),
    ...texts.shape,
  }),
  async check({ channel: name, to, archived, exists, has, lacks }, scene) {
    if (!exists) {
      const found = await slackOf(scene).channel(name);
      return found ? { expected: `no channel ${name}`, found: found.name } : null;
    }
    const { slack, channel } = await channelOf(name, scene);
    const what = `the channel ${name}`;
    if (archived !== undefined && channel.archived !== archived)
      return {
        expected: `${what} is ${archived ? '' : 'not '}archived`,
        found: channel.archived ? 'archived' : 'open',
      };
    if (to === undefined)
      return compareTexts({ has, lacks }, [channel.topic, ...channel.messages].join('\n'), what);
    const member = await slack.member(to);
    const shown = slack.whispers.filter((each) => each.channel === channel.id && each.member === member);
    return compareTexts(
      { has, lacks },
      shown.map((each) => each.text).join('\n'),
      `the messages in ${name} that only ${to} sees`,
    );
  },
});
