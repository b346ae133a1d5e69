/**
 * Truncates to at most `length` UTF-16 units including an ellipsis: between words if that costs little, and never within
 * a grapheme.
 */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, length))) {
    if (cut.length + segment.length > length - 1) break;
    cut += segment;
  }
  const word = /\S/.test(text.charAt(cut.length)) ? cut.lastIndexOf(' ') : -1;
  return `${(word > length * MIN_KEPT ? cut.slice(0, word) : cut).trimEnd()}…`;
}
/** The share of `length` that a cut between words must keep. */
const MIN_KEPT = 0.8;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
const SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** Collapses whitespace, line ends and control characters to single spaces. */
export function collapseSpace(text: string): string {
  return text.toWellFormed().replace(SPACE, ' ');
}

/** `collapseSpace`, trimmed. */
export function oneLine(text: string): string {
  return collapseSpace(text).trim();
}

/** A mention of a person or team as GitHub recognizes it: no letter or digit before the `@`. */
export const MENTION = /(?<![A-Za-z\d_])@[A-Za-z\d][\w-]*(?:\/[\w.-]+)?/g;

/** A keyword that closes an issue when a pull request is merged; group 1 is the issue. */
export const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s*:?\s+((?:[\w.-]+\/[\w.-]+)?#\d+|GH-\d+|https?:\/\/\S+)/gi;

/**
 * Formats user text for a title or commit message, where Markdown has no effect: zero-width spaces prevent mentions and
 * issue-closing keywords.
 */
export function titleText(text: string): string {
  return oneLine(text)
    .replace(MENTION, (found) => `@\u200B${found.slice(1)}`)
    .replace(CLOSING, (found, target: string) => `${found.slice(0, -target.length)}\u200B${target}`);
}
