import type { OfferedRow } from '../../drafting/refresh.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { hash } from '../../vocabulary/hash.ts';
import { fullRef, type IncidentRef } from '../../vocabulary/refs.ts';

/** What Debrief remembers about a draft, in the marker of its pull request. */
export interface DraftState {
  readonly incident: IncidentRef;
  /** A hash of the incident's record that the draft was made from. */
  readonly of: string;
  readonly path: string;
  /** A hash of the file as Debrief last wrote it. */
  readonly wrote: string;
  /** The rows of the timeline as last written, in order. */
  readonly offered: readonly OfferedRow[];
}

/** How many rows fit into the body of a pull request next to its text. */
const MOST = 1_500;

/** The marker above the text of the pull request. */
export function draftMarker({ incident, of, path, wrote, offered }: DraftState): string {
  const rows = offered.slice(0, MOST).map(({ key, words }) => `${key}-${words}`);
  return writeMarker('post-mortem', { incident: fullRef(incident), of, path, wrote, rows: rows.join('.') });
}

/**
 * What Debrief remembers about a draft that it opened; null for any other pull request, and for one from an earlier
 * version.
 */
export function draftState(pull: PullRequest): Omit<DraftState, 'incident'> | null {
  const { of, path, wrote, rows = '' } = findMarker(pull, 'post-mortem')?.data ?? {};
  if (!of || !path || !wrote) return null;
  const offered = rows.split('.').flatMap((row) => {
    const [key, words] = row.split('-');
    return key && words ? [{ key, words }] : [];
  });
  return { of, path, wrote, offered };
}

/** A hash of everything that a draft takes from an incident's record. */
export function recordHash(incident: Incident): string {
  const { log, milestones, roles, actions, severity, services, impact, title } = incident;
  const { owner, review } = incident.postMortem;
  const known = [log, milestones, roles, actions, severity, services, impact, title, owner];
  return hash(JSON.stringify(review ? [...known, review] : known));
}
