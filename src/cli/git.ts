import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UsageError } from './command.ts';

/** What changed in the working tree since a commit. */
export interface Changes {
  /** The text that a file had then: null for a new file, undefined for one that has not changed. */
  before(absolute: string): string | null | undefined;
}

/** Compares the working tree at `cwd` with the point at which HEAD left `ref`. New files count as changed. */
export function changesSince(ref: string, cwd: string): Changes {
  if (ref.startsWith('-')) throw new UsageError(`"${ref}" is no commit, branch or tag.`);
  const root = git(cwd, ['rev-parse', '--show-toplevel']).trim();
  const base = mergeBase(cwd, ref);
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

function mergeBase(cwd: string, ref: string): string {
  try {
    return git(cwd, ['merge-base', ref, 'HEAD']).trim();
  } catch {
    // A shallow clone may know the commit, and not where the branches parted.
    return git(cwd, ['rev-parse', '--verify', `${ref}^{commit}`]).trim();
  }
}

function git(cwd: string, args: readonly string[]): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1 << 28 });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') throw new UsageError('--since needs git, and there is none on this machine.');
    const said = stderr?.trim().split('\n')[0] ?? String(error);
    throw new UsageError(
      `--since asked git and it refused: ${said}. In CI, fetch the history (fetch-depth: 0).`,
    );
  }
}
