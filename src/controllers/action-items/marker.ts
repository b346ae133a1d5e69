import type { Claim } from '../../action-items/plan.ts';
import { allMarkers, findMarker, type Marker, writeMarker } from '../../github/markers.ts';
import type { Comment, Issue, IssueEvent } from '../../github/port.ts';

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
  /** The date that people agreed on in the issue since; null for none. */
  readonly agreed: string | null;
  /** The first owner whom the document names, as it names them. */
  readonly owner: string | null;
  /** `SEV1` to `SEV4` of the incident, as the post-mortem states it. */
  readonly severity: string | null;
  /** As the policy or the document names it. */
  readonly service: string | null;
  readonly objective: string | null;
  /** The title that Debrief gave: another one was written by a person, and is left alone. */
  readonly title: string;
  /** ISO instant of the merge that it was written for: an older merge does not overrule it. */
  readonly at: string;
}

export function writeNote(note: ItemNote): string {
  const { file, key, earlier, incident, due, agreed, owner, severity, service, objective, title, at } = note;
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
    ...(was.length && { was: was.join('.') }),
    title,
    at,
  });
}

/** A marker in an item's issue: what it says, and its text as it stands there. */
export interface FoundNote extends ItemNote {
  readonly text: string;
}

/** The comment in which Debrief noted on somebody else's issue that it is an action item's; null before it did. */
export function adoptionIn(events: readonly IssueEvent[]): { comment: Comment; note: FoundNote } | null {
  for (const event of events) {
    const marker = event.type === 'commented' ? findMarker(event.comment, KIND) : null;
    const note = marker && toNote(marker);
    if (event.type === 'commented' && note) return { comment: event.comment, note };
  }
  return null;
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
    agreed: data.agreed ?? null,
    owner: data.owner ?? null,
    severity: data.severity ?? null,
    service: data.service ?? null,
    objective: data.objective ?? null,
    title: data.title ?? '',
    at: data.at ?? '',
    text: writeMarker(kind, data),
  };
}

export function claimOf({ file, key, earlier, incident, title, owner, due }: ItemNote): Claim {
  return { file, keys: [key, ...earlier], incident, title, owner, due };
}
