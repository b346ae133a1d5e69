import type { Claim } from '../../action-items/plan.ts';
import { allMarkers, findMarker, type Marker, parseMarker, writeMarker } from '../../github/markers.ts';
import type { Comment, Issue, IssueEvent } from '../../github/port.ts';

const KIND = 'action-item';
/** How many former keys of an item to keep. */
const KEPT = 10;

/** The note in an issue that says which item it belongs to. */
export interface ItemNote {
  readonly file: string;
  readonly key: string;
  /** Former keys of the item, newest first. */
  readonly earlier: readonly string[];
  /** `owner/repo#number`, null for none. */
  readonly incident: string | null;
  readonly due: string | null;
  /** The date that people have since agreed on in the issue; null for none. */
  readonly agreed: string | null;
  /** The first owner in the document, spelled as there. */
  readonly owner: string | null;
  /** `SEV1` to `SEV4` of the incident, as the post-mortem states it. */
  readonly severity: string | null;
  /** As the policy or the document names it. */
  readonly service: string | null;
  readonly objective: string | null;
  /** The contributing factor that it addresses, in plain text. */
  readonly factor: string | null;
  /** The title that Debrief wrote; a different one comes from a person and is left alone. */
  readonly title: string;
  /** ISO instant of the merge it was written for; an older merge does not override it. */
  readonly at: string;
  /** The number of the issue that it had before, which was turned into a discussion; null for none. */
  readonly replaces: number | null;
}

export function writeNote(note: ItemNote): string {
  const {
    file,
    key,
    earlier,
    incident,
    due,
    agreed,
    owner,
    severity,
    service,
    objective,
    factor,
    title,
    at,
    replaces,
  } = note;
  const was = earlier.filter((each) => each !== key).slice(0, KEPT);
  return writeMarker(KIND, {
    file,
    key,
    ...(incident && { incident }),
    ...(due && { due }),
    ...(agreed && { agreed }),
    ...(owner && { owner }),
    ...(severity && { severity }),
    ...(service && { service }),
    ...(objective && { objective }),
    ...(factor && { factor }),
    ...(was.length && { was: was.join('.') }),
    title,
    at,
    ...(replaces && { replaces }),
  });
}

/** A marker in an item's issue: its data and its exact text. */
export interface FoundNote extends ItemNote {
  readonly text: string;
}

/** The comment in which Debrief marked somebody else's issue as an action item's; null before that. */
export function adoptionIn(events: readonly IssueEvent[]): { comment: Comment; note: FoundNote } | null {
  for (const event of events) {
    const marker = event.type === 'commented' ? findMarker(event.comment, KIND) : null;
    const note = marker && toNote(marker);
    if (event.type === 'commented' && note) return { comment: event.comment, note };
  }
  return null;
}

/** All notes, in the order of the text; none in an issue that somebody else opened. */
export function notesIn(issue: Issue): FoundNote[] {
  return allMarkers(issue, KIND).flatMap((marker) => toNote(marker) ?? []);
}

/** A note from its text; null for any other text. */
export function noteFrom(text: string): FoundNote | null {
  const marker = parseMarker(text);
  return marker?.kind === KIND ? toNote(marker) : null;
}

/** Whether two notes belong to the same item, which may have been reworded in between. */
export function sameItem(a: ItemNote, b: ItemNote): boolean {
  const keys = claimOf(a).keys;
  return claimOf(b).keys.some((key) => keys.includes(key));
}

function toNote({ data }: Marker): FoundNote | null {
  if (!data.file || !data.key) return null;
  return {
    file: data.file,
    key: data.key,
    earlier: data.was?.split('.').filter(Boolean) ?? [],
    incident: data.incident ?? null,
    due: data.due ?? null,
    agreed: data.agreed ?? null,
    owner: data.owner ?? null,
    severity: data.severity ?? null,
    service: data.service ?? null,
    objective: data.objective ?? null,
    factor: data.factor ?? null,
    title: data.title ?? '',
    at: data.at ?? '',
    replaces: Number(data.replaces) || null,
    text: writeMarker(KIND, data),
  };
}

export function claimOf({ file, key, earlier, incident, title, owner, due }: ItemNote): Claim {
  return { file, keys: [key, ...earlier], incident, title, owner, due };
}
