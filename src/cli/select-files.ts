import { type Dirent, existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { excludes, folderOf, globProblem, matchGlobs, withFolder } from '../policy/glob.ts';
import { isAbsent, nearby, readSettings, reasonOf } from './files.ts';

/** A file to read: as the user or a folder named it, and where it is. */
export interface Input {
  readonly path: string;
  readonly absolute: string;
  /** Whether the user named this file, rather than a folder or a glob that contains it. */
  readonly named: boolean;
}

export interface Selected {
  readonly inputs: Input[];
  /** A sentence for each word that selects nothing, and for each folder that cannot be read. */
  readonly missing: string[];
  /** Files that the user named and `.debriefignore` leaves out. */
  readonly ignored: string[];
}

const MARKDOWN = /\.(?:md|markdown|mdown|mkd)$/i;
const GLOB = /[*?[{]/;
const SKIPPED = new Set(['node_modules', '.git']);

/**
 * Resolves the words of a command line to files, each once, in order: files as they are, folders to the Markdown files
 * in them, globs to what they match; `!glob` leaves files out of all that. Honours `.debriefignore` in `cwd`.
 */
export async function selectFiles(words: readonly string[], cwd: string): Promise<Selected> {
  const slashed = words.map((word) => (sep === '/' ? word : word.split(sep).join('/')));
  const exclusions = slashed.filter((word) => excludes(word) && isAbsent(resolve(cwd, word)));
  const selection = new Selection(cwd, exclusions, await readIgnoreFile(cwd));
  for (const word of slashed) {
    if (exclusions.includes(word)) selection.checkGlob(word);
    else selection.add(word);
  }
  return { inputs: [...selection.inputs.values()], missing: selection.missing, ignored: selection.ignored };
}

/** Collects files word by word. */
class Selection {
  readonly inputs = new Map<string, Input>();
  readonly missing: string[] = [];
  readonly ignored: string[] = [];
  private readonly cwd: string;
  private readonly isExcluded: (path: string) => boolean;
  private readonly isIgnored: (absolute: string) => boolean;

  constructor(cwd: string, exclusions: readonly string[], isIgnored: (absolute: string) => boolean) {
    this.cwd = cwd;
    this.isExcluded = matchGlobs(exclusions.flatMap((word) => withFolder(word.slice(1))));
    this.isIgnored = isIgnored;
  }

  add(word: string): void {
    const stat = this.stat(word);
    if (stat === null) return;
    if (stat?.isDirectory()) this.addFolder(word);
    else if (stat) this.take(word, true);
    else if (GLOB.test(word)) this.addGlob(word);
    else if (!isAbsent(resolve(this.cwd, word))) this.missing.push(`${word} is a link that leads nowhere.`);
    else this.missing.push(`File not found: ${word}.${nearby(word, this.cwd)}`);
  }

  /** Reports an invalid glob and returns false. */
  checkGlob(word: string): boolean {
    const problem = globProblem(word);
    if (problem) this.missing.push(`${word} ${problem}.`);
    return !problem;
  }

  private addFolder(word: string): void {
    const before = this.missing.length;
    const paths = markdownBelow(resolve(this.cwd, word), (path, error) =>
      this.unread(join(word, path), error),
    );
    for (const path of paths) this.take(join(word, path), false);
    if (paths.length === 0 && this.missing.length === before)
      this.missing.push(`There is no Markdown file below "${word}".`);
  }

  private addGlob(word: string): void {
    if (!this.checkGlob(word)) return;
    const before = this.missing.length;
    const paths = filesMatching([word], this.cwd, (folder, error) => this.unread(folder, error)).filter(
      (path) => this.stat(path)?.isFile(),
    );
    for (const path of paths) this.take(path, false);
    if (paths.length === 0 && this.missing.length === before) this.missing.push(`Nothing matches ${word}.`);
  }

  private take(path: string, named: boolean): void {
    const absolute = resolve(this.cwd, path);
    const shown = path.split(sep).join('/').replace(/^\.\//, '');
    if (this.isExcluded(shown)) return;
    if (this.isIgnored(absolute)) {
      if (named) this.ignored.push(shown);
    } else if (!this.inputs.has(absolute)) this.inputs.set(absolute, { path: shown, absolute, named });
  }

  /** Undefined if nothing is there; null if it cannot be read, which is reported. */
  private stat(path: string): Stats | undefined | null {
    try {
      return statSync(resolve(this.cwd, path), { throwIfNoEntry: false });
    } catch (error) {
      if (isAbsent(resolve(this.cwd, path))) return undefined;
      this.missing.push(`${path} cannot be read: ${reasonOf(error)}.`);
      return null;
    }
  }

  private unread(folder: string, error: unknown): void {
    this.missing.push(`The folder ${folder} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Paths of the files below `root` that a list of globs selects, sorted; links are listed and not followed, pipes are left out. */
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
  return filesBelow(folder, unread, (entry) => MARKDOWN.test(entry.name) && entry.isFile());
}

/** Called for each folder that cannot be read, unless it was deleted in the meantime. */
type Unread = (path: string, error: unknown) => void;

function filesBelow(
  folder: string,
  unread: Unread = () => undefined,
  // To read a pipe or a device could take forever.
  wanted: (entry: Dirent) => boolean = (entry) => entry.isFile() || entry.isSymbolicLink(),
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

/** What `.debriefignore` in a folder leaves out. */
async function readIgnoreFile(cwd: string): Promise<(absolute: string) => boolean> {
  const path = join(cwd, '.debriefignore');
  if (!existsSync(path)) return () => false;
  const { ignoring } = await import('./ignoring.ts');
  return ignoring(readSettings(path, '.debriefignore').split(/\r?\n/), cwd);
}
