import {
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { type Decoded, decodeText } from '../lint/decode.ts';
import { MAX_SIZE, tooLarge } from '../lint/unreadable.ts';
import { closest } from '../policy/did-you-mean.ts';
import { excludes, folderOf, globProblem, matchGlobs, withFolder } from '../policy/glob.ts';
import { UsageError } from './command.ts';

/** A file to read: as the user or a folder named it, and where it is. */
export interface Input {
  readonly path: string;
  readonly absolute: string;
  /** Whether it was named itself, rather than found in a folder or by a glob. */
  readonly named: boolean;
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Resolves the words of a command line to files, each once, in order: files as they are, folders to the Markdown
 * below them, globs to what they match, and `!glob` to what is left out of all that. Honours `.debriefignore` in `cwd`.
 */
export async function expand(
  words: readonly string[],
  cwd: string,
): Promise<{ inputs: Input[]; missing: string[]; ignored: string[] }> {
  const inputs = new Map<string, Input>();
  const missing: string[] = [];
  const ignored: string[] = [];
  const skipped = await readIgnoreFile(cwd);
  const slashed = words.map((word) => (sep === '/' ? word : word.split(sep).join('/')));
  const exclusions = slashed.filter((word) => excludes(word) && isAbsent(resolve(cwd, word)));
  const excluded = matchGlobs(exclusions.flatMap((word) => withFolder(word.slice(1))));
  const take = (path: string, named: boolean) => {
    const absolute = resolve(cwd, path);
    const shown = path.split(sep).join('/').replace(/^\.\//, '');
    if (excluded(shown)) return;
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
  for (const word of slashed) {
    if (exclusions.includes(word)) {
      const problem = globProblem(word);
      if (problem) missing.push(`${word} ${problem}.`);
      continue;
    }
    const before = missing.length;
    const stat = look(word);
    if (missing.length > before) continue;
    const unread = (folder: string, error: unknown) =>
      missing.push(`The folder ${folder} cannot be read: ${why(error)}.`);
    if (stat?.isDirectory()) {
      const below = markdownBelow(resolve(cwd, word), (path, error) => unread(join(word, path), error));
      if (below.length === 0 && missing.length === before)
        missing.push(`There is no Markdown file below ${word}.`);
      for (const path of below) take(join(word, path), false);
    } else if (stat) take(word, true);
    else if (/[*?[{]/.test(word)) {
      const problem = globProblem(word);
      if (problem) missing.push(`${word} ${problem}.`);
      const files = problem ? [] : filesMatching([word], cwd, unread).filter((path) => look(path)?.isFile());
      if (files.length === 0 && missing.length === before) missing.push(`Nothing matches ${word}.`);
      for (const path of files) take(path, false);
    } else if (!isAbsent(resolve(cwd, word))) missing.push(`${word} is a link that leads nowhere.`);
    else missing.push(`File not found: ${word}.${nearby(word, cwd)}`);
  }
  return { inputs: [...inputs.values()], missing, ignored };
}

/** Paths of the files below `root` that a list of globs selects, sorted; links are listed and not followed. */
export function filesMatching(globs: readonly string[], root: string, unread?: Unread): string[] {
  const folders = new Set(globs.filter((glob) => !excludes(glob)).map(folderOf));
  const found = new Set<string>();
  for (const folder of folders) {
    // Relative to the folder, so that `../docs/*.md` and absolute globs work.
    const below = (glob: string) =>
      glob.replace(/^(!?)(?:\.\/)?/, '$1').replace(folder === '' ? '' : `${folder}/`, '');
    const selects = matchGlobs(
      globs.filter((glob) => excludes(glob) || folderOf(glob) === folder).map(below),
    );
    for (const path of filesBelow(resolve(root, folder), unread))
      if (selects(path)) found.add(folder === '' ? path : `${folder}/${path}`);
  }
  return [...found].sort();
}

/** Paths of the Markdown files below a folder, relative to it, in a stable order. Links are left out. */
export function markdownBelow(folder: string, unread: Unread = () => undefined): string[] {
  return filesBelow(folder, unread, (entry) => MARKDOWN.test(entry.name) && !entry.isSymbolicLink());
}

/** Is called for each folder that cannot be read, unless it was deleted meanwhile. */
type Unread = (path: string, error: unknown) => void;

function filesBelow(
  folder: string,
  unread: Unread = () => undefined,
  wanted: (entry: Dirent) => boolean = () => true,
  prefix = '',
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
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(folder, unread, wanted, path);
    return wanted(entry) ? [path] : [];
  });
}

/** The text of a file, or in one sentence why it has none. */
export function readText(path: string): Decoded {
  try {
    const { size } = statSync(path);
    return size > MAX_SIZE ? { refused: tooLarge(size) } : decodeText(readFileSync(path));
  } catch (error) {
    return { refused: `This file cannot be read: ${why(error)}.` };
  }
}

/** Writes a file, and the folders above it. Returns in a few words why it could not, or null. */
export function writeText(path: string, text: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return null;
  } catch (error) {
    return why(error);
  }
}

/** The text of a file that a run needs; `name` is what people call it. A `UsageError` says why it cannot be read. */
export function readSettings(path: string, name: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${why(error)}.`);
  }
  const decoded = decodeText(bytes);
  if ('refused' in decoded) throw new UsageError(`${name} cannot be read: it is not text in UTF-8.`);
  return decoded.text;
}

/** Whether there is nothing at a path, not even a link. */
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
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a folder of its path is a file';
  if (code === 'ELOOP') return 'it is a link that leads back to itself';
  if (code === 'EROFS') return 'its disk is read-only';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOENT') return 'it is gone, or a link that leads nowhere';
  return error instanceof Error ? error.message : String(error);
}

/** ` Did you mean …?` with a file in the same folder, or nothing. */
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
  return ignoring(readSettings(path, '.debriefignore').split(/\r?\n/), cwd);
}
