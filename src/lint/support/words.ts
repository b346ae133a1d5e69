/** `a`, `a and b`, `a, b and c`. */
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

/** Minutes in readable form: `43 min`, `1 h 5 min`, `2 d 3 h`. */
export function minutesText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60];
  if (days > 0) return `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
  if (hours > 0) return `${hours} h${rest > 0 ? ` ${rest} min` : ''}`;
  return `${rest} min`;
}

/** An ISO instant in readable form: `2026-03-02 13:52 UTC`. Anything else is returned unchanged. */
export function instantText(iso: string): string {
  return iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)\S*Z$/, '$1 $2 UTC');
}
