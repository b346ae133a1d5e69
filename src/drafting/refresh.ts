import { isSeparator, type Layout, listLayout, PLAIN, tableLayout } from './layout.ts';
import { nameOf } from './names.ts';

/** A row of the timeline as Debrief wrote or offered it: what it is about, and its words, each as a short hash. */
export interface OfferedRow {
  readonly key: string;
  readonly words: string;
}

export interface Refreshed {
  readonly text: string;
  /** How many rows were added, changed in place, moved to another time, and removed. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** New rows that have no place, because somebody deleted the timeline. */
  readonly homeless: readonly string[];
  /** The rows to remember as offered: the newer ones, and earlier ones that stay although the newer timeline lacks them. */
  readonly offered: readonly OfferedRow[];
}

const TIME = /^\s*\|\s*(\d{4}-\d\d-\d\d \d\d:\d\d)\b/;

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
 * again. New rows are put in by their time, as the table or the list has them now. Every other line stays as it is, to
 * the byte. Pure.
 *
 * @param mine the document as people left it
 * @param offered the rows that were offered last, in order
 * @param fresh the lines of the newer timeline, in order
 * @param isUnread whether an earlier row could not be read this time: then it stays although `fresh` lacks it
 */
export function refresh(
  mine: string,
  offered: readonly OfferedRow[],
  fresh: readonly string[],
  isUnread: ((row: string) => boolean) | null = null,
): Refreshed {
  const document = new Lines(mine, fresh);
  const stands = document.standing(offered);
  const newer = offer(fresh);
  const next = successors(offered, newer);
  const gone = new Set<OfferedRow>();
  const place = fresh.map((): Line | null => null);
  const missing = new Set(fresh.keys());
  let [changed, removed] = [0, 0];
  offered.forEach((_, index) => {
    const line = stands[index];
    const to = next[index];
    if (to != null) missing.delete(to);
    if (!line) return;
    // What people wrote in another column of the row would be lost with it.
    const hasMore = line.layout.hasMore(line.text);
    if (to == null && (hasMore || isUnread?.(line.row!))) return;
    if (to == null) {
      document.remove(line);
      gone.add(offered[index]!);
      removed += 1;
    } else if (wordsOf(line.row!) === wordsOf(fresh[to]!)) {
      place[to] = line;
    } else {
      changed += 1;
      if (hasMore || timeOf(line.row!) === timeOf(fresh[to]!)) {
        document.change(line, fresh[to]!);
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
    // Somebody has written this already.
    if (document.has(text)) continue;
    place[index] = document.insert(text, place, index);
    if (place[index]) added += 1;
    else homeless.push(text);
  }
  const remembered = isUnread ? withEarlier(newer, offered, next, gone) : newer;
  return { text: document.toString(), added, changed, removed, homeless, offered: remembered };
}

/** The newer rows, and each earlier one without a successor that was not taken out, after what it came after. */
function withEarlier(
  newer: readonly OfferedRow[],
  offered: readonly OfferedRow[],
  next: readonly (number | null)[],
  gone: ReadonlySet<OfferedRow>,
): OfferedRow[] {
  const after = new Map<number, OfferedRow[]>();
  let last = -1;
  for (const [index, row] of offered.entries()) {
    const to = next[index];
    if (to != null) last = to;
    else if (!gone.has(row)) after.set(last, [...(after.get(last) ?? []), row]);
  }
  return [...(after.get(-1) ?? []), ...newer.flatMap((row, index) => [row, ...(after.get(index) ?? [])])];
}

/** Whether a row shows what people pinned in the war room, or names no evidence, as the question in a gap. */
export const isPinned = (row: string): boolean =>
  evidenceOf(row) === null || aboutWhat(row).startsWith('chat ');

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
  /** The row of a timeline that it shows; null for none. */
  row: string | null;
  readonly layout: Layout;
}

/** A document as lines that can be changed, each with the line end that it had. */
class Lines {
  private readonly lines: Line[] = [];
  /** Evidence that is in only one of the fresh rows. */
  private readonly telling: ReadonlySet<string>;

  constructor(text: string, fresh: readonly string[]) {
    const links = Map.groupBy(
      fresh.flatMap((row) => evidenceOf(row) ?? []),
      (link) => link,
    );
    this.telling = new Set([...links].flatMap(([link, { length }]) => (length === 1 ? [link] : [])));
    let layout = PLAIN;
    for (const [, line = '', end = ''] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
      if (line === '' && end === '') continue;
      if (isSeparator(line)) layout = tableLayout(this.lines.at(-1)?.text ?? '') ?? PLAIN;
      else if (!line.includes('|')) layout = PLAIN;
      this.lines.push({ text: line, end, row: layout.read(line), layout });
    }
    if (this.top() === null && !this.lines.some(({ row }) => row && timeOf(row))) this.readList(fresh);
  }

  /** The longest run of list items that begin with a time, between two headings. */
  private readList(fresh: readonly string[]): void {
    const day = timeOf(fresh[0] ?? '')?.slice(0, 10) ?? '';
    let best: number[] = [];
    let run: number[] = [];
    for (const [index, { text }] of this.lines.entries()) {
      if (/^#{1,6}\s/.test(text)) run = [];
      else if (listLayout(text, day)) run.push(index);
      if (run.length > best.length) best = run;
    }
    for (const index of best) {
      const line = this.lines[index]!;
      const layout = listLayout(line.text, day)!;
      this.lines[index] = { ...line, layout, row: layout.read(line.text) };
    }
  }

  toString(): string {
    return this.lines.map(({ text, end }) => text + end).join('');
  }

  has(row: string): boolean {
    const words = wordsOf(row);
    const link = evidenceOf(row);
    return this.lines.some(
      (line) =>
        line.row &&
        (wordsOf(line.row) === words || (link && this.telling.has(link) && line.text.includes(`](${link})`))),
    );
  }

  change(line: Line, row: string): void {
    line.text = line.layout.write(row, line.text);
    line.row = row;
  }

  remove(line: Line): void {
    this.lines.splice(this.lines.indexOf(line), 1);
  }

  /** The line of each row that is still in its place; null for one that was edited, moved or deleted. */
  standing(offered: readonly OfferedRow[]): (Line | null)[] {
    const wanted = new Set(offered.map(({ words }) => words));
    const rows = this.lines
      .flatMap((line) => (line.row ? [{ line, words: nameOf(wordsOf(line.row)) }] : []))
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

  /** Puts a row beside the nearest one that has a place, and after what people wrote for an earlier time. */
  insert(row: string, place: readonly (Line | null)[], index: number): Line | null {
    const at = this.placeFor(row, place, index);
    if (at === null) return null;
    const before = this.lines[at - 1];
    const { layout } = [before, this.lines[at]].find((each) => each?.row) ?? { layout: PLAIN };
    const end = this.lines.find((each) => each.end !== '')?.end ?? '\n';
    const line: Line = { text: layout.write(row), end, row, layout };
    // The last line of a file may have no end.
    if (before?.end === '') [before.end, line.end] = [line.end, before.end];
    this.lines.splice(at, 0, line);
    return line;
  }

  private placeFor(row: string, place: readonly (Line | null)[], index: number): number | null {
    const time = timeOf(row) ?? '';
    const placed = new Set(place);
    // What is indented below an item of a list belongs to it.
    const isBelow = (index: number) =>
      this.lines[index]!.row === null &&
      /^\s+\S/.test(this.lines[index]!.text) &&
      this.lines.slice(0, index).findLast(({ row }) => row)?.layout.isList;
    const isTheirs = (line: Line | undefined) =>
      line && !placed.has(line) && (line.row || isBelow(this.lines.indexOf(line)));
    const timeAt = (index: number) => timeOf(this.lines[index]!.row ?? '') ?? '';
    const before = place.slice(0, index).findLast((line) => line !== null);
    const after = place.slice(index + 1).find((line) => line !== null);
    if (before || !after) {
      let at = before ? this.lines.indexOf(before) + 1 : this.top();
      if (at === null) return null;
      // Two rows of one instant may have changed places.
      const isEarlier = (index: number) => this.lines[index]?.row != null && timeAt(index) < time;
      while (isEarlier(at) || (isTheirs(this.lines[at]) && timeAt(at) <= time)) at++;
      return at;
    }
    let at = this.lines.indexOf(after);
    while (isTheirs(this.lines[at - 1]) && timeAt(at - 1) > time) at--;
    return at;
  }

  /** The first place in the table of the timeline, of which no row is left, or in its list. */
  private top(): number | null {
    const named = this.lines.findIndex(
      ({ text }, index) =>
        isSeparator(text) && index > 0 && tableLayout(this.lines[index - 1]!.text) !== null,
    );
    if (named > 0) return named + 1;
    const item = this.lines.findIndex(({ row, layout }) => row && layout.isList);
    if (item >= 0) return item;
    const heading = this.lines.findIndex(({ text }) => /^#{1,6}\s.*\btimeline\b/i.test(text));
    if (heading < 0) return null;
    const rest = this.lines.slice(heading + 1);
    const until = rest.findIndex(({ text }) => /^#{1,6}\s/.test(text));
    const within = until < 0 ? rest : rest.slice(0, until);
    const separator = within.findIndex(({ text }) => isSeparator(text));
    return separator < 0 ? null : heading + 1 + separator + 1;
  }
}

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

/** The address of a row's evidence; null where it has none. */
const evidenceOf = (row: string): string | null =>
  /\]\((<[^>]*>|[^)\s]+)\)/.exec(row.split(/(?<!\\)\|/).at(-2) ?? '')?.[1] ?? null;

/** What a row is about, however it is put: the place of its evidence, or its time where it has none. */
function aboutWhat(line: string): string {
  const cells = line.split(/(?<!\\)\|/);
  const link = /\[([^\]]*)\]\((<[^>]*>|[^)\s]+)\)/.exec(cells.at(-2) ?? '');
  return link ? `${link[1]} ${link[2]}` : `at ${timeOf(line) ?? wordsOf(line)}`;
}
