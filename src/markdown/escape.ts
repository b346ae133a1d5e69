/**
 * Other people's words inside texts that Debrief writes. They read as they were typed, and do nothing: nobody is
 * mentioned, no issue is closed, no HTML begins, no table breaks.
 */

// A code span as GitHub reads it, and links: neither can mention anybody, and both must stay as they are.
const LITERAL = /((?<![\\`])`[^`\n]+`(?!`)|https?:\/\/[^\s<>()[\]]+)/;
const MENTION = /(?<![\w])@(?=[a-z\d])/gi;
const CLOSING =
  /\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(:?\s+)(?=#\d|GH-\d|[\w.-]+\/[\w.-]+#\d|https?:\/\/)/gi;

/** One line of Markdown by somebody else, for a paragraph or a list item of ours. Code and links stay. */
export function quiet(text: string): string {
  return oneLine(text)
    .replace(/\b(close[sd]?|fix(?:e[sd])?|resolve[sd]?)(:?\s+)(?=https?:\/\/)/gi, '$1$2&#8203;')
    .split(LITERAL)
    .map((part, index) =>
      index % 2
        ? part
        : part.replaceAll('<', '&lt;').replace(MENTION, '@&#8203;').replace(CLOSING, '$1$2&#8203;'),
    )
    .join('');
}

/** The same for a cell of a table. */
export function cell(text: string): string {
  return quiet(text).replace(/(?<!\\)\|/g, '\\|');
}

/** One line of plain text by somebody else, for where Markdown does not count: titles and commit messages. */
export function quietTitle(text: string): string {
  return oneLine(text).replace(MENTION, '@\u200B').replace(CLOSING, '$1$2\u200B');
}

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

/** Line ends, tabs and control characters become single spaces. */
export function oneLine(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
      .trim()
  );
}

/** One line of Markdown by somebody else, for a file: nobody is mentioned from there, so only HTML is stopped. */
export function lineOfFile(text: string): string {
  return oneLine(text)
    .split(LITERAL)
    .map((part, index) => (index % 2 ? part : part.replaceAll('<', '&lt;')))
    .join('');
}

/** The same for a cell of a table. */
export function cellOfFile(text: string): string {
  return lineOfFile(text).replace(/(?<!\\)\|/g, '\\|');
}
