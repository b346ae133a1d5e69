import type { ActionItem, PostMortem } from '../postmortem/model.ts';
import { standingLink } from './standing-link.ts';

/** An action item of a merged post-mortem, as far as its issue is concerned. */
export interface PromisedItem {
  readonly path: string;
  /** The file's name before this pull request, when it was renamed. */
  readonly previousPath: string | null;
  readonly line: number;
  /** One line of the author's Markdown. */
  readonly text: string;
  readonly owners: readonly string[];
  /** ISO date. */
  readonly due: string | null;
  readonly type: ActionItem['type'];
  /** `#12`, `org/repo#12` or a URL, when it is tracked there already. Not what it names in passing. */
  readonly link: string | null;
}

const OVER =
  /^(?:done|complete|completed|closed|declined|rejected|cancel(?:l)?ed|won'?t (?:do|fix)|not planned)\b/i;

/** The items of a document that are still to be done, in its order. */
export function promisedItems(document: PostMortem, previousPath: string | null): PromisedItem[] {
  const open = document.actionItems.filter(
    ({ done, status, span }) =>
      !done &&
      !OVER.test(status ?? '') &&
      !document.placeholders.some((left) => left.span.start >= span.start && left.span.end <= span.end),
  );
  const systems = new Set(document.services.map((service) => service.toLowerCase()));
  return open.map(({ line, text, owners, due, type, issue, span }) => {
    const link = standingLink(document.document.text.slice(span.start, span.end), issue);
    return {
      path: document.document.path,
      previousPath,
      line,
      text: withoutLink(text, link),
      // A service does nothing by itself, even if somebody's login is the same.
      owners: owners.filter((owner) => !systems.has(owner.toLowerCase())),
      due: due?.date ?? null,
      type,
      link,
    };
  });
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
