/** `a`, `a and b`, `a, b and c`. `Intl.ListFormat` does the same, but takes 30 ms or more to load. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** The text before the first line break. */
export function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : text.slice(0, end);
}

/** Source text for use in a message: one line, without Markdown syntax, at most `most` characters. */
export function quoted(text: string, most = 60): string {
  const plain = text
    .replaceAll('`', '')
    .replace(/[\s|]+/g, ' ')
    .trim();
  return `“${plain.length > most ? `${plain.slice(0, most - 1).trimEnd()}…` : plain}”`;
}
