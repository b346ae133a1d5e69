import { dirname, relative, resolve, sep } from 'node:path';
import { VERSION } from '../lint/docs.ts';
import type { LintSettings } from '../lint/engine.ts';
import type { Change } from '../lint/fix.ts';
import type { FileResult, Reported } from '../lint/result.ts';
import type { Profile } from '../lint/rule.ts';
import { unreadable } from '../lint/unreadable.ts';
import type { Cache } from './cache.ts';
import { readText, writeText } from './files.ts';
import { loadPolicy, type PolicyFile } from './policy.ts';
import type { Input } from './select-files.ts';

/** How to lint files; the same for every file of a run. */
export interface Linting {
  readonly cwd: string;
  readonly today: string;
  readonly profile: Profile | undefined;
  /** Lint only what has changed since a commit. */
  readonly changedOnly: boolean;
  readonly policyOf: (folder: string) => PolicyFile;
  readonly cache: Cache | null;
  /** The linters made so far, one for each policy, with all of the above settings. */
  readonly linters: Map<PolicyFile, Promise<Linter>>;
  readonly around?: LintSettings['around'];
}

export type Linter = (text: string, path: string) => FileResult;

/** A linter for the files of a folder. The engine and the policy are loaded at the first text that is not cached. */
export function linterFor(
  linting: Linting,
  folder: string,
): (text: string, path: string) => Promise<FileResult> {
  const file = linting.policyOf(folder);
  const { cache, today, profile, changedOnly } = linting;
  const run = `${VERSION}\0${today}\0${profile ?? ''}\0${changedOnly}`;
  const settings = cache?.key(run, `${file.path === null ? '' : file.text}`) ?? '';
  return async (text, path) => {
    const key = cache?.key(text, settings) ?? '';
    const known = cache?.get(path, key);
    if (known) return known;
    const result = (await linterOf(linting, file))(text, path);
    cache?.set(path, key, result);
    return result;
  };
}

/** The linter without the cache; made once for all files of a policy. */
export function linterOf(linting: Linting, file: PolicyFile): Promise<Linter> {
  const linter = linting.linters.get(file) ?? makeLinter(linting, file);
  linting.linters.set(file, linter);
  return linter;
}

async function makeLinter(linting: Linting, file: PolicyFile): Promise<Linter> {
  const [settingsFor, { lintText }] = await Promise.all([
    settingsOf(linting, file),
    import('../lint/engine.ts'),
  ]);
  return (text, path) => lintText(text, path, settingsFor(path));
}

async function settingsOf(linting: Linting, file: PolicyFile): Promise<(path: string) => LintSettings> {
  const { cwd, today, profile, changedOnly, around } = linting;
  const policy = await loadPolicy(file, cwd);
  // Whoever names a profile wants to see what it asks of a new document.
  const settings = {
    policy,
    today,
    profile,
    asksForAll: profile !== undefined,
    ...(around ? { around } : {}),
  };
  if (!changedOnly) return () => settings;
  const { matchGlobs } = await import('../policy/glob.ts');
  const isNamed = matchGlobs(policy.postmortems.files);
  return (path) => ({
    ...settings,
    isProposed: isNamed(relative(file.root, resolve(cwd, path)).split(sep).join('/')),
  });
}

/** The result of one file. */
export interface Linted {
  readonly input: Input;
  readonly result: FileResult;
  /** What it was made from; null when the file could not be read at all. `exact`: all of it is UTF-8. */
  readonly content: { readonly text: string; readonly exact: boolean } | null;
  /** What --fix changed, or would change. */
  readonly changes: readonly Change[];
  /** Why --fix could not write its changes. */
  readonly unwritten?: string;
}

/** Lints one file; null if the policy's `lint.ignore` excludes it. */
export async function lintFile(input: Input, linting: Linting): Promise<Linted | null> {
  const folder = dirname(input.absolute);
  if (await ignoredByPolicy(input, linting)) return null;
  const content = readText(input.absolute);
  if ('refused' in content)
    return { input, result: unreadable(input.path, content.refused), content: null, changes: [] };
  const result = await linterFor(linting, folder)(content.text, input.path);
  return { input, result, content, changes: [] };
}

/** What --fix makes of a file: of the findings that `isWanted` picks, those that can be fixed are; `write`: on disk as well. */
export async function fixFile(
  linted: Linted,
  linting: Linting,
  isWanted: (finding: Reported) => boolean,
  write: boolean,
): Promise<Linted> {
  const { input, result, content } = linted;
  // Writing back invalid UTF-8 would lose bytes.
  if (!content?.exact || !result.findings.some((f) => f.fix !== null && isWanted(f))) return linted;
  const [settingsFor, { fixText }] = await Promise.all([
    settingsOf(linting, linting.policyOf(dirname(input.absolute))),
    import('../lint/fix.ts'),
  ]);
  const after = fixText(content.text, input.path, settingsFor(input.path), isWanted);
  const isWritten = write && after.text !== content.text;
  const unwritten = isWritten ? writeText(input.absolute, after.text) : null;
  if (unwritten) return { ...linted, unwritten };
  return { ...linted, result: after.result, changes: after.changes };
}

async function ignoredByPolicy(input: Input, linting: Linting): Promise<boolean> {
  const file = linting.policyOf(dirname(input.absolute));
  if (file.path === null) return false;
  const { lint } = await loadPolicy(file, linting.cwd);
  if (lint.ignore.length === 0) return false;
  const { ignoring } = await import('./ignoring.ts');
  return ignoring(lint.ignore, file.root)(input.absolute);
}
