import type { Claim } from '../../action-items/plan.ts';
import { allMarkers, type Marker, writeMarker } from '../../github/markers.ts';
import type { Issue } from '../../github/port.ts';

const KIND = 'action-item';
/** Former names of an item that are kept. */
const KEPT = 10;

/** What is noted in an item's issue, so that the item finds it again. */
export interface ItemNote {
  readonly file: string;
  readonly key: string;
  /** Keys that the item had before, newest first. */
  readonly earlier: readonly string[];
  /** `owner/repo#number`, null for none. */
  readonly incident: string | null;
  readonly due: string | null;
  /** The title that Debrief gave: another one was written by a person, and is left alone. */
  readonly title: string;
  /** ISO instant of the merge that it was written for: an older merge does not overrule it. */
  readonly at: string;
}

export function writeNote({ file, key, earlier, incident, due, title, at }: ItemNote): string {
  const was = earlier.filter((each) => each !== key).slice(0, KEPT);
  return writeMarker(KIND, {
    file,
    key,
    ...(incident && { incident }),
    ...(due && { due }),
    ...(was.length && { was: was.join('.') }),
    title,
    at,
  });
}

/** A marker in an item's issue: what it says, and its text as it stands there. */
export interface FoundNote extends ItemNote {
  readonly text: string;
}

/** All of them, in the order of the text; none in an issue that somebody else opened. */
export function notesIn(issue: Issue): FoundNote[] {
  return allMarkers(issue, KIND).flatMap((marker) => toNote(marker) ?? []);
}

function toNote({ kind, data }: Marker): FoundNote | null {
  if (!data.file || !data.key) return null;
  return {
    file: data.file,
    key: data.key,
    earlier: data.was?.split('.').filter(Boolean) ?? [],
    incident: data.incident ?? null,
    due: data.due ?? null,
    title: data.title ?? '',
    at: data.at ?? '',
    text: writeMarker(kind, data),
  };
}

export function claimOf({ file, key, earlier, incident, title }: ItemNote): Claim {
  return { file, keys: [key, ...earlier], incident, title };
}
