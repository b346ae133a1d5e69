/**
 * Which link of an action item stands for it, so that the issue behind it is the item's own. A reference in passing (`as
 * we did in #8`, an address as a model) names a stranger's issue.
 */

/** `[words](address)`, an address, `org/repo#12` or `#12`. */
const LINK =
  /\[[^\]\n]{0,300}\]\((?<url>[^)\s]{1,500})\)|(?<bare>https?:\/\/[^\s<>()[\]|]{1,500})|(?<ref>(?<![\w/&.-])(?:[A-Za-z\d][\w.-]{0,99}\/[\w.-]{1,99})?#\d{1,10}\b)/g;

/** Words before a link that say that the item is tracked there. */
const TRACKED =
  /(?:\b(?:tracked|tracking|filed|followed|covered|captured|recorded|logged|opened|raised)\s{1,3}(?:in|by|as|at|under|with|on)|\b(?:issue|ticket|tracker|tracking|tracked|jira|story|task|link|ref|reference)s?)\**[:\s–—-]{0,4}$/i;
/** Verbs before a link at the end, where doing the item is doing the issue. */
const DOING = /(?:^|[\s*_])(?:fix|close|do|finish|complete|implement|resolve|land|deliver|work on)\s{1,3}$/i;
/** What may stand before an item's first word: list sign, box, number, cell, emphasis. */
const BEGINNING = /^[\s>*+_|-]*(?:\d{1,3}[.)]\s*)?(?:\[[ xX]\]\s*)?[\s*_~(["-]*$/;
/** A mark that sets a link apart from the words before it. */
const APART = /[.,;:!?()[\]|–—→>*_-]\s{0,3}$/;
/** What ends an item or a field of it. */
const END = /^[\s.,;:)\]*_"]*(?:$|\n|\||(?:owner|due|by|assignee|type|status|priority|dri)\b|@)/i;

/**
 * The first link that stands for the item; null when its links are named in passing.
 *
 * @param source the item's Markdown, from its list sign or row to its end
 * @param link the item's link as it was read, which may come from a column or a field that is not in `source`
 */
export function standingLink(source: string, link: string | null): string | null {
  if (!link) return null;
  const found = [...source.matchAll(LINK)];
  for (const match of found) {
    const target = match.groups!.url ?? match.groups!.bare?.replace(/[.,;:!?]+$/, '') ?? match.groups!.ref!;
    const before = source.slice(Math.max(0, match.index - 80), match.index);
    const after = source.slice(match.index + match[0].length, match.index + match[0].length + 80);
    if (stands(before, after, match.index <= 80) && isIssue(target)) return target;
  }
  // A tracker's key, or a link that was read from elsewhere.
  const named = found.some(({ groups }) =>
    [groups!.url, groups!.bare, groups!.ref].some((each) => each?.startsWith(link)),
  );
  if (named) return null;
  const at = source.indexOf(link);
  if (at === -1) return link;
  const end = at + link.length;
  return stands(source.slice(Math.max(0, at - 80), at), source.slice(end, end + 80), at <= 80) ? link : null;
}

function stands(before: string, after: string, isWhole: boolean): boolean {
  if (TRACKED.test(before)) return true;
  const isFirst = isWhole && BEGINNING.test(before);
  const isLast = END.test(after);
  // Alone in its cell or its brackets, or all that the item says.
  if (/[|([]\s{0,3}$/.test(before) && /^\s{0,3}[|)\]]/.test(after)) return true;
  if (isFirst) return isLast || /^\**\s{0,3}[:–—-]/.test(after) || /^\**\s{1,3}\p{Lu}/u.test(after);
  return isLast && (APART.test(before) || DOING.test(before));
}

const isIssue = (target: string) => target.startsWith('#') || target.includes('#') || /:\/\//.test(target);
