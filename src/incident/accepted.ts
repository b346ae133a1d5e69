/** Commands of a comment as they were accepted. */
export interface Accepted {
  readonly comment: number;
  /** ISO instant at which the comment was written. */
  readonly at: string;
  readonly by: string;
  /** The commands in short, without what people write in their own words: `sev 1; update`. */
  readonly text: string;
  /** A hash of the whole wording. */
  readonly wording: string;
}

/** An accepted comment that was edited or deleted afterwards. What it says now counts; deleted, it counts for nothing. */
export interface Change extends Accepted {
  /** Null for a comment that is gone; empty for one that holds no commands any more. */
  readonly now: string | null;
}
