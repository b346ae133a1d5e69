/** A Markdown text of at most `limit` bytes, cut after a whole line, with a word about what is missing. */
export function cutAtLine(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const note = '\n\n_The rest is left out: GitHub allows no more here._\n';
  const room = Buffer.from(text).subarray(0, limit - note.length);
  const lineEnd = room.lastIndexOf('\n');
  // A text of one endless line is cut between two characters.
  const kept = lineEnd > 0 ? room.subarray(0, lineEnd).toString() : room.toString().replace(/\uFFFD+$/, '');
  return kept + note;
}
