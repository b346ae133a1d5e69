import type { Chat } from '../../chat/chat.ts';
import { readable } from '../../chat/words.ts';
import type { Observed } from '../../evidence/observed.ts';
import type { Policy } from '../../policy/schema.ts';
import { loginOf } from '../chat-logins.ts';
import type { IncidentRead } from '../incident/read.ts';
import { knownRoom } from '../incident/room.ts';

/**
 * What people pinned in the war room of an incident; nothing without a room. 1 call to the chat, and 1 for each author
 * without an id in the policy.
 */
export async function observePinned(
  { panel }: Pick<IncidentRead, 'panel'>,
  chat: Chat | undefined,
  policy: Policy,
): Promise<Pick<Observed, 'pinned' | 'leftOut'>> {
  const { room } = knownRoom(panel);
  if (!room) return { pinned: [], leftOut: [] };
  const leaveOut = (why: string) => [`pinned messages of #${room.name}: ${why}`];
  if (!chat) return { pinned: [], leftOut: leaveOut('Slack is not set up (`SLACK_BOT_TOKEN`).') };
  const { messages, problem } = await chat.pinned(room.channel);
  const logins = new Map<string, string>();
  for (const [login, { slack }] of Object.entries(policy.people)) if (slack) logins.set(slack, login);
  for (const author of new Set(messages.map((message) => message.author))) {
    const login = author && (await loginOf(author, policy, chat)).login;
    if (login) logins.set(author, login);
  }
  return {
    pinned: messages.map(({ at, author, text, url }) => ({
      at,
      url,
      login: (author && logins.get(author)) ?? null,
      text: readable(text, logins),
    })),
    leftOut: problem ? leaveOut(problem) : [],
  };
}
