import { isUtf8 } from 'node:buffer';
import {
  type Dirent,
  existsSync,
  globSync,
  lstatSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { MAX_SIZE, tooLarge } from '../lint/unreadable.ts';
import { closest } from '../policy/did-you-mean.ts';
import { UsageError } from './command.ts';

/** A file to be read: as the user or a folder named it, and where it is. */
export interface Input {
  readonly path: string;
  readonly absolute: string;
  /** Whether it was asked for by its own name, and not by a folder or a glob. */
  readonly named: boolean;
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Turns what stands on the command line into files, each once, in order: files as they are, folders into the
 * Markdown below them, globs into what they match. `.debriefignore` in `cwd` is honoured.
 */
export async function expand(
  words: readonly string[],
  cwd: string,
): Promise<{ inputs: Input[]; missing: string[]; ignored: string[] }> {
  const inputs = new Map<string, Input>();
  const missing: string[] = [];
  const ignored: string[] = [];
  const skipped = await readIgnoreFile(cwd);
  const take = (path: string, named: boolean) => {
    const absolute = resolve(cwd, path);
    const shown = path.split(sep).join('/').replace(/^\.\//, '');
    if (skipped(absolute)) {
      if (named) ignored.push(shown);
    } else if (!inputs.has(absolute)) inputs.set(absolute, { path: shown, absolute, named });
  };
  const look = (path: string): Stats | undefined => {
    try {
      return statSync(resolve(cwd, path), { throwIfNoEntry: false });
    } catch (error) {
      if (!isAbsent(resolve(cwd, path))) missing.push(`${path} cannot be read: ${why(error)}.`);
      return undefined;
    }
  };
  for (const word of words) {
    const before = missing.length;
    const stat = look(word);
    if (missing.length > before) continue;
    if (stat?.isDirectory()) {
      const below = markdownBelow(resolve(cwd, word), '', (path, error) =>
        missing.push(`The folder ${join(word, path)} cannot be read: ${why(error)}.`),
      );
      if (below.length === 0 && missing.length === before)
        missing.push(`There is no Markdown file below ${word}.`);
      for (const path of below) take(join(word, path), false);
    } else if (stat) take(word, true);
    else if (/[*?[{]/.test(word)) {
      const matches = globSync(word, { cwd, exclude: (path) => SKIPPED.has(path) });
      const files = matches.filter((path) => look(path)?.isFile()).sort();
      if (files.length === 0 && missing.length === before) missing.push(`Nothing matches ${word}.`);
      for (const path of files) take(path, false);
    } else if (!isAbsent(resolve(cwd, word))) missing.push(`${word} is a link that leads nowhere.`);
    else missing.push(`There is no file ${word}.${nearby(word, cwd)}`);
  }
  return { inputs: [...inputs.values()], missing, ignored };
}

/**
 * Paths of the Markdown files below a folder, relative to it, in a stable order. Links to folders are not followed;
 * `unread` hears of folders that cannot be read, but for those that went away meanwhile.
 */
export function markdownBelow(
  folder: string,
  prefix = '',
  unread: (path: string, error: unknown) => void = () => undefined,
): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') unread(prefix, error);
    return [];
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(prefix, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownBelow(folder, path, unread);
    return MARKDOWN.test(entry.name) && !entry.isSymbolicLink() ? [path] : [];
  });
}

/** A file's text, or in one sentence why it has none. `exact` is false when bytes were lost on the way. */
export function readText(path: string): { text: string; exact: boolean } | { refused: string } {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > MAX_SIZE) return { refused: tooLarge(size) };
    bytes = readFileSync(path);
  } catch (error) {
    return { refused: `This file cannot be read: ${why(error)}.` };
  }
  if (bytes.includes(0)) return { refused: 'This file is not text. Name Markdown files only.' };
  return { text: bytes.toString('utf8'), exact: isUtf8(bytes) };
}

/** Writes a file; answers in a few words why it could not, or null. */
export function writeText(path: string, text: string): string | null {
  try {
    writeFileSync(path, text);
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'its folder is not there';
    return why(error);
  }
}

/** The text of a file that a run cannot do without, `name` being what people call it. */
export function readSettings(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${why(error)}.`);
  }
}

/** Whether nothing stands at a path, not even a link. */
export function isAbsent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR';
  }
}

function why(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') return 'you have no permission to';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'EROFS') return 'its disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOENT') return 'it is gone, or a link that leads nowhere';
  return error instanceof Error ? error.message : String(error);
}

/** ` Did you mean …?` with a file of the same folder, or nothing. */
export function nearby(word: string, cwd: string): string {
  const folder = resolve(cwd, word, '..');
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return '';
  }
  const name = closest(word.split(/[\\/]/).at(-1) ?? '', names);
  return name === null ? '' : ` Did you mean ${join(word, '..', name)}?`;
}

/** What `.debriefignore` in a folder leaves out. */
async function readIgnoreFile(cwd: string): Promise<(absolute: string) => boolean> {
  const path = join(cwd, '.debriefignore');
  if (!existsSync(path)) return () => false;
  const { ignoring } = await import('./ignoring.ts');
  return ignoring(readSettings(path, '.debriefignore'), cwd);
}
