/** Issues that are opened in a minute, and in an hour. Each is two writes that GitHub counts, of which it takes 80 and 500. */
const PACE = [
  { most: 30, within: 60_000 },
  { most: 240, within: 3_600_000 },
] as const;

/** How many may be opened now, after those that were opened lately; and if not all of them, the ISO instant of the next. */
export function pace(
  wanted: number,
  opened: readonly string[],
  now: Date,
): { readonly now: number; readonly next: string | null } {
  const rooms = PACE.map(({ most, within }) => {
    const lately = opened.map((at) => Date.parse(at)).filter((at) => at > now.getTime() - within);
    return { room: Math.max(0, most - lately.length), again: now.getTime() + within };
  });
  const least = Math.min(...rooms.map(({ room }) => room));
  const next =
    least === 0
      ? Math.max(...rooms.filter(({ room }) => room === 0).map(({ again }) => again))
      : rooms[0]!.again;
  return { now: Math.min(wanted, least), next: wanted > least ? new Date(next).toISOString() : null };
}
