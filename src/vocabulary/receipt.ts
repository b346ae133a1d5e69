/** What is known of a write: when it was intended, or, with an id, when it was confirmed. */
export interface WriteReceipt {
  /** The number of the issue or the id of the comment that it made; null until the outcome is known. */
  readonly id: number | null;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * Remembers for a short time what was written, or was about to be: GitHub's own answers lag behind, and some are lost.
 * The key names the place and what is written there, such as `acme/shop#7 comment panel`.
 */
export interface Receipts {
  /** The receipt for this key; null for none. */
  get(key: string): Promise<WriteReceipt | null>;
  /**
   * The receipt for this key. Where there is none, or one from before `since` (milliseconds), one without an id is noted
   * at this time, and it resolves to null: for one caller only, if several begin at once.
   */
  begin(key: string, at: number, since?: number): Promise<WriteReceipt | null>;
  /** Replaces the receipt. */
  note(key: string, receipt: WriteReceipt): Promise<void>;
  /** The write has certainly not happened. */
  forget(key: string): Promise<void>;
}
