import type { Channel, Slack } from '../slack.ts';
import { Mistake } from './refused.ts';
import type { Scene } from './scene.ts';

/** The Slack of a story. Throws a `Mistake` if it has none. */
export function slackOf({ slack }: Scene): Slack {
  if (!slack) throw new Mistake('the story has no Slack; write `services-up: [slack]`');
  return slack;
}

/** A channel by its name or a pattern. Throws a `Mistake` that lists the existing ones. */
export async function channelOf(
  name: string,
  scene: Scene,
): Promise<{ readonly slack: Slack; readonly channel: Channel }> {
  const slack = slackOf(scene);
  const channel = await slack.channel(name);
  if (channel) return { slack, channel };
  const names = (await slack.channels()).map((each) => each.name).join(', ');
  throw new Mistake(`there is no channel ${name}; there is ${names || 'none'}`);
}
