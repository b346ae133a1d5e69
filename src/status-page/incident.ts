import type { Phase } from '../vocabulary/phases.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** A text that somebody made public. */
export interface PublicUpdate {
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
  readonly phase: Phase;
}

/** What may be known in public of an incident. Its title, its people and its repository may not. */
export interface PublicIncident {
  /** The incident's name inside, `acme/shop#12`: shown to nobody, only turned into an id. */
  readonly ref: string;
  /** Names of services. */
  readonly services: readonly string[];
  readonly isMaintenance: boolean;
  readonly severity: Severity;
  /** ISO instant at which users began to feel it. */
  readonly startedAt: string;
  /** ISO instant at which users stopped feeling it; null while they do. */
  readonly impactEndedAt: string | null;
  /** ISO instant at which it was over; null while it is open. */
  readonly resolvedAt: string | null;
  /** Times in which users felt nothing of it. */
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  /** ISO instant when the next update is due; null if none was promised. */
  readonly nextBy: string | null;
  /** Oldest first; never empty. */
  readonly updates: readonly PublicUpdate[];
  /** Address of the public post-mortem. */
  readonly postMortem: string | null;
}
