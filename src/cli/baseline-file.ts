import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { BASELINE_FILE } from '../lint/baseline.ts';
import { repositoryRoot } from './repository-root.ts';

/** The nearest baseline at or above a folder, within its repository; null if there is none. */
export function baselineAbove(cwd: string): string | null {
  const root = repositoryRoot(cwd) ?? cwd;
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, BASELINE_FILE);
    if (existsSync(path)) return relative(cwd, path);
    if (folder === root) return null;
  }
}

/** Where the first baseline is written: at the root of the repository, where the check and the Action look for it. */
export const firstBaseline = (cwd: string): string =>
  relative(cwd, join(repositoryRoot(cwd) ?? cwd, BASELINE_FILE));
