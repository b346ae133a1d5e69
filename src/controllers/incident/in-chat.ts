import type { Chat } from '../../chat/chat.ts';
import { type AnnouncementWork, announcementData, announcementIn } from './announcement.ts';
import { knownIn, type RoomWork, roomData, roomNews } from './room.ts';

type Marker = Readonly<Record<string, string>>;

/** What is to be done in the chat before the panel is written, because the panel remembers it. */
interface ChatWork {
  readonly marker: Marker;
  readonly room: RoomWork | null;
  readonly announcement: AnnouncementWork | null;
}

/**
 * Brings room and announcement up to date. `marker`: the data of the panel afterwards. `isNews`: the panel's text was made
 * before this was known.
 */
export async function workInChat(
  { marker, room, announcement }: ChatWork,
  chat: Chat | undefined,
): Promise<{ readonly marker: Marker; readonly isNews: boolean }> {
  const [met, told] = await Promise.all([
    room && chat ? chat.keep(room.wanted, room.known) : null,
    announcement && chat ? chat.announce(announcement.wanted, announcement.known) : null,
  ]);
  const { room: _, 'room-problem': __, announced: ___, 'announce-problem': ____, ...rest } = marker;
  const [roomWas, announcedWas] = [knownIn(marker), announcementIn(marker)];
  return {
    marker: { ...rest, ...roomData(met ?? roomWas), ...announcementData(told ?? announcedWas) },
    isNews:
      (met !== null && roomNews(met) !== roomNews(roomWas)) ||
      (told !== null && told.problem !== announcedWas.problem),
  };
}
