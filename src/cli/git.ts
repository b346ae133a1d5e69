import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UsageError } from './command.ts';
import { repositoryRoot } from './repository-root.ts';

/** What changed in the working tree since a commit. */
export interface Changes {
  /** The text of a file at that commit: null for a new file, undefined for one that has not changed. */
  before(absolute: string): string | null | undefined;
}

/** Compares the working tree at `cwd` with the commit where HEAD branched off `ref`. New files count as changed. */
export function changesSince(ref: string, cwd: string): Changes {
  if (ref === '' || ref.startsWith('-'))
    throw new UsageError(`--since: "${ref}" is not a commit, branch or tag.`);
  const root = rootOf(cwd);
  const base = mergeBase(cwd, ref === MERGE_BASE ? defaultBranch(cwd) : ref);
  const old = new Map<string, string | null>();
  const words = git(root, ['diff', '--name-status', '-z', '-M', base, '--']).split('\0');
  for (let i = 0; i + 1 < words.length; ) {
    const status = words[i++] ?? '';
    const from = words[i++] ?? '';
    const to = /^[RC]/.test(status) ? (words[i++] ?? '') : from;
    if (!status.startsWith('D')) old.set(resolve(root, to), status.startsWith('A') ? null : from);
  }
  for (const path of git(root, ['ls-files', '--others', '--exclude-standard', '-z']).split('\0')) {
    if (path) old.set(resolve(root, path), null);
  }
  return {
    before(absolute) {
      const path = old.get(absolute);
      return typeof path === 'string' ? git(root, ['show', `${base}:${path}`]) : path;
    },
  };
}

/** As in the Action: where the work left the branch that it goes to. */
const MERGE_BASE = 'merge-base';
const USUAL = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];

/** The default branch as this clone knows it. */
function defaultBranch(cwd: string): string {
  const found = USUAL.find((ref) => ask(cwd, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
  if (found !== undefined) return found;
  throw new UsageError(
    `--since merge-base: this clone does not say which branch is the default one. Name it: --since origin/trunk, or \`git remote set-head origin --auto\`.`,
  );
}

function mergeBase(cwd: string, ref: string): string {
  const commit = ask(cwd, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])?.trim();
  if (!commit) {
    throw new UsageError(
      `--since: this clone has no commit, branch or tag "${ref}". Check the spelling, or fetch it: \`git fetch origin ${ref}\`; in GitHub Actions, check out with \`fetch-depth: 0\` and compare with \`origin/${ref}\`.`,
    );
  }
  // A shallow clone may have the commit, but not the merge base.
  return ask(cwd, ['merge-base', commit, 'HEAD'])?.trim() || commit;
}

/** git's output, or null if it exits with an error. */
function ask(cwd: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UsageError('--since needs git, which is not installed here.');
    return null;
  }
}

function git(cwd: string, args: readonly string[]): string {
  const answer = ask(cwd, args);
  if (answer === null) throw new UsageError(`--since: git could not run \`git ${args[0]}\` in ${cwd}.`);
  return answer;
}

/** The root of the repository around a folder; a `UsageError` if there is none. */
function rootOf(cwd: string): string {
  const root = ask(cwd, ['rev-parse', '--show-toplevel'])?.trim();
  if (root) return root;
  throw new UsageError(
    repositoryRoot(cwd) === null
      ? '--since compares with git, and this folder is in no repository.'
      : '--since compares with git, and git cannot use the repository here. If it does not trust its owner: `git config --global --add safe.directory "$PWD"`.',
  );
}

/** `owner/name` of the remote `origin` of the repository around a folder; null if there is none. */
export function repositoryHere(folder: string): string | null {
  try {
    const address = ask(folder, ['remote', 'get-url', 'origin'])?.trim() ?? '';
    return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(address)?.[1] ?? null;
  } catch {
    // git is not installed.
    return null;
  }
}
