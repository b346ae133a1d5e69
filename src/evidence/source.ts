import type { Observed } from './observed.ts';

/** Something that happened, with a link to it: a row in the timeline of a draft. */
export interface Evidence {
  /** ISO instant. */
  readonly at: string;
  /** A line of Markdown in neutral words: what happened, by which role, and never a person's name. */
  readonly text: string;
  /** Null where only the incident issue itself can show it. */
  readonly url: string | null;
  /** What it was taken from; the row's link is named by it. */
  readonly kind: string;
  /** The commit that it is about. */
  readonly sha?: string;
  /** False for what happened, as far as is known, outside of the affected services: it is folded. */
  readonly matters?: boolean;
}

/** Finds evidence in what GitHub shows. One file exports it as default. Pure. */
export interface EvidenceSource {
  of(observed: Observed): readonly Evidence[];
}
