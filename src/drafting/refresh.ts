import { hash } from '../vocabulary/hash.ts';

/** A row of the timeline as Debrief wrote or offered it: what it is about, and its words, each as a short hash. */
export interface OfferedRow {
  readonly key: string;
  readonly words: string;
}

export interface Refreshed {
  readonly text: string;
  /** How many rows were put in, changed where they stand, moved to another time, and taken out. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** New rows for which there is no place: nothing is left of the table. */
  readonly homeless: readonly string[];
}

const TIME = /^\s*\|\s*(\d{4}-\d\d-\d\d \d\d:\d\d)\b/;
const SEPARATOR = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

/**
 * Rows as they are remembered, from their lines.
 *
 * @param newer lines of a newer timeline, for rows that name no evidence: one that says the same at the same time is
 * about the same thing
 */
export function offer(lines: readonly string[], newer: readonly string[] = []): OfferedRow[] {
  const known = new Map(newer.map((line) => [saidIn(line), aboutWhat(line)]));
  return lines.map((line) => ({
    key: nameOf(known.get(saidIn(line)) ?? aboutWhat(line)),
    words: nameOf(wordsOf(line)),
  }));
}

/**
 * The document with a newer timeline, merged three ways. A row that still stands as it was offered follows the
 * evidence: it is changed, or taken out. A row that a person edited, moved or deleted stays so, and is not offered
 * again. New rows are put in by their time. Every other line stays as it is, to the byte. Pure.
 *
 * @param mine the document as people left it
 * @param offered the rows that were offered last, in order
 * @param fresh the lines of the newer timeline, in order
 */
export function refresh(mine: string, offered: readonly OfferedRow[], fresh: readonly string[]): Refreshed {
  const document = new Lines(mine);
  const stands = document.standing(offered);
  const next = successors(offered, offer(fresh));
  const place = fresh.map((): Line | null => null);
  const missing = new Set(fresh.keys());
  let [changed, removed] = [0, 0];
  offered.forEach((_, index) => {
    const line = stands[index];
    const to = next[index];
    if (to != null) missing.delete(to);
    if (!line) return;
    if (to == null) {
      document.remove(line);
      removed += 1;
    } else if (wordsOf(line.text) === wordsOf(fresh[to]!)) {
      place[to] = line;
    } else {
      changed += 1;
      if (timeOf(line.text) === timeOf(fresh[to]!)) {
        line.text = fresh[to]!;
        place[to] = line;
      } else {
        // Its time was corrected: it belongs elsewhere.
        document.remove(line);
        const moved = document.insert(fresh[to]!, place, to);
        place[to] = moved;
      }
    }
  });
  let added = 0;
  const homeless: string[] = [];
  for (const index of missing) {
    const text = fresh[index]!;
    // Somebody has written exactly this already.
    if (document.has(text)) continue;
    place[index] = document.insert(text, place, index);
    if (place[index]) added += 1;
    else homeless.push(text);
  }
  return { text: document.toString(), added, changed, removed, homeless };
}

/** What each offered row has become, by its place among the fresh ones; null for what the evidence shows no more. */
function successors(offered: readonly OfferedRow[], fresh: readonly OfferedRow[]): (number | null)[] {
  const taken = new Set<number>();
  const found = offered.map((): number | null => null);
  for (const by of ['words', 'key'] as const) {
    const places = Map.groupBy(fresh.keys(), (index) => fresh[index]![by]);
    offered.forEach((row, index) => {
      if (found[index] !== null) return;
      const free = places.get(row[by])?.find((each) => !taken.has(each));
      if (free === undefined) return;
      taken.add(free);
      found[index] = free;
    });
  }
  return found;
}

interface Line {
  text: string;
  end: string;
}

/** A document as lines that can be changed, each with the line end that it had. */
class Lines {
  private readonly lines: Line[];

