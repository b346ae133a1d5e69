import type { Announcement, Room } from './chat.ts';

/** A room as the value of a marker. */
export function writeRoom({ channel, name, panel, said, updates, invited, isArchived }: Room): string {
  const parts = [
    channel,
    name,
    panel ?? '',
    said.topic,
    said.panel,
    updates,
    invited.join('+'),
    isArchived ? 'over' : '',
  ];
  return parts.join('~');
}

/** The room that a marker's value tells of; null when it tells of none. */
export function readRoom(value: string | undefined): Room | null {
  const [channel, name, panel = '', topic = '', shown = '', updates = '', invited = '', over = ''] =
    value?.split('~') ?? [];
  if (!channel || !name) return null;
  return {
    channel,
    name,
    panel: panel || null,
    said: { topic, panel: shown },
    updates: Number(updates) || 0,
    invited: invited ? invited.split('+') : [],
    isArchived: over === 'over',
  };
}

/** An announcement as the value of a marker. */
export const writeAnnouncement = ({ channel, message, said }: Announcement): string =>
  [channel, message, said].join('~');

/** The announcement that a marker's value tells of; null when it tells of none. */
export function readAnnouncement(value: string | undefined): Announcement | null {
  const [channel, message, said] = value?.split('~') ?? [];
  return channel && message && said ? { channel, message, said } : null;
}
