import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { Mistake } from '../refused.ts';
import { compareTexts, texts } from '../texts.ts';

export default defineExpectation({
  about: 'A channel of Slack, by its name or a pattern such as `inc-*`: its topic and its messages.',
  on: 'none',
  schema: z.strictObject({
    channel: z.string(),
    archived: z.boolean().optional(),
    exists: z.boolean().default(true),
    ...texts.shape,
  }),
  async check({ channel: name, archived, exists, has, lacks }, scene) {
    if (!scene.slack) throw new Mistake('the story has no Slack; write `services-up: [slack]`');
    const channels = await scene.slack.channels();
    const wanted = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`^${wanted.join('.*')}$`);
    const found = channels.find((each) => pattern.test(each.name.replace(/^#/, '')));
    const what = `the channel ${name}`;
    if (!exists) return found ? { expected: `no channel ${name}`, found: found.name } : null;
    if (!found)
      return { expected: what, found: channels.map((each) => each.name).join(', ') || 'no channel' };
    if (archived !== undefined && found.archived !== archived)
      return {
        expected: `${what} is ${archived ? '' : 'not '}archived`,
        found: found.archived ? 'archived' : 'open',
      };
    return compareTexts({ has, lacks }, [found.topic, ...found.messages].join('\n'), what);
  },
});
