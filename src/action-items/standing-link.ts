/**
 * Which link of an action item leads to the item's own issue. A link in passing (`as we did in #8`, an address as a model)
 * leads to an unrelated issue.
 */

/** `[words](address)`, an address, `org/repo#12` or `#12`. */
const LINK =
  /\[[^\]\n]{0,300}\]\((?<url>[^)\s]{1,500})\)|(?<bare>https?:\/\/[^\s<>()[\]|]{1,500})|(?<ref>(?<![\w/&.-])(?:[A-Za-z\d][\w.-]{0,99}\/[\w.-]{1,99})?#\d{1,10}\b)/g;

/** Words before a link that say that the item is tracked there. */
const TRACKED =
  /(?:\b(?:tracked|tracking|filed|followed|covered|captured|recorded|logged|opened|raised)\s{1,3}(?:in|by|as|at|under|with|on)|\b(?:issue|ticket|tracker|tracking|tracked|jira|story|task|link|ref|reference)s?)\**[:\s–—-]{0,4}$/i;
/** Words before a link that name another issue: “cf. #14”, “Related: #34”, “PR: #9”. */
const PASSING =
  /\b(?:cf|vgl|e\.g|i\.e|viz|see(?: also)?|related(?: to)?|relates to|similar(?: to)?|compare|context|background|example|inspired by|as in|like|depends on|blocked by|blocks|duplicates?(?: of)?|previously|earlier|prior art|prs?|pull requests?|fixed by|part of|parent|epic|from|source)\**[.:]?\**[\s–—-]{0,4}$/i;
/** `[tracked](address)`: the words of a link that say so. */
const SAYS_TRACKED = /^\[(?:tracked|tracking|tracker|issue|ticket|jira|story|task)\b/i;
/** Verbs before a link at the end, where doing the item is doing the issue. */
const DOING = /(?:^|[\s*_])(?:fix|close|do|finish|complete|implement|resolve|land|deliver|work on)\s{1,3}$/i;
/** What may precede an item's first word: list sign, box, number, cell, emphasis. */
const BEGINNING = /^[\s>*+_|-]*(?:\d{1,3}[.)]\s*)?(?:\[[ xX]\]\s*)?[\s*_~(["-]*$/;
/** A mark that sets a link apart from the words before it. */
const APART = /(?:[.,;:!?()[\]|–—→>*_-]|(?<!\w)@[\w-]{1,39})\s{0,3}$/;
/** What ends an item or a field of it. */
const END = /^[\s.,;:)\]*_"]*(?:$|#\d|\n|\||(?:owner|due|by|assignee|type|status|priority|dri)\b|@)/i;

/**
 * The link to the item's own issue: its first; null when its links are named in passing.
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
    const saysSo = SAYS_TRACKED.test(match[0]) && END.test(after);
    if ((saysSo || stands(before, after, match.index <= 80)) && isIssue(target)) return target;
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
  if (PASSING.test(before)) return false;
  const isFirst = isWhole && BEGINNING.test(before);
  const isLast = END.test(after);
  // Alone in its cell or its brackets, or all that the item says.
  if (/[|([]\s{0,3}$/.test(before) && /^\s{0,3}[|)\]]/.test(after)) return true;
  if (isFirst) return isLast || /^\**\s{0,3}[:–—-]/.test(after) || /^\**\s{1,3}\p{Lu}/u.test(after);
  return isLast && (APART.test(before) || DOING.test(before));
}

const isIssue = (target: string) => target.includes('#') || target.includes('://');
