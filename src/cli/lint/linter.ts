import { relative, resolve, sep } from 'node:path';
import { VERSION } from '../../lint/docs.ts';
import type { LintSettings } from '../../lint/engine.ts';
import type { FileResult } from '../../lint/result.ts';
import type { Profile } from '../../lint/rule.ts';
import type { Cache } from '../cache.ts';
import { loadPolicy, type PolicyFile } from '../policy.ts';

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
    import('../../lint/engine.ts'),
  ]);
  return (text, path) => lintText(text, path, settingsFor(path));
}

/** The engine's settings for each file of a policy. */
export async function settingsOf(
  linting: Linting,
  file: PolicyFile,
): Promise<(path: string) => LintSettings> {
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
  const { matchGlobs } = await import('../../policy/glob.ts');
  const isNamed = matchGlobs(policy.postmortems.files);
  return (path) => ({
    ...settings,
    isProposed: isNamed(relative(file.root, resolve(cwd, path)).split(sep).join('/')),
  });
}
