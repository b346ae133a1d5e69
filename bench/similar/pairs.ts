import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document, and the set (folder) that it belongs to. */
export interface Stored {
  readonly set: string;
  readonly file: string;
  readonly text: string;
}

/** A document whose authors name another of the same set, without the lines in which they do. */
export interface Pair {
  readonly from: Stored;
  readonly to: Stored;
  /** The text of `from` without what gives `to` away. */
  readonly text: string;
}

/** All Markdown files below a folder; each folder with files is a set. */
export function documentsBelow(folder: string): Stored[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map(({ parentPath, name }) => ({
      set: parentPath,
      file: name,
      text: readFileSync(join(parentPath, name), 'utf8'),
    }))
    .sort((a, b) => (a.set + a.file < b.set + b.file ? -1 : 1));
}

/** `docs__2024-03-01-db-down.qmd.md` → `2024-03-01-db-down`: what is left of a path in a link. */
const nameOf = (file: string) =>
  file
    .replace(/(?:\.[a-z]+)+$/i, '')
    .split(/__|\//)
    .at(-1)!
    .toLowerCase();
/** `PM2021-007`, `SPM-2024-003` at the start of a name: how authors number their post-mortems. */
const ID = /(?:^|-)((?:[a-z]{2,}-?)\d{4}-\d+)/i;

/** What in a line names a document: its file name, its number, or its day within a link. */
function naming({ file }: Stored): RegExp | null {
  const name = nameOf(file);
  if (name.length < 6 || name === 'readme') return null;
  const day = /^(\d{4})-(\d\d)-(\d\d)-(.+)$/.exec(name);
  const ways = [`(?:/|\\()${escaped(name)}(?=[.)/#\\s]|$)`];
  const id = ID.exec(name)?.[1];
  if (id) ways.push(`\\b${escaped(id)}\\b`);
  const numbered = /^(\d{3,4})-([a-z]{4,})/.exec(name);
  if (numbered) ways.push(`\\b${numbered[1]}\\b[^a-z0-9]{1,6}${numbered[2]}\\b`);
  if (day) ways.push(escaped(`/${day[1]}/${day[2]}/${day[3]}/${day[4]}`));
  return new RegExp(ways.join('|'), 'i');
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Pairs of documents of which one names the other in a link or by its number. */
export function namingPairs(documents: readonly Stored[]): Pair[] {
  return documents.flatMap((to) => {
    const pattern = naming(to);
    if (!pattern) return [];
    return documents
      .filter(({ set, file }) => set === to.set && file !== to.file)
      .flatMap((from): Pair[] => {
        const lines = from.text.split('\n');
        const kept = lines.filter((line) => !pattern.test(decoded(line)));
        return kept.length < lines.length ? [{ from, to, text: kept.join('\n') }] : [];
      });
  });
}

function decoded(line: string): string {
  return line.replace(/%20/g, ' ');
}
