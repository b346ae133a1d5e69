import { MOST_FOR_ITEMS } from '../../github/paced.ts';
import { roomFor, roomNow } from '../../vocabulary/creations.ts';

/** An issue, and its place below the incident. */
const EACH = 2;
/** At the hourly limit, wait for at least a minute's worth of room. */
const MOST_AT_ONCE = Math.min(...MOST_FOR_ITEMS.map(({ most }) => most));

/**
 * How many issues may be opened now; and if not all of them, the ISO instant at which there is room again.
 *
 * @param made milliseconds at which something new was made lately
 */
export function pace(
  wanted: number,
  made: readonly number[],
  now: Date,
): { readonly now: number; readonly next: string | null } {
  const room = Math.floor(roomNow(made, now.getTime(), MOST_FOR_ITEMS) / EACH);
  if (wanted <= room) return { now: wanted, next: null };
  const taken = [...made, ...Array<number>(room * EACH).fill(now.getTime())];
  const count = Math.min((wanted - room) * EACH, MOST_AT_ONCE);
  const next = roomFor(count, taken, now.getTime(), MOST_FOR_ITEMS);
  return { now: room, next: new Date(next).toISOString() };
}