  constructor(text: string) {
    this.lines = [...text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)]
      .map(([, line = '', end = '']) => ({ text: line, end }))
      .filter(({ text: line, end }) => line !== '' || end !== '');
  }

  toString(): string {
    return this.lines.map(({ text, end }) => text + end).join('');
  }

  has(row: string): boolean {
    const words = wordsOf(row);
    return this.lines.some(({ text }) => isRow(text) && wordsOf(text) === words);
  }

  remove(line: Line): void {
    this.lines.splice(this.lines.indexOf(line), 1);
  }

  /** The line of each row that stands where it was put; null for one that was edited, moved or deleted. */
  standing(offered: readonly OfferedRow[]): (Line | null)[] {
    const wanted = new Set(offered.map(({ words }) => words));
    const rows = this.lines
      .filter(({ text }) => isRow(text))
      .map((line) => ({ line, words: nameOf(wordsOf(line.text)) }))
      .filter(({ words }) => wanted.has(words));
    // The longest sequence that both have in common: what is not in it was moved.
    const length = Array.from({ length: offered.length + 1 }, () => new Uint32Array(rows.length + 1));
    for (let a = offered.length - 1; a >= 0; a--)
      for (let b = rows.length - 1; b >= 0; b--)
        length[a]![b] =
          offered[a]!.words === rows[b]!.words
            ? length[a + 1]![b + 1]! + 1
            : Math.max(length[a + 1]![b]!, length[a]![b + 1]!);
    const found = offered.map((): Line | null => null);
    for (let a = 0, b = 0; a < offered.length && b < rows.length; ) {
      if (offered[a]!.words === rows[b]!.words) found[a++] = rows[b++]!.line;
      else if (length[a + 1]![b]! >= length[a]![b + 1]!) a++;
      else b++;
    }
    return found;
  }

  /** Puts a row beside the nearest one that has a place, and behind what people wrote for an earlier time. */
  insert(row: string, place: readonly (Line | null)[], index: number): Line | null {
    const at = this.placeFor(row, place, index);
    if (at === null) return null;
    const line = { text: row, end: this.lines.find(({ end }) => end !== '')?.end ?? '\n' };
    const before = this.lines[at - 1];
    // The last line of a file may have no end.
    if (before?.end === '') [before.end, line.end] = [line.end, before.end];
    this.lines.splice(at, 0, line);
    return line;
  }

  private placeFor(row: string, place: readonly (Line | null)[], index: number): number | null {
    const time = timeOf(row) ?? '';
    const placed = new Set(place);
    const isTheirs = (line: Line | undefined) => line && isRow(line.text) && !placed.has(line);
    const before = place.slice(0, index).findLast((line) => line !== null);
    const after = place.slice(index + 1).find((line) => line !== null);
    if (before || !after) {
      let at = before ? this.lines.indexOf(before) + 1 : this.top();
      if (at === null) return null;
      while (isTheirs(this.lines[at]) && (timeOf(this.lines[at]!.text) ?? '') <= time) at++;
      return at;
    }
    let at = this.lines.indexOf(after);
    while (isTheirs(this.lines[at - 1]) && (timeOf(this.lines[at - 1]!.text) ?? '') > time) at--;
    return at;
  }

  /** The first place in the table of the timeline, of which no row is left. */
  private top(): number | null {
    const heading = this.lines.findIndex(({ text }) => /^#{1,6}\s.*\btimeline\b/i.test(text));
    if (heading < 0) return null;
    const rest = this.lines.slice(heading + 1);
    const until = rest.findIndex(({ text }) => /^#{1,6}\s/.test(text));
    const within = until < 0 ? rest : rest.slice(0, until);
    const separator = within.findIndex(({ text }) => SEPARATOR.test(text));
    return separator < 0 ? null : heading + 1 + separator + 1;
  }
}

/** Ten digits: among a few hundred rows, two are mistaken once in ten million drafts. */
const nameOf = (text: string) => hash(text).slice(0, 10);

const isRow = (line: string) => /^\s*\|/.test(line) && !SEPARATOR.test(line);

/** `2026-03-01 14:05`, which sorts as time does; null for a row without one. */
const timeOf = (line: string) => TIME.exec(line)?.[1] ?? null;

/** A row without the spaces that editors put into tables. */
function wordsOf(line: string): string {
  return line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replace(/\s+/g, ' '))
    .join('|');
}

/** The time and the text of a row, without its evidence. */
const saidIn = (line: string): string =>
  wordsOf(line)
    .split(/(?<!\\)\|/)
    .slice(0, 3)
    .join('|');

/** What a row is about, however it is put: the place of its evidence, or its time where it has none. */
function aboutWhat(line: string): string {
  const cells = line.split(/(?<!\\)\|/);
  const link = /\[([^\]]*)\]\((<[^>]*>|[^)\s]+)\)/.exec(cells.at(-2) ?? '');
  return link ? `${link[1]} ${link[2]}` : `at ${timeOf(line) ?? wordsOf(line)}`;
}
