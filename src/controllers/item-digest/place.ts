import type { BoardPlace } from '../../chat/chat.ts';
import type { Policy } from '../../policy/schema.ts';
import { teamSlug } from '../../services/find.ts';

/** The place of an owner's digest in Slack; null if the policy does not want it there, or names no place. */
export function slackPlaceOf(owner: string, { actionItems, people, services }: Policy): BoardPlace | null {
  if (actionItems.digestIn !== 'slack') return null;
  const team = services.find((each) => each.team && teamSlug(each.team) === owner && each.channel);
  if (team?.channel) return { channel: team.channel };
  const same = ([login]: [string, unknown]) => login.toLowerCase() === owner.toLowerCase();
  const [, person] = Object.entries(people).find(same) ?? [];
  const { slack: id = null, email = null } = person ?? {};
  return id || email ? { member: { login: owner, id, email } } : null;
}
