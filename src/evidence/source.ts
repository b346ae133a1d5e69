import type { Incident } from '../incident/incident.ts';

/** Something that happened, with the place where it can be seen: a row of the timeline of a draft. */
export interface Evidence {
  /** ISO instant. */
  readonly at: string;
  /** A line of Markdown, as somebody wrote it. */
  readonly text: string;
  /** Null where only the incident issue itself can show it. */
  readonly url: string | null;
  /** What it was taken from; the row's link is named by it. */
  readonly kind: string;
}

/** Finds evidence on an incident. One file exports it as default. Pure. */
export interface EvidenceSource {
  of(incident: Incident): readonly Evidence[];
}
