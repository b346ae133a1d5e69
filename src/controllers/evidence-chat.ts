import type { Chat } from '../chat/chat.ts';
import { readable } from '../chat/words.ts';
import type { Observed } from '../evidence/observed.ts';
import type { Policy } from '../policy/schema.ts';
import type { IncidentRead } from './incident/read.ts';
import { knownRoom } from './incident/room.ts';

/** What people pinned in the war room of an incident; nothing where it has none. 1 call to the chat. */
export async function observePinned(
  { panel }: Pick<IncidentRead, 'panel'>,
  chat: Chat | undefined,
  { people }: Policy,
): Promise<Pick<Observed, 'pinned' | 'leftOut'>> {
  const { room } = knownRoom(panel);
  if (!room || !chat) return { pinned: [], leftOut: [] };
  const { messages, problem } = await chat.pinned(room.channel);
  const logins = new Map(
    Object.entries(people).flatMap(([login, { slack }]) => (slack ? [[slack, login]] : [])),
  );
  return {
    pinned: messages.map(({ at, author, text, url }) => ({
      at,
      url,
      login: (author && logins.get(author)) ?? null,
      text: readable(text, logins),
    })),
    leftOut: problem ? [`pinned messages of #${room.name}: ${problem}`] : [],
  };
}
