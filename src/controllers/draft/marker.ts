import type { OfferedRow } from '../../drafting/refresh.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { hash } from '../../vocabulary/hash.ts';
import { fullRef, type IncidentRef } from '../../vocabulary/refs.ts';

/** What Debrief remembers of a draft, in the marker of its pull request. */
export interface DraftState {
  readonly incident: IncidentRef;
  /** A short name for the record of the incident that the draft was made from. */
  readonly of: string;
  readonly path: string;
  readonly offered: readonly OfferedRow[];
  /** The file as Debrief wrote it last, as a short hash. */
  readonly wrote: string;
}

/** Digits that are kept of each hash: among a few hundred rows, one in a million million drafts mistakes two. */
const DIGITS = 10;
/** Rows that fit into the body of a pull request beside its text. */
const MOST = 1_500;

/** A row as it is compared: with the hashes as short as the marker keeps them. */
export const short = ({ key, words }: OfferedRow): OfferedRow => ({
  key: key.slice(0, DIGITS),
  words: words.slice(0, DIGITS),
});

/** The marker that stands above the text of the pull request. */
export function draftMarker(state: Omit<DraftState, 'wrote'> & { readonly text: string }): string {
  const rows = state.offered.slice(0, MOST).map((row) => `${short(row).key}${short(row).words}`);
  return writeMarker('post-mortem', {
    incident: fullRef(state.incident),
    of: state.of,
    path: state.path,
    wrote: hash(state.text),
    rows: rows.join('.'),
  });
}

/** What Debrief remembers of a draft that it opened; null for any other pull request, and one of an earlier version. */
export function draftState(pull: PullRequest): Omit<DraftState, 'incident'> | null {
  const data = findMarker(pull, 'post-mortem')?.data;
  if (!data?.of || !data.path || !data.wrote) return null;
  const offered = (data.rows ?? '').split('.').filter(Boolean);
  return {
    of: data.of,
    path: data.path,
    wrote: data.wrote,
    offered: offered.map((row) => ({ key: row.slice(0, DIGITS), words: row.slice(DIGITS) })),
  };
}

/** A short name for everything that a draft takes from the record of an incident. */
export function recordHash({
  log,
  milestones,
  roles,
  actions,
  severity,
  services,
  impact,
  title,
}: Incident): string {
  return hash(JSON.stringify([log, milestones, roles, actions, severity, services, impact, title]));
}
