import { nameOf } from './names.ts';

/** A line of a draft that Debrief filled in: the line of the template that it is from, and its text. */
export interface FilledLine {
  readonly from: string;
  readonly text: string;
}

/** The same as it is remembered: both as short hashes. */
export type RememberedLine = FilledLine;

export function remember(filled: readonly FilledLine[]): RememberedLine[] {
  return filled.map(({ from, text }) => ({ from: nameOf(from), text: nameOf(text) }));
}

/**
 * The document with newer facts in the lines that still are as Debrief wrote them: fields of front matter, the title,
 * figures. A line that a person edited or deleted is not found, and one that is there twice may be theirs: both stay as
 * they are, as does every other line, to the byte. Pure.
 *
 * @param mine the document as people left it
 * @param written the lines as Debrief wrote them last
 * @param fresh the lines as it would write them now
 */
export function follow(
  mine: string,
  written: readonly RememberedLine[],
  fresh: readonly FilledLine[],
): string {
  const now = new Map(fresh.map(({ from, text }) => [nameOf(from), text]));
  const newer = new Map<string, string>();
  for (const [text, [first, ...more]] of Map.groupBy(written, ({ text }) => text)) {
    // Of two that read the same, somebody may have deleted either.
    const next = more.length === 0 ? now.get(first!.from) : undefined;
    if (next !== undefined && nameOf(next) !== text) newer.set(text, next);
  }
  if (newer.size === 0) return mine;
  const lines = mine.split(/(?<=\n)/).map((line) => {
    const [, text = '', end = ''] = /^(.*?)(\r?\n?)$/s.exec(line)!;
    return { text, end, name: nameOf(text) };
  });
  const often = Map.groupBy(lines, ({ name }) => name);
  return lines
    .map(({ text, end, name }) => (often.get(name)!.length === 1 ? (newer.get(name) ?? text) : text) + end)
    .join('');
}
