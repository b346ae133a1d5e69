const begins = (name: string) => `<!-- debrief:${name} -->`;
const ends = (name: string) => `<!-- /debrief:${name} -->`;

/** The part of somebody's document that Debrief writes, between its two marks. */
export function region(name: string, body: string): string {
  return `${begins(name)}\n${body}\n${ends(name)}`;
}

/**
 * The document with this body between the marks; a document without marks gets them at its end. Everything outside of
 * the marks stays, to the byte. Only for documents in which `brokenMarks` finds nothing.
 */
export function withRegion(text: string, name: string, body: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = region(name, body).replaceAll('\n', eol);
  const start = text.indexOf(begins(name));
  if (start < 0) return `${text.trimEnd()}${eol}${eol}${written}${eol}`;
  return text.slice(0, start) + written + text.slice(text.indexOf(ends(name)) + ends(name).length);
}

/** Why the marks of a document cannot be used, or null: with one of the two, nobody knows where our text ends. */
export function brokenMarks(text: string, name: string): string | null {
  const [begin, end] = [begins(name), ends(name)];
  const [first, ...more] = text.split(begin);
  if (more.length === 0 && !text.includes(end)) return null;
  if (more.length === 1 && !first!.includes(end) && more[0]!.split(end).length === 2) return null;
  return `${begin} and ${end} must each be there once, in this order. Put both back, or delete both.`;
}
