const beginMark = (name: string) => `<!-- debrief:${name} -->`;
const endMark = (name: string) => `<!-- /debrief:${name} -->`;

/** The region of a user's document that Debrief owns: `body` between a begin and an end mark. */
export function region(name: string, body: string): string {
  return `${beginMark(name)}\n${body}\n${endMark(name)}`;
}

export const hasRegion = (text: string, name: string): boolean => text.includes(beginMark(name));

/**
 * Replaces the body between the marks, or appends the region to a document without them. Everything outside the marks
 * stays byte for byte. Call it only if `brokenMarks` returns null.
 */
export function withRegion(text: string, name: string, body: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = region(name, body).replaceAll('\n', eol);
  const start = text.indexOf(beginMark(name));
  if (start < 0) return `${text.trimEnd()}${eol}${eol}${written}${eol}`;
  return text.slice(0, start) + written + text.slice(text.indexOf(endMark(name)) + endMark(name).length);
}

/** Why the marks of a document are unusable, or null. With only one of them, the end of our text is unknown. */
export function brokenMarks(text: string, name: string): string | null {
  const [begin, end] = [beginMark(name), endMark(name)];
  const [first, ...more] = text.split(begin);
  if (more.length === 0 && !text.includes(end)) return null;
  if (more.length === 1 && !first!.includes(end) && more[0]!.split(end).length === 2) return null;
  return `${begin} and ${end} must each appear once, in this order. Put both back, or delete both.`;
}
