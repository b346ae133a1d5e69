import type { RememberedLine } from '../../drafting/filled.ts';
import type { OfferedRow } from '../../drafting/refresh.ts';
import { findMarker, writeMarker } from '../../github/markers.ts';
import type { PullRequest } from '../../github/port.ts';
import type { Incident } from '../../incident/incident.ts';
import { isSettled } from '../../incident/over.ts';
import { hash } from '../../vocabulary/hash.ts';
import { fullRef, type IncidentRef } from '../../vocabulary/refs.ts';
import type { IncidentRead } from '../incident/read.ts';
import { knownRoom } from '../incident/room.ts';

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
  /** The lines with facts as last written; empty for a draft from an earlier version. */
  readonly filled: readonly RememberedLine[];
  /** Whether it was made from everything that was pinned by the time the incident was over. */
  readonly hasPins: boolean;
}

/** How many rows fit into the body of a pull request next to its text. */
const MOST = 1_500;
/** How many lines with facts; Debrief's own templates have 30. */
const MOST_LINES = 200;

/** The marker above the text of the pull request. */
export function draftMarker({ incident, of, path, wrote, offered, filled, hasPins }: DraftState): string {
  const rows = offered.slice(0, MOST).map(({ key, words }) => `${key}-${words}`);
  const lines = filled.slice(0, MOST_LINES).map(({ from, text }) => `${from}-${text}`);
  return writeMarker('post-mortem', {
    incident: fullRef(incident),
    of,
    path,
    wrote,
    rows: rows.join('.'),
    lines: lines.join('.'),
    ...(hasPins && { pins: 'read' }),
  });
}

/**
 * What Debrief remembers about a draft that it opened; null for any other pull request, and for one from an earlier
 * version.
 */
export function draftState(pull: PullRequest): Omit<DraftState, 'incident'> | null {
  const { of, path, wrote, rows = '', lines = '', pins } = findMarker(pull, 'post-mortem')?.data ?? {};
  if (!of || !path || !wrote) return null;
  const offered = pairsIn(rows).map(([key, words]) => ({ key, words }));
  const filled = pairsIn(lines).map(([from, text]) => ({ from, text }));
  return { of, path, wrote, offered, filled, hasPins: pins === 'read' };
}

const pairsIn = (written: string): [string, string][] =>
  written.split('.').flatMap((pair) => {
    const [name, words] = pair.split('-');
    return name && words ? [[name, words]] : [];
  });

/**
 * Whether people may have pinned what is not in the draft, and no more is to come: then it is read once more, before the
 * room is archived.
 */
export const lacksPins = (draft: Pick<DraftState, 'hasPins'>, incident: Incident, read: IncidentRead) => {
  const { room } = knownRoom(read.panel);
  return isSettled(incident, read.facts.events) && !draft.hasPins && room !== null && !room.isArchived;
};

/** A hash of everything that a draft takes from an incident's record. */
export function recordHash(incident: Incident): string {
  const { log, milestones, roles, actions, severity, services, impact, title } = incident;
  const { owner, review } = incident.postMortem;
  const known = [log, milestones, roles, actions, severity, services, impact, title, owner];
  return hash(JSON.stringify(review ? [...known, review] : known));
}
