import { z } from 'zod';
import { slashCommand } from '../../slack.ts';
import { Refused } from '../refused.ts';
import { channelOf } from '../slack.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'Types a slash command in a channel of Slack. `repeat`: how many times Slack sends it; `signed: false`: it comes from somebody who does not know Slack’s secret.',
  byPerson: true,
  schema: z.strictObject({
    name: z.string().optional(),
    in: z.string(),
    text: z.string().startsWith('/'),
    signed: z.boolean().default(true),
    repeat: z.int().positive().default(1),
  }),
  async play({ in: name, text, signed, repeat }, scene, who) {
    const { slack, channel } = await channelOf(name, scene);
    const member = await slack.member(who);
    // Slack lets only members of a channel write in it.
    if (!channel.archived) await slack.as(who, 'conversations.join', { channel: channel.id });
    const typed = { channel: channel.id, member, text, id: String(slack.whispers.length) };
    const secret = signed ? undefined : 'a guess at the signing secret';
    for (let time = 0; time < repeat; time++) {
      const answer = await scene.time.during(() =>
        scene.app.receive('/slack/commands', slashCommand(typed, scene.time.now(), secret)),
      );
      const said = await answer.text();
      if (!answer.ok) throw new Refused(`Debrief refuses the command: ${answer.status} ${said.trim()}`);
      slack.whispers.push({ channel: channel.id, member, text: JSON.parse(said).text ?? '' });
    }
  },
});
