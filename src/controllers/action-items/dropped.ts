import { likeness } from '../../action-items/identity/likeness.ts';
import { settledItems } from '../../action-items/item.ts';
import { keysOf } from '../../action-items/key.ts';
import type { Issue } from '../../github/port.ts';
import { titleText } from '../../markdown/write/plain.ts';
import { plainText, theirs } from '../../markdown/write/theirs.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { fullRef, type IncidentRef, issueRef } from '../../vocabulary/refs.ts';
import type { ChangedDocument } from '../documents.ts';
import { claimOf, type ItemNote, notesIn } from './marker.ts';
import type { ItemStep } from './steps.ts';

/** The open issue of an item that its document promises no more. */
export interface Dropped {
  readonly issue: Issue;
  readonly key: string;
  /** What the document says of it instead. */
  readonly as: 'gone' | 'done' | 'declined';
}

/** A document that was merged, and the incident that it is about. */
interface Home {
  readonly document: ChangedDocument;
  readonly model: PostMortem;
  readonly incident: IncidentRef | null;
}

/** How alike a title and an item that is done must be to be the same. */
const NEARLY_SAME = 0.8;

/**
 * The open issues whose items are no longer among the promises of a document that was merged now. Pure.
 *
 * @param issues those that may be an item's
 * @param kept the ids of the issues that have their item, or may have it in other words
 * @param mergedAt ISO instant: an item that came with a later merge cannot have been dropped by this one
 */
export function droppedFrom(
  homes: readonly Home[],
  issues: Iterable<Issue>,
  kept: ReadonlySet<number>,
  mergedAt: string,
): Dropped[] {
  const isOf = ({ document, incident }: Home, note: ItemNote) =>
    (note.file === document.path || note.file === document.previousPath) &&
    note.incident === (incident && fullRef(incident)) &&
    note.at < mergedAt;
  return [...issues].flatMap((issue): Dropped[] => {
    if (kept.has(issue.id) || issue.state === 'closed' || issue.locked) return [];
    const note = notesIn(issue).at(-1);
    const home = note && homes.find((each) => isOf(each, note));
    return home ? [{ issue, key: note.key, as: settledAs(note, home.model) ?? 'gone' }] : [];
  });
}

function settledAs(note: ItemNote, model: PostMortem): 'done' | 'declined' | null {
  const settled = settledItems(model);
  const keys = keysOf(settled.map(({ text }) => text));
  const named = claimOf(note).keys;
  const title = (text: string) => titleText(plainText(theirs(text)));
  return (
    settled.find(
      ({ text }, index) => named.includes(keys[index]!) || likeness(title(text), note.title) > NEARLY_SAME,
    )?.as ?? null
  );
}

const SAYS = {
  gone: 'The post-mortem no longer lists this action item, and this issue is still open. If it is not needed, `/action decline <why>` closes it with the reason; if it is done, `/action done <evidence>` closes it. Otherwise put it back into the post-mortem.',
  done: 'The post-mortem says that this is done, and this issue is still open. `/action done <evidence>` closes it with what shows that it is done.',
  declined:
    'The post-mortem says that this will not be done, and this issue is still open. `/action decline <why>` closes it with the reason.',
} as const;

/** Says so on the issue and on the pull request, once: nothing is closed because a line is missing. */
export const tellDropped = ({ issue, key, as }: Dropped): ItemStep => ({
  type: 'tell-conflict',
  issue: issueRef(issue),
  key,
  at: '',
  body: SAYS[as],
});
