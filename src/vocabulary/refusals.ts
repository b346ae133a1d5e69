/**
 * Remembers since when something is refused, for as long as it is and up to a month after it was last tried. (`Receipts`
 * are forgotten after a day.)
 */
export interface Refusals {
  /** Notes that it is refused now. Both are milliseconds; resolves to since when. */
  note(key: string, now: number): Promise<number>;
  /** Milliseconds; null if it is not refused. */
  since(key: string): Promise<number | null>;
  /** It no longer is. Writes nothing if it was not, as after nearly every look. */
  forget(key: string): Promise<void>;
}
