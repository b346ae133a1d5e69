import { isSettled } from '../postmortem/items/state/state.ts';
import type { ActionItem, PostMortem } from '../postmortem/model.ts';
import { fieldsOf, type ItemFields, withoutFields } from './fields.ts';
import { standingLink } from './standing-link.ts';

/** An action item of a merged post-mortem, as far as its issue is concerned. */
export interface PromisedItem extends ItemFields {
  readonly path: string;
  /** The file's name before this pull request, when it was renamed. */
  readonly previousPath: string | null;
  readonly line: number;
  readonly lastLine: number;
  /** A proposal has no issue until somebody accepts it. */
  readonly acceptance: 'proposed' | 'accepted';
  /** One line of the author's Markdown. */
  readonly text: string;
  readonly owners: readonly string[];
  /** ISO date. */
  readonly due: string | null;
  readonly type: ActionItem['type'];
  /** As written: `P1`, `high`. */
  readonly priority: string | null;
  /** `#12`, `org/repo#12` or a URL, when it is tracked there already. Not what it names in passing. */
  readonly link: string | null;
}

/** What a reader of a list or an issue is told. An item whose status says nothing is accepted by merging it. */
export type Standing = 'proposed' | 'accepted' | 'declined' | 'done';

const STANDINGS = { open: 'accepted', proposed: 'proposed', dropped: 'declined', done: 'done' } as const;

export const standingOf = ({ state }: Pick<ActionItem, 'state'>): Standing => STANDINGS[state];

/** The items of a document that are proposed, or accepted and still to be done; in its order. */
export function promisedItems(document: PostMortem, previousPath: string | null): PromisedItem[] {
  const open = document.actionItems.filter(
    (item) =>
      !isSettled(item) &&
      !document.placeholders.some(({ span }) => span.start >= item.span.start && span.end <= item.span.end),
  );
  const systems = new Set(document.services.map((service) => service.toLowerCase()));
  return open.map((item) => {
    const { line, owners, due, type, priority, span, state } = item;
    const { text, link } = whatIsToDo(item, document);
    return {
      path: document.document.path,
      previousPath,
      line,
      lastLine: document.document.point(Math.max(span.start, span.end - 1)).line,
      acceptance: state === 'proposed' ? 'proposed' : 'accepted',
      text,
      // A service does nothing by itself, even if somebody's login is the same.
      owners: owners.filter((owner) => !systems.has(owner.toLowerCase())),
      due: due?.date ?? null,
      type,
      priority: firstOf(priority),
      link,
      ...fieldsOf(item, document),
    };
  });
}

/** The items that a document calls done or declined, in its order; their text is made like that of a promised one. */
export function settledItems(
  document: PostMortem,
): { readonly text: string; readonly as: 'done' | 'declined' }[] {
  return document.actionItems.flatMap((item) => {
    const as = standingOf(item);
    return as === 'done' || as === 'declined' ? [{ text: whatIsToDo(item, document).text, as }] : [];
  });
}

/** The text of an item without what its issue keeps apart, and the issue that it links. */
function whatIsToDo({ text, issue, span }: ActionItem, { document }: PostMortem) {
  const link = standingLink(document.text.slice(span.start, span.end), issue);
  return { text: withoutFields(withoutLink(text, link)), link };
}

/** Where an item is tracked is not part of what needs doing: links come and go. */
function withoutLink(text: string, link: string | null): string {
  if (!link) return text;
  const at = text.indexOf(link);
  if (at === -1) return text;
  const before = text.slice(0, at).replace(/[\s,;:(["–—-]+$/, '');
  const after = text.slice(at + link.length).replace(/^[\s\])"]*[:,;]?/, '');
  return `${before}${/^\s/.test(after) || !before ? '' : ' '}${after}`.trim() || text;
}

/** A field of a list goes on to the next comma: `P1, service: checkout` states the priority P1. */
const firstOf = (field: string | null) => (field ? field.split(/[,;|]/)[0]!.trim() || null : null);
