/** At most `length` UTF-16 units, cut between characters as people see them, with an ellipsis when cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, length))) {
    if (cut.length + segment.length > length - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const SPACE = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** Line ends, tabs and control characters become single spaces. */
export function spaced(text: string): string {
  return text.toWellFormed().replace(SPACE, ' ');
}

/** The same, without space around it. */
export function oneLine(text: string): string {
  return spaced(text).trim();
}

/** A mention of a person or a team as GitHub hears it: no letter or digit before the `@`. */
export const MENTION = /(?<![A-Za-z\d_])@[A-Za-z\d][\w-]*(?:\/[\w.-]+)?/g;

/** A keyword that closes an issue when a pull request is merged, with what it would close. */
export const CLOSING =
  /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\s*:?\s+((?:[\w.-]+\/[\w.-]+)?#\d+|GH-\d+|https?:\/\/\S+)/gi;

/**
 * Somebody's line for a title or a commit message, where Markdown does not count: an invisible space keeps it from
 * mentioning anybody and from closing an issue.
 */
export function titleText(text: string): string {
  return oneLine(text)
    .replace(MENTION, (found) => `@\u200B${found.slice(1)}`)
    .replace(CLOSING, (found, target: string) => `${found.slice(0, -target.length)}\u200B${target}`);
}
